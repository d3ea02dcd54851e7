//! The compute as it is now, given as a fact: what it decides, and what it never decides.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactError, Facts, same_resource};
use aks_compute::language::Language;
use aks_compute::report::{Report, Severity, Status};
use aks_compute::{CheckOptions, check, plan};
use serde_json::{Value, json};
use time::macros::datetime;

const ID: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks";

fn compute(ssl: Value, load_balancer: &str) -> Value {
    json!({
        "id": ID,
        "location": "eastus2",
        "identity": { "type": "SystemAssigned,UserAssigned", "principalId": "p", "tenantId": "t",
            "userAssignedIdentities": { "/subscriptions/a/b": { "principalId": "p", "clientId": "c" } } },
        "properties": {
            "computeType": "AKS",
            "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
            "disableLocalAuth": false,
            "properties": { "clusterPurpose": "DevTest", "sslConfiguration": ssl, "loadBalancerType": load_balancer },
        },
    })
}

fn facts(compute: &Value) -> Facts {
    let mut facts = Facts::default();
    facts.add_bytes(compute.to_string().as_bytes()).unwrap();
    facts
}

fn update(change: &str) -> String {
    format!(
        "operation: update\nworkspace: {{ subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ML-RG, name: ml-ws }}\nname: MyAks\n{change}\n"
    )
}

fn report(spec: &str, facts: &Facts) -> Report {
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts);
    check(&Document::parse(spec, Format::Yaml).unwrap(), &options).into_report()
}

fn status(report: &Report, rule: &str) -> Option<Status> {
    report.findings.iter().find(|finding| finding.rule.id == rule).map(|finding| finding.status)
}

#[test]
fn the_current_compute_decides_what_was_unknown() {
    let custom = compute(json!({ "status": "Enabled", "cname": "www.contoso.com" }), "PublicIp");
    let microsoft = compute(json!({ "status": "Auto", "leafDomainLabel": "contoso" }), "PublicIp");
    let internal = compute(json!({ "status": "Disabled" }), "InternalLoadBalancer");
    for (rule, change, with, expected) in [
        ("TLS-KEEP", "loadBalancer: { type: PublicIp }", &custom, Some(Status::Note)),
        ("TLS-KEEP", "loadBalancer: { type: PublicIp }", &internal, None),
        ("TLS-RENEW", "ssl: { renew: true }", &microsoft, Some(Status::Note)),
        ("TLS-RENEW", "ssl: { renew: true }", &custom, Some(Status::Fail)),
        (
            "LB-ILB-CERT",
            "loadBalancer: { type: InternalLoadBalancer, subnet: aks }",
            &microsoft,
            Some(Status::Fail),
        ),
        ("LB-ILB-CERT", "loadBalancer: { type: InternalLoadBalancer, subnet: aks }", &custom, None),
        ("LB-ILB-CERT", "ssl: { leafDomainLabel: contoso }", &internal, Some(Status::Fail)),
        ("LB-ILB-CERT", "ssl: { leafDomainLabel: contoso }", &custom, None),
        ("LB-SUBNET-NEEDS-ILB", "loadBalancer: { subnet: aks }", &internal, None),
        ("LB-SUBNET-NEEDS-ILB", "loadBalancer: { subnet: aks }", &custom, Some(Status::Fail)),
    ] {
        let spec = update(change);
        assert_eq!(status(&report(&spec, &facts(with)), rule), expected, "{rule} on {change} over {with}");
        let unknown = status(&report(&spec, &Facts::default()), rule);
        assert_eq!(unknown, Some(Status::Unknown), "{rule} on {change} without a fact");
    }
}

#[test]
fn a_compute_of_this_name_makes_the_name_taken() {
    let spec = update("").replace("update", "create").replace("ml-ws }", "ml-ws, location: eastus2 }");
    let taken = report(&spec, &facts(&compute(json!(null), "PublicIp")));
    assert_eq!(status(&taken, "NAME-UNIQUE"), Some(Status::Fail));
    assert_eq!(status(&report(&spec, &Facts::default()), "NAME-UNIQUE"), Some(Status::Unknown));
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
        let with = report(&update("ssl: { renew: true }"), &facts);
        assert_eq!(status(&with, "TLS-RENEW"), Some(Status::Unknown), "{to}");
    }
}

#[test]
fn facts_come_bare_in_an_envelope_and_in_an_array() {
    let compute = compute(json!({ "status": "Disabled" }), "PublicIp");
    let enveloped =
        json!({ "fact": { "kind": "compute", "observedAt": "2026-11-23T00:00:00Z" }, "data": compute });
    for text in [
        compute.to_string(),
        enveloped.to_string(),
        json!([enveloped]).to_string(),
        format!("\u{feff}{compute}"),
    ] {
        let mut facts = Facts::default();
        facts.add_bytes(text.as_bytes()).unwrap();
        assert!(facts.compute(&ID.to_uppercase()).is_some(), "{text}");
    }
}

#[test]
fn what_is_not_understood_is_said_in_both_languages() {
    for (text, part) in [
        ("{\"hello\": 1}", "hello"),
        ("[1]", "-"),
        ("{\"id\": 3, \"properties\": null}", "id, properties"),
        ("{", "JSON"),
        ("", "empty"),
    ] {
        let error = Facts::default().add_bytes(text.as_bytes()).unwrap_err();
        assert!(error.message(Language::English).contains(part), "{text}: {error:?}");
        assert_ne!(error.message(Language::English), error.message(Language::Chinese));
    }
    assert!(matches!(Facts::default().add_bytes(&[0xff, 0xfe, 0, 0]), Err(FactError::NotADocument(_))));
}

#[test]
fn an_update_sends_only_what_the_service_lets_one_write() {
    let facts = facts(&compute(json!({ "status": "Disabled" }), "PublicIp"));
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let spec = update("loadBalancer: { type: InternalLoadBalancer, subnet: aks }");
    let planned = plan(&Document::parse(&spec, Format::Yaml).unwrap(), &options);
    let body = serde_json::to_value(&planned.plan.unwrap().requests[0].body).unwrap();
    assert_eq!(
        body["identity"],
        json!({ "type": "SystemAssigned,UserAssigned", "userAssignedIdentities": { "/subscriptions/a/b": {} } })
    );
    assert_eq!(body["properties"]["disableLocalAuth"], false);
}

#[test]
fn an_update_in_a_version_that_would_lose_something_is_not_planned() {
    let facts = facts(&compute(json!({ "status": "Enabled", "cname": "www.contoso.com" }), "PublicIp"));
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let spec = update("apiVersion: 2020-06-01\nssl: { status: Disabled }");
    let planned = plan(&Document::parse(&spec, Format::Yaml).unwrap(), &options);
    assert_eq!(planned.report.failed(Severity::Error), 0, "{:#?}", planned.report.findings);
    let plan = planned.plan.unwrap();
    assert!(plan.requests.is_empty());
    let needs = &plan.unavailable.iter().find(|missing| missing.kind.as_str() == "rest").unwrap().needs;
    assert!(needs.contains("clusterPurpose") && needs.contains("2020-06-01"), "{needs}");
}

#[test]
fn ids_compare_as_azure_resource_manager_compares_them() {
    assert!(same_resource("/subscriptions/A/resourceGroups/Rg/", "/SUBSCRIPTIONS/a/resourcegroups/rG"));
    assert!(same_resource("/subscriptions/a/resourceGroups/ÄÖ", "/subscriptions/a/resourceGroups/äö"));
    assert!(!same_resource("/subscriptions/a/resourceGroups/rg", "/subscriptions/a/resourceGroups/rg2"));
}
