//! A list of versions as a fact: where it was read, and of which region it is.

use super::VersionList;
use crate::facts::resource_id::same_text;
use crate::facts::{Origin, same_region};

/// The Kubernetes versions of a region.
#[derive(Clone, Debug)]
pub struct VersionsFact {
    /// The versions.
    pub list: VersionList,
    /// Where the fact was read.
    pub origin: Origin,
}

impl VersionsFact {
    /// The region, as the list itself or its envelope says it.
    pub fn location(&self) -> Option<&str> {
        self.list.location.as_deref().or(self.origin.scope.location.as_deref())
    }

    /// Whether it is the list of this cluster's region: it names the region, or the cluster itself.
    pub(crate) fn is_of(
        &self,
        cloud: Option<&str>,
        subscription: Option<&str>,
        location: Option<&str>,
        cluster_id: &str,
    ) -> bool {
        let scope = &self.origin.scope;
        let said = [self.list.location.as_deref(), scope.location.as_deref()];
        let contradicts = |region: &str| location.is_some_and(|location| !same_region(location, region));
        if said.into_iter().flatten().any(contradicts) || !scope.allows(cloud, subscription) {
            return false;
        }
        let is_of_subscription = match (self.list.subscription.as_deref(), subscription) {
            (Some(said), Some(wanted)) => same_text(said, wanted),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let names_region = location.is_some() && self.location().is_some();
        is_of_subscription && (names_region || scope.is_resource(cluster_id))
    }
}
