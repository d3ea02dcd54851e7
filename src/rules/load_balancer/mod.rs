//! The load balancers of the scoring endpoint and of the cluster, and what policies allow them.

use super::{Context, Rule};
use crate::spec::{Field, LoadBalancerType, Operation, OutboundType, Spec, SslStatus};

mod lb_attach_public;
mod lb_basic;
mod lb_enum;
mod lb_ilb_cert;
mod lb_ilb_vnet;
mod lb_policy_egress;
mod lb_sku_enum;
mod lb_slb_create;
mod lb_subnet_name;
mod lb_subnet_needs_ilb;
mod policy;

pub(super) const RULES: &[&Rule] = &[
    &lb_enum::RULE,
    &lb_subnet_needs_ilb::RULE,
    &lb_subnet_name::RULE,
    &lb_ilb_vnet::RULE,
    &lb_ilb_cert::RULE,
    &lb_attach_public::RULE,
    &lb_policy_egress::RULE,
    &lb_sku_enum::RULE,
    &lb_basic::RULE,
    &lb_slb_create::RULE,
];

const TYPE: &str = "/loadBalancer/type";
const SUBNET: &str = "/loadBalancer/subnet";

/// The type that the spec gives.
fn kind(spec: &Spec<'_>) -> Field<LoadBalancerType> {
    match &spec.load_balancer {
        Field::Given(balancer) => balancer.kind,
        Field::Absent => Field::Absent,
        Field::Invalid => Field::Invalid,
    }
}

/// Whether the spec asks for a certificate from Microsoft.
fn has_microsoft_certificate(spec: &Spec<'_>) -> bool {
    spec.ssl.as_ref().is_some_and(|ssl| ssl.effective_status() == Some(SslStatus::Auto))
}

/// Whether AKS makes a public address for what leaves the cluster that the spec creates.
fn has_public_egress(cx: &Context<'_>) -> bool {
    if cx.cluster_is_there() {
        // It has the address already.
        return false;
    }
    let Some(create) = cx.spec.cluster_create() else { return cx.is(Operation::Create) };
    match create.outbound_type() {
        Some(OutboundType::ManagedNatGateway | OutboundType::ManagedNatGatewayV2) => true,
        Some(OutboundType::LoadBalancer) => create.load_balancer_profile.as_ref().is_none_or(|profile| {
            profile.outbound_ip_ids.is_absent() && profile.outbound_ip_prefix_ids.is_absent()
        }),
        _ => false,
    }
}

/// The policies in the subscription of the examples: none.
const NO_POLICY: &str = r#"{ "fact": { "kind": "policyAssignments", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555" }, "data": [] }"#;

/// The policies where one forbids public addresses by a definition of the user's.
const FORBIDDEN_BY_DEFINITION: &str = r#"[
  { "fact": { "kind": "policyAssignments", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555" },
    "data": [{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyAssignments/internal-only", "displayName": "Internal load balancers only", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555",
      "enforcementMode": "Default", "policyDefinitionId": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyDefinitions/internal-only", "parameters": {} }] },
  { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyDefinitions/internal-only", "mode": "All",
    "parameters": { "effect": { "type": "String", "defaultValue": "Deny" } },
    "policyRule": {
      "if": { "allOf": [
        { "field": "type", "equals": "Microsoft.Network/loadBalancers" },
        { "field": "Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress.id", "exists": true }
      ] },
      "then": { "effect": "[parameters('effect')]" }
    } }
]"#;

/// The same where one forbids public addresses.
const FORBIDDEN: &str = r#"{ "fact": { "kind": "policyAssignments", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555" }
  , "data": [{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyAssignments/no-public-ip", "displayName": "Load balancers should not have public IPs", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555", 
  "enforcementMode": "Default", "policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/6c112d4e-5bc7-47ae-a041-ea2d9dccd749", "parameters": { "listOfResourceTypesNotAllowed": { "value": ["Microsoft.Network/publicIPAddresses"] } } }] }"#;
