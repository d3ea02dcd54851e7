//! Virtual networks, subnets, quotas and VM sizes given as facts: what they decide, and what they never decide.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactError, FactKind, Facts, Scope, Stated};
use aks_compute::report::{Finding, Report, Severity, Status};
use aks_compute::{CheckOptions, check};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

const SUBSCRIPTION: &str = "11111111-2222-3333-4444-555555555555";
const OTHER: &str = "21111111-2222-3333-4444-555555555555";
const NETWORK: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork";

const FAIL: Option<(Severity, Status)> = Some((Severity::Error, Status::Fail));
const WARNING: Option<(Severity, Status)> = Some((Severity::Warning, Status::Fail));
const UNKNOWN: Option<(Severity, Status)> = Some((Severity::Error, Status::Unknown));
const UNKNOWN_WARNING: Option<(Severity, Status)> = Some((Severity::Warning, Status::Unknown));
const NOTE: Option<(Severity, Status)> = Some((Severity::Info, Status::Note));

const RULES_OF_NETWORKS: [&str; 6] = [
    "NET-OVERLAP-SVC-SUBNET",
    "NET-OVERLAP-BRIDGE",
    "NET-SUBNET-EXISTS",
    "NET-SUBNET-SIZE",
    "NET-SUBNET-DELEGATED",
    "NET-UDR-MI",
];

/// A create with this besides the least.
fn create(rest: &str) -> String {
    format!(
        "operation: create\nworkspace: {{ subscriptionId: {SUBSCRIPTION}, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }}\nname: myaks\n{rest}\n"
    )
}

fn in_network(service: &str, bridge: &str, rest: &str) -> String {
    let dns = service.split_once('/').unwrap().0;
    create(&format!(
        "network: {{ vnetResourceGroup: MyGroup, vnetName: mynetwork, subnetName: default, serviceCidr: {service}, dnsServiceIP: {dns}, dockerBridgeCidr: {bridge} }}\n{rest}"
    ))
}

fn usual() -> String {
    in_network("10.0.0.0/16", "172.17.0.1/16", "")
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

fn known(document: &Value) -> Facts {
    facts(std::slice::from_ref(document))
}

fn stated(kind: FactKind, scope: &str, document: &Value) -> Facts {
    let mut facts = Facts::default();
    let stated = Stated { name: "facts.json".to_owned(), kind: Some(kind), scope: Scope::from_word(scope) };
    facts.add_file(document.to_string().as_bytes(), &stated).unwrap();
    facts
}

fn report(spec: &str, facts: &Facts) -> Report {
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts);
    check(&Document::parse(spec, Format::Yaml).unwrap(), &options).into_report()
}

fn of<'a>(report: &'a Report, rule: &str) -> Vec<&'a Finding> {
    report.findings.iter().filter(|finding| finding.rule.id == rule).collect()
}

/// What the rule says first.
fn said(spec: &str, facts: &Facts, rule: &str) -> Option<(Severity, Status)> {
    of(&report(spec, facts), rule).first().map(|finding| (finding.severity, finding.status))
}

fn message(spec: &str, facts: &Facts, rule: &str) -> String {
    of(&report(spec, facts), rule)
        .iter()
        .map(|finding| finding.message.as_ref())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A subnet as `az` prints it, with these members besides.
fn subnet(name: &str, prefix: &str, members: Value) -> Value {
    let mut subnet = json!({
        "id": format!("{NETWORK}/subnets/{name}"),
        "name": name,
        "addressPrefix": prefix,
        "delegations": [],
        "etag": "W/\"1\"",
        "privateEndpointNetworkPolicies": "Disabled",
        "provisioningState": "Succeeded",
        "resourceGroup": "mygroup",
        "type": "Microsoft.Network/virtualNetworks/subnets",
    });
    subnet.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    subnet
}

/// A network as `az network vnet show` prints it.
fn network(space: &[&str], subnets: &[Value]) -> Value {
    json!({
        "id": NETWORK,
        "name": "mynetwork",
        "location": "eastus2",
        "type": "Microsoft.Network/virtualNetworks",
        "addressSpace": { "addressPrefixes": space },
        "enableDdosProtection": false,
        "provisioningState": "Succeeded",
        "subnets": subnets,
        "virtualNetworkPeerings": [],
    })
}

/// The same resource as Azure Resource Manager prints it: all but a few members below `properties`.
fn arm(resource: &Value) -> Value {
    let mut outer = json!({});
    let mut inner = json!({});
    for (key, value) in resource.as_object().unwrap() {
        let value = match (key.as_str(), value) {
            ("subnets" | "delegations", Value::Array(items)) => items.iter().map(arm).collect(),
            _ => value.clone(),
        };
        let side = if ["id", "name", "location", "type", "etag"].contains(&key.as_str()) {
            &mut outer
        } else {
            &mut inner
        };
        side[key] = value;
    }
    outer["properties"] = inner;
    outer
}

fn configurations(count: usize) -> Value {
    (0..count)
        .map(|number| json!({ "id": format!("/subscriptions/x/nic{number}/ipConfigurations/one") }))
        .collect()
}

fn upper(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.to_uppercase(), upper(value))).collect())
        }
        Value::Array(items) => items.iter().map(upper).collect(),
        Value::String(text) => Value::String(text.to_uppercase()),
        other => other.clone(),
    }
}

