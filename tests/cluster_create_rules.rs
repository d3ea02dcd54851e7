//! The rules about the network and the API server of a cluster that is made before it is attached.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::{CheckOptions, check_text};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

const SUBNETS: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets";
const IDENTITY: &str = "{ type: UserAssigned, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id }";
const ZONE: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io";

/// An attach that makes a cluster of these keys, YAML, besides those that must be there.
fn spec(keys: &str) -> Value {
    let text = format!("{{ {keys} }}");
    let document = Document::parse(&text, Format::Yaml).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    spec_of(serde_json::to_value(&document.root).unwrap())
}

fn spec_of(keys: Value) -> Value {
    let mut create = json!({
        "resourceGroup": "aks-rg",
        "name": "aks",
        "nodePools": [{ "name": "pool1", "vmSize": "Standard_D4s_v5" }],
    });
    for (key, value) in keys.as_object().unwrap() {
        create[key] = value.clone();
    }
    json!({
        "operation": "attach",
        "workspace": {
            "subscriptionId": "11111111-2222-3333-4444-555555555555",
            "resourceGroup": "ml-rg",
            "name": "ml-ws",
            "location": "eastus2",
        },
        "name": "myaks",
        "cluster": { "create": create },
    })
}

fn findings(spec: &Value) -> Vec<Finding> {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check_text(&spec.to_string(), Format::Json, &options).findings
}

/// What fails with this severity: each the rule and the pointer below `/cluster/create`.
fn failed(spec: &Value, severity: Severity) -> BTreeSet<String> {
    findings(spec)
        .iter()
        .filter(|finding| finding.severity == severity && finding.status == Status::Fail)
        .map(|finding| {
            let below = finding.path.strip_prefix("/cluster/create").unwrap_or("outside");
            format!("{} {below}", finding.rule.id)
        })
        .collect()
}

#[track_caller]
fn errors(keys: &str, expected: &[&str]) {
    let found = failed(&spec(keys), Severity::Error);
    let expected: BTreeSet<String> = expected.iter().map(|text| (*text).to_owned()).collect();
    assert_eq!(found, expected, "{keys}");
}

#[track_caller]
fn warns(keys: &str, expected: &str, does: bool) {
    assert_eq!(failed(&spec(keys), Severity::Warning).contains(expected), does, "{keys}");
}

/// Applies each fix: its finding must go, and no error may come. Answers how many there were.
fn try_fixes(spec: &Value) -> usize {
    let before = findings(spec);
    let errors = failed(spec, Severity::Error);
    let fixes = before.iter().filter_map(|finding| finding.fix.as_ref().map(|fix| (finding, fix)));
    fixes
        .map(|(finding, fix)| {
            let mut fixed = spec.clone();
            let patch: json_patch::Patch =
                serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
            json_patch::patch(&mut fixed, &patch).unwrap();
            let added: Vec<_> = failed(&fixed, Severity::Error).difference(&errors).cloned().collect();
            // What moves up into the place of a removed range had its error before.
            let added: Vec<_> =
                added.into_iter().filter(|error| !error.contains("/authorizedIpRanges/")).collect();
            assert!(added.is_empty(), "{}: {} adds {added:?} to\n{spec:#}", finding.rule.id, fix.title);
            let stays = findings(&fixed).iter().any(|other| {
                other.rule.id == finding.rule.id
                    && other.path == finding.path
                    && other.message == finding.message
            });
            assert!(!stays, "{}: {} leaves the finding in\n{spec:#}", finding.rule.id, fix.title);
        })
        .count()
}

#[test]
fn a_cluster_without_a_word_about_its_network_is_faultless() {
    errors("", &[]);
    errors("privateCluster: true", &[]);
    errors(
        &format!("outboundType: userDefinedRouting, vnetSubnetId: {SUBNETS}/nodes, identity: {IDENTITY}"),
        &[],
    );
    errors(
        &format!("privateCluster: true, privateDnsZone: {ZONE}, fqdnSubdomain: aks, identity: {IDENTITY}"),
        &[],
    );
}

