//! Policies that forbid public addresses, and the caller's roles: what such facts decide, and what they leave open.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::time::{Duration, Instant};

use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactError, FactKind, Facts, covers};
use aks_compute::report::{Finding, Report, Severity, Status};
use aks_compute::{CheckOptions, check};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

const SUBSCRIPTION: &str = "/subscriptions/11111111-2222-3333-4444-555555555555";
const OTHER: &str = "/subscriptions/21111111-2222-3333-4444-555555555555";
const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/aks-rg";
const NODES: &str =
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/MC_aks-rg_aks_eastus2";
const CLUSTER: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/aks";
const MANAGEMENT: &str = "/providers/Microsoft.Management/managementGroups/contoso";
const DEFINITIONS: &str = "/providers/Microsoft.Authorization/policyDefinitions";

const ATTACH: &str = "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
cluster: { resourceGroup: aks-rg, name: aks }
";
const PUBLIC: &str = "loadBalancer: { type: PublicIp }";
const INTERNAL: &str = "loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }";
const CREATE: &str = "operation: create
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
";

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

fn facts(documents: &[Value]) -> Facts {
    let mut facts = Facts::default();
    for document in documents {
        facts.add_bytes(document.to_string().as_bytes()).unwrap();
    }
    facts
}

fn report(spec: &str, documents: &[Value]) -> Report {
    let facts = facts(documents);
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check(&Document::parse(spec, Format::Yaml).unwrap(), &options).into_report()
}

fn found<'a>(report: &'a Report, rule: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|finding| finding.rule.id == rule)
}

/// What LB-ATTACH-PUBLIC says of an attach with a public load balancer.
#[track_caller]
fn says(expected: Option<Status>, documents: &[Value]) -> Report {
    let report = report(&format!("{ATTACH}{PUBLIC}"), documents);
    let finding = found(&report, "LB-ATTACH-PUBLIC");
    assert_eq!(finding.map(|finding| finding.status), expected, "{finding:#?}\n{documents:#?}");
    report
}

#[track_caller]
fn asks(documents: &[Value], command: &str) {
    let report = says(Some(Status::Unknown), documents);
    let remedy = found(&report, "LB-ATTACH-PUBLIC").unwrap().remedy.as_ref().unwrap();
    assert_eq!(&*remedy.command, command);
}

const FORBIDDEN: Option<Status> = Some(Status::Fail);
const UNKNOWN: Option<Status> = Some(Status::Unknown);

#[test]
fn a_denial_is_an_error_of_an_attach_unless_the_load_balancer_is_internal() {
    let facts = [listed(json!({})), deny(is_address())];
    let public = says(FORBIDDEN, &facts);
    let finding = found(&public, "LB-ATTACH-PUBLIC").unwrap();
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.path, "/loadBalancer/type");
    assert!(finding.message.contains("Load balancers should not have public IPs"), "{}", finding.message);
    assert_eq!(finding.related[0].pointer, "/data/0");
    let fix = finding.fix.as_ref().unwrap();
    assert!(!fix.safe);
    assert_eq!(
        serde_json::to_value(&fix.patch).unwrap(),
        json!([{ "op": "add", "path": "/loadBalancer", "value": { "type": "InternalLoadBalancer", "subnet": "aks-subnet" } }])
    );
    // Nothing said is public too, and then only the error speaks.
    let absent = report(ATTACH, &facts);
    let speaks: Vec<_> = absent.findings.iter().filter(|it| it.rule.id == "LB-ATTACH-PUBLIC").collect();
    assert_eq!(speaks.len(), 1);
    assert_eq!((speaks[0].status, &*speaks[0].path), (Status::Fail, "/loadBalancer"));
    let internal = report(&format!("{ATTACH}{INTERNAL}"), &facts);
    assert!(found(&internal, "LB-ATTACH-PUBLIC").is_none());
    assert_eq!(internal.failed(Severity::Error), 0);
}