/// The network in each form in which a fact can show it.
fn forms(network: &Value) -> Vec<Facts> {
    vec![
        known(network),
        facts(&[arm(network)]),
        facts(&[json!([network])]),
        facts(&[json!({ "value": [arm(network)] })]),
        facts(&[json!({ "fact": { "kind": "virtualNetwork" }, "data": network })]),
        facts(&[upper(network)]),
    ]
}

#[test]
fn a_network_without_a_fault_passes_every_rule_in_every_form() {
    let good = network(&["10.1.0.0/16", "fd00::/48"], &[subnet("Default", "10.1.0.0/24", json!({}))]);
    for (number, facts) in forms(&good).iter().enumerate() {
        let report = report(&usual(), facts);
        for rule in RULES_OF_NETWORKS {
            assert!(of(&report, rule).is_empty(), "{rule} in form {number}: {:#?}", of(&report, rule));
            assert!(report.passed.contains(&rule), "{rule}");
        }
    }
}

#[test]
fn each_fault_fails_its_rule_in_every_form() {
    let usual = usual();
    let container = json!({ "delegations": [{ "name": "d", "serviceName": "Microsoft.Web/serverFarms" }] });
    let one = |members| network(&["10.1.0.0/16"], &[subnet("default", "10.1.0.0/24", members)]);
    let plain = one(json!({}));
    let small = network(&["10.1.0.0/16"], &[subnet("default", "10.1.0.0/25", json!({}))]);
    let mut elsewhere = plain.clone();
    elsewhere["location"] = json!("westeurope");
    for (fact, spec, rule, expected, path, words) in [
        (
            &plain,
            in_network("10.1.0.0/28", "172.17.0.1/16", ""),
            "NET-OVERLAP-SVC-SUBNET",
            FAIL,
            "/network/serviceCidr",
            "`default` (10.1.0.0/24)",
        ),
        (
            &plain,
            in_network("10.1.128.0/20", "172.17.0.1/16", ""),
            "NET-OVERLAP-SVC-SUBNET",
            WARNING,
            "/network/serviceCidr",
            "10.1.0.0/16",
        ),
        (
            &plain,
            in_network("10.0.0.0/16", "10.1.0.129/28", ""),
            "NET-OVERLAP-BRIDGE",
            FAIL,
            "/network/dockerBridgeCidr",
            "`default`",
        ),
        (
            &plain,
            in_network("10.0.0.0/16", "10.1.200.1/28", ""),
            "NET-OVERLAP-BRIDGE",
            WARNING,
            "/network/dockerBridgeCidr",
            "10.1.0.0/16",
        ),
        (
            &plain,
            usual.replace("subnetName: default", "subnetName: nodes"),
            "NET-SUBNET-EXISTS",
            FAIL,
            "/network/subnetName",
            "`nodes`",
        ),
        (
            &plain,
            usual.clone() + "loadBalancer: { type: InternalLoadBalancer, subnet: inner }\n",
            "NET-SUBNET-EXISTS",
            FAIL,
            "/loadBalancer/subnet",
            "`inner`",
        ),
        // Three nodes fit, but not the fourth of an upgrade.
        (&small, usual.clone(), "NET-SUBNET-SIZE", WARNING, "/network/subnetName", "123 free addresses"),
        (
            &small,
            usual.clone() + "agentCount: 4\n",
            "NET-SUBNET-SIZE",
            FAIL,
            "/network/subnetName",
            "123 free addresses",
        ),
        (
            &one(json!({ "ipConfigurations": configurations(160) })),
            usual.clone(),
            "NET-SUBNET-SIZE",
            FAIL,
            "/network/subnetName",
            "need 124",
        ),
        (
            &one(container),
            usual.clone(),
            "NET-SUBNET-DELEGATED",
            FAIL,
            "/network/subnetName",
            "Microsoft.Web/serverFarms",
        ),
        (&elsewhere, usual.clone(), "NET-SUBNET-DELEGATED", FAIL, "/network/vnetName", "westeurope"),
        (
            &one(json!({ "routeTable": { "id": "/subscriptions/x/routeTables/t" } })),
            usual.clone(),
            "NET-UDR-MI",
            WARNING,
            "/network/subnetName",
            "route table",
        ),
    ] {
        for (number, facts) in forms(fact).iter().enumerate() {
            assert_eq!(said(&spec, facts, rule), expected, "{rule} in form {number}: {fact}");
            let report = report(&spec, facts);
            let finding = of(&report, rule)[0];
            assert_eq!(finding.path, path, "{rule}");
            assert!(finding.message.to_lowercase().contains(&words.to_lowercase()), "{}", finding.message);
            assert_eq!(finding.related.len(), 1, "{rule} points at nothing");
        }
        let without = said(&spec, &Facts::default(), rule);
        assert!(without == UNKNOWN || without == UNKNOWN_WARNING, "{rule} without a fact: {without:?}");
    }
}

