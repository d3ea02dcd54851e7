//! What a rule may look at: the spec, the facts, the catalog, the time and the language.

use std::cell::OnceCell;

use time::{Date, OffsetDateTime};

use super::Together;
use super::ask::Commands;
use super::network::Ranges;
use super::tls::Certificates;
use crate::attachment;
use crate::catalog::Catalog;
use crate::facts::{
    ClusterFact, ComputeFact, Facts, NodePoolFact, NodePoolsFact, Origin, RegionalTag, ServiceTagsFact,
    VersionsFact, WorkspaceFact, same_resource,
};
use crate::files::Files;
use crate::language::Language;
use crate::spec::{ClusterCreate, Operation, Spec};

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// What the user wants.
    pub spec: &'a Spec<'a>,
    /// What is there today.
    pub facts: &'a Facts,
    /// The files that the spec names.
    pub files: &'a Files,
    /// What Azure offers.
    pub catalog: &'a Catalog,
    /// The time of the check.
    pub now: OffsetDateTime,
    /// The language of messages.
    pub language: Language,
    /// The other specs of the run, where they are checked against each other.
    pub together: Option<&'a Together>,
    /// Whether the cluster that the spec would make is judged as it is: facts show that it is there, so it is attached and
    /// not made.
    pub(crate) as_it_is: bool,
    /// The commands that rules have asked for so far.
    pub(crate) commands: Commands,
    /// The ranges of the network, once a rule has asked for them.
    pub(crate) ranges: OnceCell<Ranges>,
    /// What is known of certificate and key, once a rule has asked for it.
    pub(crate) certificates: OnceCell<Certificates>,
}

