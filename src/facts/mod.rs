//! What is there today: raw outputs of commands and requests, recognised by their shape.
//!
//! A fact is the bare output, or the same in an envelope `{ "fact": { "kind", … }, "data": … }`. What an
//! output does not say itself (which region a quota is of) the envelope or the caller says; without
//! that the output decides nothing. Only a whole list proves that something is absent.

mod cluster;
mod compute;
mod envelope;
mod error;
mod ipv4;
mod kind;
mod node_pool;
mod origin;
mod policy_assignment;
mod policy_definition;
mod quota;
mod resource;
mod resource_id;
mod role_assignment;
mod scope;
mod service_tags;
mod shape;
mod sizes;
mod stated;
mod subnet;
mod summary;
mod versions;
mod virtual_network;
mod workspace;

pub use cluster::{ApiServer, ClusterFact};
pub use compute::{ComputeFact, ComputeListFact};
pub use error::{FactError, Seen};
pub(crate) use ipv4::ipv4_prefix;
pub use kind::FactKind;
pub use node_pool::{NodePoolFact, NodePoolsFact};
pub use origin::Origin;
pub use policy_assignment::{PolicyAssignmentFact, PolicyAssignmentsFact};
pub(crate) use policy_definition::is_initiative;
pub use policy_definition::{PolicyContent, PolicyDefinitionFact, PolicyReference};
pub use quota::{QuotaEntry, QuotaFact};
pub(crate) use resource::member;
pub use resource_id::{covers, same_resource};
pub(crate) use resource_id::{parent, same_text, segment_after};
pub use role_assignment::{Role, RoleAssignmentFact, RolesFact};
pub use scope::Scope;
pub(crate) use scope::same_region;
pub use service_tags::{RegionalTag, ServiceTagsFact};
pub use sizes::{SizeFact, SizeRestriction, SizesFact};
pub use stated::Stated;
pub use subnet::{SubnetFact, SubnetsFact};
pub use summary::FactSummary;
pub use versions::{
    DefaultSource, Recommendation, Upgrade, VersionEntry, VersionList, VersionListing, VersionsFact,
    WhyRecommended, has_blob_csi, versions_from_bytes, versions_from_value,
};
pub use virtual_network::VirtualNetworkFact;
pub use workspace::WorkspaceFact;

use std::sync::Arc;

use crate::document::{Document, Format, Problem, Value, begins_like_json, decode_utf8};
use crate::index::Index;
use envelope::Envelope;

/// How many bytes one file of facts may have.
pub const MAXIMUM_FACT_BYTES: usize = 64 << 20;

/// The facts that a check may use.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub(crate) clusters: Vec<ClusterFact>,
    pub(crate) node_pools: Vec<NodePoolsFact>,
    pub(crate) computes: Vec<ComputeFact>,
    pub(crate) compute_lists: Vec<ComputeListFact>,
    pub(crate) saved_computes: Vec<ComputeFact>,
    pub(crate) workspaces: Vec<WorkspaceFact>,
    pub(crate) virtual_networks: Vec<VirtualNetworkFact>,
    pub(crate) subnets: Vec<SubnetsFact>,
    pub(crate) quotas: Vec<QuotaFact>,
    pub(crate) sizes: Vec<SizesFact>,
    pub(crate) service_tags: Vec<ServiceTagsFact>,
    pub(crate) versions: Vec<VersionsFact>,
    pub(crate) policy_assignments: Vec<PolicyAssignmentsFact>,
    pub(crate) policy_definitions: Vec<PolicyDefinitionFact>,
    policy_index: Index,
    pub(crate) roles: Vec<RolesFact>,
}

impl Facts {
    /// Reads one file of facts: one document, or an array of several.
    ///
    /// # Errors
    /// A text that is no document, and a document of which the shape is not recognised.
    pub fn add_bytes(&mut self, bytes: &[u8]) -> Result<(), FactError> {
        self.add_file(bytes, &Stated::default())
    }

    /// Reads one file of facts of which the caller says what it is.
    ///
    /// # Errors
    /// A text that is no document, and a document that is not recognised or not what it is said to be.
    pub fn add_file(&mut self, bytes: &[u8], stated: &Stated) -> Result<(), FactError> {
        if bytes.len() > MAXIMUM_FACT_BYTES {
            return Err(FactError::TooLarge);
        }
        let text = decode_utf8(bytes).map_err(FactError::NotADocument)?;
        // JSON is no table, and looking for one costs as much as reading it.
        if begins_like_json(text)
            && let Ok(document) = Document::parse_any_size(text, Format::Json)
        {
            return self.add_stated(document.root, stated);
        }
        // A table is no document, and YAML would take it for one long text.
        if versions::recognise_text(text).is_some() {
            return self.add_stated(Value::from(text), stated);
        }
        match Document::parse_any_size(text, Format::Detect) {
            Ok(document) => self.add_stated(document.root, stated),
            Err(error) => Err(if begins_like_json(text) || error.problem == Problem::Empty {
                FactError::NotADocument(error)
            } else {
                FactError::unrecognised_text(text, stated.kind)
            }),
        }
    }

