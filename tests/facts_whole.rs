//! An attach of which everything is known: refused while something is wrong, and accepted, strictly, once it is put right.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails like the test")]

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::report::{Outcome, Report};
use aks_compute::{CheckOptions, check_text};
use serde_json::{Value, json};
use time::macros::datetime;

const SPEC: &str = "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
cluster: { resourceGroup: aks-rg, name: aks }
";
const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/aks-rg";
const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";

/// The cluster as an ARM GET shows it, with this access to its API server.
fn cluster(access: &Value) -> Value {
    json!({
        "id": format!("{GROUP}/providers/Microsoft.ContainerService/managedClusters/aks"),
        "location": "eastus2",
        "properties": {
            "provisioningState": "Succeeded", "powerState": { "code": "Running" }, "nodeResourceGroup": "MC_aks",
            "kubernetesVersion": "1.35", "currentKubernetesVersion": "1.35.5", "disableLocalAccounts": false,
            "apiServerAccessProfile": access, "networkProfile": { "loadBalancerSku": "standard" },
            "agentPoolProfiles": [{ "name": "np", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5" }],
        },
    })
}

/// What one round of the collecting script brings.
fn others() -> Vec<Value> {
    let about = |kind: &str, scope: &str, data: Value| json!({ "fact": { "kind": kind, "cloud": "AzureCloud", "scope": scope }, "data": data });
    let tag =
        |name: &str, prefixes: Value| json!({ "name": name, "properties": { "addressPrefixes": prefixes } });
    vec![
        about("computes", WORKSPACE, json!({ "value": [] })),
        json!({ "id": WORKSPACE, "location": "eastus2", "properties": { "privateEndpointConnections": [] } }),
        about("policyAssignments", GROUP, json!([])),
        json!({ "fact": { "kind": "versions", "location": "eastus2" }, "data":
            { "values": [{ "version": "1.35", "isDefault": true, "patchVersions": { "1.35.5": { "upgrades": [] } } }] } }),
        json!({ "changeNumber": 1, "cloud": "Public", "values": [
            tag("AzureMachineLearning.EastUS2", json!(["20.1.0.0/28", "2603::/48"])),
            tag("AzureMachineLearning.CentralUS", json!(["20.2.0.0/28"])),
        ] }),
    ]
}

fn report(access: &Value) -> Report {
    let mut facts = Facts::default();
    for fact in others().into_iter().chain([cluster(access)]) {
        facts.add_bytes(fact.to_string().as_bytes()).unwrap();
    }
    let options = CheckOptions { strict: true, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts) };
    check_text(SPEC, Format::Yaml, &options)
}

/// The rules that keep the attach from being accepted.
fn in_the_way(access: &Value) -> Vec<&'static str> {
    let report = report(access);
    let rules: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.severity == aks_compute::report::Severity::Error)
        .map(|finding| finding.rule.id)
        .collect();
    assert_eq!(rules.is_empty(), report.outcome == Outcome::Pass, "{rules:?}");
    rules
}

#[test]
fn a_cluster_that_lacks_one_paired_region_is_refused_and_put_right_it_passes() {
    let ranges = |ranges: Value| json!({ "authorizedIPRanges": ranges, "enablePrivateCluster": false });
    assert_eq!(in_the_way(&ranges(json!(["20.1.0.0/28", "203.0.114.0/24"]))), ["API-RANGES-AML"]);
    let refused = report(&ranges(json!(["20.1.0.0/28", "203.0.114.0/24"])));
    let finding = refused.findings.first().unwrap();
    assert!(finding.message.contains("20.2.0.0/28") && !finding.message.contains("20.1.0.0/28"));
    let command = finding.remedy.as_ref().unwrap().command.clone();
    let (_, list) = command.rsplit_once("--api-server-authorized-ip-ranges ").unwrap();
    let list: Vec<&str> = list.split(',').collect();
    assert_eq!(in_the_way(&ranges(json!(list))), [""; 0]);
}

#[test]
fn a_private_cluster_with_a_public_name_is_refused_and_put_right_it_passes() {
    let private =
        |public: bool| json!({ "enablePrivateCluster": true, "enablePrivateClusterPublicFQDN": public });
    assert_eq!(in_the_way(&private(true)), ["PRIV-PUBLIC-FQDN"]);
    assert_eq!(in_the_way(&private(false)), [""; 0]);
}

#[test]
fn without_any_one_of_the_facts_it_is_not_accepted() {
    let all: Vec<Value> = others().into_iter().chain([cluster(&json!(null))]).collect();
    for left_out in 0..all.len() {
        let mut facts = Facts::default();
        for (_, fact) in all.iter().enumerate().filter(|(number, _)| *number != left_out) {
            facts.add_bytes(fact.to_string().as_bytes()).unwrap();
        }
        let report =
            check_text(SPEC, Format::Yaml, &CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts));
        // A cluster in the workspace's region may have private endpoints beside it, one without authorized ranges needs no
        // service tags, and versions have the calendar.
        let is_needed = !matches!(left_out, 1 | 3 | 4);
        assert_eq!(report.outcome == Outcome::Unknown, is_needed, "without {}", all.get(left_out).unwrap());
    }
}
