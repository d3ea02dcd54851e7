//! The network of the cluster: its ranges, its plug-in, its way out.

use std::collections::BTreeSet;

use aks_compute::report::Severity;
use serde_json::{Value, json};

use crate::applied::try_fixes;
use crate::new_cluster::{IDENTITY, SUBNETS, ZONE, errors, failed, found, spec, spec_from, warns};

pub(crate) mod facts;
mod generated;

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
    let mut spec = spec_from("");
    spec["network"] = json!({ "serviceCidr": "999.0.0.0/8" });
    assert_eq!(failed(&spec, Severity::Error), BTreeSet::from(["SPEC-OPERATION /network".to_owned()]));
}

#[test]
fn ranges_of_services_and_pods_are_apart_also_where_aks_chooses_one() {
    let overlaps = |keys: &str| {
        failed(&spec_from(keys), Severity::Error)
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
        let spec = spec_from(&format!(
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
        let spec = spec_from(&format!("loadBalancerProfile: {{ {key}: {value} }}"));
        try_fixes(&spec);
        found("NET-LB-TUNE", &spec, &[]).into_iter().next().map(|finding| {
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
        try_fixes(&spec_from(keys));
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
        try_fixes(&spec_from(&format!("{id}, networkPlugin: kubenet")));
        try_fixes(&spec_from(&format!("{id}, networkPlugin: azure, podCidr: 10.244.0.0/16")));
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