#[test]
fn findings_point_at_the_subnet_in_its_file() {
    let fact = network(
        &["10.1.0.0/16"],
        &[subnet("a", "10.2.0.0/24", json!({})), subnet("b", "10.0.0.0/24", json!({}))],
    );
    for (document, pointer) in [
        (fact.clone(), "/subnets/1"),
        (arm(&fact), "/properties/subnets/1"),
        (json!({ "fact": { "cloud": "AzureCloud" }, "data": [arm(&fact)] }), "/data/0/properties/subnets/1"),
        (fact["subnets"].clone(), "/1"),
        (json!({ "value": fact["subnets"] }), "/value/1"),
        (fact["subnets"][1].clone(), ""),
    ] {
        let report = report(&usual(), &known(&document));
        let finding = of(&report, "NET-OVERLAP-SVC-SUBNET")[0];
        assert_eq!(finding.status, Status::Fail, "{document}");
        assert_eq!(finding.related[0].pointer, pointer);
        let found = document.pointer(pointer).unwrap();
        assert_eq!(found["name"], "b");
    }
}

#[test]
fn a_fact_about_another_network_or_cloud_is_never_used() {
    let fact =
        network(&["10.0.0.0/8"], &[subnet("default", "10.0.0.0/28", json!({ "routeTable": { "id": "x" } }))]);
    for (from, to) in [
        ("mynetwork", "mynetwork2"),
        ("mygroup", "other"),
        (SUBSCRIPTION, OTHER),
        ("virtualNetworks", "networks"),
    ] {
        let text = fact.to_string().replace(from, to);
        let mut facts = Facts::default();
        let read = facts.add_bytes(text.as_bytes());
        assert_eq!(read.is_ok(), to != "networks", "{to}");
        let report = report(&usual(), &facts);
        for rule in RULES_OF_NETWORKS {
            assert_eq!(of(&report, rule)[0].status, Status::Unknown, "{rule} by {to}");
        }
    }
    let china = json!({ "fact": { "cloud": "AzureChinaCloud" }, "data": fact });
    for rule in RULES_OF_NETWORKS {
        let status = of(&report(&usual(), &known(&china)), rule)[0].status;
        assert_eq!(status, Status::Unknown, "{rule} by another cloud");
    }
}

#[test]
fn only_a_whole_list_of_subnets_proves_that_one_is_missing() {
    let others = json!([subnet("other", "10.1.0.0/24", json!({}))]);
    let missing = |facts: &Facts| said(&usual(), facts, "NET-SUBNET-EXISTS");
    assert_eq!(missing(&known(&others)), UNKNOWN, "a bare array");
    assert_eq!(missing(&facts(&[json!({ "value": others })])), FAIL, "a whole answer");
    assert_eq!(missing(&facts(&[json!({ "value": others, "nextLink": "https://x" })])), UNKNOWN, "a page");
    assert_eq!(missing(&facts(&[json!({ "value": others, "nextLink": null })])), FAIL, "the last page");
    assert_eq!(missing(&stated(FactKind::Subnets, NETWORK, &others)), FAIL, "stated");
    assert_eq!(
        missing(&stated(FactKind::Subnets, &NETWORK.to_lowercase(), &others)),
        FAIL,
        "stated in lower case"
    );
    assert_eq!(missing(&stated(FactKind::Subnets, &format!("{NETWORK}2"), &others)), UNKNOWN, "of another");
    assert_eq!(missing(&stated(FactKind::Subnets, "eastus2", &others)), UNKNOWN, "a region says no network");
    assert_eq!(missing(&stated(FactKind::Subnets, NETWORK, &json!([]))), FAIL, "none");
    assert_eq!(
        missing(&stated(FactKind::Subnets, &format!("{NETWORK}2"), &json!([]))),
        UNKNOWN,
        "none of another"
    );
    let enveloped = json!({ "fact": { "kind": "subnets", "scope": NETWORK }, "data": others });
    assert_eq!(missing(&facts(&[enveloped])), FAIL, "an envelope");
    assert!(matches!(Facts::default().add_bytes(b"[]"), Err(FactError::EmptyList)));
}

