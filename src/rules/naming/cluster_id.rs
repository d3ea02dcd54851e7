//! The ARM id of an AKS cluster, taken apart.

use super::parts::{is_cluster_name, is_guid, is_resource_group};
use super::resource_id::ResourceId;
use crate::spec::Spec;

/// An id of the form
/// `/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…`.
#[derive(Debug, PartialEq)]
pub(super) struct ClusterId<'a> {
    pub(super) subscription: &'a str,
    pub(super) resource_group: &'a str,
    pub(super) name: &'a str,
}

impl<'a> ClusterId<'a> {
    /// Takes an id apart; the letter case of its fixed words does not matter, as everywhere in ARM.
    pub(super) fn parse(id: &'a str) -> Option<Self> {
        let id = ResourceId::parse(id, "Microsoft.ContainerService", &["managedClusters"])?;
        Some(Self { subscription: id.subscription, resource_group: id.resource_group, name: id.name })
    }

    /// The id that a spec gives, where it can be taken apart. A slash at its end hides nothing.
    pub(super) fn given(spec: &Spec<'a>) -> Option<Self> {
        Self::parse(spec.cluster.as_ref()?.resource_id.given()?.trim_end_matches('/'))
    }

    /// Whether each of its parts may be called so.
    pub(super) fn is_sound(&self) -> bool {
        is_guid(self.subscription) && is_resource_group(self.resource_group) && is_cluster_name(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_eight_segments() {
        let id = "/SUBSCRIPTIONS/s/resourcegroups/g/providers/microsoft.containerservice/ManagedClusters/c";
        let expected = ClusterId { subscription: "s", resource_group: "g", name: "c" };
        assert_eq!(ClusterId::parse(id), Some(expected));
        for wrong in [
            "",
            "/",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c/",
            "/subscriptions/s/resourceGroups//providers/Microsoft.ContainerService/managedClusters/c",
            "subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/c",
        ] {
            assert_eq!(ClusterId::parse(wrong), None, "{wrong}");
        }
    }
}