#[test]
fn the_ranges_of_a_network_are_judged_in_a_new_cluster_too() {
    errors("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.1.0.10, podCidr: 10.2.0.0/16", &[]);
    errors(
        "serviceCidr: 999.0.0.0/16, dnsServiceIP: 10.0.0, podCidr: 10.244.0.0",
        &["NET-CIDR-SYNTAX /dnsServiceIP", "NET-CIDR-SYNTAX /podCidr", "NET-CIDR-SYNTAX /serviceCidr"],
    );
    errors(
        "serviceCidr: 10.0.0.0/11, dnsServiceIP: 10.0.0.10, podCidr: 192.168.0.0/16",
        &["NET-SVC-SIZE /serviceCidr"],
    );
    errors(
        "serviceCidr: 10.1.0.0/31, dnsServiceIP: 10.2.0.0",
        &["NET-DNS-IN /dnsServiceIP", "NET-SVC-MIN /serviceCidr"],
    );
    errors("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.1.0.1", &["NET-DNS-NOT-FIRST /dnsServiceIP"]);
    errors(
        "serviceCidr: 172.30.0.0/16, dnsServiceIP: 172.30.0.10, podCidr: 192.0.2.0/25",
        &["NET-RESERVED /podCidr", "NET-RESERVED /serviceCidr"],
    );
    warns("serviceCidr: 20.0.0.0/16, dnsServiceIP: 20.0.0.10", "NET-SVC-PRIVATE /serviceCidr", true);
    warns("podCidr: 10.244.7.0/16", "NET-CIDR-HOSTBITS /podCidr", true);
    warns("serviceCidr: 10.1.7.0/16, dnsServiceIP: 10.1.0.10", "NET-CIDR-HOSTBITS /serviceCidr", true);
    errors("dnsServiceIP: 10.1.0.10", &["NET-DNS-PAIR /dnsServiceIP"]);
    errors("serviceCidr: 10.1.0.0/16", &["NET-DNS-PAIR /serviceCidr"]);
}

#[test]
fn the_network_of_a_create_is_only_refused_on_an_attach() {
    let mut spec = spec("");
    spec["network"] = json!({ "serviceCidr": "999.0.0.0/8" });
    assert_eq!(failed(&spec, Severity::Error), BTreeSet::from(["SPEC-OPERATION outside".to_owned()]));
}

#[test]
fn ranges_of_services_and_pods_are_apart_also_where_aks_chooses_one() {
    let overlaps = |keys: &str| {
        failed(&spec(keys), Severity::Error)
            .iter()
            .find(|error| error.starts_with("NET-OVERLAP-POD"))
            .cloned()
    };
    let service = |cidr: &str, dns: &str| format!("serviceCidr: {cidr}, dnsServiceIP: {dns}");
    let taken = service("10.240.0.0/13", "10.240.0.10");
    assert_eq!(overlaps(&taken).as_deref(), Some("NET-OVERLAP-POD /serviceCidr"));
    assert_eq!(
        overlaps(&format!("{taken}, networkPlugin: kubenet")).as_deref(),
        Some("NET-OVERLAP-POD /serviceCidr")
    );
    // Pods with addresses of a subnet have no range.
    assert_eq!(overlaps(&format!("{taken}, networkPlugin: azure")), None);
    assert_eq!(overlaps(&format!("{taken}, networkPlugin: none")), None);
    assert_eq!(overlaps("podCidr: 10.0.255.0/24").as_deref(), Some("NET-OVERLAP-POD /podCidr"));
    assert_eq!(overlaps("podCidr: 10.1.0.0/24"), None);
    // What cannot be read is not judged.
    assert_eq!(overlaps("serviceCidr: 10.244.0.0, dnsServiceIP: 10.244.0.10"), None);
    assert_eq!(overlaps("serviceCidr: 7, podCidr: 10.0.0.0/16"), None);
}

#[test]
fn a_node_has_10_to_250_pods_and_a_pool_30() {
    for (pool, fails) in [
        ("maxPods: 9", true),
        ("maxPods: 10", false),
        ("maxPods: 250", false),
        ("maxPods: 251", true),
        ("maxPods: 0", true),
        ("maxPods: 10, count: 2", true),
        ("maxPods: 14, count: 2", true),
        ("maxPods: 15, count: 2", false),
        ("maxPods: 29, count: 1", true),
        ("maxPods: 30, count: 1", false),
        ("count: 1", false),
        ("maxPods: 10, count: 0, mode: User", false),
        ("maxPods: 10, enableAutoScaling: true, minCount: 2, maxCount: 5", true),
        ("maxPods: 10, enableAutoScaling: true, minCount: 3, maxCount: 5", false),
        ("maxPods: 10, count: many", false),
    ] {
        let spec = spec(&format!(
            "nodePools: [{{ name: one, vmSize: Standard_D4s_v5 }}, {{ name: two, vmSize: Standard_D4s_v5, {pool} }}]"
        ));
        let found = failed(&spec, Severity::Error).contains("NET-MAXPODS /nodePools/1/maxPods");
        assert_eq!(found, fails, "{pool}");
        try_fixes(&spec);
    }
}

