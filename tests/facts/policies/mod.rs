//! Policies that forbid public addresses.

use aks_compute::facts::{FactError, Facts};
use aks_compute::report::{Report, Severity, Status};
use serde_json::{Value, json};

use crate::answers::{Answer, ERROR, PASS, UNKNOWN, answer, facts, one, report, said, weight};
use crate::specs::{
    CLUSTER, GROUP, OTHER_SUBSCRIPTION, SUBSCRIPTION, SUBSCRIPTION_ID, attach, attach_new, create,
};

mod conditions;
mod definitions;
mod generated;
mod lists;
mod operations;
mod scope;

const MANAGEMENT: &str = "/providers/Microsoft.Management/managementGroups/contoso";
const DEFINITIONS: &str = "/providers/Microsoft.Authorization/policyDefinitions";

const PUBLIC: &str = "loadBalancer: { type: PublicIp }";
const INTERNAL: &str = "loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }";

const RULE: &str = "LB-ATTACH-PUBLIC";

/// The definition of the tests: its name, in its subscription.
fn definition_id() -> String {
    format!("{SUBSCRIPTION}{DEFINITIONS}/no-public-ip")
}

fn definition(rule: Value) -> Value {
    json!({
        "id": definition_id(), "name": "no-public-ip", "displayName": "No public addresses",
        "policyType": "Custom", "mode": "All", "parameters": {}, "policyRule": rule,
        "systemData": null, "type": "Microsoft.Authorization/policyDefinitions",
    })
}

fn deny(condition: Value) -> Value {
    definition(json!({ "if": condition, "then": { "effect": "deny" } }))
}

fn is_address() -> Value {
    json!({ "field": "type", "equals": "Microsoft.Network/publicIPAddresses" })
}

/// An assignment of the definition, as `az` prints it, with these members changed.
fn assignment(changes: Value) -> Value {
    let mut assignment = json!({
        "id": format!("{SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/one"),
        "name": "one", "displayName": "Load balancers should not have public IPs", "scope": SUBSCRIPTION,
        "notScopes": null, "enforcementMode": "Default", "policyDefinitionId": definition_id(),
        "parameters": null, "type": "Microsoft.Authorization/policyAssignments", "identity": null,
    });
    for (key, value) in changes.as_object().unwrap() {
        assignment[key] = value.clone();
    }
    assignment
}

fn about(scope: &str, data: Value) -> Value {
    json!({ "fact": { "kind": "policyAssignments", "cloud": "AzureCloud", "scope": scope }, "data": data })
}

fn listed(changes: Value) -> Value {
    about(GROUP, json!([assignment(changes)]))
}

/// What LB-ATTACH-PUBLIC says of an attach with a public load balancer.
#[track_caller]
fn says(expected: Answer, documents: &[Value]) -> Report {
    let report = report(&attach(PUBLIC), &facts(documents));
    let finding = one(&report, RULE);
    assert_eq!(finding.map(weight), expected, "{finding:#?}\n{documents:#?}");
    report
}
