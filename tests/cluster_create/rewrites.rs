//! A create that is offered as an attach of a new cluster.

use serde_json::{Value, json};

use crate::network::facts::usual;
use crate::new_cluster::{create, findings, found, whole, with};

#[test]
fn a_create_is_rewritten_only_with_pools_and_a_version_that_a_cluster_may_have() {
    let rewrites = |keys: Value| {
        let found = findings(&create(with(json!({ "loadBalancerSku": "standard" }), &keys)));
        let fixes = found.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.map(|fix| &fix.title).any(|title| title.starts_with("Create the cluster in AKS"))
    };
    let pools = |pools: &[Value]| json!({ "nodePools": whole(pools) });
    for (keys, expected) in [
        (json!({}), true),
        (pools(&[json!({})]), true),
        (pools(&[json!({ "count": 2 }), json!({ "count": 1 })]), true),
        (pools(&[json!({ "count": 2 })]), false),
        (pools(&[json!({ "count": 2 }), json!({ "name": "win", "osType": "Windows" })]), false),
        (pools(&[json!({ "vmSize": "Standard_D2s_v5" })]), false),
        (json!({ "nodePools": whole(&[json!({ "count": 1 })]), "clusterPurpose": "DevTest" }), true),
        (json!({ "kubernetesVersion": "1.35" }), true),
        (json!({ "kubernetesVersion": "latest" }), false),
    ] {
        assert_eq!(rewrites(keys.clone()), expected, "{keys}");
    }
}

#[test]
fn a_create_that_wants_another_way_out_is_offered_the_attach_that_has_it() {
    let network_of = json!({
        "vnetResourceGroup": "rg", "vnetName": "net", "subnetName": "nodes",
        "serviceCidr": "10.0.0.0/16", "dnsServiceIP": "10.0.0.10", "dockerBridgeCidr": "172.17.0.1/16",
    });
    let offered = |spec: &Value, facts: &[Value], rule: &str| {
        let fixes = found(rule, spec, facts).into_iter().filter_map(|finding| finding.fix);
        fixes.into_iter().any(|fix| !fix.safe && fix.patch.len() > 1)
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
