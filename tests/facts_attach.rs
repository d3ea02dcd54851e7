//! What facts about the cluster, the workspace, its computes and the region's versions decide for an attach.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::collections::BTreeSet;

use aks_compute::catalog::Catalog;
use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactKind, Facts, Scope, Stated};
use aks_compute::report::{Finding, Report, Severity, Status};
use aks_compute::{CheckOptions, check, rules};
use serde_json::{Value, json};
use time::macros::datetime;

#[path = "facts_attach/attachments.rs"]
mod attachments;
#[path = "facts_attach/pools.rs"]
mod pools;
#[path = "facts_attach/properties.rs"]
mod properties;
#[path = "facts_attach/regions.rs"]
mod regions;
#[path = "facts_attach/versions.rs"]
mod versions;

const SUBSCRIPTION: &str = "/subscriptions/11111111-2222-3333-4444-555555555555";
const ID: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
const WORKSPACE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws";

/// An attach of the cluster, with other keys beside.
fn attach(keys: &str) -> String {
    format!(
        "operation: attach\nworkspace: {{ subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }}\nname: myaks\ncluster: {{ resourceGroup: rg, name: aks }}\n{keys}\n"
    )
}

fn facts(documents: &[Value]) -> Facts {
    let mut facts = Facts::default();
    for document in documents {
        facts
            .add_bytes(document.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error:?}: {document}"));
    }
    facts
}

fn report(spec: &str, facts: &Facts) -> Report {
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts);
    check(&Document::parse(spec, Format::Yaml).unwrap(), &options).into_report()
}

/// What the rule says of the spec: its finding.
fn said(rule: &str, spec: &str, facts: &Facts) -> Option<Finding> {
    assert!(rules::find(rule).is_some(), "there is no rule {rule}");
    let mut findings = report(spec, facts)
        .findings
        .into_iter()
        .filter(|finding| finding.rule.id == rule)
        .collect::<Vec<_>>();
    assert!(findings.len() < 2, "{findings:#?}");
    findings.pop()
}

const PASS: Option<(Status, Severity)> = None;
const ERROR: Option<(Status, Severity)> = Some((Status::Fail, Severity::Error));
const WARNING: Option<(Status, Severity)> = Some((Status::Fail, Severity::Warning));
const NOTE: Option<(Status, Severity)> = Some((Status::Note, Severity::Info));
const UNKNOWN: Option<(Status, Severity)> = Some((Status::Unknown, Severity::Error));
const UNKNOWN_WARNING: Option<(Status, Severity)> = Some((Status::Unknown, Severity::Warning));
const UNKNOWN_NOTE: Option<(Status, Severity)> = Some((Status::Unknown, Severity::Info));

fn answer(rule: &str, spec: &str, facts: &Facts) -> Option<(Status, Severity)> {
    said(rule, spec, facts).map(|finding| (finding.status, finding.severity))
}

/// The members of a whole cluster, with others in their place.
fn members(replaced: &Value) -> Value {
    let mut members = json!({
        "kubernetesVersion": "1.35.5",
        "currentKubernetesVersion": "1.35.5",
        "provisioningState": "Succeeded",
        "powerState": { "code": "Running" },
        "disableLocalAccounts": false,
        "networkProfile": { "loadBalancerSku": "standard", "outboundType": "loadBalancer" },
        "agentPoolProfiles": [pool("nodepool1", 3, "Standard_D4s_v5")],
    });
    for (key, value) in replaced.as_object().unwrap() {
        members[key] = value.clone();
    }
    members
}

/// The cluster as `az aks show` prints it.
fn az_cluster(replaced: &Value) -> Value {
    let mut cluster = members(replaced);
    cluster["id"] = ID.into();
    cluster["name"] = "aks".into();
    if cluster.get("location").is_none() {
        cluster["location"] = "eastus2".into();
    }
    cluster
}

/// The cluster as Azure Resource Manager answers, which spells ids and enums as it likes.
fn arm_cluster(replaced: &Value) -> Value {
    let mut properties = members(replaced);
    let location = properties.as_object_mut().unwrap().remove("location").unwrap_or("eastus2".into());
    json!({ "id": ID.to_uppercase(), "name": "aks", "type": "x", "location": location, "properties": properties })
}

