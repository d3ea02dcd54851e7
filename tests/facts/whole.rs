//! An attach of which everything is known: refused while something is wrong, and accepted, strictly, once it is put right.

use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactKind, Facts};
use aks_compute::report::{Outcome, Report, Severity};
use aks_compute::{CheckOptions, check};
use serde_json::{Value, json};

use crate::answers::{self, facts, options};
use crate::specs::{CLUSTER, GROUP, WORKSPACE, attach};

/// The cluster as an ARM GET shows it, with this access to its API server.
fn cluster(access: &Value) -> Value {
    json!({
        "id": CLUSTER,
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

/// All that there is to know.
fn all(access: &Value) -> Vec<Value> {
    others().into_iter().chain([cluster(access)]).collect()
}

fn report(access: &Value) -> Report {
    let facts = facts(&all(access));
    let spec = attach("");
    let spec = Document::parse(&spec, Format::Yaml).unwrap();
    check(&spec, &CheckOptions { strict: true, ..options(&facts) }).into_report()
}

/// The rules that keep the attach from being accepted.
fn in_the_way(access: &Value) -> Vec<&'static str> {
    let report = report(access);
    let rules: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
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
fn one_round_of_commands_gets_all_of_them() {
    for purpose in ["FastProd", "DevTest"] {
        let report = answers::report(&attach(&format!("clusterPurpose: {purpose}")), &Facts::default());
        let mut kinds: Vec<FactKind> = report.asks.iter().map(|ask| ask.fact.kind).collect();
        kinds.sort_by_key(|kind| kind.as_str());
        let wanted = [
            FactKind::Cluster,
            FactKind::Computes,
            FactKind::NodePools,
            FactKind::PolicyAssignments,
            FactKind::ServiceTags,
            FactKind::Versions,
            FactKind::Workspace,
        ];
        assert_eq!(kinds, wanted, "{purpose}");
    }
}

#[test]
fn without_any_one_of_the_facts_it_is_not_accepted() {
    for left_out in 0..all(&json!(null)).len() {
        let mut rest = all(&json!(null));
        let missing = rest.remove(left_out);
        let report = answers::report(&attach(""), &facts(&rest));
        // A cluster in the workspace's region may have private endpoints beside it, one without authorized ranges needs no
        // service tags, and versions have the calendar.
        let is_needed = !matches!(left_out, 1 | 3 | 4);
        assert_eq!(report.outcome == Outcome::Unknown, is_needed, "without {missing}");
    }
}
