//! The commands that get missing facts, filled in with the spec's own names.
//!
//! Every value is quoted for bash; what the spec does not say stands as a placeholder in capitals.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Context;
use crate::resource_manager;
use crate::shell;
use crate::spec::{Operation, Spec};

/// The commands of one check, each written once however many rules ask for it.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    cluster: OnceCell<Arc<str>>,
    node_pools: OnceCell<Arc<str>>,
    versions: OnceCell<Arc<str>>,
    computes: OnceCell<Arc<str>>,
    compute: OnceCell<Arc<str>>,
    workspace: OnceCell<Arc<str>>,
    virtual_network: OnceCell<Arc<str>>,
    quota: OnceCell<Arc<str>>,
    sizes: OnceCell<Arc<str>>,
    policies: OnceCell<Arc<str>>,
    roles: OnceCell<Arc<str>>,
}

/// `value` as one word of bash; a placeholder where the spec does not say it.
fn word(value: Option<&str>, placeholder: &str) -> String {
    value.map_or_else(|| placeholder.to_owned(), shell::word)
}

/// The command in `cell`, written at the first call.
fn once(cell: &OnceCell<Arc<str>>, write: impl FnOnce() -> String) -> Arc<str> {
    cell.get_or_init(|| write().into()).clone()
}

impl Context<'_> {
    /// Shows the cluster to be attached: `az aks show`.
    pub(super) fn ask_cluster(&self) -> Arc<str> {
        once(&self.commands.cluster, || self.cluster_command("az aks show", ""))
    }

    /// Lists the node pools of the cluster to be attached: `az aks nodepool list`.
    pub(super) fn ask_node_pools(&self) -> Arc<str> {
        once(&self.commands.node_pools, || {
            let (subscription, group, name) = cluster_words(self.spec);
            format!(
                "az aks nodepool list --cluster-name {name} --resource-group {group} --subscription {subscription} --output json"
            )
        })
    }

    /// Lists the Kubernetes versions of the cluster's region.
    pub(super) fn ask_versions(&self) -> Arc<str> {
        once(&self.commands.versions, || {
            let region = word(self.spec.compute_location(), "REGION");
            format!("az aks get-versions --location {region} --output json")
        })
    }

    /// Lists the computes of the workspace.
    pub(super) fn ask_computes(&self) -> Arc<str> {
        once(&self.commands.computes, || self.workspace_request("/computes"))
    }

    /// Shows the compute itself.
    pub(super) fn ask_compute(&self) -> Arc<str> {
        once(&self.commands.compute, || {
            let name = self.spec.name.given().unwrap_or("COMPUTE");
            self.workspace_request(&format!("/computes/{name}"))
        })
    }

    /// Shows the workspace with its private endpoints.
    pub(super) fn ask_workspace(&self) -> Arc<str> {
        once(&self.commands.workspace, || self.workspace_request(""))
    }

    /// Shows the virtual network of a created cluster, with its subnets.
    pub(super) fn ask_virtual_network(&self) -> Arc<str> {
        once(&self.commands.virtual_network, || {
            let network = self.spec.network.as_ref();
            let group =
                word(network.and_then(|network| network.vnet_resource_group.given()), "VNET_RESOURCE_GROUP");
            let name = word(network.and_then(|network| network.vnet_name.given()), "VNET_NAME");
            let subscription = word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID");
            format!(
                "az network vnet show --resource-group {group} --name {name} --subscription {subscription} --output json"
            )
        })
    }

    /// Lists the compute quota of the region.
    pub(super) fn ask_quota(&self) -> Arc<str> {
        once(&self.commands.quota, || {
            let region = word(self.spec.compute_location(), "REGION");
            let subscription = word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID");
            format!("az vm list-usage --location {region} --subscription {subscription} --output json")
        })
    }

    /// Lists the VM sizes that the subscription may use in the region.
    pub(super) fn ask_sizes(&self) -> Arc<str> {
        once(&self.commands.sizes, || {
            let region = word(self.spec.compute_location(), "REGION");
            let subscription = word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID");
            format!(
                "az vm list-skus --location {region} --resource-type virtualMachines --subscription {subscription} --output json"
            )
        })
    }

    /// Lists the policy assignments that apply to the resource group in which the cluster is.
    pub(super) fn ask_policies(&self) -> Arc<str> {
        once(&self.commands.policies, || {
            let (subscription, group) = match self.spec.operation {
                Some(Operation::Attach) => {
                    let (subscription, group, _) = cluster_words(self.spec);
                    (subscription, group)
                }
                _ => (
                    word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID"),
                    word(self.spec.workspace.resource_group.given(), "RESOURCE_GROUP"),
                ),
            };
            format!(
                "az policy assignment list --resource-group {group} --subscription {subscription} --disable-scope-strict-match --output json"
            )
        })
    }

    /// Lists the caller's roles on the cluster to be attached; on its resource group while it is not made.
    pub(super) fn ask_roles(&self) -> Arc<str> {
        once(&self.commands.roles, || {
            let id = self.spec.cluster_id();
            let scope = match id.as_deref() {
                Some(id) if self.spec.creates_cluster() => {
                    word(id.split_once("/providers/").map(|(group, _)| group), "CLUSTER_ID")
                }
                id => word(id, "CLUSTER_ID"),
            };
            format!(
                "az role assignment list --assignee \"$(az ad signed-in-user show --query id --output tsv)\" --scope {scope} --include-inherited --include-groups --output json"
            )
        })
    }

    fn cluster_command(&self, command: &str, rest: &str) -> String {
        let (subscription, group, name) = cluster_words(self.spec);
        format!(
            "{command} --resource-group {group} --name {name} --subscription {subscription}{rest} --output json"
        )
    }

    /// A GET of something below the workspace, by `az rest`, which needs no `ml` extension.
    fn workspace_request(&self, below: &str) -> String {
        let workspace = &self.spec.workspace;
        let path = format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.MachineLearningServices/workspaces/{}{below}",
            workspace.subscription_id.given().unwrap_or("SUBSCRIPTION_ID"),
            workspace.resource_group.given().unwrap_or("RESOURCE_GROUP"),
            workspace.name.given().unwrap_or("WORKSPACE"),
        );
        let cloud = self.spec.cloud().unwrap_or_default();
        let url =
            resource_manager::url(self.catalog, cloud, &path, self.spec.api_version().unwrap_or_default());
        format!("az rest --method get --url {}", shell::word(&url))
    }
}

fn cluster_words(spec: &Spec<'_>) -> (String, String, String) {
    let id = spec.cluster_id().unwrap_or_default();
    let segments: Vec<&str> = id.split('/').collect();
    let segment = |number: usize| segments.get(number).copied().filter(|segment| !segment.is_empty());
    (
        word(segment(2), "SUBSCRIPTION_ID"),
        word(segment(4), "CLUSTER_RESOURCE_GROUP"),
        word(segment(8), "CLUSTER_NAME"),
    )
}
