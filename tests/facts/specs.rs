//! The specs that the facts are about, and the ids of what stands in them.

pub(crate) const SUBSCRIPTION_ID: &str = "11111111-2222-3333-4444-555555555555";
pub(crate) const SUBSCRIPTION: &str = "/subscriptions/11111111-2222-3333-4444-555555555555";
pub(crate) const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";
/// The resource group of the cluster.
pub(crate) const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg";
pub(crate) const CLUSTER: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";

/// Another subscription: what is in it is never what the spec means.
pub(crate) const OTHER_SUBSCRIPTION_ID: &str = "21111111-2222-3333-4444-555555555555";
pub(crate) const OTHER_SUBSCRIPTION: &str = "/subscriptions/21111111-2222-3333-4444-555555555555";

/// The compute that the attach makes.
pub(crate) const COMPUTE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks";

const EXISTING: &str = "cluster: { resourceGroup: rg, name: aks }";

/// An attach of the cluster, with other keys beside.
pub(crate) fn attach(keys: &str) -> String {
    format!("operation: attach\n{}{EXISTING}\n{keys}\n", compute("eastus2"))
}

/// An attach of the cluster to a workspace in a region of a cloud.
pub(crate) fn attach_in(cloud: &str, region: &str) -> String {
    format!("operation: attach\ncloud: {cloud}\n{}{EXISTING}\n", compute(region))
}

/// An attach that makes the cluster first, of one pool; what else `cluster.create` has begins with a comma.
pub(crate) fn attach_new(more: &str, keys: &str) -> String {
    attach(keys).replace(
        EXISTING,
        &format!(
            "cluster: {{ create: {{ resourceGroup: rg, name: aks, nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5 }}]{more} }} }}"
        ),
    )
}

/// A create with other keys beside the least.
pub(crate) fn create(keys: &str) -> String {
    format!("operation: create\n{}{keys}\n", compute("eastus2"))
}

/// An update of the compute, called in other case than the facts call it.
pub(crate) fn update(keys: &str) -> String {
    format!(
        "operation: update\nworkspace: {{ subscriptionId: {SUBSCRIPTION_ID}, resourceGroup: ML-RG, name: ml-ws }}\nname: MyAks\n{keys}\n"
    )
}

/// Which compute of which workspace.
fn compute(region: &str) -> String {
    format!(
        "workspace: {{ subscriptionId: {SUBSCRIPTION_ID}, resourceGroup: ml-rg, name: ml-ws, location: {region} }}\nname: myaks\n"
    )
}