fn pool(name: &str, count: u64, size: &str) -> Value {
    json!({
        "name": name, "mode": "System", "osType": "Linux", "count": count, "vmSize": size,
        "powerState": { "code": "Running" },
    })
}

/// The same pool with another member.
fn with(mut pool: Value, key: &str, value: Value) -> Value {
    pool[key] = value;
    pool
}

/// What the rule says where the cluster has these members: the same in both forms.
fn on_cluster(rule: &str, keys: &str, replaced: &Value) -> Option<(Status, Severity)> {
    let spec = attach(keys);
    let az = answer(rule, &spec, &facts(&[az_cluster(replaced)]));
    let arm = answer(rule, &spec, &facts(&[arm_cluster(replaced)]));
    assert_eq!(az, arm, "{rule} on {replaced}");
    az
}

#[test]
fn local_accounts_must_be_enabled() {
    const RULE: &str = "AKS-LOCALACCT";
    assert_eq!(on_cluster(RULE, "", &json!({})), PASS);
    assert_eq!(on_cluster(RULE, "", &json!({ "disableLocalAccounts": null })), PASS, "AKS leaves it out");
    assert_eq!(on_cluster(RULE, "", &json!({ "disableLocalAccounts": true })), ERROR);
    let truncated = json!({ "disableLocalAccounts": null, "networkProfile": null });
    assert_eq!(on_cluster(RULE, "", &truncated), UNKNOWN);
    assert_eq!(answer(RULE, &attach(""), &Facts::default()), UNKNOWN);

    let finding =
        said(RULE, &attach(""), &facts(&[arm_cluster(&json!({ "disableLocalAccounts": true }))])).unwrap();
    assert_eq!(
        &*finding.remedy.unwrap().command,
        "az aks update --resource-group rg --name aks --subscription 11111111-2222-3333-4444-555555555555 --enable-local-accounts"
    );
    assert_eq!(finding.related[0].pointer, "/properties/disableLocalAccounts");
}

#[test]
fn a_fact_about_another_cluster_or_cloud_is_not_used() {
    let broken = json!({
        "disableLocalAccounts": true,
        "kubernetesVersion": "1.20.1",
        "currentKubernetesVersion": "1.20.1",
        "location": "westus2",
        "agentPoolProfiles": [with(pool("a", 1, "Standard_D2s_v5"), "nodeTaints", json!(["a=b:NoSchedule"]))],
    });
    let rules = [
        "AKS-LOCALACCT",
        "AKS-TAINTS",
        "PURPOSE-PROD-NODES",
        "PURPOSE-12VCPU",
        "VM-GPU-POOL",
        "LOC-LATENCY",
        "LOC-PE",
        "LIFE-K8S-VERSION",
        "LIFE-K8S-PREVIEW",
    ];
    let (spec, without) = (attach(""), Facts::default());
    let cluster = az_cluster(&broken);
    let mut changed = 0;
    for rule in rules {
        let expected = answer(rule, &spec, &without);
        assert_eq!(expected.map(|(status, _)| status), Some(Status::Unknown), "{rule}");
        changed += usize::from(answer(rule, &spec, &facts(std::slice::from_ref(&cluster))) != expected);
        for (from, to) in [
            ("managedClusters/aks", "managedClusters/aks2"),
            ("resourceGroups/rg", "resourceGroups/rg2"),
            ("/subscriptions/1", "/subscriptions/2"),
        ] {
            let other = with(cluster.clone(), "id", ID.replace(from, to).into());
            assert_eq!(answer(rule, &spec, &facts(&[other])), expected, "{rule}: {to}");
        }
        let china = json!({ "fact": { "kind": "cluster", "cloud": "AzureChinaCloud" }, "data": cluster });
        assert_eq!(answer(rule, &spec, &facts(&[china])), expected, "{rule}: another cloud");
    }
    assert!(changed >= 7, "the fact decides {changed} rules only where it is about the cluster");
}