#[test]
fn ports_timeouts_and_addresses_have_bounds() {
    let balancer = |key: &str, value: i64| {
        let spec = spec(&format!("loadBalancerProfile: {{ {key}: {value} }}"));
        try_fixes(&spec);
        findings(&spec).into_iter().find(|finding| finding.rule.id == "NET-LB-TUNE").map(|finding| {
            (finding.severity, serde_json::to_value(finding.fix).unwrap()["patch"][0]["value"].clone())
        })
    };
    let error = |value: i64| Some((Severity::Error, json!(value)));
    let ports = |value| balancer("allocatedOutboundPorts", value);
    assert_eq!([0, 8, 1024, 63_992, 64_000].map(ports), [const { None }; 5]);
    assert_eq!([-8, 1, 7, 63_999, 64_001, 64_008].map(ports), [0, 0, 0, 63_992, 64_000, 64_000].map(error));
    let idle = |value| balancer("idleTimeoutInMinutes", value);
    assert_eq!([4, 30, 100].map(idle), [const { None }; 3]);
    assert_eq!([3, 121].map(idle), [4, 100].map(error));
    let warning = |value: i64| Some((Severity::Warning, json!(value)));
    assert_eq!([101, 120].map(idle), [100, 100].map(warning));
    let addresses = |value| balancer("managedOutboundIpCount", value);
    assert_eq!([1, 100].map(addresses), [const { None }; 2]);
    assert_eq!([0, 101].map(addresses), [1, 100].map(error));
    for (key, value, fails) in [
        ("managedOutboundIpCount", 0, true),
        ("managedOutboundIpCount", 1, false),
        ("managedOutboundIpCount", 16, false),
        ("managedOutboundIpCount", 17, true),
        ("idleTimeoutInMinutes", 3, true),
        ("idleTimeoutInMinutes", 4, false),
        ("idleTimeoutInMinutes", 120, false),
        ("idleTimeoutInMinutes", 121, true),
    ] {
        let keys = format!("outboundType: managedNATGateway, natGateway: {{ {key}: {value} }}");
        let at = format!("NET-LB-TUNE /natGateway/{key}");
        let expected: &[&str] = if fails { &[&at] } else { &[] };
        errors(&keys, expected);
    }
}

#[test]
fn the_way_out_fits_the_network() {
    let subnet = format!("vnetSubnetId: {SUBNETS}/nodes");
    let nat = "natGateway: { managedOutboundIpCount: 1 }";
    let balancer = "loadBalancerProfile: { managedOutboundIpCount: 1 }";
    for (outbound, alone, beside) in [
        ("loadBalancer", false, false),
        ("managedNATGateway", false, true),
        ("managedNATGatewayV2", false, true),
        ("userAssignedNATGateway", true, false),
        ("userDefinedRouting", true, false),
        ("none", true, true),
        ("block", true, true),
    ] {
        let wrong = |fails| if fails { vec!["NET-EGRESS /outboundType"] } else { vec![] };
        errors(&format!("outboundType: {outbound}"), &wrong(alone));
        errors(&format!("outboundType: {outbound}, {subnet}"), &wrong(beside));
        let mut expected = wrong(alone);
        if outbound.starts_with("managed") {
            expected.push("NET-EGRESS /loadBalancerProfile");
        } else {
            expected.push("NET-EGRESS /natGateway");
            if outbound != "loadBalancer" {
                expected.push("NET-EGRESS /loadBalancerProfile");
            }
        }
        errors(&format!("outboundType: {outbound}, {nat}, {balancer}"), &expected);
    }
    errors(nat, &["NET-EGRESS /natGateway"]);
    errors(balancer, &[]);
    errors("outboundType: LoadBalancer", &["NET-EGRESS /outboundType"]);
    // What is there in the wrong shape has its own finding and is not missing.
    errors("outboundType: userDefinedRouting, vnetSubnetId: 7", &["SPEC-TYPE /vnetSubnetId"]);
    let warning = "NET-ROUTE-IDENTITY /vnetSubnetId";
    warns(&format!("outboundType: userDefinedRouting, {subnet}"), warning, true);
    warns(&format!("networkPlugin: kubenet, {subnet}"), warning, true);
    warns(&format!("networkPlugin: kubenet, {subnet}, identity: {IDENTITY}"), warning, false);
    warns("networkPlugin: kubenet", warning, false);
    warns(&subnet, warning, false);
}