#[test]
fn a_microsoft_certificate_keeps_the_fix_away() {
    let facts = [listed(json!({})), deny(is_address())];
    let report = report(&format!("{ATTACH}{PUBLIC}\nssl: {{ leafDomainLabel: contoso }}"), &facts);
    let finding = found(&report, "LB-ATTACH-PUBLIC").unwrap();
    assert_eq!((finding.status, finding.fix.is_some()), (Status::Fail, false));
}

#[test]
fn a_denial_is_an_error_of_a_create_with_an_internal_load_balancer_too() {
    let list = about(&format!("{SUBSCRIPTION}/resourceGroups/ML-RG"), json!([assignment(json!({}))]));
    for balancer in [PUBLIC, INTERNAL] {
        let spec = format!("{CREATE}{balancer}");
        let status = |documents: &[Value]| {
            let report = report(&spec, documents);
            assert!(found(&report, "LB-ATTACH-PUBLIC").is_none());
            found(&report, "LB-POLICY-EGRESS").map(|finding| finding.status)
        };
        assert_eq!(status(&[list.clone(), deny(is_address())]), FORBIDDEN);
        assert_eq!(status(&[about(SUBSCRIPTION, json!([]))]), None);
        assert_eq!(status(&[]), UNKNOWN);
    }
}

#[test]
fn a_cluster_to_be_made_needs_an_address_unless_its_traffic_goes_elsewhere() {
    let facts = [about(SUBSCRIPTION, json!([assignment(json!({}))])), deny(is_address())];
    let spec = |rest: &str| {
        format!(
            "{}cluster: {{ create: {{ resourceGroup: aks-rg, name: aks, nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5 }}]{rest} }} }}\n{INTERNAL}",
            ATTACH.rsplit_once("cluster:").unwrap().0
        )
    };
    let status = |rest: &str, facts: &[Value]| {
        found(&report(&spec(rest), facts), "LB-POLICY-EGRESS").map(|finding| finding.status)
    };
    let subnet = format!(
        ", vnetSubnetId: {SUBSCRIPTION}/resourceGroups/n/providers/Microsoft.Network/virtualNetworks/n/subnets/s"
    );
    assert_eq!(status("", &facts), FORBIDDEN);
    assert_eq!(status(", outboundType: managedNATGateway", &facts), FORBIDDEN);
    assert_eq!(status(&format!(", outboundType: userDefinedRouting{subnet}"), &facts), None);
    assert_eq!(status("", &[]), UNKNOWN);
}

#[test]
fn without_facts_one_rule_asks_for_the_policies_once() {
    for spec in [
        format!("{ATTACH}{PUBLIC}"),
        ATTACH.to_owned(),
        CREATE.to_owned(),
        format!(
            "{}cluster: {{ create: {{ resourceGroup: aks-rg, name: aks, nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5 }}] }} }}",
            ATTACH.rsplit_once("cluster:").unwrap().0
        ),
    ] {
        let report = report(&spec, &[]);
        let ask =
            report.asks.iter().find(|ask| ask.command.starts_with("az policy assignment list")).unwrap();
        assert_eq!(ask.unlocks.len(), 1, "{:?} {spec}", ask.unlocks);
    }
}

#[test]
fn only_a_whole_list_about_the_place_says_that_nothing_forbids() {
    says(None, &[about(GROUP, json!([]))]);
    says(None, &[about(SUBSCRIPTION, json!({ "value": [] }))]);
    says(None, &[about(CLUSTER, json!({ "value": [], "nextLink": null }))]);
    says(None, &[about(&GROUP.to_uppercase(), json!([]))]);
    says(UNKNOWN, &[about(GROUP, json!({ "value": [], "nextLink": "https://management.azure.com/x" }))]);
    says(UNKNOWN, &[about(OTHER, json!([]))]);
    says(UNKNOWN, &[about(&format!("{SUBSCRIPTION}/resourceGroups/other"), json!([]))]);
    says(UNKNOWN, &[about(MANAGEMENT, json!([]))]);
    // Bare: nobody says what the list is of.
    says(UNKNOWN, &[json!([assignment(json!({ "enforcementMode": "DoNotEnforce" }))])]);
    let mut other_cloud = about(GROUP, json!([]));
    other_cloud["fact"]["cloud"] = json!("AzureChinaCloud");
    says(UNKNOWN, &[other_cloud]);
    assert_eq!(Facts::default().add_bytes(b"[]"), Err(FactError::EmptyList));
}