#[test]
fn a_list_of_subnets_decides_what_it_says() {
    let all = |subnets: Value| stated(FactKind::Subnets, NETWORK, &subnets);
    let good = all(json!([subnet("default", "10.1.0.0/24", json!({}))]));
    for (rule, expected) in [
        ("NET-OVERLAP-SVC-SUBNET", None),
        ("NET-OVERLAP-BRIDGE", None),
        ("NET-SUBNET-EXISTS", None),
        ("NET-SUBNET-SIZE", None),
        // Where the network is, its subnets do not say.
        ("NET-SUBNET-DELEGATED", UNKNOWN),
        ("NET-UDR-MI", None),
    ] {
        assert_eq!(said(&usual(), &good, rule), expected, "{rule}");
    }
    // A part of the list proves an overlap, and nothing else.
    let part = facts(&[subnet("a", "10.0.1.0/24", json!({}))]);
    assert_eq!(said(&usual(), &part, "NET-OVERLAP-SVC-SUBNET"), FAIL);
    assert_eq!(said(&usual(), &part, "NET-OVERLAP-BRIDGE"), UNKNOWN);
    // With the address space it is enough: subnets lie in it.
    let mut space = network(&["10.0.0.0/9"], &[]);
    space.as_object_mut().unwrap().remove("subnets");
    let known = facts(&[space]);
    assert_eq!(said(&usual(), &known, "NET-OVERLAP-BRIDGE"), None);
    assert_eq!(said(&usual(), &known, "NET-OVERLAP-SVC-SUBNET"), UNKNOWN);
}

#[test]
fn what_is_truncated_or_null_leaves_the_rule_open() {
    let all = subnet("default", "10.0.0.0/24", json!({ "delegations": null, "ipConfigurations": null }));
    assert_eq!(said(&usual(), &facts(&[network(&[], &[all])]), "NET-SUBNET-SIZE"), None);
    let bare = json!({ "id": format!("{NETWORK}/subnets/default"), "name": "default" });
    for part in [bare.clone(), arm(&bare)] {
        let part = network(&["10.0.0.0/8"], &[part]);
        for rule in ["NET-OVERLAP-SVC-SUBNET", "NET-SUBNET-SIZE", "NET-SUBNET-DELEGATED", "NET-UDR-MI"] {
            let status = of(&report(&usual(), &known(&part)), rule)[0].status;
            assert_eq!(status, Status::Unknown, "{rule}");
        }
    }
    // Without its state a subnet is not whole: that it has no member says nothing.
    let cut = subnet("default", "10.1.0.0/24", json!({ "provisioningState": null, "delegations": null }));
    for (rule, expected) in [
        ("NET-OVERLAP-SVC-SUBNET", None),
        ("NET-SUBNET-SIZE", UNKNOWN),
        ("NET-SUBNET-DELEGATED", UNKNOWN),
        ("NET-UDR-MI", UNKNOWN_WARNING),
    ] {
        assert_eq!(
            said(&usual(), &known(&network(&[], std::slice::from_ref(&cut))), rule),
            expected,
            "{rule}"
        );
    }
    // A prefix that cannot be read may be one that overlaps.
    for prefix in ["", "10.1.0", "ten"] {
        let odd = network(&[], &[subnet("default", prefix, json!({}))]);
        assert_eq!(said(&usual(), &facts(&[odd]), "NET-OVERLAP-SVC-SUBNET"), UNKNOWN, "{prefix}");
    }
    for member in ["subnets", "addressSpace", "location"] {
        let mut lacking = network(&["10.0.0.0/8"], &[subnet("default", "10.1.0.0/24", json!({}))]);
        lacking[member] = Value::Null;
        let report = report(&usual(), &facts(&[lacking]));
        let open: Vec<_> =
            RULES_OF_NETWORKS.into_iter().filter(|rule| !of(&report, rule).is_empty()).collect();
        match member {
            "subnets" => assert_eq!(open.len(), 5, "{open:?}"),
            "location" => assert_eq!(open, ["NET-OVERLAP-SVC-SUBNET", "NET-SUBNET-DELEGATED"]),
            _ => assert!(open.is_empty(), "{open:?}"),
        }
    }
}