#[test]
fn a_basic_load_balancer_forbids_what_it_cannot_do() {
    errors("loadBalancerSku: basic", &["LB-BASIC /loadBalancerSku"]);
    errors(
        "loadBalancerSku: basic, privateCluster: true, outboundType: loadBalancer",
        &["LB-BASIC /loadBalancerSku", "NET-EGRESS /outboundType", "PRIV-LB /loadBalancerSku"],
    );
    errors("loadBalancerSku: Basic, privateCluster: true", &["LB-SKU-ENUM /loadBalancerSku"]);
}

#[test]
fn pods_and_their_policies_fit_the_plug_in() {
    let pods = format!("vnetSubnetId: {SUBNETS}/nodes, podSubnetId: {SUBNETS}/pods");
    for (keys, expected) in [
        ("podCidr: 10.244.0.0/16", None),
        ("networkPlugin: azure, podCidr: 10.244.0.0/16", Some("/podCidr")),
        ("networkPlugin: none, podCidr: 10.244.0.0/16", None),
        ("networkPlugin: none, networkPolicy: none", None),
        ("networkPlugin: none, networkPolicy: cilium", Some("/networkPolicy")),
        ("networkPlugin: kubenet, networkPolicy: calico", None),
        ("networkPlugin: kubenet, networkPolicy: azure", Some("/networkPolicy")),
        ("networkPolicy: azure", None),
        ("networkPlugin: kubenet, networkPluginMode: overlay", Some("/networkPluginMode")),
        ("networkPlugin: CNI, networkPluginMode: overlay", Some("/networkPlugin")),
        (&pods, None),
        (&format!("{pods}, podCidr: 10.244.0.0/16"), Some("/podCidr")),
        (&format!("{pods}, networkPluginMode: overlay"), Some("/podSubnetId")),
        (&format!("{pods}, networkPlugin: kubenet"), Some("/podSubnetId")),
    ] {
        let expected: Vec<String> = expected.iter().map(|at| format!("NET-POD-AZURE {at}")).collect();
        errors(keys, &expected.iter().map(String::as_str).collect::<Vec<_>>());
        try_fixes(&spec(keys));
    }
}

#[test]
fn subnets_and_identities_are_ids() {
    errors("vnetSubnetId: nodes", &["ID-SUBNET /vnetSubnetId"]);
    errors(&format!("podSubnetId: {SUBNETS}/pods"), &["ID-SUBNET /podSubnetId"]);
    let other = SUBNETS.replace("/net/", "/other/");
    errors(&format!("vnetSubnetId: {SUBNETS}/nodes, podSubnetId: {other}/pods"), &["ID-SUBNET /podSubnetId"]);
    let shouting = SUBNETS.replace("/resourceGroups/rg/", "/RESOURCEGROUPS/RG/");
    errors(&format!("vnetSubnetId: {SUBNETS}/nodes, podSubnetId: {shouting}/pods"), &[]);
    for wrong in ["/resourceGroups/None/", "/virtualNetworks/undefined/"] {
        let key = wrong.split('/').nth(1).unwrap();
        let name = if key == "resourceGroups" { "/resourceGroups/rg/" } else { "/virtualNetworks/net/" };
        let id = SUBNETS.replace(name, wrong);
        errors(&format!("vnetSubnetId: {id}/nodes"), &["ID-SUBNET /vnetSubnetId"]);
    }
    for (length, fails) in [(63, false), (64, true)] {
        let id = format!("vnetSubnetId: {SUBNETS}/{}", "n".repeat(length));
        errors(&id, if fails { &["NAME-VNET-63 /vnetSubnetId"] } else { &[] });
        errors(&format!("{id}, networkPlugin: azure"), &[]);
        try_fixes(&spec(&format!("{id}, networkPlugin: kubenet")));
        try_fixes(&spec(&format!("{id}, networkPlugin: azure, podCidr: 10.244.0.0/16")));
    }
    errors("identity: { type: UserAssigned }", &["ID-IDENTITY /identity"]);
    errors(
        &format!("identity: {}", IDENTITY.replace("UserAssigned,", "SystemAssigned,")),
        &["ID-IDENTITY /identity/resourceId"],
    );
    for (length, fails) in [(2, true), (3, false), (128, false), (129, true)] {
        let identity = IDENTITY.replace("aks-id", &"i".repeat(length));
        errors(
            &format!("identity: {identity}"),
            if fails { &["ID-IDENTITY /identity/resourceId"] } else { &[] },
        );
    }
}

