//! What facts of the network and the service tags decide of a cluster that is made before it is attached.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::{CheckOptions, check_text};
use serde_json::{Value, json};
use time::macros::datetime;

const SUBSCRIPTION: &str = "11111111-2222-3333-4444-555555555555";
const NETWORK: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net";

const FAIL: Option<(Severity, Status)> = Some((Severity::Error, Status::Fail));
const WARNING: Option<(Severity, Status)> = Some((Severity::Warning, Status::Fail));
const UNKNOWN: Option<(Severity, Status)> = Some((Severity::Error, Status::Unknown));

fn workspace() -> Value {
    json!({ "subscriptionId": SUBSCRIPTION, "resourceGroup": "ml-rg", "name": "ml-ws", "location": "eastus2" })
}

/// An attach that makes a cluster of these keys in the subnet `nodes`, besides those that must be there.
fn spec(keys: Value) -> Value {
    let mut create = json!({
        "resourceGroup": "rg",
        "name": "aks",
        "nodePools": [{ "name": "pool1", "vmSize": "Standard_D4s_v5" }],
        "vnetSubnetId": format!("{NETWORK}/subnets/nodes"),
    });
    create.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
    json!({ "operation": "attach", "workspace": workspace(), "name": "myaks", "cluster": { "create": create } })
}

/// The subnets `nodes` and `pods` with these ranges, whole, with these members besides.
fn network(nodes: &str, pods: &str, members: Value) -> Value {
    let subnet = |name: &str, prefix: &str| {
        let mut subnet = json!({ "name": name, "addressPrefix": prefix, "delegations": [], "provisioningState": "Succeeded" });
        subnet.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        subnet
    };
    json!({
        "id": NETWORK,
        "name": "net",
        "location": "eastus2",
        "provisioningState": "Succeeded",
        "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] },
        "subnets": [subnet("nodes", nodes), subnet("pods", pods)],
    })
}

fn usual() -> Value {
    network("10.1.0.0/24", "10.1.4.0/22", json!({}))
}

fn findings(spec: &Value, facts: &[Value]) -> Vec<Finding> {
    let mut known = Facts::default();
    for fact in facts {
        known.add_bytes(fact.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {fact}"));
    }
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &known);
    check_text(&spec.to_string(), Format::Json, &options).findings
}

/// What the rule says, and where.
fn said(spec: &Value, facts: &[Value], rule: &str) -> Vec<(Severity, Status, String)> {
    findings(spec, facts)
        .into_iter()
        .filter(|finding| finding.rule.id == rule)
        .map(|finding| (finding.severity, finding.status, finding.path.into_owned()))
        .collect()
}

#[track_caller]
fn first(spec: &Value, facts: &[Value], rule: &str, expected: Option<(Severity, Status)>) {
    let found = said(spec, facts, rule);
    assert_eq!(
        found.first().map(|(severity, status, _)| (*severity, *status)),
        expected,
        "{rule}: {found:?}\n{spec:#}"
    );
}

const RULES: [&str; 4] =
    ["NET-OVERLAP-SVC-SUBNET", "NET-SUBNET-EXISTS", "NET-SUBNET-SIZE", "NET-SUBNET-DELEGATED"];

#[test]
fn without_the_network_nothing_passes_and_with_it_nothing_fails() {
    let pods = json!({ "networkPlugin": "azure", "podSubnetId": format!("{NETWORK}/subnets/pods") });
    for keys in [json!({}), pods] {
        let spec = spec(keys);
        for rule in RULES {
            first(&spec, &[], rule, UNKNOWN);
            first(&spec, &[usual()], rule, None);
            // A network of the same name in another group is another.
            let mut other = usual();
            other["id"] = NETWORK.replace("/rg/", "/other/").into();
            first(&spec, &[other], rule, UNKNOWN);
        }
    }
    let unknown = findings(&spec(json!({})), &[]);
    let asked = unknown.iter().find(|finding| finding.rule.id == "NET-SUBNET-SIZE").unwrap();
    let command = &asked.remedy.as_ref().unwrap().command;
    assert_eq!(
        command.as_ref(),
        format!(
            "az network vnet show --resource-group rg --name net --subscription {SUBSCRIPTION} --output json"
        )
    );
}

#[test]
fn an_id_that_is_none_asks_nothing() {
    for id in ["nodes", "/a/b/c", "", "/", "/subnets/nodes"] {
        for rule in RULES {
            first(&spec(json!({ "vnetSubnetId": id })), &[usual()], rule, None);
        }
    }
}