#[test]
fn what_a_bare_list_or_a_page_shows_counts() {
    says(FORBIDDEN, &[json!([assignment(json!({}))]), deny(is_address())]);
    says(FORBIDDEN, &[assignment(json!({})), deny(is_address())]);
    let page = json!({ "value": [assignment(json!({}))], "nextLink": "https://management.azure.com/x" });
    says(FORBIDDEN, &[page.clone(), deny(is_address())]);
    says(UNKNOWN, &[about(GROUP, page), deny(json!({ "field": "type", "equals": "a/b" }))]);
}

#[test]
fn arms_form_and_any_case_are_read_too() {
    let arm = |value: &Value| {
        let mut inner = value.clone();
        let id = inner.as_object_mut().unwrap().remove("id").unwrap();
        json!({ "id": id, "type": "x", "properties": inner })
    };
    let list = about(GROUP, json!({ "value": [arm(&assignment(json!({ "enforcementMode": "default" })))] }));
    let rule = json!({
        "IF": { "AllOf": [{ "Field": "TYPE", "Equals": "MICROSOFT.NETWORK/publicipaddresses" }] },
        "THEN": { "EFFECT": "Deny" },
    });
    let mut definition = arm(&definition(rule));
    definition["id"] = json!(definition_id().to_uppercase());
    says(FORBIDDEN, &[list, json!({ "value": [definition] })]);
}

#[test]
fn what_is_not_enforced_or_elsewhere_does_not_count() {
    let definition = deny(is_address());
    for changes in [
        json!({ "enforcementMode": "DoNotEnforce" }),
        json!({ "enforcementMode": "donotenforce" }),
        json!({ "scope": OTHER }),
        json!({ "scope": format!("{SUBSCRIPTION}/resourceGroups/aks-rg2") }),
        json!({ "scope": format!("{SUBSCRIPTION}6") }),
        json!({ "scope": CLUSTER }),
        json!({ "notScopes": [SUBSCRIPTION] }),
        json!({ "notScopes": ["/subscriptions/x", format!("{}/", SUBSCRIPTION.to_uppercase())] }),
        json!({ "notScopes": [format!("/subscriptions/x {SUBSCRIPTION}")] }),
    ] {
        says(None, &[listed(changes), definition.clone()]);
    }
    for changes in [
        json!({ "notScopes": [OTHER] }),
        json!({ "notScopes": [CLUSTER] }),
        json!({ "scope": null }),
        json!({ "enforcementMode": null }),
        json!({ "scope": format!("{}/", SUBSCRIPTION.to_uppercase()) }),
        json!({ "scope": MANAGEMENT }),
    ] {
        says(FORBIDDEN, &[listed(changes), definition.clone()]);
    }
    for changes in [
        json!({ "enforcementMode": "Enroll" }),
        json!({ "notScopes": MANAGEMENT }),
        json!({ "scope": MANAGEMENT, "notScopes": [format!("{MANAGEMENT}2")] }),
        json!({ "resourceSelectors": [{ "selectors": [{ "kind": "resourceLocation", "in": ["eastus2"] }] }] }),
        json!({ "overrides": [{ "kind": "policyEffect", "value": "Audit" }] }),
        json!({ "policyDefinitionId": null }),
    ] {
        let report = says(UNKNOWN, &[listed(changes), definition.clone()]);
        let finding = found(&report, "LB-ATTACH-PUBLIC").unwrap();
        assert!(finding.message.contains("Load balancers should not"), "{}", finding.message);
    }
}

#[test]
fn a_management_group_counts_as_far_as_its_list_is_about_the_place() {
    let of_group = assignment(json!({ "scope": MANAGEMENT }));
    says(FORBIDDEN, &[about(SUBSCRIPTION, json!([of_group])), deny(is_address())]);
    // The list of the group itself does not say which subscriptions are below it.
    says(UNKNOWN, &[about(MANAGEMENT, json!([of_group])), deny(is_address())]);
    says(None, &[about(MANAGEMENT, json!([of_group])), deny(is_address()), about(GROUP, json!([]))]);
}

