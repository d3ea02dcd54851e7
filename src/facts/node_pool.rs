//! A node pool of an AKS cluster, as the cluster or `az aks nodepool list` shows it.

use super::origin::Origin;
use super::resource::Resource;
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.ContainerService/managedClusters/agentPools";

/// A node pool. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct NodePoolFact {
    /// Its name.
    pub name: Option<String>,
    /// How many nodes it has now.
    pub count: Option<u64>,
    /// The VM size of its nodes.
    pub vm_size: Option<String>,
    /// `System` or `User`, in any case.
    pub mode: Option<String>,
    /// `Linux` or `Windows`, in any case.
    pub os_type: Option<String>,
    /// Its taints, `key=value:effect`; AKS leaves the member out where there are none.
    pub taints: Option<Vec<String>>,
    /// `Running` or `Stopped`, in any case.
    pub power_state: Option<String>,
    /// Whether its nodes are in a subnet of the user's, not in one that AKS made.
    pub has_own_subnet: Option<bool>,
}

impl NodePoolFact {
    /// Whether its nodes run Linux.
    pub fn is_linux(&self) -> Option<bool> {
        self.os_type.as_deref().map(|os_type| os_type.eq_ignore_ascii_case("Linux"))
    }
}

/// The node pools of a cluster.
#[derive(Clone, Debug)]
pub struct NodePoolsFact {
    /// The ARM id of the cluster.
    pub cluster_id: String,
    /// The pools.
    pub pools: Vec<NodePoolFact>,
    /// Whether these are all.
    pub is_complete: bool,
    /// Where the fact was read.
    pub origin: Origin,
}

/// Reads a node pool.
pub(super) fn node_pool(data: &Value) -> NodePoolFact {
    let pool = Resource(data);
    let (count, os_type) = (pool.count("count"), pool.owned("osType"));
    let is_whole = count.is_some() && os_type.is_some();
    NodePoolFact {
        name: pool.owned("name"),
        count,
        vm_size: pool.owned("vmSize"),
        mode: pool.owned("mode"),
        os_type,
        taints: pool.texts("nodeTaints").or(is_whole.then(Vec::new)),
        power_state: power_state(pool),
        has_own_subnet: pool.text("vnetSubnetId").map(|_| true).or(is_whole.then_some(false)),
    }
}

/// `Running` or `Stopped`, of a cluster or of one of its pools.
pub(super) fn power_state(resource: Resource<'_>) -> Option<String> {
    resource.part("powerState").and_then(|state| state.owned("code"))
}
