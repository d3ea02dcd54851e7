//! What was recognised in the facts, for a person who gave them.

use serde::Serialize;

use super::{FactKind, Facts, Origin};

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
        for workspace in &self.workspaces {
            add(FactKind::Workspace, &workspace.id, 1, &workspace.origin);
        }
        for versions in &self.versions {
            let about = versions.location().or(versions.origin.scope.resource.as_deref()).unwrap_or_default();
            add(FactKind::Versions, about, versions.list.entries.len(), &versions.origin);
        }
        summaries
    }
}