#[test]
fn the_address_is_made_in_the_node_resource_group() {
    let cluster =
        json!({ "id": CLUSTER, "location": "eastus2", "nodeResourceGroup": "MC_aks-rg_aks_eastus2" });
    let definition = deny(is_address());
    for (changes, without, with) in [
        (json!({ "scope": GROUP }), UNKNOWN, None),
        (json!({ "scope": NODES }), UNKNOWN, FORBIDDEN),
        (json!({ "notScopes": [GROUP] }), UNKNOWN, FORBIDDEN),
        (json!({ "notScopes": [NODES] }), UNKNOWN, None),
        (json!({ "notScopes": [NODES, OTHER] }), UNKNOWN, None),
        (json!({}), FORBIDDEN, FORBIDDEN),
    ] {
        says(without, &[listed(changes.clone()), definition.clone()]);
        says(with, &[listed(changes), definition.clone(), cluster.clone()]);
    }
}

#[test]
fn conditions_are_decided_as_far_as_they_can_be() {
    let address = is_address();
    let other = json!({ "field": "type", "equals": "Microsoft.Storage/storageAccounts" });
    let tags = json!({ "field": "tags['owner']", "exists": "false" });
    let balancer = "Microsoft.Network/loadBalancers";
    let front = "Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress.id";
    for (condition, expected) in [
        (json!({ "field": "type", "in": ["a/b", "microsoft.network/publicIpAddresses"] }), FORBIDDEN),
        (json!({ "field": "type", "in": ["a/b"] }), None),
        (json!({ "field": "type", "notIn": ["a/b"] }), FORBIDDEN),
        (json!({ "field": "type", "like": "Microsoft.Network/public*" }), FORBIDDEN),
        (json!({ "field": "type", "like": "Microsoft.Network/*Addresses" }), FORBIDDEN),
        (json!({ "field": "type", "like": "Microsoft.Compute/*" }), None),
        (json!({ "field": "type", "like": "*/*/*" }), UNKNOWN),
        (json!({ "field": "type", "contains": "publicip" }), FORBIDDEN),
        (json!({ "field": "type", "match": "Microsoft.Network/????" }), UNKNOWN),
        (json!({ "value": "[field('type')]", "equals": "Microsoft.Network/publicIPAddresses" }), FORBIDDEN),
        (json!({ "value": "[resourceGroup().name]", "equals": "x" }), UNKNOWN),
        (json!({ "allOf": [address, tags] }), UNKNOWN),
        (json!({ "allOf": [tags, other] }), None),
        (json!({ "allOf": [address, { "not": other }] }), FORBIDDEN),
        (json!({ "anyOf": [tags, address] }), FORBIDDEN),
        (json!({ "anyOf": [other, tags] }), UNKNOWN),
        (json!({ "not": { "anyOf": [address, { "field": "type", "equals": balancer }] } }), None),
        (json!({ "allOf": [] }), UNKNOWN),
        (json!({}), UNKNOWN),
        (json!({ "field": front, "exists": "true" }), FORBIDDEN),
        (json!({ "field": front, "notLike": "*" }), UNKNOWN),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "field": front, "notLike": "*" }] }),
            None,
        ),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "field": front, "notEquals": "" }] }),
            FORBIDDEN,
        ),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "count": { "field": front }, "greater": 0 }] }),
            FORBIDDEN,
        ),
        (
            json!({ "count": { "field": "Microsoft.Network/loadBalancers/frontendIPConfigurations[*]", "where": { "field": front, "exists": true } }, "greaterOrEquals": 1 }),
            FORBIDDEN,
        ),
        (json!({ "count": { "field": front }, "equals": 0 }), UNKNOWN),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "count": { "field": front }, "equals": 0 }] }),
            None,
        ),
        (json!({ "count": { "field": front }, "greater": 3 }), UNKNOWN),
        (
            json!({ "count": { "field": "Microsoft.Network/networkInterfaces/ipConfigurations[*].publicIpAddress" }, "greater": 0 }),
            None,
        ),
        (
            json!({ "field": "Microsoft.Network/networkInterfaces/ipConfigurations[*].publicIpAddress.id", "exists": true }),
            None,
        ),
        (json!({ "field": "Microsoft.Storage/storageAccounts/sku.name", "notEquals": "x" }), UNKNOWN),
        (
            json!({ "allOf": [address, { "field": "Microsoft.Network/publicIPAddresses/sku.name", "equals": "Basic" }] }),
            UNKNOWN,
        ),
        (json!({ "field": "location", "notIn": ["westus"] }), UNKNOWN),
    ] {
        says(expected, &[listed(json!({})), deny(condition)]);
    }
    let cluster = json!({ "id": CLUSTER, "location": "eastus2" });
    for (allowed, expected) in [(json!(["East US 2", "westus"]), None), (json!(["westus"]), FORBIDDEN)] {
        let condition = json!({ "field": "location", "notIn": allowed });
        says(expected, &[listed(json!({})), deny(condition), cluster.clone()]);
    }
}