impl<'a> Context<'a> {
    /// The cluster that an attach makes first.
    pub(super) fn new_cluster(&self) -> Option<&ClusterCreate<'a>> {
        self.spec.cluster_create().filter(|_| self.is(Operation::Attach) && !self.as_it_is)
    }

    /// Whether facts show that the cluster that the spec would make is there already: it is attached as it is, and what it
    /// takes of quotas, addresses and the like it has taken.
    pub(super) fn cluster_is_there(&self) -> bool {
        attachment::cluster_is_there(self.spec, self.facts)
    }

    /// Whether the cluster to be attached is yet to be made, so that nothing in Azure can be asked about it.
    pub(super) fn makes_cluster(&self) -> bool {
        self.spec.creates_cluster() && !self.as_it_is
    }

    /// The operation; rules that apply to one operation only need not ask.
    pub fn operation(&self) -> Option<Operation> {
        self.spec.operation
    }

    /// Whether the spec asks for `operation`.
    pub fn is(&self, operation: Operation) -> bool {
        self.spec.operation == Some(operation)
    }

    /// The compute as it is now, where a fact shows all of it.
    pub fn current_compute(&self) -> Option<&ComputeFact> {
        attachment::current_compute(self.spec, self.facts)
    }

    /// The cluster to be attached, where a fact shows it.
    pub fn current_cluster(&self) -> Option<&ClusterFact> {
        attachment::cluster(self.spec, self.facts)
    }

    /// The cluster behind the compute as it is now, where facts show both.
    pub fn cluster_of_compute(&self) -> Option<&ClusterFact> {
        let id = self.current_compute()?.cluster_id()?;
        self.facts.cluster(id).filter(|cluster| self.is_of_cloud(&cluster.origin))
    }

    /// All node pools of the cluster to be attached, where a fact shows them.
    pub fn current_pools(&self) -> Option<&[NodePoolFact]> {
        match self.listed_pools() {
            Some(list) => Some(&list.pools),
            None => self.current_cluster()?.pools.as_deref(),
        }
    }

    /// The place of [`Self::current_pools`] in the facts.
    pub(super) fn current_pools_place(&self) -> Option<(&Origin, String)> {
        match self.listed_pools() {
            Some(list) => Some((&list.origin, list.origin.pointer.clone())),
            None => {
                self.current_cluster().map(|cluster| (&cluster.origin, cluster.pointer("agentPoolProfiles")))
            }
        }
    }

    /// The list of the pools, which is asked for on its own and so wins over what the cluster shows of them.
    fn listed_pools(&self) -> Option<&NodePoolsFact> {
        if self.facts.node_pools.is_empty() {
            return None;
        }
        let id = self.spec.cluster_id()?;
        self.facts.node_pools.iter().rfind(|list| {
            list.is_complete && same_resource(&list.cluster_id, &id) && self.is_of_cloud(&list.origin)
        })
    }

    /// The workspace, where a fact shows it.
    pub fn current_workspace(&self) -> Option<&WorkspaceFact> {
        if self.facts.workspaces.is_empty() {
            return None;
        }
        self.spec
            .workspace_id()
            .and_then(|id| self.facts.workspace(&id))
            .filter(|workspace| self.is_of_cloud(&workspace.origin))
    }

    /// Every compute that facts show, of this workspace and of others.
    pub fn known_computes(&self) -> impl Iterator<Item = &ComputeFact> {
        self.facts.computes.iter().filter(|compute| self.is_of_cloud(&compute.origin))
    }

    /// Whether the facts hold the whole list of the workspace's computes.
    pub fn knows_all_computes(&self) -> bool {
        attachment::knows_all_computes(self.spec, self.facts)
    }

    /// The service tag of Azure Machine Learning for a region, where a fact shows it, and that fact; of several
    /// the last.
    pub(super) fn machine_learning_tag(
        &self,
        region: &str,
    ) -> Option<(&'a ServiceTagsFact, &'a RegionalTag)> {
        for fact in self.service_tags() {
            if let Some(tag) = fact.tag(region) {
                return Some((fact, tag));
            }
            if fact.is_whole {
                return None;
            }
        }
        None
    }

    /// The service tags of the spec's cloud, the last ones first.
    pub(super) fn service_tags(&self) -> impl Iterator<Item = &'a ServiceTagsFact> {
        let cloud = self.spec.cloud();
        self.facts.service_tags.iter().rev().filter(move |fact| cloud.is_some_and(|cloud| fact.is_of(cloud)))
    }

    /// The Kubernetes versions that AKS offers where the cluster is or will be, where a fact lists them.
    pub fn known_versions(&self) -> Option<&VersionsFact> {
        if self.facts.versions.is_empty() {
            return None;
        }
        let (id, location) = (self.spec.cluster_id(), self.cluster_location());
        let subscription = self.cluster_subscription();
        self.facts.versions.iter().rfind(|fact| {
            let is_of_region = match location {
                Some(region) if fact.scope().location.is_some() => fact.is_of_region(region),
                _ => id.as_deref().is_some_and(|id| fact.origin.scope.is_resource(id)),
            };
            // Without entries it is the default alone, which says nothing of other versions.
            is_of_region
                && !fact.list.entries.is_empty()
                && self.is_of_cloud(&fact.origin)
                && fact.allows_subscription(subscription.as_deref())
        })
    }

    /// Where the cluster is or will be, as far as anything says it.
    pub fn cluster_location(&self) -> Option<&str> {
        match self.spec.operation {
            Some(Operation::Attach) if !self.makes_cluster() => self.current_cluster()?.location.as_deref(),
            _ => self.new_cluster_location(),
        }
    }

    /// Where a cluster to be created goes.
    pub(super) fn new_cluster_location(&self) -> Option<&str> {
        match self.spec.cluster_create() {
            Some(create) => create.location(self.spec),
            None => self.spec.compute_location(),
        }
    }

    /// The subscription in which a cluster to be created goes.
    pub(super) fn new_cluster_subscription(&self) -> Option<&str> {
        self.spec.cluster_create().and_then(|create| create.subscription_id.given()).or(self
            .spec
            .workspace
            .subscription_id
            .given())
    }

    /// The ARM id of the resource group of the cluster: of the one to be attached, or of the one to be created.
    pub(super) fn cluster_group_id(&self) -> Option<String> {
        let id = match self.spec.operation {
            Some(Operation::Attach) => self.spec.cluster_id()?,
            _ => self.spec.workspace_id()?,
        };
        let end = id.match_indices('/').nth(4).map_or(id.len(), |(end, _)| end);
        id.get(..end).map(str::to_owned)
    }

    /// Whether a fact is not said to be about another cloud.
    pub(super) fn is_of_cloud(&self, origin: &Origin) -> bool {
        attachment::is_of_cloud(self.spec, origin)
    }

    /// The date of the check, UTC.
    pub fn today(&self) -> Date {
        self.now.to_offset(time::UtcOffset::UTC).date()
    }
}