#[test]
fn several_prefixes_and_both_families_of_addresses() {
    let with = |prefixes: &[&str]| {
        let subnet = subnet("default", "", json!({ "addressPrefix": null, "addressPrefixes": prefixes }));
        facts(&[network(&["10.0.0.0/8", "fd00::/48"], &[subnet])])
    };
    assert_eq!(said(&usual(), &with(&["10.1.0.0/24", "10.0.9.0/24"]), "NET-OVERLAP-SVC-SUBNET"), FAIL);
    // What overlaps is the address space, not the subnet.
    assert_eq!(said(&usual(), &with(&["10.1.0.0/24", "fd00::/64"]), "NET-OVERLAP-SVC-SUBNET"), WARNING);
    assert_eq!(said(&usual(), &with(&["10.1.0.0/26", "10.1.1.0/26"]), "NET-SUBNET-SIZE"), WARNING);
    assert_eq!(said(&usual(), &with(&["10.1.0.0/26", "10.1.1.0/25"]), "NET-SUBNET-SIZE"), None);
}

#[test]
fn ten_thousand_subnets() {
    let mut subnets: Vec<Value> = (0..10_000_u32)
        .map(|number| {
            subnet(
                &format!("s{number}"),
                &format!("10.{}.{}.0/24", 1 + number / 256, number % 256),
                json!({}),
            )
        })
        .collect();
    let at = subnets.len();
    subnets.push(subnet("default", "10.0.255.0/24", json!({})));
    let fact = network(&["10.0.0.0/8"], &subnets);
    let report = report(&usual(), &facts(&[fact]));
    let finding = of(&report, "NET-OVERLAP-SVC-SUBNET")[0];
    assert_eq!(finding.related[0].pointer, format!("/subnets/{at}"));
    assert!(of(&report, "NET-SUBNET-SIZE").is_empty());
    // Of many that overlap, the message names a few.
    let everything = message(
        &in_network("10.0.0.0/8", "172.17.0.1/16", ""),
        &facts(&[network(&[], &subnets)]),
        "NET-OVERLAP-SVC-SUBNET",
    );
    assert!(everything.contains("and 9998 more") && everything.len() < 400, "{everything}");
}

/// The entry of a quota as `az vm list-usage` prints it, with numbers in texts, or as ARM does.
fn entry(name: &str, current: u64, limit: u64, is_arm: bool) -> Value {
    let name = json!({ "value": name, "localizedValue": format!("{name} vCPUs") });
    if is_arm {
        json!({ "unit": "Count", "currentValue": current, "limit": limit, "name": name })
    } else {
        json!({ "currentValue": current.to_string(), "limit": limit.to_string(), "localName": name["localizedValue"], "name": name })
    }
}

fn quota_of(total: (u64, u64), family: (u64, u64), is_arm: bool) -> Value {
    let entries = json!([
        entry("availabilitySets", 0, 2500, is_arm),
        entry("cores", total.0, total.1, is_arm),
        entry("virtualMachines", 0, 25000, is_arm),
        entry("standardDSv5Family", family.0, family.1, is_arm),
    ]);
    if is_arm { json!({ "value": entries }) } else { entries }
}

/// A size as `az vm list-skus` prints it and ARM does too.
fn sku(name: &str, vcpus: u32, available: u32, restrictions: Value) -> Value {
    json!({
        "apiVersions": null,
        "capabilities": [
            { "name": "MaxResourceVolumeMB", "value": "0" },
            { "name": "vCPUs", "value": vcpus.to_string() },
            { "name": "MemoryGB", "value": "16" },
            { "name": "vCPUsAvailable", "value": available.to_string() },
        ],
        "capacity": null,
        "family": "standardDSv5Family",
        "locationInfo": [{ "location": "eastus2", "zones": ["1", "2", "3"] }],
        "locations": ["eastus2"],
        "name": name,
        "resourceType": "virtualMachines",
        "restrictions": restrictions,
        "size": "D4s_v5",
        "tier": "Standard",
    })
}

fn d4s() -> Value {
    json!([sku("Standard_D4s_v5", 4, 4, json!([]))])
}

fn located(kind: &str, header: Value, data: &Value) -> Value {
    let mut header = header;
    header["kind"] = json!(kind);
    json!({ "fact": header, "data": data })
}

