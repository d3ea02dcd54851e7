//! The old list: `orchestrators`, of `az` before 2023 and of the REST request up to api-version 2019-08-01.

use super::list::{Upgrade, VersionEntry, VersionList};
use super::number;
use crate::document::Value;
use crate::facts::segment_after;

/// The versions in an old list, or in one entry of it.
pub(super) fn recognise(data: &Value) -> Option<VersionList> {
    // The request wraps the list in `properties`; `az` takes the wrapping off.
    let list = data.at(&["properties", "orchestrators"]).or_else(|| data.get("orchestrators"));
    let items = match list {
        Some(list) => list.items(),
        None if data.get("orchestratorType").is_some() => std::slice::from_ref(data),
        None => data.items(),
    };
    // The first versions of Azure Container Service ran other orchestrators too.
    let items = items.iter().filter(|item| type_of(item).eq_ignore_ascii_case("Kubernetes"));
    let mut stated_default = None;
    let mut entries = Vec::new();
    for item in items {
        let Some(version) = version_of(item) else { continue };
        if stated_default.is_none() && is_true(item, "default") {
            stated_default = Some(version.to_owned());
        }
        let upgrades = item.get("upgrades").map_or(&[] as &[Value], Value::items);
        entries.push(VersionEntry {
            version: version.to_owned(),
            is_preview: is_true(item, "isPreview"),
            upgrades: upgrades.iter().filter_map(upgrade).collect(),
            ..VersionEntry::default()
        });
    }
    let id = data.get("id").and_then(Value::as_str).unwrap_or_default();
    Some(VersionList {
        location: segment_after(id, "locations").map(str::to_owned),
        subscription: segment_after(id, "subscriptions").map(str::to_owned),
        ..VersionList::new(entries, stated_default)?
    })
}

/// An upgrade; its type is an empty text in most answers.
fn upgrade(item: &Value) -> Option<Upgrade> {
    let kind = type_of(item);
    if !kind.is_empty() && !kind.eq_ignore_ascii_case("Kubernetes") {
        return None;
    }
    Some(Upgrade { version: version_of(item)?.to_owned(), is_preview: is_true(item, "isPreview") })
}

fn type_of(item: &Value) -> &str {
    item.get("orchestratorType").and_then(Value::as_str).unwrap_or_default()
}

fn version_of(item: &Value) -> Option<&str> {
    // The article writes `orchestrationVersion` once, and so do scripts that follow it.
    let version = ["orchestratorVersion", "orchestrationVersion"]
        .into_iter()
        .find_map(|key| item.get(key).and_then(Value::as_str))?;
    number::full(version).is_some().then(|| number::bare(version))
}

fn is_true(item: &Value, key: &str) -> bool {
    item.get(key).and_then(Value::as_bool) == Some(true)
}
