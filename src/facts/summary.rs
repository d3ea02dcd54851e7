//! What was recognised in the facts, for a person who gave them.

use serde::Serialize;

use super::{FactKind, Facts, Origin, policy_definition};

/// One fact that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactSummary {
    /// Its kind.
    pub kind: FactKind,
    /// What it is about: an ARM id, a region; empty where nothing says it, so that it decides nothing.
    pub about: String,
    /// How many things it holds.
    pub count: usize,
    /// The name of its file, as the caller gave it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl Facts {
    /// What was recognised, by kind.
    pub fn summaries(&self) -> Vec<FactSummary> {
        let mut summaries = Vec::new();
        let mut add = |kind, about: &str, count, origin: &Origin| {
            summaries.push(FactSummary {
                kind,
                about: about.to_owned(),
                count,
                name: origin.name.to_string(),
            });
        };
        for cluster in &self.clusters {
            add(FactKind::Cluster, &cluster.id, 1, &cluster.origin);
        }
        for list in &self.node_pools {
            add(FactKind::NodePools, &list.cluster_id, list.pools.len(), &list.origin);
        }
        for compute in &self.computes {
            add(FactKind::Computes, &compute.id, 1, &compute.origin);
        }
        for list in &self.compute_lists {
            let is_of_workspace =
                |id: Option<&str>| id.is_some_and(|id| super::same_resource(id, &list.workspace_id));
            let count =
                self.computes.iter().filter(|compute| is_of_workspace(compute.workspace_id())).count();
            add(FactKind::Computes, &list.workspace_id, count, &list.origin);
        }
        for compute in &self.saved_computes {
            add(FactKind::SavedCompute, &compute.id, 1, &compute.origin);
        }
        for workspace in &self.workspaces {
            add(FactKind::Workspace, &workspace.id, 1, &workspace.origin);
        }
        for network in &self.virtual_networks {
            add(FactKind::VirtualNetwork, &network.id, 1, &network.origin);
        }
        for list in &self.subnets {
            add(FactKind::Subnets, &list.network_id, list.subnets.len(), &list.origin);
        }
        for quota in &self.quotas {
            let about = quota.origin.scope.location.as_deref().unwrap_or_default();
            add(FactKind::Quota, about, quota.entries.len(), &quota.origin);
        }
        for list in &self.sizes {
            let listed = list.sizes.first().and_then(|size| size.locations.first());
            let about = list.origin.scope.location.as_ref().or(listed).map_or("", String::as_str);
            add(FactKind::Sizes, about, list.sizes.len(), &list.origin);
        }
        for list in &self.service_tags {
            let about = list.cloud.as_ref().or(list.origin.scope.cloud.as_ref());
            add(FactKind::ServiceTags, about.map_or("", String::as_str), list.tags.len(), &list.origin);
        }
        for fact in &self.versions {
            let about = fact.scope();
            let about = about.location.or(about.resource).unwrap_or_default();
            add(FactKind::Versions, &about, fact.list.entries.len(), &fact.origin);
        }
        for list in &self.policy_assignments {
            add(FactKind::PolicyAssignments, stated(&list.origin), list.assignments.len(), &list.origin);
        }
        for list in &self.roles {
            add(FactKind::Roles, stated(&list.origin), list.assignments.len(), &list.origin);
        }
        for same_file in self.policy_definitions.chunk_by(|one, next| one.origin.name == next.origin.name) {
            if let Some(first) = same_file.first() {
                let about = if same_file.len() == 1 { &first.id } else { policy_definition::TYPE };
                add(FactKind::PolicyDefinitions, about, same_file.len(), &first.origin);
            }
        }
        summaries
    }
}

/// What the envelope or the caller says that a list is about.
fn stated(origin: &Origin) -> &str {
    let scope = &origin.scope;
    scope.resource.as_deref().or(scope.subscription_id.as_deref()).unwrap_or_default()
}
