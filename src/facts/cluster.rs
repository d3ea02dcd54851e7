//! An AKS cluster, as `az aks show` or an ARM GET shows it.

use super::node_pool::{NodePoolFact, node_pool, power_state};
use super::origin::Origin;
use super::resource::Resource;
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.ContainerService/managedClusters";

/// An AKS cluster. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct ClusterFact {
    /// Its ARM id.
    pub id: String,
    /// The region, by its programmatic name.
    pub location: Option<String>,
    /// The version that runs: `currentKubernetesVersion`, else `kubernetesVersion`.
    pub kubernetes_version: Option<String>,
    /// `standard` or `basic`, in any case.
    pub load_balancer_sku: Option<String>,
    /// How traffic leaves the cluster: `loadBalancer`, `userDefinedRouting`, …
    pub outbound_type: Option<String>,
    /// Who may reach the API server, and how.
    pub api_server: ApiServer,
    /// Whether local accounts are disabled; AKS leaves the member out where they are not.
    pub local_accounts_disabled: Option<bool>,
    /// The resource group in which AKS keeps the cluster's nodes, load balancer and public addresses.
    pub node_resource_group: Option<String>,
    /// The node pools.
    pub pools: Option<Vec<NodePoolFact>>,
    /// `Running` or `Stopped`, in any case.
    pub power_state: Option<String>,
    /// `KubernetesOfficial` or `AKSLongTermSupport`.
    pub support_plan: Option<String>,
    /// Where the fact was read.
    pub origin: Origin,
    /// Whether it has the members that every whole answer has, so that one that is absent says something.
    pub is_whole: bool,
    /// The pointer of the member under which ARM puts its own, or empty.
    inner: &'static str,
}

/// The access to the API server of a cluster.
#[derive(Clone, Debug, Default)]
pub struct ApiServer {
    /// The authorized IP ranges; empty where there are none.
    pub authorized_ip_ranges: Option<Vec<String>>,
    /// Whether the cluster is private.
    pub is_private: Option<bool>,
    /// Whether a private cluster has a public FQDN besides.
    pub has_public_fqdn: Option<bool>,
    /// Whether the API server stands in a subnet of its own, which allows more ranges.
    pub vnet_integration: bool,
}

impl ClusterFact {
    /// The pointer of a member of the cluster in its file, for what a report relates to.
    pub(crate) fn pointer(&self, member: &str) -> String {
        format!("{}{}/{member}", self.origin.pointer, self.inner)
    }
}

/// Reads a cluster.
pub(super) fn cluster(data: &Value, id: &str, origin: Origin) -> ClusterFact {
    let cluster = Resource(data);
    let network = cluster.part("networkProfile");
    let pools = cluster.array("agentPoolProfiles");
    let is_whole = network.is_some() && pools.is_some() && cluster.text("provisioningState").is_some();
    ClusterFact {
        id: id.to_owned(),
        location: cluster.owned("location"),
        kubernetes_version: cluster
            .owned("currentKubernetesVersion")
            .or_else(|| cluster.owned("kubernetesVersion")),
        load_balancer_sku: network.and_then(|network| network.owned("loadBalancerSku")),
        outbound_type: network.and_then(|network| network.owned("outboundType")),
        api_server: api_server(cluster, is_whole),
        local_accounts_disabled: cluster.flag("disableLocalAccounts").or(is_whole.then_some(false)),
        node_resource_group: cluster.owned("nodeResourceGroup"),
        // A cluster has one pool at least: an empty list says nothing.
        pools: pools.filter(|pools| !pools.is_empty()).map(|pools| pools.iter().map(node_pool).collect()),
        power_state: power_state(cluster),
        support_plan: cluster.owned("supportPlan"),
        is_whole,
        inner: if matches!(data.get("properties"), Some(Value::Object(_))) { "/properties" } else { "" },
        origin,
    }
}

fn api_server(cluster: Resource<'_>, is_whole: bool) -> ApiServer {
    let Some(access) = cluster.part("apiServerAccessProfile") else {
        // AKS answers without the profile, and `az` prints null, where nothing of it is set.
        return ApiServer {
            authorized_ip_ranges: is_whole.then(Vec::new),
            is_private: is_whole.then_some(false),
            ..ApiServer::default()
        };
    };
    let is_private = access.flag("enablePrivateCluster").or(is_whole.then_some(false));
    // Older api-versions have no member for it; a public name is one all the same, and a whole answer with the private
    // name alone has none.
    let of_names = || match (cluster.text("fqdn"), cluster.text("privateFQDN")) {
        (Some(_), _) => Some(true),
        (None, Some(_)) if is_whole => Some(false),
        (None, _) => None,
    };
    let has_public_fqdn = access.flag("enablePrivateClusterPublicFQDN").or_else(of_names);
    ApiServer {
        authorized_ip_ranges: match access.get("authorizedIPRanges") {
            // What is left out of the texts could be a range.
            Some(ranges) if ranges.items().iter().any(|range| range.as_str().is_none()) => None,
            Some(_) => access.texts("authorizedIPRanges"),
            None => is_whole.then(Vec::new),
        },
        is_private,
        has_public_fqdn,
        vnet_integration: access.flag("enableVnetIntegration").unwrap_or(false),
    }
}
