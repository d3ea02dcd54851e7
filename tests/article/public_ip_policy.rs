//! Troubleshooting: load balancers should not have public IPs.

use crate::support::{
    accepted, asks, attach, attach_where, create, create_where, fails, notes, silent, tells,
};

/// The administrator's policy, assigned to the subscription.
const POLICY: &str = r#"{
  "fact": { "kind": "policyAssignments", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555" },
  "data": [{
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyAssignments/one",
    "displayName": "Load balancers should not have public IPs",
    "scope": "/subscriptions/11111111-2222-3333-4444-555555555555",
    "policyDefinitionId": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyDefinitions/no-public-ip"
  }]
}"#;

/// What it forbids: a load balancer with a public address at its front.
const DEFINITION: &str = r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/policyDefinitions/no-public-ip",
  "policyRule": {
    "if": { "allOf": [
      { "field": "type", "equals": "Microsoft.Network/loadBalancers" },
      { "field": "Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress.id", "exists": true }
    ] },
    "then": { "effect": "deny" }
  }
}"#;

#[test]
fn create_and_attach_may_be_refused_because_of_the_public_address() {
    notes(&attach("clusterPurpose: FastProd"), "LB-ATTACH-PUBLIC");
    notes(&create("agentCount: 3"), "LB-ATTACH-PUBLIC");
}

#[test]
fn it_is_a_policy_that_refuses() {
    asks(&create("agentCount: 3"), "LB-POLICY-EGRESS");
    tells(&attach("clusterPurpose: FastProd"), "LB-ATTACH-PUBLIC", &["policy"]);
}

#[test]
fn with_the_policy_known_create_and_attach_are_refused() {
    let report = attach_where("{}", &[POLICY, DEFINITION]);
    fails(&report, "LB-ATTACH-PUBLIC");
    tells(&report, "LB-ATTACH-PUBLIC", &["Load balancers should not have public IPs", "internal"]);
    let report = create_where(
        "loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }",
        &[POLICY, DEFINITION],
    );
    fails(&report, "LB-POLICY-EGRESS");
}

#[test]
fn an_internal_load_balancer_is_the_way_out() {
    let internal = attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }");
    accepted(&internal);
    silent(&internal, "LB-ATTACH-PUBLIC");
}