    /// Adds a fact, or every fact of an array.
    ///
    /// # Errors
    /// A document of which the shape is not recognised.
    pub fn add(&mut self, fact: Value) -> Result<(), FactError> {
        self.add_stated(fact, &Stated::default())
    }

    /// Adds a fact, or every fact of an array, of which the caller says what it is.
    ///
    /// # Errors
    /// A document that is not recognised or not what it is said to be.
    pub fn add_stated(&mut self, fact: Value, stated: &Stated) -> Result<(), FactError> {
        let origin = Origin {
            name: stated.name.as_str().into(),
            pointer: String::new(),
            scope: Arc::new(stated.scope.clone()),
        };
        self.insert(fact, stated.kind, origin)
    }

    fn insert(&mut self, data: Value, kind: Option<FactKind>, origin: Origin) -> Result<(), FactError> {
        match envelope::open(data)? {
            Envelope::Opened { stated, data } => {
                self.insert(data, stated.kind.or(kind), origin.below("data").in_envelope(stated))
            }
            // The array itself may be the list of versions: `az aks get-versions --query orchestrators`.
            Envelope::None(data @ Value::Array(_))
                if kind.is_none_or(|kind| kind == FactKind::Versions)
                    && versions::recognise(&data).is_some() =>
            {
                let list = versions::recognise(&data);
                self.versions.extend(list.map(|list| VersionsFact { list, origin }));
                Ok(())
            }
            Envelope::None(Value::Array(items)) => self.list(items, kind, Listing::Array, origin),
            Envelope::None(mut data) => {
                // Versions are the one kind that no request lists as `value`.
                if kind != Some(FactKind::Versions)
                    && let Some(Value::Array(items)) = data.get_mut("value")
                {
                    let items = std::mem::take(items);
                    let listing = match resource::member(&data, "nextLink") {
                        Some(_) => Listing::Page,
                        None => Listing::Whole,
                    };
                    return self.list(items, kind, listing, origin.below("value"));
                }
                self.one(data, kind, origin)
            }
        }
    }

    /// Adds the items of a list. A page says what is there; only a whole list says what is not.
    fn list(
        &mut self,
        items: Vec<Value>,
        kind: Option<FactKind>,
        listing: Listing,
        origin: Origin,
    ) -> Result<(), FactError> {
        if items.is_empty() && (kind.is_none() || origin.scope.is_empty()) {
            return Err(FactError::EmptyList);
        }
        let common = shape::common_kind(&items);
        match kind.or(common) {
            Some(FactKind::NodePools) => return self.pool_list(&items, listing != Listing::Page, origin),
            Some(FactKind::Computes) => {
                let is_whole = match listing {
                    Listing::Page => false,
                    Listing::Whole => true,
                    // An array of ARM's computes may have been put together by hand.
                    Listing::Array => kind.is_some() || items.iter().all(shape::is_flat_compute),
                };
                self.compute_list(&items, is_whole, &origin);
            }
            Some(FactKind::PolicyAssignments) => {
                return self.policy_list(&items, listing != Listing::Page, origin);
            }
            Some(FactKind::Roles) => return self.role_list(&items, origin),
            Some(found @ (FactKind::Quota | FactKind::Sizes | FactKind::Subnets)) => {
                let is_whole = match listing {
                    Listing::Page => false,
                    Listing::Whole => true,
                    // `az` prints what its options leave of a list: the caller says of what it is all.
                    Listing::Array if found == FactKind::Subnets => origin.scope.resource.is_some(),
                    Listing::Array => origin.scope.location.is_some(),
                };
                return self.part(&Value::Array(items), found, is_whole, origin);
            }
            _ => {}
        }
        for (number, item) in items.into_iter().enumerate() {
            let origin = origin.below(&number.to_string());
            match common.filter(|found| kind.is_none_or(|kind| kind == *found)) {
                Some(found) => self.take(found, item, kind, origin)?,
                None => self.insert(item, kind, origin)?,
            }
        }
        Ok(())
    }

