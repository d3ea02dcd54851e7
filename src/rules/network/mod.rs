//! The virtual network of a created cluster: its ranges and addresses, and what the network must allow.

use std::fmt::Display;

use super::{Context, Rule};
use crate::language::say;
use crate::report::{Fix, PatchOperation};

mod known;
mod net_all;
mod net_bridge_dead;
mod net_bridge_host;
mod net_cidr_hostbits;
mod net_cidr_syntax;
mod net_control_plane;
mod net_dns_in;
mod net_dns_not_first;
mod net_egress;
mod net_overlap_bridge;
mod net_overlap_svc_subnet;
mod net_private_scoring;
mod net_reserved;
mod net_role;
mod net_subnet_delegated;
mod net_subnet_exists;
mod net_subnet_size;
mod net_svc_min;
mod net_svc_private;
mod net_svc_size;
mod net_udr_mi;
mod net_ws_pe;
mod notation;
mod overlaps;
mod ranges;

pub(crate) use ranges::Ranges;

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
    &net_bridge_host::RULE,
    &net_bridge_dead::RULE,
    &net_dns_in::RULE,
    &net_dns_not_first::RULE,
    &net_subnet_exists::RULE,
    &net_subnet_size::RULE,
    &net_subnet_delegated::RULE,
    &net_udr_mi::RULE,
    &net_role::RULE,
    &net_ws_pe::RULE,
    &net_egress::RULE,
    &net_control_plane::RULE,
    &net_private_scoring::RULE,
];

const SERVICE: &str = "/network/serviceCidr";
const DNS: &str = "/network/dnsServiceIP";
const BRIDGE: &str = "/network/dockerBridgeCidr";
const SUBNET: &str = "/network/subnetName";

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

/// The name of the virtual network, where the spec says enough to ask Azure about it.
fn virtual_network<'a>(cx: &Context<'a>) -> Option<&'a str> {
    let network = cx.spec.network.as_ref()?;
    network.vnet_resource_group.given()?;
    network.vnet_name.given()
}

/// The name of the subnet for the nodes, where the spec says enough to ask Azure about it.
fn subnet<'a>(cx: &Context<'a>) -> Option<&'a str> {
    virtual_network(cx)?;
    cx.spec.network.as_ref()?.subnet_name.given()
}

/// The fix that puts `value` in the place of what is at `pointer`.
fn rewrite(cx: &Context<'_>, pointer: &'static str, value: impl Display, safe: bool) -> Fix {
    let value = value.to_string();
    let title = say!(cx, en: "Write `{value}`", zh: "改为 `{value}`");
    Fix { title, safe, patch: vec![PatchOperation::replace(pointer, value)] }
}
