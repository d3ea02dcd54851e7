//! ARM ids taken apart into the names that a spec holds.

use crate::facts::same_text;

/// The names in an ARM id whose other segments are these; a `*` stands for a name.
pub(super) fn names<'a>(id: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut segments = id.trim_end_matches('/').split('/');
    let mut names = Vec::new();
    for wanted in pattern.split('/') {
        let segment = segments.next()?;
        if wanted == "*" {
            if segment.is_empty() {
                return None;
            }
            names.push(segment);
        } else if !same_text(wanted, segment) {
            return None;
        }
    }
    segments.next().is_none().then_some(names)
}

/// The pattern of a resource group.
pub(super) const GROUP: &str = "/subscriptions/*/resourceGroups/*";
/// The pattern of a compute.
pub(super) const COMPUTE: &str =
    "/subscriptions/*/resourceGroups/*/providers/Microsoft.MachineLearningServices/workspaces/*/computes/*";
/// The pattern of a cluster.
pub(super) const CLUSTER: &str =
    "/subscriptions/*/resourceGroups/*/providers/Microsoft.ContainerService/managedClusters/*";
/// The pattern of a subnet.
pub(super) const SUBNET: &str =
    "/subscriptions/*/resourceGroups/*/providers/Microsoft.Network/virtualNetworks/*/subnets/*";