    /// Adds one resource.
    fn one(&mut self, data: Value, kind: Option<FactKind>, origin: Origin) -> Result<(), FactError> {
        let Some(found) = shape::kind(&data).filter(|found| kind.is_none_or(|kind| kind.shape() == *found))
        else {
            if kind.is_none_or(|kind| kind == FactKind::Versions)
                && let Some(list) = versions::recognise(&data)
            {
                self.versions.push(VersionsFact { list, origin });
                return Ok(());
            }
            return Err(FactError::unrecognised(&data, kind));
        };
        self.take(found, data, kind, origin)
    }

    /// Adds one resource of which the kind is recognised.
    fn take(
        &mut self,
        found: FactKind,
        data: Value,
        kind: Option<FactKind>,
        origin: Origin,
    ) -> Result<(), FactError> {
        let id = shape::id(&data).unwrap_or_default().to_owned();
        match found {
            FactKind::Cluster => self.clusters.push(cluster::cluster(&data, &id, origin)),
            FactKind::NodePools => return self.pool_list(&[data], false, origin),
            FactKind::Computes if kind == Some(FactKind::SavedCompute) => {
                self.saved_computes.push(ComputeFact { id, resource: data, origin });
            }
            FactKind::Computes => self.computes.push(ComputeFact { id, resource: data, origin }),
            FactKind::Workspace => self.workspaces.push(workspace::workspace(&data, &id, origin)),
            FactKind::VirtualNetwork => {
                self.subnets.extend(virtual_network::subnets_of(&data, &id, &origin));
                self.virtual_networks.push(virtual_network::virtual_network(&data, &id, origin));
            }
            FactKind::Quota | FactKind::Sizes | FactKind::Subnets => {
                return self.part(&data, found, false, origin);
            }
            FactKind::ServiceTags => self.service_tags.push(service_tags::service_tags(&data, origin)),
            FactKind::PolicyAssignments => {
                let assignment = policy_assignment::policy_assignment(&data, &id, origin.pointer.clone());
                let assignments = vec![assignment];
                self.policy_assignments.push(PolicyAssignmentsFact { assignments, is_whole: false, origin });
            }
            FactKind::PolicyDefinitions => {
                self.add_policy_definition(policy_definition::policy_definition(&data, &id, origin));
            }
            FactKind::Roles => return self.role_list(&[data], origin),
            _ => return Err(FactError::unrecognised(&data, kind)),
        }
        Ok(())
    }