#[test]
fn effects_and_lists_may_be_parameters() {
    let rule = json!({
        "if": { "field": "type", "in": "[parameters('types')]" },
        "then": { "effect": "[ Parameters( 'Effect' ) ]" },
    });
    let mut definition = definition(rule);
    definition["parameters"] = json!({
        "effect": { "type": "String", "defaultValue": "Audit" },
        "types": { "type": "Array", "defaultValue": ["Microsoft.Network/publicIPAddresses"] },
    });
    let with = |parameters: Value| [listed(json!({ "parameters": parameters })), definition.clone()];
    says(None, &with(json!({})));
    says(None, &with(Value::Null));
    says(FORBIDDEN, &with(json!({ "effect": { "value": "Deny" } })));
    says(FORBIDDEN, &with(json!({ "EFFECT": { "value": "DENY" } })));
    says(None, &with(json!({ "effect": { "value": "disabled" } })));
    says(UNKNOWN, &with(json!({ "effect": { "value": "a new effect" } })));
    says(UNKNOWN, &with(json!({ "effect": { "value": 3 } })));
    says(None, &with(json!({ "effect": { "value": "Deny" }, "types": { "value": [] } })));
    says(UNKNOWN, &with(json!({ "effect": { "value": "Deny" }, "types": { "value": "[x]" } })));
    let expression =
        json!({ "if": is_address(), "then": { "effect": "[if(equals(1, 1), 'deny', 'audit')]" } });
    says(UNKNOWN, &[listed(json!({})), self::definition(expression)]);
    for effect in
        ["audit", "Disabled", "auditIfNotExists", "deployIfNotExists", "modify", "append", "denyAction"]
    {
        let rule = json!({ "if": is_address(), "then": { "effect": effect } });
        says(None, &[listed(json!({})), self::definition(rule)]);
    }
}

#[test]
fn two_built_in_policies_are_known_by_their_parameters() {
    let of = |name: &str, parameters: Value| {
        listed(json!({ "policyDefinitionId": format!("{DEFINITIONS}/{name}"), "parameters": parameters }))
    };
    let address = json!(["microsoft.network/publicipaddresses"]);
    let refused = "6c112d4e-5bc7-47ae-a041-ea2d9dccd749";
    let list = |value: &Value| json!({ "listOfResourceTypesNotAllowed": { "value": value } });
    says(FORBIDDEN, &[of(refused, list(&address))]);
    says(None, &[of(refused, list(&json!(["a/b"])))]);
    says(UNKNOWN, &[of(refused, json!({}))]);
    let audit =
        json!({ "listOfResourceTypesNotAllowed": { "value": address }, "effect": { "value": "Audit" } });
    says(None, &[of(refused, audit)]);
    let allowed = "A08EC900-254A-4555-9BF5-E42AF04B5C5C";
    let list = |value: &Value| json!({ "listOfResourceTypesAllowed": { "value": value } });
    says(None, &[of(allowed, list(&address))]);
    says(FORBIDDEN, &[of(allowed, list(&json!(["a/b"])))]);
    says(UNKNOWN, &[of(allowed, json!({}))]);
}