#[test]
fn every_plug_in_takes_its_own_number_of_addresses() {
    let pool = |count: u32| json!([{ "name": "pool1", "vmSize": "Standard_D4s_v5", "count": count }]);
    let scaled = json!([{ "name": "pool1", "vmSize": "Standard_D4s_v5", "enableAutoScaling": true, "minCount": 1, "maxCount": 9 }]);
    let two = json!([
        { "name": "pool1", "vmSize": "Standard_D4s_v5", "count": 4, "maxPods": 10 },
        { "name": "pool2", "vmSize": "Standard_D4s_v5", "count": 4, "maxPods": 50 },
    ]);
    let pods = format!("{NETWORK}/subnets/pods");
    // A /24 has 251 addresses.
    for (keys, expected) in [
        (json!({ "networkPlugin": "azure", "nodePools": pool(7) }), None),
        (json!({ "networkPlugin": "azure", "nodePools": pool(8) }), WARNING),
        (json!({ "networkPlugin": "azure", "nodePools": pool(9) }), FAIL),
        (json!({ "networkPlugin": "azure", "nodePools": scaled }), FAIL),
        // 4 × 11 + 4 × 51 = 248 for the nodes, 310 with one of each pool besides.
        (json!({ "networkPlugin": "azure", "nodePools": two }), WARNING),
        (json!({ "nodePools": pool(250) }), None),
        (json!({ "nodePools": pool(251) }), WARNING),
        (json!({ "nodePools": pool(252) }), FAIL),
        (json!({ "networkPlugin": "kubenet", "nodePools": pool(250) }), None),
        (json!({ "networkPlugin": "kubenet", "nodePools": pool(252) }), FAIL),
        (json!({ "networkPlugin": "azure", "podSubnetId": pods, "nodePools": pool(7) }), None),
        // 1019 addresses for pods; seven batches a node.
        (json!({ "networkPlugin": "azure", "podSubnetId": pods, "nodePools": pool(9) }), WARNING),
        (json!({ "networkPlugin": "azure", "podSubnetId": pods, "nodePools": pool(64) }), FAIL),
        // What cannot be read is another rule's.
        (
            json!({ "networkPlugin": "azure", "nodePools": [{ "name": "pool1", "vmSize": "Standard_D4s_v5", "count": "x" }] }),
            None,
        ),
    ] {
        first(&spec(keys), &[usual()], "NET-SUBNET-SIZE", expected);
    }
}

#[test]
fn the_ranges_of_aks_itself_overlap_too() {
    let rule = "NET-OVERLAP-SVC-SUBNET";
    let services = network("10.0.0.0/24", "10.1.4.0/22", json!({}));
    first(&spec(json!({})), std::slice::from_ref(&services), rule, FAIL);
    let given = json!({ "serviceCidr": "10.2.0.0/16", "dnsServiceIP": "10.2.0.10" });
    first(&spec(given), &[services], rule, None);
    let pods = network("10.1.0.0/24", "10.244.8.0/24", json!({}));
    first(&spec(json!({})), std::slice::from_ref(&pods), rule, FAIL);
    first(&spec(json!({ "podCidr": "10.3.0.0/16" })), std::slice::from_ref(&pods), rule, None);
    // Pods of the nodes' subnet have no range.
    first(&spec(json!({ "networkPlugin": "azure" })), &[pods], rule, None);
}

#[test]
fn an_outbound_type_finds_its_way_out_in_the_subnet() {
    let rule = "NET-EGRESS";
    let with = |member: &str| network("10.1.0.0/24", "10.1.4.0/22", json!({ member: { "id": "/x" } }));
    let (routed, gateway) = (with("routeTable"), with("natGateway"));
    let mut truncated = usual();
    for subnet in truncated["subnets"].as_array_mut().unwrap() {
        subnet.as_object_mut().unwrap().remove("provisioningState");
    }
    for (outbound, present, other) in
        [("userDefinedRouting", &routed, &gateway), ("userAssignedNATGateway", &gateway, &routed)]
    {
        let spec = spec(json!({ "outboundType": outbound }));
        first(&spec, &[], rule, UNKNOWN);
        first(&spec, std::slice::from_ref(&truncated), rule, UNKNOWN);
        first(&spec, &[usual()], rule, FAIL);
        first(&spec, std::slice::from_ref(present), rule, None);
        first(&spec, std::slice::from_ref(other), rule, FAIL);
    }
    first(&spec(json!({})), &[], rule, None);
}

#[test]
fn the_subnet_of_the_load_balancer_is_in_the_network_of_the_nodes() {
    let rule = "NET-SUBNET-EXISTS";
    let with = |subnet: &str| {
        let mut spec = spec(json!({}));
        spec["loadBalancer"] = json!({ "type": "InternalLoadBalancer", "subnet": subnet });
        spec
    };
    first(&with("pods"), &[usual()], rule, None);
    let path = "/loadBalancer/subnet".to_owned();
    assert_eq!(said(&with("other"), &[usual()], rule), [(Severity::Error, Status::Fail, path.clone())]);
    let unknown = said(&with("other"), &[], rule);
    assert_eq!(unknown.len(), 2);
    assert!(unknown.contains(&(Severity::Error, Status::Unknown, path.clone())));
    // The network that AKS makes is known without asking.
    let mut made = with("other");
    made["cluster"]["create"].as_object_mut().unwrap().remove("vnetSubnetId");
    assert_eq!(said(&made, &[], rule), [(Severity::Warning, Status::Fail, path)]);
}

