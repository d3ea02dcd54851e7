//! The API server: its names, and the subnet that it may be in.

use std::net::Ipv4Addr;

use aks_compute::report::Severity;
use serde_json::{Value, json};

use crate::applied::try_fixes;
use crate::new_cluster::{IDENTITY, SUBNETS, ZONE, errors, failed, spec, spec_from};

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
        try_fixes(&spec_from(&keys));
    }
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
        assert_eq!(try_fixes(&spec_from(&keys)), expected.len(), "{keys}");
    }
    // Without the integration AKS takes fewer ranges, so it is not for a fix to take it away.
    for (count, fixes) in [(200_u32, 1), (201, 0)] {
        let ranges: Value =
            (0..count).map(|number| Ipv4Addr::from(0x1400_0000 + 2 * number).to_string()).collect();
        let spec = spec(json!({
            "vnetSubnetId": format!("{SUBNETS}/nodes"), "apiServerVnetIntegration": true, "authorizedIpRanges": ranges,
        }));
        assert_eq!(failed(&spec, Severity::Error), error.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(try_fixes(&spec), fixes, "{count}");
    }
}
