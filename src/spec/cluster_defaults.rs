//! What holds for a cluster that is yet to be made where `cluster.create` is silent.
//!
//! Each answer is `None` where the value was given in the wrong shape.

use std::borrow::Cow;

use super::cluster_choices::{
    LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NodePoolMode, OsType, OutboundType,
};
use super::cluster_create::{ClusterCreate, NodePoolSpec};
use super::field::Field;
use super::types::Spec;

/// The longest DNS prefix that AKS takes.
const LONGEST_DNS_PREFIX: usize = 54;

/// A DNS prefix from the name of a cluster: its letters and digits, with hyphens between them.
pub(crate) fn dns_prefix_of(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric();
    let prefix: String =
        name.chars().map(|c| if is_plain(c) { c } else { '-' }).take(LONGEST_DNS_PREFIX).collect();
    prefix.trim_matches('-').to_owned()
}

/// How many nodes a pool has when the spec names no count, as with `az aks create`.
const DEFAULT_POOL_COUNT: i64 = 3;

impl<'a> ClusterCreate<'a> {
    /// Where the cluster goes: its own location, else the workspace's.
    pub fn location(&self, spec: &Spec<'a>) -> Option<&'a str> {
        match self.location {
            Field::Given(location) => Some(location),
            Field::Absent => spec.workspace.location.given(),
            Field::Invalid => None,
        }
    }

    /// The beginning of the host name: the one that is given, else the cluster's name as far as a DNS
    /// prefix can hold it. `None` where a subdomain takes its place.
    pub fn dns_prefix(&self) -> Option<Cow<'a, str>> {
        match self.dns_prefix {
            Field::Given(prefix) => Some(prefix.into()),
            Field::Absent if self.fqdn_subdomain.is_absent() => {
                Some(dns_prefix_of(self.name.given()?).into())
            }
            Field::Absent | Field::Invalid => None,
        }
    }

    /// The SKU of the load balancer; Standard unless given.
    pub fn load_balancer_sku(&self) -> Option<LoadBalancerSku> {
        self.load_balancer_sku.or_default(LoadBalancerSku::Standard)
    }

    /// How the nodes reach the internet; through the load balancer unless given.
    pub fn outbound_type(&self) -> Option<OutboundType> {
        self.outbound_type.or_default(OutboundType::LoadBalancer)
    }

    /// What connects the pods; Azure CNI unless given.
    pub fn network_plugin(&self) -> Option<NetworkPlugin> {
        self.network_plugin.or_default(NetworkPlugin::Azure)
    }

    /// How Azure CNI gives addresses to pods. A spec that names no plug-in, no mode and no subnet of the
    /// pods gets an overlay, which AKS recommends and `az aks create` takes; any of the three says what
    /// is wanted, and is left as it stands.
    pub fn network_plugin_mode(&self) -> Field<NetworkPluginMode> {
        if self.network_plugin.is_absent()
            && self.network_plugin_mode.is_absent()
            && self.pod_subnet_id.is_absent()
        {
            return Field::Given(NetworkPluginMode::Overlay);
        }
        self.network_plugin_mode
    }

    /// The ARM id of the user's identity that the cluster has, if any.
    pub fn identity_id(&self) -> Option<&'a str> {
        self.identity.as_ref()?.resource_id.given()
    }

    /// Whether the spec asks for a private cluster.
    pub fn is_private(&self) -> bool {
        self.private_cluster == Field::Given(true)
    }

    /// Whether a private cluster has a public FQDN besides. AKS gives it one unless told otherwise;
    /// Azure Machine Learning cannot attach such a cluster, so here it has none unless the spec wants it.
    pub fn public_fqdn(&self) -> Option<bool> {
        self.private_cluster_public_fqdn.or_default(false)
    }

    /// The node pools, in their order; none where they have the wrong shape.
    pub fn pools(&self) -> &[NodePoolSpec<'a>] {
        self.node_pools.as_ref().map_or(&[], Vec::as_slice)
    }

    /// What the pool at `number` is for: a cluster needs a system pool, so the first one is it unless it
    /// says otherwise. `None` also where there is no such pool.
    pub fn pool_mode(&self, number: usize) -> Option<NodePoolMode> {
        let default = if number == 0 { NodePoolMode::System } else { NodePoolMode::User };
        self.pools().get(number)?.mode.or_default(default)
    }

    /// How many pods each node of `pool` may run, as AKS has it for the network of the cluster. `None`
    /// also with a plug-in that the user installs, for which AKS documents no number.
    pub fn max_pods(&self, pool: &NodePoolSpec<'_>) -> Option<i64> {
        if pool.max_pods.is_present() {
            return pool.max_pods.given();
        }
        match (self.network_plugin()?, self.network_plugin_mode()) {
            (NetworkPlugin::Kubenet, _) => Some(110),
            (NetworkPlugin::Azure, Field::Given(NetworkPluginMode::Overlay)) => Some(250),
            (NetworkPlugin::Azure, Field::Absent) if self.pod_subnet_id.is_present() => Some(110),
            (NetworkPlugin::Azure, Field::Absent) => Some(30),
            (NetworkPlugin::Azure, Field::Invalid) | (NetworkPlugin::None, _) => None,
        }
    }
}

impl NodePoolSpec<'_> {
    /// How many nodes the pool has, or begins with: 3 unless given, its fewest where it scales by itself.
    pub fn count(&self) -> Option<i64> {
        match (self.count, self.enable_auto_scaling.or_default(false)?) {
            (Field::Absent, true) => self.min_count.given(),
            (count, _) => count.or_default(DEFAULT_POOL_COUNT),
        }
    }

    /// The operating system of the nodes; Linux unless given.
    pub fn os_type(&self) -> Option<OsType> {
        self.os_type.or_default(OsType::Linux)
    }
}
