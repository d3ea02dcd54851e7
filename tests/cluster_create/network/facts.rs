//! What facts of the network decide.

use aks_compute::report::{Severity, Status};

use crate::new_cluster::{ERROR, PASS, UNKNOWN, WARNING, says, with};

use super::*;

const SUBSCRIPTION: &str = "11111111-2222-3333-4444-555555555555";
const NETWORK: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net";

const RULES: [&str; 4] =
    ["NET-OVERLAP-SVC-SUBNET", "NET-SUBNET-EXISTS", "NET-SUBNET-SIZE", "NET-SUBNET-DELEGATED"];

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

/// A network without a fault.
pub(crate) fn usual() -> Value {
    network("10.1.0.0/24", "10.1.4.0/22", json!({}))
}

/// A cluster of these keys in the subnet `nodes`.
fn in_subnet(keys: Value) -> Value {
    spec(with(json!({ "vnetSubnetId": format!("{NETWORK}/subnets/nodes") }), &keys))
}

#[test]
fn without_the_network_nothing_passes_and_with_it_nothing_fails() {
    let pods = json!({ "networkPlugin": "azure", "podSubnetId": format!("{NETWORK}/subnets/pods") });
    for keys in [json!({}), pods] {
        let spec = in_subnet(keys);
        for rule in RULES {
            says(UNKNOWN, rule, &spec, &[]);
            says(PASS, rule, &spec, &[usual()]);
            // A network of the same name in another group is another.
            let mut other = usual();
            other["id"] = NETWORK.replace("/rg/", "/other/").into();
            says(UNKNOWN, rule, &spec, &[other]);
        }
    }
    let unknown = found("NET-SUBNET-SIZE", &in_subnet(json!({})), &[]);
    let command = &unknown[0].remedy.as_ref().unwrap().command;
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
            says(PASS, rule, &in_subnet(json!({ "vnetSubnetId": id })), &[usual()]);
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
        (json!({ "networkPlugin": "azure", "nodePools": pool(7) }), PASS),
        (json!({ "networkPlugin": "azure", "nodePools": pool(8) }), WARNING),
        (json!({ "networkPlugin": "azure", "nodePools": pool(9) }), ERROR),
        (json!({ "networkPlugin": "azure", "nodePools": scaled }), ERROR),
        // 4 × 11 + 4 × 51 = 248 for the nodes, 310 with one of each pool besides.
        (json!({ "networkPlugin": "azure", "nodePools": two }), WARNING),
        (json!({ "nodePools": pool(250) }), PASS),
        (json!({ "nodePools": pool(251) }), WARNING),
        (json!({ "nodePools": pool(252) }), ERROR),
        (json!({ "networkPlugin": "kubenet", "nodePools": pool(250) }), PASS),
        (json!({ "networkPlugin": "kubenet", "nodePools": pool(252) }), ERROR),
        (json!({ "networkPlugin": "azure", "podSubnetId": pods, "nodePools": pool(7) }), PASS),
        // 1019 addresses for pods; seven batches a node.
        (json!({ "networkPlugin": "azure", "podSubnetId": pods, "nodePools": pool(9) }), WARNING),
        (json!({ "networkPlugin": "azure", "podSubnetId": pods, "nodePools": pool(64) }), ERROR),
        // What cannot be read is another rule's.
        (
            json!({ "networkPlugin": "azure", "nodePools": [{ "name": "pool1", "vmSize": "Standard_D4s_v5", "count": "x" }] }),
            PASS,
        ),
    ] {
        says(expected, "NET-SUBNET-SIZE", &in_subnet(keys), &[usual()]);
    }
}

#[test]
fn the_ranges_of_aks_itself_overlap_too() {
    let rule = "NET-OVERLAP-SVC-SUBNET";
    let services = network("10.0.0.0/24", "10.1.4.0/22", json!({}));
    says(ERROR, rule, &in_subnet(json!({})), std::slice::from_ref(&services));
    let given = json!({ "serviceCidr": "10.2.0.0/16", "dnsServiceIP": "10.2.0.10" });
    says(PASS, rule, &in_subnet(given), &[services]);
    let pods = network("10.1.0.0/24", "10.244.8.0/24", json!({}));
    says(ERROR, rule, &in_subnet(json!({})), std::slice::from_ref(&pods));
    says(PASS, rule, &in_subnet(json!({ "podCidr": "10.3.0.0/16" })), std::slice::from_ref(&pods));
    // Pods of the nodes' subnet have no range.
    says(PASS, rule, &in_subnet(json!({ "networkPlugin": "azure" })), &[pods]);
}

#[test]
fn an_outbound_type_finds_its_way_out_in_the_subnet() {
    let rule = "NET-EGRESS";
    let beside = |member: &str| network("10.1.0.0/24", "10.1.4.0/22", json!({ member: { "id": "/x" } }));
    let (routed, gateway) = (beside("routeTable"), beside("natGateway"));
    let mut truncated = usual();
    for subnet in truncated["subnets"].as_array_mut().unwrap() {
        subnet.as_object_mut().unwrap().remove("provisioningState");
    }
    for (outbound, present, other) in
        [("userDefinedRouting", &routed, &gateway), ("userAssignedNATGateway", &gateway, &routed)]
    {
        let spec = in_subnet(json!({ "outboundType": outbound }));
        says(UNKNOWN, rule, &spec, &[]);
        says(UNKNOWN, rule, &spec, std::slice::from_ref(&truncated));
        says(ERROR, rule, &spec, &[usual()]);
        says(PASS, rule, &spec, std::slice::from_ref(present));
        says(ERROR, rule, &spec, std::slice::from_ref(other));
    }
    says(PASS, rule, &in_subnet(json!({})), &[]);
}

#[test]
fn the_subnet_of_the_load_balancer_is_in_the_network_of_the_nodes() {
    let rule = "NET-SUBNET-EXISTS";
    let balanced_in = |subnet: &str| {
        let mut spec = in_subnet(json!({}));
        spec["loadBalancer"] = json!({ "type": "InternalLoadBalancer", "subnet": subnet });
        spec
    };
    says(PASS, rule, &balanced_in("pods"), &[usual()]);
    let weights = |spec: &Value, facts: &[Value]| -> Vec<(Status, Severity, String)> {
        let found = found(rule, spec, facts).into_iter();
        found.map(|finding| (finding.status, finding.severity, finding.path.into_owned())).collect()
    };
    let path = "/loadBalancer/subnet".to_owned();
    assert_eq!(weights(&balanced_in("other"), &[usual()]), [(Status::Fail, Severity::Error, path.clone())]);
    let unknown = weights(&balanced_in("other"), &[]);
    assert_eq!(unknown.len(), 2);
    assert!(unknown.contains(&(Status::Unknown, Severity::Error, path.clone())));
    // The network that AKS makes is known without asking.
    let mut made = balanced_in("other");
    made["cluster"]["create"].as_object_mut().unwrap().remove("vnetSubnetId");
    assert_eq!(weights(&made, &[]), [(Status::Fail, Severity::Warning, path)]);
}

#[test]
fn a_network_of_another_subscription_is_out_of_reach() {
    let rule = "NET-SUBNET-DELEGATED";
    let other = "21111111-2222-3333-4444-555555555555";
    says(ERROR, rule, &in_subnet(json!({ "subscriptionId": other })), &[]);
    says(PASS, rule, &in_subnet(json!({ "subscriptionId": SUBSCRIPTION })), &[usual()]);
    says(ERROR, rule, &in_subnet(json!({ "location": "westeurope" })), &[usual()]);
}