#[test]
fn a_definition_that_is_not_there_is_asked_for() {
    let subscription = "11111111-2222-3333-4444-555555555555";
    asks(
        &[listed(json!({}))],
        &format!("az policy definition show --name no-public-ip --subscription {subscription} --output json"),
    );
    let id = format!("{MANAGEMENT}{DEFINITIONS}/a b");
    asks(
        &[listed(json!({ "policyDefinitionId": id }))],
        "az policy definition show --name 'a b' --management-group contoso --output json",
    );
    let id = "/providers/Microsoft.Authorization/policySetDefinitions/base";
    asks(
        &[listed(json!({ "policyDefinitionId": id }))],
        &format!("az policy set-definition show --name base --subscription {subscription} --output json"),
    );
    let two = json!([
        assignment(json!({})),
        assignment(json!({ "policyDefinitionId": format!("{DEFINITIONS}/b") }))
    ]);
    asks(
        &[about(GROUP, two)],
        &format!("az policy definition list --subscription {subscription} --output json"),
    );
    // Truncated: without its rule it is as if it were not there. So is one of another cloud.
    let mut truncated = deny(is_address());
    truncated.as_object_mut().unwrap().remove("policyRule");
    says(UNKNOWN, &[listed(json!({})), truncated]);
    let elsewhere = json!({ "fact": { "kind": "policyDefinitions", "cloud": "AzureChinaCloud" }, "data": deny(is_address()) });
    says(UNKNOWN, &[listed(json!({})), elsewhere]);
    // A denial that is known is enough, whatever else is not.
    let both = json!([assignment(json!({ "policyDefinitionId": id })), assignment(json!({}))]);
    says(FORBIDDEN, &[about(GROUP, both), deny(is_address())]);
}

#[test]
fn initiatives_hand_their_parameters_down() {
    let set_id = "/providers/Microsoft.Authorization/policySetDefinitions/base";
    let rule = json!({ "if": is_address(), "then": { "effect": "[parameters('effect')]" } });
    let mut member = definition(rule);
    member["parameters"] = json!({ "effect": { "defaultValue": "Audit" } });
    let set = |given: Value| {
        json!({ "id": set_id, "parameters": { "ip": { "defaultValue": "Disabled" } }, "policyDefinitions": [
            { "policyDefinitionId": definition_id(), "parameters": given, "policyDefinitionReferenceId": "1" }
        ] })
    };
    let of = |parameters: Value| listed(json!({ "policyDefinitionId": set_id, "parameters": parameters }));
    let passed_down = set(json!({ "effect": { "value": "[parameters('ip')]" } }));
    says(None, &[of(json!({})), passed_down.clone(), member.clone()]);
    says(FORBIDDEN, &[of(json!({ "ip": { "value": "Deny" } })), passed_down.clone(), member.clone()]);
    says(FORBIDDEN, &[of(json!({})), set(json!({ "effect": { "value": "deny" } })), member.clone()]);
    // The assignment has no word in parameters that the initiative does not hand down.
    says(None, &[of(json!({ "effect": { "value": "Deny" } })), set(Value::Null), member.clone()]);
    says(UNKNOWN, &[of(json!({})), passed_down.clone()]);
    says(UNKNOWN, &[of(json!({})), member.clone()]);
    let looped = json!({ "id": set_id, "policyDefinitions": [{ "policyDefinitionId": set_id }] });
    says(UNKNOWN, &[of(json!({})), looped]);
    let mut of_pods = deny(json!({ "field": "type", "notIn": [] }));
    of_pods["mode"] = json!("Microsoft.Kubernetes.Data");
    says(None, &[of(json!({})), set(Value::Null), of_pods]);
}