#[test]
fn private_dns_belongs_to_a_private_cluster() {
    errors("privateDnsZone: system", &["PRIV-DNS /privateDnsZone"]);
    errors("privateClusterPublicFqdn: false", &["PRIV-DNS /privateClusterPublicFqdn"]);
    errors("privateClusterPublicFqdn: true", &["PRIV-DNS /privateClusterPublicFqdn"]);
    errors("privateCluster: 1, privateDnsZone: system", &["SPEC-TYPE /privateCluster"]);
    let private = "privateCluster: true";
    errors(&format!("{private}, privateDnsZone: System"), &[]);
    errors(&format!("{private}, privateDnsZone: none"), &["PRIV-DNS /privateDnsZone"]);
    let public_name = "PRIV-PUBLIC-FQDN /privateClusterPublicFqdn";
    errors(&format!("{private}, privateClusterPublicFqdn: true"), &[public_name]);
    errors(&format!("{private}, privateClusterPublicFqdn: true, privateDnsZone: none"), &[public_name]);
    errors(&format!("{private}, privateDnsZone: {ZONE}"), &["PRIV-DNS /privateDnsZone"]);
    errors(
        &format!("{private}, privateDnsZone: {ZONE}, identity: {{ type: SystemAssigned }}"),
        &["PRIV-DNS /privateDnsZone"],
    );
    errors(
        &format!("{private}, privateDnsZone: {SUBNETS}/a, identity: {IDENTITY}"),
        &["PRIV-DNS /privateDnsZone"],
    );
    errors(&format!("{private}, fqdnSubdomain: aks"), &["PRIV-DNS /fqdnSubdomain"]);
    errors(
        &format!(
            "{private}, fqdnSubdomain: aks, dnsPrefix: aks, privateDnsZone: {ZONE}, identity: {IDENTITY}"
        ),
        &["NAME-AKS-DNS /dnsPrefix"],
    );
    for (length, fails) in [(1, false), (54, false), (55, true)] {
        let keys = format!("dnsPrefix: {}", "p".repeat(length));
        errors(&keys, if fails { &["NAME-AKS-DNS /dnsPrefix"] } else { &[] });
        try_fixes(&spec(&keys));
    }
}

#[test]
fn authorized_ranges_are_few_and_not_for_a_private_cluster() {
    let ranges = |count: u32| -> Value {
        // Every other address, so that none contains another.
        (0..count).map(|number| Ipv4Addr::from(0x1400_0000 + 2 * number).to_string()).collect()
    };
    for (count, integrated, fails) in [
        (200, false, false),
        (201, false, true),
        (201, true, false),
        (2_000, true, false),
        (2_001, true, true),
    ] {
        let spec =
            spec_of(json!({ "authorizedIpRanges": ranges(count), "apiServerVnetIntegration": integrated }));
        let found = failed(&spec, Severity::Error);
        assert_eq!(found.contains("API-RANGES-MAX /authorizedIpRanges"), fails, "{count} {integrated}");
        assert_eq!(found.len(), usize::from(fails), "{found:?}");
    }
    errors(
        "privateCluster: true, authorizedIpRanges: [20.1.2.3]",
        &["API-RANGES-PRIVATE /authorizedIpRanges"],
    );
    errors("privateCluster: true, authorizedIpRanges: [\"\"]", &[]);
}

