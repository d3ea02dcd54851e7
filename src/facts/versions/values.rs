//! The new list: `values`, one item a minor version, its patches as the keys of a map.

use super::list::{Upgrade, VersionEntry, VersionList};
use super::number;
use crate::document::Value;

/// The versions in a new list.
pub(super) fn recognise(data: &Value) -> Option<VersionList> {
    let mut stated_default = None;
    let mut entries = Vec::new();
    for minor in data.get("values")?.items() {
        let is = |key: &str| minor.get(key).and_then(Value::as_bool) == Some(true);
        if stated_default.is_none() && is("isDefault") {
            stated_default = minor
                .get("version")
                .and_then(Value::as_str)
                .filter(|version| number::minor(version).is_some())
                .map(|version| number::bare(version).to_owned());
        }
        let plans = minor.at(&["capabilities", "supportPlan"]).map_or(&[] as &[Value], Value::items);
        let patches = minor.get("patchVersions").map_or(&[] as &[_], Value::members);
        for patch in patches.iter().filter(|patch| number::full(&patch.key).is_some()) {
            let upgrades = patch.value.get("upgrades").map_or(&[] as &[Value], Value::items);
            entries.push(VersionEntry {
                version: number::bare(&patch.key).to_owned(),
                is_preview: is("isPreview"),
                upgrades: upgrades.iter().filter_map(upgrade).collect(),
                support_plans: plans.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                ..VersionEntry::default()
            });
        }
    }
    VersionList::new(entries, stated_default)
}

/// An upgrade: whether it is a preview is said at its own minor version.
fn upgrade(item: &Value) -> Option<Upgrade> {
    let version = item.as_str().filter(|version| number::full(version).is_some())?;
    Some(Upgrade { version: number::bare(version).to_owned(), is_preview: false })
}
