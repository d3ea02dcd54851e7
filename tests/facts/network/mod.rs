//! Virtual networks and their subnets.

use aks_compute::facts::Facts;
use aks_compute::report::{Severity, Status};
use serde_json::{Value, json};

use crate::answers::{ERROR, PASS, UNKNOWN, UNKNOWN_WARNING, WARNING, answer, facts, message, of, report};
use crate::specs::create;

mod faults;
mod generated;
mod lists;
mod scope;

const NETWORK: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork";

const RULES_OF_NETWORKS: [&str; 6] = [
    "NET-OVERLAP-SVC-SUBNET",
    "NET-OVERLAP-BRIDGE",
    "NET-SUBNET-EXISTS",
    "NET-SUBNET-SIZE",
    "NET-SUBNET-DELEGATED",
    "NET-UDR-MI",
];

fn in_network(service: &str, bridge: &str, rest: &str) -> String {
    let dns = service.split_once('/').unwrap().0;
    create(&format!(
        "network: {{ vnetResourceGroup: MyGroup, vnetName: mynetwork, subnetName: default, serviceCidr: {service}, dnsServiceIP: {dns}, dockerBridgeCidr: {bridge} }}\n{rest}"
    ))
}

fn usual() -> String {
    in_network("10.0.0.0/16", "172.17.0.1/16", "")
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