#[test]
fn a_network_of_another_subscription_is_out_of_reach() {
    let rule = "NET-SUBNET-DELEGATED";
    let other = "21111111-2222-3333-4444-555555555555";
    first(&spec(json!({ "subscriptionId": other })), &[], rule, FAIL);
    first(&spec(json!({ "subscriptionId": SUBSCRIPTION })), &[usual()], rule, None);
    first(&spec(json!({ "location": "westeurope" })), &[usual()], rule, FAIL);
}

fn service_tags() -> Value {
    json!({ "changeNumber": 405, "cloud": "Public", "values": [
        { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
        { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } },
    ] })
}

#[test]
fn the_fix_of_ranges_is_the_merged_list() {
    let rule = "API-RANGES-AML";
    let spec = |keys: Value| {
        let mut spec = spec(keys);
        spec["cluster"]["create"].as_object_mut().unwrap().remove("vnetSubnetId");
        spec
    };
    let given = spec(json!({ "authorizedIpRanges": ["203.0.114.0/24", "20.1.2.0/28"] }));
    first(&given, &[], rule, UNKNOWN);
    let found = findings(&given, &[service_tags()]);
    let finding = found.iter().find(|finding| finding.rule.id == rule).unwrap();
    assert_eq!(
        (finding.severity, finding.path.as_ref()),
        (Severity::Error, "/cluster/create/authorizedIpRanges")
    );
    let fix = finding.fix.as_ref().unwrap();
    assert!(!fix.safe);
    let patch: json_patch::Patch = serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
    let mut fixed = given;
    json_patch::patch(&mut fixed, &patch).unwrap();
    assert_eq!(
        fixed["cluster"]["create"]["authorizedIpRanges"],
        json!(["20.1.2.0/27", "20.9.0.4/30", "203.0.114.0/24"])
    );
    first(&fixed, &[service_tags()], rule, None);

    for silent in [
        json!({}),
        json!({ "authorizedIpRanges": [] }),
        json!({ "authorizedIpRanges": [""] }),
        json!({ "authorizedIpRanges": ["0.0.0.0/0"] }),
        json!({ "authorizedIpRanges": ["203.0.114.0/24"], "privateCluster": true }),
    ] {
        first(&spec(silent.clone()), &[], rule, None);
        first(&spec(silent), &[service_tags()], rule, None);
    }
    // A range that AKS refuses stays where the user sees it: no list is offered that holds it.
    let refused = spec(json!({ "authorizedIpRanges": ["10.0.0.0/8"] }));
    let found = findings(&refused, &[service_tags()]);
    assert!(found.iter().any(|finding| finding.rule.id == rule && finding.fix.is_none()));
    // Nor one that is longer than AKS takes.
    let many: Vec<String> =
        (0..200).map(|number| format!("203.0.{}.{}", 114 + number / 100, number % 100 * 2)).collect();
    let found = findings(&spec(json!({ "authorizedIpRanges": many })), &[service_tags()]);
    assert!(found.iter().any(|finding| finding.rule.id == rule && finding.fix.is_none()));
    let integrated = spec(json!({ "authorizedIpRanges": many, "apiServerVnetIntegration": true }));
    let found = findings(&integrated, &[service_tags()]);
    assert!(found.iter().any(|finding| finding.rule.id == rule && finding.fix.is_some()));
}

#[test]
fn a_create_that_wants_another_way_out_is_offered_the_attach_that_has_it() {
    let create = |keys: Value| {
        let mut spec = json!({ "operation": "create", "workspace": workspace(), "name": "myaks" });
        spec.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        spec
    };
    let network_of = json!({
        "vnetResourceGroup": "rg", "vnetName": "net", "subnetName": "nodes",
        "serviceCidr": "10.0.0.0/16", "dnsServiceIP": "10.0.0.10", "dockerBridgeCidr": "172.17.0.1/16",
    });
    let offered = |spec: &Value, facts: &[Value], rule: &str| {
        findings(spec, facts).iter().any(|finding| {
            finding.rule.id == rule
                && finding.fix.as_ref().is_some_and(|fix| !fix.safe && fix.patch.len() > 1)
        })
    };
    let routed = create(json!({ "outboundType": "userDefinedRouting", "network": network_of }));
    assert!(offered(&routed, &[], "NET-EGRESS"));
    // Facts show that the cluster could not be made like that.
    assert!(!offered(&routed, &[usual()], "NET-EGRESS"));
    assert!(!offered(&create(json!({ "outboundType": "userDefinedRouting" })), &[], "NET-EGRESS"));
    let managed = json!({ "outboundType": "managedNATGateway" });
    assert!(offered(&create(managed), &[], "NET-EGRESS"));
    let managed = json!({ "outboundType": "managedNATGateway", "network": network_of });
    assert!(!offered(&create(managed), &[], "NET-EGRESS"));
    assert!(!offered(&create(json!({ "outboundType": "none" })), &[], "NET-EGRESS"));
    let ranges = |range: &str| create(json!({ "authorizedIpRanges": [range] }));
    assert!(offered(&ranges("203.0.114.0/24"), &[], "API-RANGES-SLB"));
    assert!(!offered(&ranges("10.0.0.0/8"), &[], "API-RANGES-SLB"));
}
