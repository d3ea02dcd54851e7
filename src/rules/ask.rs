//! The commands that get missing facts, filled in with the spec's own names.
//!
//! Every value is quoted for bash; what the spec does not say stands as a placeholder in capitals.

use crate::spec::{Cluster, Operation, Spec};

use super::Context;

/// `value` as one word of bash.
///
/// A value with a NUL byte cannot be a word; no check lets one pass, so a placeholder stands in.
fn word(value: Option<&str>, placeholder: &str) -> String {
    value
        .and_then(|value| shlex::try_quote(value).ok())
        .map_or_else(|| placeholder.to_owned(), std::borrow::Cow::into_owned)
}

impl Context<'_> {
    /// Shows the cluster to be attached: `az aks show`.
    pub(super) fn ask_cluster(&self) -> String {
        self.cluster_command("az aks show", "")
    }

    /// Lists the node pools of the cluster to be attached: `az aks nodepool list`.
    pub(super) fn ask_node_pools(&self) -> String {
        let (subscription, group, name) = cluster_words(self.spec);
        format!(
            "az aks nodepool list --cluster-name {name} --resource-group {group} --subscription {subscription} --output json"
        )
    }

    /// Lists the Kubernetes versions of the cluster's region.
    pub(super) fn ask_versions(&self) -> String {
        let region = word(self.spec.compute_location(), "REGION");
        format!("az aks get-versions --location {region} --output json")
    }

    /// Lists the computes of the workspace.
    pub(super) fn ask_computes(&self) -> String {
        self.workspace_request("/computes")
    }

    /// Shows the compute itself.
    pub(super) fn ask_compute(&self) -> String {
        let name = self.spec.name.given().unwrap_or("COMPUTE");
        self.workspace_request(&format!("/computes/{name}"))
    }

    /// Shows the workspace with its private endpoints.
    pub(super) fn ask_workspace(&self) -> String {
        self.workspace_request("")
    }

    /// Shows the virtual network of a created cluster, with its subnets.
    pub(super) fn ask_virtual_network(&self) -> String {
        let network = self.spec.network.as_ref();
        let group =
            word(network.and_then(|network| network.vnet_resource_group.given()), "VNET_RESOURCE_GROUP");
        let name = word(network.and_then(|network| network.vnet_name.given()), "VNET_NAME");
        let subscription = word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID");
        format!(
            "az network vnet show --resource-group {group} --name {name} --subscription {subscription} --output json"
        )
    }

    /// Lists the compute quota of the region.
    pub(super) fn ask_quota(&self) -> String {
        let region = word(self.spec.compute_location(), "REGION");
        let subscription = word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID");
        format!("az vm list-usage --location {region} --subscription {subscription} --output json")
    }

    /// Lists the VM sizes that the subscription may use in the region.
    pub(super) fn ask_sizes(&self) -> String {
        let region = word(self.spec.compute_location(), "REGION");
        let subscription = word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID");
        format!(
            "az vm list-skus --location {region} --resource-type virtualMachines --subscription {subscription} --output json"
        )
    }

    /// Lists the policy assignments that apply to the resource group in which the cluster is.
    pub(super) fn ask_policies(&self) -> String {
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
    }

    /// Lists the caller's roles on the cluster to be attached.
    pub(super) fn ask_roles(&self) -> String {
        let scope = match cluster_id(self.spec) {
            Some(id) => word(Some(&id), "CLUSTER_ID"),
            None => "CLUSTER_ID".to_owned(),
        };
        format!(
            "az role assignment list --assignee \"$(az ad signed-in-user show --query id --output tsv)\" --scope {scope} --include-inherited --include-groups --output json"
        )
    }

    fn cluster_command(&self, command: &str, rest: &str) -> String {
        let (subscription, group, name) = cluster_words(self.spec);
        format!(
            "{command} --resource-group {group} --name {name} --subscription {subscription}{rest} --output json"
        )
    }

    /// A GET of something below the workspace, by `az rest`, which knows no `ml` extension.
    fn workspace_request(&self, below: &str) -> String {
        let workspace = &self.spec.workspace;
        let cloud = self.spec.cloud().and_then(|cloud| self.catalog.cloud(cloud));
        let endpoint = cloud.map_or("management.azure.com", |cloud| &*cloud.resource_manager);
        let url = format!(
            "https://{endpoint}/subscriptions/{}/resourceGroups/{}/providers/Microsoft.MachineLearningServices/workspaces/{}{below}?api-version={}",
            workspace.subscription_id.given().unwrap_or("SUBSCRIPTION_ID"),
            workspace.resource_group.given().unwrap_or("RESOURCE_GROUP"),
            workspace.name.given().unwrap_or("WORKSPACE"),
            self.spec.api_version().unwrap_or("2022-10-01"),
        );
        format!("az rest --method get --url {}", word(Some(&url), "URL"))
    }
}

/// The ARM id of the cluster to be attached, from the id or from its parts.
pub(super) fn cluster_id(spec: &Spec<'_>) -> Option<String> {
    let cluster: &Cluster<'_> = spec.cluster.as_ref()?;
    if let Some(id) = cluster.resource_id.given() {
        return Some(id.trim_end_matches('/').to_owned());
    }
    let subscription = cluster.subscription_id.given().or(spec.workspace.subscription_id.given())?;
    Some(format!(
        "/subscriptions/{subscription}/resourceGroups/{}/providers/Microsoft.ContainerService/managedClusters/{}",
        cluster.resource_group.given()?,
        cluster.name.given()?
    ))
}

fn cluster_words(spec: &Spec<'_>) -> (String, String, String) {
    let id = cluster_id(spec).unwrap_or_default();
    let segments: Vec<&str> = id.split('/').collect();
    let segment = |number: usize| segments.get(number).copied().filter(|segment| !segment.is_empty());
    (
        word(segment(2), "SUBSCRIPTION_ID"),
        word(segment(4), "CLUSTER_RESOURCE_GROUP"),
        word(segment(8), "CLUSTER_NAME"),
    )
}