#[test]
fn an_api_server_in_a_network_of_the_user_wants_a_subnet_that_no_key_names() {
    let nodes = format!("vnetSubnetId: {SUBNETS}/nodes");
    let error: &[&str] = &["API-VNET-SUBNET /apiServerVnetIntegration"];
    for (keys, expected) in [
        (nodes.clone(), &[][..]),
        (format!("{nodes}, apiServerVnetIntegration: false"), &[]),
        ("apiServerVnetIntegration: true".to_owned(), &[]),
        (format!("{nodes}, apiServerVnetIntegration: true"), error),
        (format!("{nodes}, apiServerVnetIntegration: true, privateCluster: true"), error),
    ] {
        errors(&keys, expected);
        assert_eq!(try_fixes(&spec(&keys)), expected.len(), "{keys}");
    }
    // Without the integration AKS takes fewer ranges, so it is not for a fix to take it away.
    for (count, fixes) in [(200_u32, 1), (201, 0)] {
        let ranges: Value =
            (0..count).map(|number| Ipv4Addr::from(0x1400_0000 + 2 * number).to_string()).collect();
        let spec = spec_of(json!({
            "vnetSubnetId": format!("{SUBNETS}/nodes"), "apiServerVnetIntegration": true, "authorizedIpRanges": ranges,
        }));
        assert_eq!(failed(&spec, Severity::Error), error.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(try_fixes(&spec), fixes, "{count}");
    }
}

/// The pointers of all texts in `value`.
fn texts(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                texts(item, &format!("{pointer}/{number}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                texts(member, &format!("{pointer}/{key}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_text_is_empty() {
    let taint = "CriticalAddonsOnly=true:NoSchedule";
    let whole = format!(
        "subscriptionId: 11111111-2222-3333-4444-555555555555, location: eastus2, kubernetesVersion: \"1.35\", \
         podCidr: 10.244.0.0/16, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, vnetSubnetId: {SUBNETS}/nodes, \
         loadBalancerSku: standard, networkPlugin: azure, networkPluginMode: overlay, outboundType: loadBalancer, \
         identity: {IDENTITY}, tier: Premium, supportPlan: AKSLongTermSupport, \
         nodePools: [{{ name: pool1, vmSize: Standard_D4s_v5, mode: System, osType: Linux, taints: [\"{taint}\"] }}]"
    );
    let outbound =
        format!("{SUBNETS}/nodes").replace("virtualNetworks/net/subnets/nodes", "publicIPAddresses/out");
    let prefix = outbound.replace("publicIPAddresses", "publicIPPrefixes");
    for keys in [
        format!("{whole}, dnsPrefix: aks"),
        format!("{whole}, privateCluster: true, privateDnsZone: {ZONE}, fqdnSubdomain: aks"),
        format!(
            "authorizedIpRanges: [20.1.2.0/24, 20.1.4.0/24], loadBalancerProfile: {{ outboundIpIds: [{outbound}] }}"
        ),
        format!("loadBalancerProfile: {{ outboundIpPrefixIds: [{prefix}] }}, networkPolicy: calico"),
        format!("networkPlugin: azure, vnetSubnetId: {SUBNETS}/nodes, podSubnetId: {SUBNETS}/pods"),
    ] {
        let right = spec(&keys);
        assert_eq!(failed(&right, Severity::Error), BTreeSet::new(), "{keys}");
        let mut pointers = Vec::new();
        texts(&right["cluster"]["create"], "/cluster/create", &mut pointers);
        for pointer in pointers {
            let mut wrong = right.clone();
            *wrong.pointer_mut(&pointer).unwrap() = "".into();
            let is_refused = findings(&wrong).iter().any(|finding| {
                finding.severity == Severity::Error
                    && finding.status == Status::Fail
                    && finding.path == pointer
            });
            assert!(is_refused, "{pointer}: {:?}", failed(&wrong, Severity::Error));
        }
    }
    for keys in ["fqdnSubdomain: \"\"", "fqdnSubdomain: \"\", dnsPrefix: aks"] {
        errors(keys, &["NAME-AKS-DNS /fqdnSubdomain"]);
        assert_eq!(try_fixes(&spec(keys)), 1, "{keys}");
    }
}

#[test]
fn what_stands_alone_or_twice_in_the_ranges_is_said_once() {
    let at = |keys: &str, severity| -> Vec<String> {
        let spec = spec(&format!("authorizedIpRanges: {keys}"));
        try_fixes(&spec);
        failed(&spec, severity)
            .into_iter()
            .filter_map(|text| text.strip_prefix("API-RANGES-SYNTAX /authorizedIpRanges/").map(str::to_owned))
            .collect()
    };
    let errors = |keys| at(keys, Severity::Error);
    let warnings = |keys| at(keys, Severity::Warning);
    assert_eq!(errors("[0.0.0.0/32]"), [""; 0]);
    assert_eq!(errors("[0.0.0.0/32, 0.0.0.0/32]"), ["0"]);
    assert_eq!(errors("[20.1.2.3, 0.0.0.0/32, 0.0.0.0/32]"), ["1"]);
    assert_eq!(errors("[\"\", 0.0.0.0/32]"), ["0", "1"]);
    assert_eq!(errors("[\"\"]"), [""; 0]);
    assert_eq!(errors("[0.0.0.0]"), ["0"]);
    assert_eq!(errors("[20.1.2.3/31, 20.1.2.3/32, 20.1.2.3]"), ["0"]);
    assert_eq!(warnings("[20.1.2.3/32, 20.1.2.3]"), ["1"]);
    assert_eq!(warnings("[20.1.2.3, 20.1.2.0/24, 20.1.2.3, 20.1.2.128/25, 20.1.3.0/24]"), ["0"]);
    assert_eq!(warnings("[20.1.2.0/24, 20.1.3.0/24]"), [""; 0]);
    assert_eq!(warnings("[0.0.0.0/0, 20.1.3.0/24]"), ["0"]);
    assert_eq!(warnings("[0.0.0.0/0, 0.0.0.0/0]"), ["0"]);
    assert_eq!(warnings("[239.255.255.255, 223.255.255.255]"), ["0"]);
}

#[test]
fn thousands_of_ranges_are_too_many() {
    let ranges: Vec<String> =
        (0..40_000_u32).map(|number| format!("20.{}.{}.0/23", number % 3, number % 256)).collect();
    let found = findings(&spec_of(json!({ "authorizedIpRanges": ranges })));
    assert!(found.iter().any(|finding| finding.rule.id == "API-RANGES-MAX"));
}

/// Whether packets from this address cross the internet, decided octet by octet from IANA's registry.
fn is_public(address: Ipv4Addr) -> bool {
    match address.octets() {
        [0 | 10 | 127, ..] | [240..=255, ..] => false,
        [100, b, ..] => !(64..=127).contains(&b),
        [169, b, ..] => b != 254,
        [172, b, ..] => !(16..=31).contains(&b),
        [192, 0, 0, d] => !matches!(d, 0..=7 | 170 | 171),
        [192, 0, c, _] => c != 2,
        [192, b, ..] => b != 168,
        [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] => false,
        _ => true,
    }
}

fn address() -> impl Strategy<Value = Ipv4Addr> {
    let near = |base: u32| {
        // Near the beginning of a special range, on both sides.
        (-600_i64..600).prop_map(move |step| {
            Ipv4Addr::from(u32::try_from((i64::from(base) + step).rem_euclid(1 << 32)).unwrap())
        })
    };
    prop_oneof![
        any::<u32>().prop_map(Ipv4Addr::from),
        prop::sample::select(vec![
            0x0000_0000_u32,
            0x0100_0000,
            0x0A00_0000,
            0x0B00_0000,
            0x6440_0000,
            0x6480_0000,
            0x7F00_0000,
            0x8000_0000,
            0xA9FE_0000,
            0xA9FF_0000,
            0xAC10_0000,
            0xAC20_0000,
            0xC000_0000,
            0xC000_00AA,
            0xC000_0200,
            0xC0A8_0000,
            0xC0A9_0000,
            0xC612_0000,
            0xC614_0000,
            0xC633_6400,
            0xCB00_7100,
            0xE000_0000,
            0xF000_0000,
        ])
        .prop_flat_map(near),
    ]
}

/// One item of the ranges, right or wrong.
fn item() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (address(), 0..=32_u32).prop_map(|(address, length)| json!(format!("{address}/{length}"))),
        4 => address().prop_map(|address| json!(address.to_string())),
        1 => prop::sample::select(vec![
            json!("0.0.0.0/32"), json!("0.0.0.0/0"), json!(""), json!("AzureCloud"), json!("2001:db8::/32"),
            json!(" 20.1.2.3 "), json!("020.1.2.3/24"), json!("20.1.2.3/24"), json!("20.1.2.0/24"), json!(7), json!(null),
            json!("20.1.2.0/24"), json!("20.1.0.0/16"), json!("20.1.2.7"), json!(" 0.0.0.0/32"),
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn an_address_is_authorized_if_it_is_public(address in address()) {
        for text in [address.to_string(), format!("{address}/32")] {
            if text == "0.0.0.0/32" {
                continue;
            }
            let spec = spec_of(json!({ "authorizedIpRanges": [text] }));
            let refused = failed(&spec, Severity::Error).contains("API-RANGES-SYNTAX /authorizedIpRanges/0");
            prop_assert_eq!(refused, !is_public(address), "{}", address);
        }
    }

    /// A range is refused where its ends and every address between, sampled, are not public; and where it
    /// has host bits.
    #[test]
    fn a_range_is_authorized_if_a_part_of_it_is_public(address in address(), length in 1..=32_u32) {
        let size = 1_u64 << (32 - length);
        let first = u64::from(u32::from(address)) / size * size;
        let is_whole = first == u64::from(u32::from(address));
        let at = |number: u64| Ipv4Addr::from(u32::try_from(first + number).unwrap());
        prop_assume!(format!("{address}/{length}") != "0.0.0.0/32");
        let any_public = (0..=64).any(|step| is_public(at((size - 1) * step / 64)));
        let spec = spec_of(json!({ "authorizedIpRanges": [format!("{address}/{length}")] }));
        let refused = failed(&spec, Severity::Error).contains("API-RANGES-SYNTAX /authorizedIpRanges/0");
        // The special ranges are so far apart that 65 addresses of one this small tell.
        if size <= 64 || !any_public {
            prop_assert_eq!(refused, !any_public || !is_whole, "{}/{}", address, length);
        } else {
            prop_assert_eq!(refused, !is_whole, "{}/{}", address, length);
        }
    }

    #[test]
    fn every_fix_of_any_list_of_ranges_removes_its_finding(ranges in prop::collection::vec(item(), 0..6)) {
        try_fixes(&spec_of(json!({ "authorizedIpRanges": ranges })));
    }

    #[test]
    fn every_fix_of_any_network_removes_its_finding_and_adds_no_error(
        choices in prop::collection::vec(any::<prop::sample::Index>(), 22),
    ) {
        let subnet = |name: &str| format!("{SUBNETS}/{name}");
        let keys: [(&str, Vec<Value>); 20] = [
            ("networkPlugin", vec![json!("azure"), json!("kubenet"), json!("none"), json!("Azure")]),
            ("networkPluginMode", vec![json!("overlay"), json!("Overlay")]),
            ("networkPolicy", vec![json!("azure"), json!("calico"), json!("cilium"), json!("none")]),
            ("podCidr", vec![json!("10.244.0.0/16"), json!("10.0.0.0/15"), json!("010.1.0.0/16"), json!("172.30.0.9/16")]),
            ("serviceCidr", vec![json!("10.0.0.0/16"), json!("10.244.0.0/20"), json!("10.0.0.0/8"), json!(" 10.1.0.0/16"), json!("10.1.0.9/30")]),
            ("dnsServiceIP", vec![json!("10.0.0.10"), json!("10.1.0.1"), json!("10.244.0.10/20"), json!("x")]),
            ("vnetSubnetId", vec![json!(subnet("nodes")), json!(subnet("nodes/")), json!(subnet(&"n".repeat(70))), json!("nodes")]),
            ("podSubnetId", vec![json!(subnet("pods")), json!(subnet("pods").replace("/net/", "/other/"))]),
            ("outboundType", vec![json!("loadBalancer"), json!("managedNATGateway"), json!("managedNATGatewayV2"), json!("userDefinedRouting"), json!("none"), json!("udr")]),
            ("natGateway", vec![json!({ "idleTimeoutInMinutes": 1000 })]),
            ("loadBalancerProfile", vec![json!({ "allocatedOutboundPorts": 1001, "idleTimeoutInMinutes": 110 })]),
            ("loadBalancerSku", vec![json!("standard"), json!("basic")]),
            ("privateCluster", vec![json!(true), json!(false)]),
            ("privateClusterPublicFqdn", vec![json!(true), json!(false)]),
            ("privateDnsZone", vec![json!("system"), json!("none"), json!(ZONE), json!(format!("{ZONE}/")), json!("mine")]),
            ("fqdnSubdomain", vec![json!("aks"), json!("a_b")]),
            ("dnsPrefix", vec![json!("aks"), json!("_a_b_"), json!("")]),
            ("identity", vec![json!({ "type": "UserAssigned" }), json!({ "type": "SystemAssigned", "resourceId": "x" })]),
            ("authorizedIpRanges", vec![json!(["20.1.2.3"]), json!([""]), json!(["20.1.2.3", "20.1.2.3"])]),
            ("nodePools", vec![json!([{ "name": "pool1", "vmSize": "Standard_D4s_v5", "count": 1, "maxPods": 12 }])]),
        ];
        let mut create = json!({});
        for ((key, values), choice) in keys.iter().zip(&choices) {
            // Half of the keys stay away.
            if let Some(value) = values.get(choice.index(2 * values.len())) {
                create[key] = value.clone();
            }
        }
        // A word that is no choice hides everything that depends on it.
        let is_readable = !["Azure", "Overlay", "udr"].iter().any(|word| create.to_string().contains(&format!("\"{word}\"")));
        if is_readable {
            try_fixes(&spec_of(create));
        }
    }
}
