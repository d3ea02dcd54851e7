//! The decoded `cluster.create`: an AKS cluster that is made first, then attached.

use super::cluster_choices::{
    IdentityType, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodePoolMode, OsType,
    OutboundType, SupportPlan, Tier,
};
use super::field::Field;

/// A list of texts; an item of another type is `Invalid`.
pub type Texts<'a> = Vec<Field<&'a str>>;

/// An AKS cluster that is yet to be made.
#[derive(Debug, Default)]
pub struct ClusterCreate<'a> {
    /// Its subscription; the workspace's unless given.
    pub subscription_id: Field<&'a str>,
    /// Its resource group, which must exist.
    pub resource_group: Field<&'a str>,
    /// Its name.
    pub name: Field<&'a str>,
    /// Its region; the workspace's unless given.
    pub location: Field<&'a str>,
    /// Its Kubernetes version; the default of AKS unless given.
    pub kubernetes_version: Field<&'a str>,
    /// The beginning of its host name.
    pub dns_prefix: Field<&'a str>,
    /// The beginning of its host name in a private DNS zone of the user.
    pub fqdn_subdomain: Field<&'a str>,
    /// The SKU of its load balancer.
    pub load_balancer_sku: Field<LoadBalancerSku>,
    /// How its nodes reach the internet.
    pub outbound_type: Field<OutboundType>,
    /// What connects its pods.
    pub network_plugin: Field<NetworkPlugin>,
    /// How Azure CNI gives addresses to pods.
    pub network_plugin_mode: Field<NetworkPluginMode>,
    /// What enforces network policies.
    pub network_policy: Field<NetworkPolicy>,
    /// The CIDR of its pods.
    pub pod_cidr: Field<&'a str>,
    /// The CIDR of its Kubernetes services.
    pub service_cidr: Field<&'a str>,
    /// The address of its DNS service.
    pub dns_service_ip: Field<&'a str>,
    /// The ARM id of the subnet of its nodes.
    pub vnet_subnet_id: Field<&'a str>,
    /// The ARM id of the subnet of its pods.
    pub pod_subnet_id: Field<&'a str>,
    /// The ranges from which its API server can be reached.
    pub authorized_ip_ranges: Field<Texts<'a>>,
    /// Whether its API server has a private address only.
    pub private_cluster: Field<bool>,
    /// Whether a private API server has a public FQDN besides.
    pub private_cluster_public_fqdn: Field<bool>,
    /// `system`, `none` or the ARM id of a private DNS zone.
    pub private_dns_zone: Field<&'a str>,
    /// Whether its local accounts are off.
    pub disable_local_accounts: Field<bool>,
    /// Whether its API server stands in a subnet of the virtual network.
    pub api_server_vnet_integration: Field<bool>,
    /// Its identity.
    pub identity: Field<Identity<'a>>,
    /// Its pricing tier.
    pub tier: Field<Tier>,
    /// How long its Kubernetes version is supported.
    pub support_plan: Field<SupportPlan>,
    /// The NAT gateway that AKS makes for it.
    pub nat_gateway: Field<NatGateway>,
    /// How outbound connections go through its load balancer.
    pub load_balancer_profile: Field<LoadBalancerProfile<'a>>,
    /// Its node pools; `Invalid` where one of them is no object.
    pub node_pools: Field<Vec<NodePoolSpec<'a>>>,
}

/// The identity of a cluster.
#[derive(Debug, Default)]
pub struct Identity<'a> {
    /// Who keeps it.
    pub kind: Field<IdentityType>,
    /// The ARM id of a user-assigned identity.
    pub resource_id: Field<&'a str>,
}

/// The NAT gateway that AKS makes for a cluster.
#[derive(Debug, Default)]
pub struct NatGateway {
    /// How many public addresses AKS makes for it.
    pub managed_outbound_ip_count: Field<i64>,
    /// After how many minutes an idle connection ends.
    pub idle_timeout_in_minutes: Field<i64>,
}

/// How outbound connections go through the load balancer of a cluster.
#[derive(Debug, Default)]
pub struct LoadBalancerProfile<'a> {
    /// How many public addresses AKS makes for it.
    pub managed_outbound_ip_count: Field<i64>,
    /// How many ports each node has.
    pub allocated_outbound_ports: Field<i64>,
    /// After how many minutes an idle connection ends.
    pub idle_timeout_in_minutes: Field<i64>,
    /// The ARM ids of public addresses of the user.
    pub outbound_ip_ids: Field<Texts<'a>>,
    /// The ARM ids of public address prefixes of the user.
    pub outbound_ip_prefix_ids: Field<Texts<'a>>,
}

/// A node pool of a cluster that is yet to be made.
#[derive(Debug, Default)]
pub struct NodePoolSpec<'a> {
    /// Its name.
    pub name: Field<&'a str>,
    /// What it is for; its place decides unless given: [`ClusterCreate::pool_mode`].
    pub mode: Field<NodePoolMode>,
    /// The VM size of its nodes.
    pub vm_size: Field<&'a str>,
    /// How many nodes it has; where it scales by itself, how many it begins with.
    pub count: Field<i64>,
    /// The operating system of its nodes.
    pub os_type: Field<OsType>,
    /// How many pods each node may run.
    pub max_pods: Field<i64>,
    /// The taints of its nodes.
    pub taints: Field<Texts<'a>>,
    /// Whether it scales by itself.
    pub enable_auto_scaling: Field<bool>,
    /// The fewest nodes that it scales to.
    pub min_count: Field<i64>,
    /// The most nodes that it scales to.
    pub max_count: Field<i64>,
}