#[test]
fn what_was_recognised_is_told() {
    let documents =
        [listed(json!({})), deny(is_address()), roles(CLUSTER, json!([role(OWNER, SUBSCRIPTION)]))];
    let summaries: Vec<_> = facts(&documents)
        .summaries()
        .into_iter()
        .map(|summary| (summary.kind, summary.about, summary.count))
        .collect();
    assert_eq!(
        summaries,
        [
            (FactKind::PolicyAssignments, GROUP.to_owned(), 1),
            (FactKind::Roles, CLUSTER.to_owned(), 1),
            (FactKind::PolicyDefinitions, definition_id(), 1),
        ]
    );
    assert!(!facts(&documents[..1]).is_empty());
}

const OWNER: &str = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const CONTRIBUTOR: &str = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const CLUSTER_ADMIN: &str = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8";
const CLUSTER_USER: &str = "4abbcc35-e782-43d8-92c5-2d3f1bd2253f";

/// A role assignment that names the role by its id only.
fn role(definition: &str, scope: &str) -> Value {
    json!({
        "id": format!("{scope}/providers/Microsoft.Authorization/roleAssignments/1"), "scope": scope,
        "roleDefinitionId": format!("{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/{definition}"),
        "roleDefinitionName": null, "principalId": "p", "principalType": "User", "condition": null,
    })
}

fn roles(scope: &str, data: Value) -> Value {
    json!({ "fact": { "kind": "roles", "scope": scope }, "data": data })
}

/// What LIFE-RBAC-ATTACH says: nothing, or what it sees.
#[track_caller]
fn rbac(expected: Option<&str>, documents: &[Value]) {
    let report = report(&format!("{ATTACH}{INTERNAL}"), documents);
    let finding = found(&report, "LIFE-RBAC-ATTACH");
    match (expected, finding) {
        (None, None) => {}
        (Some(words), Some(finding)) => {
            assert_eq!(finding.status, Status::Note, "a role is never missing for certain");
            assert!(finding.message.contains(words), "{}", finding.message);
            assert!(finding.remedy.as_ref().unwrap().command.starts_with("az role assignment list"));
        }
        _ => panic!("{finding:#?}\n{documents:#?}"),
    }
}

#[test]
fn both_roles_have_to_be_seen() {
    let admin = role(CLUSTER_ADMIN, CLUSTER);
    rbac(None, &[roles(CLUSTER, json!([role(OWNER, GROUP), admin]))]);
    rbac(
        None,
        &[roles(
            &CLUSTER.to_uppercase(),
            json!([role(CONTRIBUTOR, SUBSCRIPTION), role(CLUSTER_ADMIN, GROUP)]),
        )],
    );
    rbac(None, &[roles(CLUSTER, json!([role(OWNER, "/"), role(CLUSTER_ADMIN, "/")]))]);
    rbac(
        None,
        &[
            roles(CLUSTER, json!([role(OWNER, GROUP)])),
            roles(GROUP, json!({ "value": [admin], "nextLink": "x" })),
        ],
    );
    let named = json!({ "id": format!("{GROUP}/providers/Microsoft.Authorization/roleAssignments/2"),
        "properties": { "scope": GROUP, "roleDefinitionName": "owner", "principalId": "P" } });
    rbac(None, &[roles(CLUSTER, json!([named, admin]))]);

    rbac(Some("only Owner or Contributor"), &[roles(CLUSTER, json!([role(OWNER, GROUP)]))]);
    rbac(Some("only Azure Kubernetes Service Cluster Admin"), &[roles(CLUSTER, json!([admin]))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, json!([role(CLUSTER_USER, SUBSCRIPTION)]))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, json!([]))]);
    rbac(Some("attaching takes"), &[]);
    // Owner of the cluster alone is not one of its resource group.
    rbac(Some("only Azure Kubernetes"), &[roles(CLUSTER, json!([role(OWNER, CLUSTER), admin]))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, json!([role(OWNER, OTHER)]))]);
}

