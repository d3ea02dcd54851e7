//! The regions that a spec names, and those that it means.

use crate::catalog::{Catalog, Region};
use crate::host::lowercase;
use crate::rules::Context;
use crate::spec::Spec;

/// The regions as written, each with its pointer.
pub(super) fn written<'a>(spec: &Spec<'a>) -> impl Iterator<Item = (&'static str, &'a str)> {
    [
        ("/workspace/location", spec.workspace.location.given()),
        ("/location", spec.location.given()),
        ("/cluster/create/location", spec.cluster_create().and_then(|create| create.location.given())),
    ]
    .into_iter()
    .filter_map(|(pointer, name)| Some((pointer, name?)))
}

/// The region that is meant, by its programmatic name or by the name that people see.
pub(super) fn meant<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a Region> {
    catalog.region(name).or_else(|| catalog.region_by_display_name(name))
}

/// The workspace's region and the new cluster's, where they are not the same.
pub(super) fn different<'a>(cx: &Context<'a>) -> Option<(&'a str, &'a str)> {
    let workspace = cx.spec.workspace.location.given()?;
    let cluster = match cx.spec.cluster_create() {
        Some(create) => create.location.given()?,
        None => cx.spec.location.given()?,
    };
    let is_same = match (meant(cx.catalog, workspace), meant(cx.catalog, cluster)) {
        (Some(workspace), Some(cluster)) => workspace.name == cluster.name,
        _ => workspace.eq_ignore_ascii_case(cluster),
    };
    (!is_same).then_some((workspace, cluster))
}

/// What is longer is no misspelt region.
const LONGEST: usize = 40;

/// Regions of the cloud that `name` may have been meant to be, the likeliest first.
pub(super) fn nearest<'a>(catalog: &'a Catalog, cloud: &str, name: &str) -> Vec<&'a Region> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let typed = lowercase(&name.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    let farthest = (typed.chars().count() / 4).max(1);
    let mut near = Vec::with_capacity(4);
    for region in catalog.regions().iter().filter(|region| region.cloud == cloud) {
        let distance = strsim::osa_distance(&typed, &region.name);
        if distance <= farthest {
            // Equally near ones stay in the order of the table.
            let place = near.partition_point(|(other, _)| *other <= distance);
            near.insert(place, (distance, region));
            near.truncate(3);
        }
    }
    near.into_iter().map(|(_, region)| region).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_region_is_found_in_its_cloud() {
        let first = |cloud, name| {
            nearest(Catalog::embedded(), cloud, name).first().map(|region| region.name.to_string())
        };
        assert_eq!(first("AzureCloud", "estus2").as_deref(), Some("eastus2"));
        assert_eq!(first("AzureChinaCloud", "china-est2").as_deref(), Some("chinaeast2"));
        assert_eq!(first("AzureCloud", "chinaest2"), None);
        assert_eq!(first("AzureCloud", "mars"), None);
        assert_eq!(first("AzureCloud", &"eastus2".repeat(9)), None);
    }
}