    fn policy_list(&mut self, items: &[Value], is_whole: bool, origin: Origin) -> Result<(), FactError> {
        let mut assignments = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            let id = shape::id_of_kind(item, FactKind::PolicyAssignments)?;
            let pointer = origin.below(&number.to_string()).pointer;
            assignments.push(policy_assignment::policy_assignment(item, id, pointer));
        }
        self.policy_assignments.push(PolicyAssignmentsFact { assignments, is_whole, origin });
        Ok(())
    }

    fn role_list(&mut self, items: &[Value], origin: Origin) -> Result<(), FactError> {
        let mut assignments = Vec::with_capacity(items.len());
        for item in items {
            let id = shape::id_of_kind(item, FactKind::Roles)?;
            assignments.push(role_assignment::role_assignment(item, id));
        }
        self.roles.push(RolesFact { assignments, origin });
        Ok(())
    }

    /// Adds a list, or an item of one, that is kept as the list that it is.
    fn part(
        &mut self,
        data: &Value,
        kind: FactKind,
        is_whole: bool,
        origin: Origin,
    ) -> Result<(), FactError> {
        match kind {
            FactKind::Quota => self.quotas.push(quota::quota(data, origin)?),
            FactKind::Sizes => self.sizes.push(sizes::sizes(data, is_whole, origin)?),
            _ => self.subnets.extend(subnet::subnets(data, is_whole, &origin)?),
        }
        Ok(())
    }

    fn pool_list(&mut self, items: &[Value], is_complete: bool, origin: Origin) -> Result<(), FactError> {
        if items.is_empty() {
            // A cluster has one pool at least: an empty list says nothing.
            return Ok(());
        }
        let mut lists: Vec<NodePoolsFact> = Vec::new();
        for item in items {
            let Some(cluster_id) =
                shape::id(item).filter(|id| shape::is_pool(id)).and_then(resource_id::parent)
            else {
                return Err(FactError::unrecognised(item, Some(FactKind::NodePools)));
            };
            let pool = node_pool::node_pool(item);
            match lists.last_mut().filter(|list| same_resource(&list.cluster_id, cluster_id)) {
                Some(list) => list.pools.push(pool),
                None => lists.push(NodePoolsFact {
                    cluster_id: cluster_id.to_owned(),
                    pools: vec![pool],
                    is_complete,
                    origin: origin.clone(),
                }),
            }
        }
        self.node_pools.append(&mut lists);
        Ok(())
    }

    /// Notes of which workspace this is the whole list.
    fn compute_list(&mut self, items: &[Value], is_whole: bool, origin: &Origin) {
        let common = compute::common_workspace(items.iter().map(|item| shape::id(item).unwrap_or_default()));
        let stated = origin.scope.resource.as_deref();
        if let Some(workspace) = common.or(stated.filter(|_| items.is_empty())).filter(|_| is_whole) {
            let workspace_id = workspace.to_owned();
            self.compute_lists.push(ComputeListFact { workspace_id, origin: origin.clone() });
        }
    }

    /// Adds facts that were read before.
    pub fn append(&mut self, others: Self) {
        // Named one by one, so that a kind that is added is not forgotten here.
        let Self {
            clusters,
            node_pools,
            computes,
            compute_lists,
            saved_computes,
            workspaces,
            virtual_networks,
            subnets,
            quotas,
            sizes,
            service_tags,
            versions,
            policy_assignments,
            policy_definitions,
            // Made anew: its positions are those in the other list.
            policy_index: _,
            roles,
        } = others;
        self.clusters.extend(clusters);
        self.node_pools.extend(node_pools);
        self.computes.extend(computes);
        self.compute_lists.extend(compute_lists);
        self.saved_computes.extend(saved_computes);
        self.workspaces.extend(workspaces);
        self.virtual_networks.extend(virtual_networks);
        self.subnets.extend(subnets);
        self.quotas.extend(quotas);
        self.sizes.extend(sizes);
        self.service_tags.extend(service_tags);
        self.versions.extend(versions);
        self.policy_assignments.extend(policy_assignments);
        for definition in policy_definitions {
            self.add_policy_definition(definition);
        }
        self.roles.extend(roles);
    }

    fn add_policy_definition(&mut self, definition: PolicyDefinitionFact) {
        self.policy_index.push(&definition.id);
        self.policy_definitions.push(definition);
    }

    /// Whether there is no fact.
    pub fn is_empty(&self) -> bool {
        self.clusters.is_empty()
            && self.node_pools.is_empty()
            && self.computes.is_empty()
            && self.compute_lists.is_empty()
            && self.saved_computes.is_empty()
            && self.workspaces.is_empty()
            && self.virtual_networks.is_empty()
            && self.subnets.is_empty()
            && self.quotas.is_empty()
            && self.sizes.is_empty()
            && self.service_tags.is_empty()
            && self.versions.is_empty()
            && self.policy_assignments.is_empty()
            && self.policy_definitions.is_empty()
            && self.roles.is_empty()
    }

    /// The whole resource of the compute with this ARM id, if a fact shows it.
    pub fn compute(&self, id: &str) -> Option<&ComputeFact> {
        whole(&self.computes, id)
    }

    /// The whole resource of this compute as it was before a refresh, if a fact keeps it.
    pub fn saved_compute(&self, id: &str) -> Option<&ComputeFact> {
        whole(&self.saved_computes, id)
    }

    /// The cluster with this ARM id, if a fact shows it; of several the last.
    pub fn cluster(&self, id: &str) -> Option<&ClusterFact> {
        self.clusters.iter().rfind(|cluster| same_resource(&cluster.id, id))
    }

    /// The definition of a policy or of an initiative with this ARM id, if a fact shows it; of several the last.
    pub fn policy_definition(&self, id: &str) -> Option<&PolicyDefinitionFact> {
        let at = |position: usize| self.policy_definitions.get(position);
        let id = id.trim_end_matches('/');
        at(self.policy_index.find(id, |position| {
            at(position).is_some_and(|definition| definition.id.eq_ignore_ascii_case(id))
        })?)
    }

    /// The workspace with this ARM id, if a fact shows it; of several the last.
    pub fn workspace(&self, id: &str) -> Option<&WorkspaceFact> {
        self.workspaces.iter().rfind(|workspace| same_resource(&workspace.id, id))
    }
}

/// The last of these that is the whole resource with this ARM id.
fn whole<'a>(computes: &'a [ComputeFact], id: &str) -> Option<&'a ComputeFact> {
    computes.iter().rfind(|compute| compute.is_resource() && same_resource(&compute.id, id))
}

/// In what a list was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listing {
    /// An array, as `az` prints a list, or as somebody puts facts together.
    Array,
    /// The answer to a request, to its end.
    Whole,
    /// The answer to a request that says that there is more.
    Page,
}