#[test]
fn quota_counts_nodes_and_the_one_of_an_upgrade_in_total_and_in_the_family() {
    let spec = create("agentCount: 3\nagentVmSize: Standard_D4s_v5");
    for is_arm in [false, true] {
        for (total, family, expected) in [
            ((4, 20), (0, 16), vec![]),
            ((4, 19), (0, 16), vec![Severity::Warning]),
            ((4, 20), (0, 15), vec![Severity::Warning]),
            ((4, 16), (0, 12), vec![Severity::Warning, Severity::Warning]),
            ((4, 15), (0, 100), vec![Severity::Error]),
            ((4, 100), (0, 11), vec![Severity::Error]),
            ((200, 100), (0, 0), vec![Severity::Error, Severity::Error]),
        ] {
            let quota =
                located("quota", json!({ "location": "East US 2" }), &quota_of(total, family, is_arm));
            let report = report(&spec, &facts(&[quota, d4s()]));
            let found = of(&report, "QUOTA-REGION");
            let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
            assert_eq!(severities, expected, "{total:?} {family:?}: {found:#?}");
            assert!(found.iter().all(|finding| finding.status == Status::Fail && finding.related.len() == 1));
        }
    }
    let quota = located("quota", json!({ "location": "eastus2" }), &quota_of((4, 15), (0, 100), false));
    let said = message(&spec, &facts(&[quota, d4s()]), "QUOTA-REGION");
    for word in ["4 of 15", "need 12", "1 are missing", "eastus2", "Standard_D4s_v5"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn a_quota_that_does_not_say_of_what_decides_nothing() {
    let spec = create("agentCount: 3\nagentVmSize: Standard_D4s_v5");
    let full = quota_of((100, 100), (0, 0), false);
    assert_eq!(said(&spec, &facts(&[full.clone(), d4s()]), "QUOTA-REGION"), UNKNOWN, "bare");
    for (header, expected) in [
        (json!({ "location": "eastus2" }), FAIL),
        (json!({ "scope": "eastus2" }), FAIL),
        (json!({ "location": "eastus2", "subscriptionId": SUBSCRIPTION, "cloud": "AzureCloud" }), FAIL),
        (json!({ "location": "eastus" }), UNKNOWN),
        (json!({ "location": "eastus2", "subscriptionId": OTHER }), UNKNOWN),
        (json!({ "location": "eastus2", "cloud": "AzureChinaCloud" }), UNKNOWN),
        (json!({ "subscriptionId": SUBSCRIPTION }), UNKNOWN),
    ] {
        let fact = located("quota", header.clone(), &full);
        assert_eq!(said(&spec, &facts(&[fact]), "QUOTA-REGION"), expected, "{header}");
    }
    for (scope, expected) in [
        ("eastus2".to_owned(), FAIL),
        (format!("{SUBSCRIPTION}/eastus2"), FAIL),
        (format!("/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Compute/locations/eastus2"), FAIL),
        ("westeurope".to_owned(), UNKNOWN),
        (format!("{OTHER}/eastus2"), UNKNOWN),
    ] {
        assert_eq!(said(&spec, &stated(FactKind::Quota, &scope, &full), "QUOTA-REGION"), expected, "{scope}");
    }
}

#[test]
fn what_a_quota_lacks_is_asked_for() {
    let spec = create("agentCount: 3\nagentVmSize: Standard_D4s_v5");
    let here = |data: Value| located("quota", json!({ "location": "eastus2" }), &data);
    let asks = |facts: &Facts| -> Vec<String> {
        let report = report(&spec, facts);
        let found = of(&report, "QUOTA-REGION");
        assert!(found.iter().all(|finding| finding.status == Status::Unknown), "{found:#?}");
        found
            .iter()
            .map(|finding| finding.remedy.as_ref().unwrap().command.split(' ').nth(2).unwrap().to_owned())
            .collect()
    };
    let enough = quota_of((0, 100), (0, 100), false);
    assert_eq!(asks(&Facts::default()), ["list-usage", "list-skus"]);
    assert_eq!(asks(&facts(&[d4s()])), ["list-usage"]);
    assert_eq!(asks(&facts(&[here(enough.clone())])), ["list-skus"], "the family");
    assert_eq!(
        asks(&facts(&[here(json!([entry("cores", 0, 100, false)])), d4s()])),
        ["list-usage"],
        "its entry"
    );
    let null = json!([{ "currentValue": null, "limit": "100", "name": { "value": "cores" } }]);
    assert_eq!(asks(&facts(&[here(null), d4s()])), ["list-usage", "list-usage"]);
    // A family that nothing names does not hide that the total is too small.
    let full = here(quota_of((95, 100), (0, 100), false));
    assert_eq!(said(&spec, &facts(&[full]), "QUOTA-REGION"), FAIL);
    // A size that nobody describes.
    let strange = create("agentVmSize: Standard_X99");
    assert_eq!(said(&strange, &facts(&[here(enough)]), "QUOTA-REGION"), UNKNOWN);
}

#[test]
fn usages_of_other_providers_are_no_quota() {
    let usage = json!([{ "id": "/subscriptions/x/providers/Microsoft.MachineLearningServices/locations/eastus2/usages/cores",
        "currentValue": 0, "limit": 100, "name": { "value": "cores" } }]);
    assert!(matches!(
        Facts::default().add_bytes(usage.to_string().as_bytes()),
        Err(FactError::Unrecognised { .. })
    ));
}

#[test]
fn a_size_is_offered_restricted_or_absent() {
    let location = |reason: &str, region: &str| {
        json!([{ "type": "Location", "values": [region], "reasonCode": reason,
            "restrictionInfo": { "locations": [region], "zones": null } }])
    };
    let zone = json!([{ "type": "Zone", "values": ["eastus2"], "reasonCode": "NotAvailableForSubscription",
        "restrictionInfo": { "locations": ["eastus2"], "zones": ["1", "2"] } }]);
    let spec = create("agentVmSize: standard_d4s_v5");
    let named = |name: &str, restrictions: Value| json!([sku(name, 4, 4, restrictions)]);
    let header = json!({ "location": "eastus2" });
    for (fact, expected) in [
        (d4s(), None),
        (named("STANDARD_D4S_V5", zone), None),
        (named("Standard_D4s_v5", location("NotAvailableForSubscription", "eastus2")), FAIL),
        (named("Standard_D4s_v5", location("QuotaId", "EASTUS2")), FAIL),
        (named("Standard_D4s_v5", location("QuotaId", "westeurope")), None),
        // A bare array may be what an option left of the list.
        (named("Standard_D8s_v5", json!([])), None),
        (json!({ "value": named("Standard_D8s_v5", json!([])) }), FAIL),
        (json!({ "value": named("Standard_D8s_v5", json!([])), "nextLink": "https://x" }), None),
        (located("sizes", header.clone(), &named("Standard_D8s_v5", json!([]))), FAIL),
        (located("sizes", json!({}), &named("Standard_D8s_v5", json!([]))), None),
        (
            located(
                "sizes",
                json!({ "location": "eastus2", "subscriptionId": OTHER }),
                &named("Standard_D8s_v5", json!([])),
            ),
            None,
        ),
        (
            located(
                "sizes",
                json!({ "location": "eastus2", "cloud": "AzureChinaCloud" }),
                &named("Standard_D8s_v5", json!([])),
            ),
            None,
        ),
        // A list without one VM size of the region is none of the region's.
        (located("sizes", header.clone(), &json!([])), None),
    ] {
        assert_eq!(said(&spec, &known(&fact), "VM-KNOWN"), expected, "{fact}");
    }
    // The default counts like a size that is written down.
    let without = located("sizes", header, &d4s());
    assert_eq!(said(&create("agentCount: 3"), &facts(&[without]), "VM-KNOWN"), FAIL);
    let restricted = facts(&[named("Standard_D4s_v5", location("QuotaId", "eastus2"))]);
    let told = message(&spec, &restricted, "VM-KNOWN");
    assert!(told.contains("is not allowed in your subscription in location `eastus2`"), "{told}");
    // Another region's restriction is no news of this one.
    let elsewhere = create("location: westeurope\nagentVmSize: Standard_D4s_v5");
    assert_eq!(said(&elsewhere, &restricted, "VM-KNOWN"), None);
}

#[test]
fn a_fact_describes_a_size_that_the_catalog_does_not() {
    let spec = |count: u32| create(&format!("agentCount: {count}\nagentVmSize: Standard_D32-8s_v3"));
    let known = facts(&[
        json!([sku("Standard_D32-8s_v3", 32, 8, json!([]))]),
        located("quota", json!({ "location": "eastus2" }), &quota_of((0, 128), (0, 128), true)),
    ]);
    assert_eq!(said(&spec(11), &Facts::default(), "PURPOSE-12VCPU"), UNKNOWN);
    assert_eq!(said(&spec(3), &known, "PURPOSE-12VCPU"), None, "3 × 8");
    assert_eq!(said(&spec(1), &known, "PURPOSE-12VCPU"), FAIL, "8");
    assert_eq!(said(&spec(3), &Facts::default(), "VM-KNOWN"), NOTE);
    assert_eq!(said(&spec(3), &known, "VM-KNOWN"), None);
    // Quota counts the vCPUs of the parent: 3 × 32 and one more fit, 4 × 32 and one more do not.
    assert_eq!(said(&spec(3), &known, "QUOTA-REGION"), None);
    assert_eq!(said(&spec(4), &known, "QUOTA-REGION"), WARNING);
    assert_eq!(said(&spec(5), &known, "QUOTA-REGION"), FAIL);
    // A size that is new, from a list without figures.
    let bare = json!({ "resourceType": "virtualMachines", "name": "Standard_X99", "locations": ["eastus2"] });
    let strange = create("agentVmSize: Standard_X99");
    assert_eq!(said(&strange, &Facts::default(), "VM-KNOWN"), WARNING);
    assert_eq!(said(&strange, &self::known(&bare), "VM-KNOWN"), NOTE);
    assert_eq!(said(&strange, &facts(&[bare]), "PURPOSE-12VCPU"), UNKNOWN);
}

#[test]
fn five_thousand_skus_of_every_kind_and_region() {
    let mut skus: Vec<Value> = (0..5_000)
        .map(|number| {
            let mut sku = sku(&format!("Standard_N{}", number / 5), 4, 4, json!([]));
            let region = ["eastus", "westus", "uksouth", "EastUS2", "centralus"][number % 5];
            sku["locations"] = json!([region]);
            sku
        })
        .collect();
    skus.insert(7, json!({ "resourceType": "disks", "name": "Premium_LRS", "locations": ["eastus2"], "capabilities": [] }));
    skus.push(sku("Standard_D4s_v5", 4, 4, json!([])));
    skus.last_mut().unwrap()["locations"] = json!(["westeurope"]);
    let known = facts(&[json!({ "value": skus })]);
    assert_eq!(said(&create("agentVmSize: Standard_N999"), &known, "VM-KNOWN"), None);
    assert_eq!(said(&create("agentVmSize: Standard_N999"), &known, "PURPOSE-12VCPU"), None);
    assert_eq!(said(&create("agentVmSize: Standard_D4s_v5"), &known, "VM-KNOWN"), FAIL, "only elsewhere");
    assert_eq!(said(&create("location: westeurope\nagentVmSize: Standard_D4s_v5"), &known, "VM-KNOWN"), None);
    assert_eq!(
        said(&create("location: koreacentral\nagentVmSize: Standard_D4s_v5"), &known, "VM-KNOWN"),
        None,
        "not listed"
    );
    let summaries = known.summaries();
    assert_eq!((summaries[0].kind, summaries[0].count), (FactKind::Sizes, 5_001));
}

/// The first and last address of a range, said by arithmetic alone.
fn interval((address, length): (u32, u8)) -> (u64, u64) {
    let size = 1_u64 << (32 - length);
    let first = u64::from(address) / size * size;
    (first, first + size - 1)
}

fn range() -> impl Strategy<Value = (u32, u8)> {
    ((0_u32..1 << 20).prop_map(|host| 0x0A00_0000 | host), 12_u8..=30)
}

fn written((address, length): (u32, u8)) -> String {
    format!("{}/{length}", std::net::Ipv4Addr::from(address))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_range_overlaps_what_it_shares_an_address_with(
        service in range(), bridge in range(), others in proptest::collection::vec(range(), 0..12),
    ) {
        let subnets: Vec<Value> = others
            .iter()
            .enumerate()
            .map(|(number, range)| subnet(&format!("s{number}"), &written(*range), json!({})))
            .collect();
        let facts = facts(&[network(&[], &subnets)]);
        let report = report(&in_network(&written(service), &written(bridge), ""), &facts);
        let shares = |one: (u32, u8), other: (u32, u8)| {
            let (one, other) = (interval(one), interval(other));
            one.0 <= other.1 && other.0 <= one.1
        };
        let fails = |rule: &str| of(&report, rule).first().map(|finding| finding.status) == Some(Status::Fail);
        let expected = others.iter().any(|other| shares(service, *other));
        prop_assert_eq!(fails("NET-OVERLAP-SVC-SUBNET"), expected);
        prop_assert_eq!(of(&report, "NET-OVERLAP-SVC-SUBNET").is_empty(), !expected);
        let expected = shares(service, bridge) || others.iter().any(|other| shares(bridge, *other));
        prop_assert_eq!(fails("NET-OVERLAP-BRIDGE"), expected);
    }

    #[test]
    fn free_addresses_are_counted(range in range(), in_use in 0_usize..400, nodes in 1_u64..40) {
        let subnet = subnet("default", &written(range), json!({ "ipConfigurations": configurations(in_use) }));
        let facts = facts(&[network(&[], &[subnet])]);
        let (first, last) = interval(range);
        // The first four addresses and the last are Azure's own.
        let free = (first..=last).skip(4).count().saturating_sub(1).saturating_sub(in_use);
        let needed = usize::try_from((nodes + 1) * 31).unwrap();
        let report = report(&in_network("192.168.0.0/16", "172.17.0.1/16", &format!("agentCount: {nodes}")), &facts);
        let found = of(&report, "NET-SUBNET-SIZE");
        prop_assert_eq!(found.is_empty(), free >= needed);
        if let Some(finding) = found.first() {
            let told = format!("has {free} free addresses");
            prop_assert!(finding.message.contains(&told), "{} {}", told, finding.message);
            let fits_without_upgrade = free >= needed - 31;
            prop_assert_eq!(finding.severity == Severity::Warning, fits_without_upgrade);
        }
    }
}
