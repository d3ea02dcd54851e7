//! The regions that a spec names, and those that it means.

use crate::catalog::{Catalog, Region};
use crate::facts::same_region;
use crate::host::lowercase;
use crate::rules::Context;
use crate::spec::{Operation, Spec};

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

/// The workspace's region and the cluster's, where both are known; what Azure says of the workspace wins.
pub(super) fn both<'a>(cx: &'a Context<'_>) -> Option<(&'a str, &'a str)> {
    let workspace = cx.current_workspace().and_then(|workspace| workspace.location.as_deref());
    Some((workspace.or(cx.spec.workspace.location.given())?, cx.cluster_location()?))
}

/// Whether two regions, however they are written, are the same.
pub(super) fn are_same(cx: &Context<'_>, left: &str, right: &str) -> bool {
    match (meant(cx.catalog, left), meant(cx.catalog, right)) {
        (Some(left), Some(right)) => left.name == right.name,
        _ => same_region(left, right),
    }
}

/// Whether the workspace has private endpoints.
pub(super) fn has_private_endpoints(cx: &Context<'_>) -> Option<bool> {
    Some(cx.current_workspace()?.private_endpoints? > 0)
}

/// Whether the spec attaches a cluster that is there already.
pub(super) fn names_existing_cluster(cx: &Context<'_>) -> bool {
    cx.is(Operation::Attach) && cx.spec.cluster.as_ref().is_some() && !cx.makes_cluster()
}

/// Where the spec says the cluster's region.
pub(super) fn pointer(cx: &Context<'_>) -> &'static str {
    match (cx.spec.operation, cx.spec.cluster_create().filter(|_| !cx.as_it_is)) {
        (_, Some(create)) if create.location.is_present() => "/cluster/create/location",
        (Some(Operation::Attach), None) => "/cluster",
        (Some(Operation::Create), None) if cx.spec.location.is_present() => "/location",
        _ => "/workspace/location",
    }
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
