//! Networks made at random: every fix mends.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

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
            try_fixes(&spec(create));
        }
    }
}
