//! The network of a cluster that is yet to be made: its ranges and addresses, how its pods are connected, how
//! traffic leaves it, and what the network must allow.

use super::Rule;
use super::fixes::{remove, rewrite};

mod demand;
mod egress_subnet;
mod flaw;
mod known;
mod net_all;
mod net_bridge_dead;
mod net_bridge_host;
mod net_cidr_hostbits;
mod net_cidr_syntax;
mod net_control_plane;
mod net_dns_in;
mod net_dns_not_first;
mod net_dns_pair;
mod net_egress;
mod net_egress_migrate;
mod net_kubenet;
mod net_lb_tune;
mod net_maxpods;
mod net_overlap_bridge;
mod net_overlap_pod;
mod net_overlap_svc_subnet;
mod net_pod_azure;
mod net_private_scoring;
mod net_reserved;
mod net_role;
mod net_route_identity;
mod net_subnet_delegated;
mod net_subnet_exists;
mod net_subnet_size;
mod net_svc_min;
mod net_svc_private;
mod net_svc_size;
mod net_udr_mi;
mod net_ws_pe;
pub(super) mod notation;
mod overlaps;
mod ranges;
mod subnets;

pub(super) use egress_subnet::lacks_way_out;
pub(super) use flaw::in_words;
pub(crate) use ranges::Ranges;
use subnets::virtual_network;

pub(super) const RULES: &[&Rule] = &[
    &net_all::RULE,
    &net_cidr_syntax::RULE,
    &net_cidr_hostbits::RULE,
    &net_svc_size::RULE,
    &net_svc_min::RULE,
    &net_svc_private::RULE,
    &net_reserved::RULE,
    &net_overlap_svc_subnet::RULE,
    &net_overlap_bridge::RULE,
    &net_overlap_pod::RULE,
    &net_bridge_host::RULE,
    &net_bridge_dead::RULE,
    &net_dns_in::RULE,
    &net_dns_not_first::RULE,
    &net_subnet_exists::RULE,
    &net_dns_pair::RULE,
    &net_pod_azure::RULE,
    &net_kubenet::RULE,
    &net_maxpods::RULE,
    &net_subnet_size::RULE,
    &net_subnet_delegated::RULE,
    &net_udr_mi::RULE,
    &net_role::RULE,
    &net_ws_pe::RULE,
    &net_egress::RULE,
    &net_egress_migrate::RULE,
    &net_lb_tune::RULE,
    &net_route_identity::RULE,
    &net_control_plane::RULE,
    &net_private_scoring::RULE,
];

const SERVICE: &str = "/network/serviceCidr";
const DNS: &str = "/network/dnsServiceIP";
const BRIDGE: &str = "/network/dockerBridgeCidr";

/// A network as `az network vnet show` prints it, with which no rule finds fault in its examples.
const EXAMPLE_NETWORK: &str = r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork",
  "name": "mynetwork",
  "location": "eastus2",
  "provisioningState": "Succeeded",
  "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] },
  "subnets": [
    { "name": "default", "addressPrefix": "10.1.0.0/24", "delegations": [], "provisioningState": "Succeeded" },
    { "name": "scoring", "addressPrefix": "10.1.1.0/27", "delegations": [], "provisioningState": "Succeeded" }
  ]
}"#;

/// The network of a cluster that is made before it is attached, likewise: the subnets `routed` and `gateway` have a way
/// out each, `few` is too small and belongs to another service.
const EXAMPLE_NETWORK_OF_NEW: &str = r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net",
  "name": "net",
  "location": "eastus2",
  "provisioningState": "Succeeded",
  "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] },
  "subnets": [
    { "name": "nodes", "addressPrefix": "10.1.0.0/24", "delegations": [], "provisioningState": "Succeeded" },
    { "name": "routed", "addressPrefix": "10.1.1.0/24", "delegations": [], "provisioningState": "Succeeded", "routeTable": { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/routeTables/firewall" } },
    { "name": "gateway", "addressPrefix": "10.1.2.0/24", "delegations": [], "provisioningState": "Succeeded", "natGateway": { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/natGateways/gateway" } },
    { "name": "pods", "addressPrefix": "10.1.4.0/22", "delegations": [{ "serviceName": "Microsoft.ContainerService/managedClusters" }], "provisioningState": "Succeeded" },
    { "name": "few", "addressPrefix": "10.1.8.0/29", "delegations": [{ "serviceName": "Microsoft.Web/serverFarms" }], "provisioningState": "Succeeded" }
  ]
}"#;
