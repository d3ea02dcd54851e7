//! Specs that make a cluster, checked at one time for all tests, and what a rule says of them.

use std::collections::BTreeSet;

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::{CheckOptions, check_text, rules};
use serde_json::{Value, json};
use time::macros::datetime;

pub(crate) const SUBNETS: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets";
pub(crate) const IDENTITY: &str = "{ type: UserAssigned, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id }";
pub(crate) const ZONE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io";

/// What a rule says of a spec: nothing, or how much its finding weighs.
pub(crate) type Answer = Option<(Status, Severity)>;

pub(crate) const PASS: Answer = None;
pub(crate) const ERROR: Answer = Some((Status::Fail, Severity::Error));
pub(crate) const WARNING: Answer = Some((Status::Fail, Severity::Warning));
pub(crate) const UNKNOWN: Answer = Some((Status::Unknown, Severity::Error));

pub(crate) const NOTHING: [&str; 0] = [];

/// The object with these members besides, or in the place of its own.
pub(crate) fn with(mut object: Value, more: &Value) -> Value {
    object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    object
}

fn least(operation: &str) -> Value {
    json!({
        "operation": operation,
        "workspace": {
            "subscriptionId": "11111111-2222-3333-4444-555555555555",
            "resourceGroup": "ml-rg",
            "name": "ml-ws",
            "location": "eastus2",
        },
        "name": "myaks",
    })
}

/// A create with these keys besides those that must be there.
pub(crate) fn create(keys: Value) -> Value {
    with(least("create"), &keys)
}

/// An attach that makes a cluster of these keys besides those that must be there.
pub(crate) fn spec(keys: Value) -> Value {
    let create = json!({
        "resourceGroup": "aks-rg",
        "name": "aks",
        "nodePools": [{ "name": "pool1", "vmSize": "Standard_D4s_v5" }],
    });
    with(least("attach"), &json!({ "cluster": { "create": with(create, &keys) } }))
}

/// The same of keys in YAML.
pub(crate) fn spec_from(keys: &str) -> Value {
    let text = format!("{{ {keys} }}");
    let document = Document::parse(&text, Format::Yaml).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    spec(serde_json::to_value(&document.root).unwrap())
}

/// These pools, which have names and sizes unless they say others.
pub(crate) fn whole(pools: &[Value]) -> Vec<Value> {
    let whole = |(number, keys): (usize, &Value)| {
        with(json!({ "name": format!("pool{number}"), "vmSize": "Standard_D4s_v5" }), keys)
    };
    pools.iter().enumerate().map(whole).collect()
}

/// The list of this kind of the workspace's region, as a fact.
pub(crate) fn list(kind: &str, data: &Value) -> Value {
    json!({ "fact": { "kind": kind, "location": "eastus2" }, "data": data })
}

pub(crate) fn findings(spec: &Value) -> Vec<Finding> {
    findings_with(spec, &[])
}

/// All findings where these facts are known.
fn findings_with(spec: &Value, documents: &[Value]) -> Vec<Finding> {
    let mut facts = Facts::default();
    for document in documents {
        facts
            .add_bytes(document.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error:?}: {document}"));
    }
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check_text(&spec.to_string(), Format::Json, &options).findings
}

/// What the rule says where these facts are known.
#[track_caller]
pub(crate) fn found(rule: &str, spec: &Value, documents: &[Value]) -> Vec<Finding> {
    assert!(rules::find(rule).is_some(), "there is no rule {rule}");
    findings_with(spec, documents).into_iter().filter(|finding| finding.rule.id == rule).collect()
}

/// The first thing that the rule says weighs this.
#[track_caller]
pub(crate) fn says(expected: Answer, rule: &str, spec: &Value, documents: &[Value]) {
    let found = found(rule, spec, documents);
    let first = found.first().map(|finding| (finding.status, finding.severity));
    assert_eq!(first, expected, "{found:#?}\n{spec:#}");
}

/// What the rule says without a fact: the pointers below the cluster, each with a letter for how much that weighs
/// (error, warning, note, unknown).
#[track_caller]
pub(crate) fn of_rule(rule: &str, spec: &Value) -> Vec<String> {
    found(rule, spec, &[])
        .iter()
        .map(|finding| {
            let letter = match (finding.status, finding.severity) {
                (Status::Unknown, _) => 'u',
                (Status::Note, _) => 'n',
                (_, Severity::Error) => 'e',
                (_, Severity::Warning) => 'w',
                _ => 'i',
            };
            format!("{letter} {}", below(finding))
        })
        .collect()
}

/// The same of a cluster with these keys.
#[track_caller]
pub(crate) fn said(rule: &str, keys: Value) -> Vec<String> {
    of_rule(rule, &spec(keys))
}

/// The same of a cluster of one pool with these keys.
#[track_caller]
pub(crate) fn of_pool(rule: &str, keys: Value) -> Vec<String> {
    of_pools(rule, &[keys])
}

/// The same of a cluster with these pools.
#[track_caller]
pub(crate) fn of_pools(rule: &str, pools: &[Value]) -> Vec<String> {
    said(rule, json!({ "nodePools": whole(pools) }))
}

/// What fails with this severity: each the rule and the pointer below the cluster.
pub(crate) fn failed(spec: &Value, severity: Severity) -> BTreeSet<String> {
    findings(spec)
        .iter()
        .filter(|finding| finding.severity == severity && finding.status == Status::Fail)
        .map(|finding| format!("{} {}", finding.rule.id, below(finding)))
        .collect()
}

/// The errors of a cluster with these keys, YAML, are these.
#[track_caller]
pub(crate) fn errors(keys: &str, expected: &[&str]) {
    let found = failed(&spec_from(keys), Severity::Error);
    let expected: BTreeSet<String> = expected.iter().map(|text| (*text).to_owned()).collect();
    assert_eq!(found, expected, "{keys}");
}

/// A cluster with these keys, YAML, has this warning or not.
#[track_caller]
pub(crate) fn warns(keys: &str, expected: &str, does: bool) {
    assert_eq!(failed(&spec_from(keys), Severity::Warning).contains(expected), does, "{keys}");
}

/// Where the finding is: below the cluster, where it is there.
fn below(finding: &Finding) -> &str {
    finding.path.strip_prefix("/cluster/create").unwrap_or(&finding.path)
}