#[test]
fn roles_of_nobody_knows_whom_decide_nothing() {
    let both = json!([role(OWNER, GROUP), role(CLUSTER_ADMIN, CLUSTER)]);
    rbac(Some("attaching takes"), std::slice::from_ref(&both));
    rbac(Some("attaching takes"), &[roles(OTHER, both.clone())]);
    let changed = |key: &str, value: Value| {
        let mut both = both.clone();
        both[1][key] = value;
        both
    };
    // Everybody's roles: two callers, or nobody says whose.
    rbac(Some("attaching takes"), &[roles(CLUSTER, changed("principalId", json!("q")))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, changed("principalId", Value::Null))]);
    rbac(Some("only Owner"), &[roles(CLUSTER, changed("condition", json!("@Resource[x] StringEquals 'y'")))]);
    let mut of_group = changed("principalId", json!("q"));
    of_group[1]["principalType"] = json!("Group");
    rbac(None, &[roles(CLUSTER, of_group)]);
}

#[test]
fn hostile_facts_end_soon() {
    let start = Instant::now();
    let deep = (0..15).fold(is_address(), |inner, _| json!({ "not": { "allOf": [inner] } }));
    let many: Vec<Value> = (0..10_000).map(|_| assignment(json!({ "policyDefinitionId": "/x/providers/Microsoft.Authorization/policySetDefinitions/s" }))).collect();
    let references: Vec<Value> =
        (0..10_000).map(|_| json!({ "policyDefinitionId": definition_id() })).collect();
    let set = json!({ "id": "/x/providers/Microsoft.Authorization/policySetDefinitions/s", "policyDefinitions": references });
    let types: Vec<String> = (0..10_000).map(|number| format!("a/{number}")).collect();
    says(UNKNOWN, &[about(GROUP, json!(many)), set, deny(json!({ "field": "type", "in": types }))]);
    assert!(
        Facts::default().add_bytes(deny(deep).to_string().as_bytes()).is_err(),
        "deeper than a document may be"
    );
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

fn odd_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2_i64..3).prop_map(Value::from),
        prop::sample::select(vec![
            "",
            "*",
            "type",
            "location",
            "deny",
            "true",
            "[",
            "[]",
            "[[x]",
            "[parameters('a')]",
            "[parameters('a')",
            "[field('type')]",
            "[parameters(']",
            "Microsoft.Network/publicIPAddresses",
            "Microsoft.Network/loadBalancers/",
            "群集",
            "[é]",
            "Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress",
        ])
        .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let keys = prop::sample::select(vec![
            "if",
            "then",
            "effect",
            "allOf",
            "anyOf",
            "not",
            "field",
            "value",
            "count",
            "where",
            "equals",
            "notEquals",
            "in",
            "notIn",
            "like",
            "notLike",
            "exists",
            "greater",
            "less",
            "contains",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..4).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_policy_panics_and_none_is_taken_for_a_pass_by_its_neighbour(condition in odd_json(), rule in odd_json(), given in odd_json()) {
        let documents = |rule: Value| [listed(json!({ "parameters": { "a": { "value": given } } })), definition(rule)];
        let _ = report(&format!("{ATTACH}{PUBLIC}"), &documents(rule));
        let denies = |condition: Value| {
            let rule = json!({ "if": condition, "then": { "effect": "deny" } });
            let report = report(&format!("{ATTACH}{PUBLIC}"), &documents(rule));
            found(&report, "LB-ATTACH-PUBLIC").map(|finding| finding.status)
        };
        // Whatever else a condition may ask: what is forbidden anyway stays forbidden.
        prop_assert_eq!(denies(json!({ "anyOf": [condition.clone(), is_address()] })), FORBIDDEN);
        // And what holds for no resource at all never forbids.
        let nothing = json!({ "field": "type", "equals": "a/b" });
        prop_assert_eq!(denies(json!({ "allOf": [condition, nothing] })), None);
    }

    #[test]
    fn covering_is_a_prefix_of_segments(left in "(/[aAbB]{1,2}){0,4}/?", right in "(/[aAbB]{1,2}){0,4}/?") {
        let segments = |id: &str| {
            id.to_lowercase().split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        prop_assert_eq!(covers(&left, &right), segments(&right).starts_with(&segments(&left)), "{} {}", left, right);
    }
}
