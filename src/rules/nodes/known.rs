//! What facts say of VM sizes and of the quota in the cluster's region.

use std::borrow::Cow;

use crate::facts::{Origin, QuotaFact, Scope, SizeFact, SizeRestriction, SizesFact, segment_after};
use crate::rules::Context;
use crate::spec::Operation;

/// The vCPUs of a VM size, from the catalog or from a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct SizeVcpus<'a> {
    /// The name in Azure's own letter case.
    pub(in crate::rules) name: &'a str,
    /// vCPUs of the size, by which quota counts; of a constrained one, of its parent.
    pub(in crate::rules) counted: u64,
    /// vCPUs that the machine shows.
    pub(in crate::rules) available: u64,
}

/// What the subscription may do with a VM size in the region.
#[derive(Debug)]
pub(super) enum Offer<'a> {
    /// It may use it.
    Offered,
    /// The region has it, but not for the subscription.
    Restricted(&'a SizeRestriction, &'a SizeFact, &'a Origin),
    /// The whole list of the region does not have it.
    Absent(&'a SizesFact),
    /// No fact says it.
    Unknown,
}

impl Context<'_> {
    /// The vCPUs of a VM size: from the catalog, else from what facts say of it in the cluster's region.
    pub(in crate::rules) fn size_of(&self, name: &str) -> Option<SizeVcpus<'_>> {
        if let Some(size) = self.catalog.size(name) {
            return Some(SizeVcpus {
                name: &size.name,
                counted: size.vcpus.into(),
                available: size.available_vcpus.into(),
            });
        }
        let (size, _) = self.listed_size(name)?;
        let counted = size.vcpus?;
        Some(SizeVcpus { name: &size.name, counted, available: size.available_vcpus.unwrap_or(counted) })
    }

    /// The family of a VM size, by which its quota is counted.
    pub(super) fn family_of(&self, name: &str) -> Option<&str> {
        self.listed_size(name)?.0.family.as_deref()
    }

    /// Whether the subscription may use the VM size in the cluster's region.
    pub(super) fn offer_of(&self, name: &str) -> Offer<'_> {
        let Some(region) = self.cluster_location() else { return Offer::Unknown };
        if let Some((size, origin)) = self.listed_size(name) {
            return match size.restriction(region) {
                Some(restriction) => Offer::Restricted(restriction, size, origin),
                None => Offer::Offered,
            };
        }
        let whole = self.size_lists().find(|list| list.is_complete && list.is_about(region));
        whole.map_or(Offer::Unknown, Offer::Absent)
    }

    /// The quota of the region in which a cluster is created.
    pub(super) fn region_quota(&self) -> Option<&QuotaFact> {
        let region = self.new_cluster_location()?;
        let subscription = self.new_cluster_subscription();
        self.facts
            .quotas
            .iter()
            .rfind(|quota| quota.origin.scope.is_region(self.spec.cloud(), subscription, region))
    }

    /// The VM size in the cluster's region as the last fact shows it.
    fn listed_size(&self, name: &str) -> Option<(&SizeFact, &Origin)> {
        if self.facts.sizes.is_empty() {
            return None;
        }
        let region = self.cluster_location()?;
        self.size_lists().find_map(|list| {
            let scope: &Scope = &list.origin.scope;
            let is_it = |size: &&SizeFact| size.name.eq_ignore_ascii_case(name) && size.is_in(region, scope);
            Some((list.sizes.iter().find(is_it)?, &list.origin))
        })
    }

    /// Every list of sizes that is not said to be about another cloud or subscription, the last first.
    fn size_lists(&self) -> impl Iterator<Item = &SizesFact> {
        let subscription = self.cluster_subscription();
        self.facts
            .sizes
            .iter()
            .rev()
            .filter(move |list| list.origin.scope.allows(self.spec.cloud(), subscription.as_deref()))
    }

    /// The subscription in which the cluster is or will be.
    pub(in crate::rules) fn cluster_subscription(&self) -> Option<Cow<'_, str>> {
        if self.is(Operation::Attach) && !self.makes_cluster() {
            let id = self.spec.cluster_id()?;
            return segment_after(&id, "subscriptions").map(|subscription| subscription.to_owned().into());
        }
        self.new_cluster_subscription().map(Cow::Borrowed)
    }
}
