//! The compute as it is now: what it decides of an update and of its name.

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::plan;
use aks_compute::report::Severity;
use serde_json::{Value, json};

use crate::answers::{ERROR, NOTE, PASS, UNKNOWN, answer, facts, options};
use crate::specs::{CLUSTER, COMPUTE, update};

/// The compute, with this TLS and this load balancer.
pub(crate) fn compute(ssl: Value, load_balancer: &str) -> Value {
    json!({
        "id": COMPUTE,
        "location": "eastus2",
        "identity": { "type": "SystemAssigned,UserAssigned", "principalId": "p", "tenantId": "t",
            "userAssignedIdentities": { "/subscriptions/a/b": { "principalId": "p", "clientId": "c" } } },
        "properties": {
            "computeType": "AKS",
            "resourceId": CLUSTER,
            "disableLocalAuth": false,
            "properties": { "clusterPurpose": "DevTest", "sslConfiguration": ssl, "loadBalancerType": load_balancer },
        },
    })
}

#[test]
fn the_current_compute_decides_what_was_unknown() {
    let custom = compute(json!({ "status": "Enabled", "cname": "www.contoso.com" }), "PublicIp");
    let microsoft = compute(json!({ "status": "Auto", "leafDomainLabel": "contoso" }), "PublicIp");
    let internal = compute(json!({ "status": "Disabled" }), "InternalLoadBalancer");
    for (rule, change, with, expected) in [
        ("TLS-KEEP", "loadBalancer: { type: PublicIp }", &custom, NOTE),
        ("TLS-KEEP", "loadBalancer: { type: PublicIp }", &internal, PASS),
        ("TLS-RENEW", "ssl: { renew: true }", &microsoft, NOTE),
        ("TLS-RENEW", "ssl: { renew: true }", &custom, ERROR),
        ("LB-ILB-CERT", "loadBalancer: { type: InternalLoadBalancer, subnet: aks }", &microsoft, ERROR),
        ("LB-ILB-CERT", "loadBalancer: { type: InternalLoadBalancer, subnet: aks }", &custom, PASS),
        ("LB-ILB-CERT", "ssl: { leafDomainLabel: contoso }", &internal, ERROR),
        ("LB-ILB-CERT", "ssl: { leafDomainLabel: contoso }", &custom, PASS),
        ("LB-SUBNET-NEEDS-ILB", "loadBalancer: { subnet: aks }", &internal, PASS),
        ("LB-SUBNET-NEEDS-ILB", "loadBalancer: { subnet: aks }", &custom, ERROR),
    ] {
        let spec = update(change);
        assert_eq!(answer(rule, &spec, &facts(&[with])), expected, "{rule} on {change} over {with}");
        let unknown = answer(rule, &spec, &Facts::default());
        assert_eq!(unknown, UNKNOWN, "{rule} on {change} without a fact");
    }
}

#[test]
fn a_compute_of_this_name_makes_the_name_taken() {
    let spec = update("").replace("update", "create").replace("ml-ws }", "ml-ws, location: eastus2 }");
    let taken = facts(&[compute(json!(null), "PublicIp")]);
    assert_eq!(answer("NAME-UNIQUE", &spec, &taken), ERROR);
    assert_eq!(answer("NAME-UNIQUE", &spec, &Facts::default()), UNKNOWN);
}

#[test]
fn a_fact_about_another_compute_is_never_used() {
    for (from, to) in [
        ("computes/myaks", "computes/myaks2"),
        ("workspaces/ml-ws", "workspaces/other"),
        (
            "11111111-2222-3333-4444-555555555555/resourceGroups/ml",
            "21111111-2222-3333-4444-555555555555/resourceGroups/ml",
        ),
    ] {
        let text = compute(json!({ "status": "Disabled" }), "PublicIp").to_string().replacen(from, to, 1);
        let mut facts = Facts::default();
        facts.add_bytes(text.as_bytes()).unwrap();
        assert_eq!(answer("TLS-RENEW", &update("ssl: { renew: true }"), &facts), UNKNOWN, "{to}");
    }
}

#[test]
fn an_update_sends_only_what_the_service_lets_one_write() {
    let facts = facts(&[compute(json!({ "status": "Disabled" }), "PublicIp")]);
    let spec = update("loadBalancer: { type: InternalLoadBalancer, subnet: aks }");
    let planned = plan(&Document::parse(&spec, Format::Yaml).unwrap(), &options(&facts));
    let body = serde_json::to_value(&planned.plan.unwrap().requests[0].body).unwrap();
    assert_eq!(
        body["identity"],
        json!({ "type": "SystemAssigned,UserAssigned", "userAssignedIdentities": { "/subscriptions/a/b": {} } })
    );
    assert_eq!(body["properties"]["disableLocalAuth"], false);
}

#[test]
fn an_update_in_a_version_that_would_lose_something_is_not_planned() {
    let facts = facts(&[compute(json!({ "status": "Enabled", "cname": "www.contoso.com" }), "PublicIp")]);
    let spec = update("apiVersion: 2020-06-01\nssl: { status: Disabled }");
    let planned = plan(&Document::parse(&spec, Format::Yaml).unwrap(), &options(&facts));
    assert_eq!(planned.report.failed(Severity::Error), 0, "{:#?}", planned.report.findings);
    let plan = planned.plan.unwrap();
    assert!(plan.requests.is_empty());
    let needs = &plan.unavailable.iter().find(|missing| missing.kind.as_str() == "rest").unwrap().needs;
    assert!(needs.contains("clusterPurpose") && needs.contains("2020-06-01"), "{needs}");
}
