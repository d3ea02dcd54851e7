//! Create a new AKS cluster.

use crate::support::{NETWORK, accepted, asks, create, create_where, fails, silent, tells};

/// The network of the article's sample, as `az network vnet show` prints it.
const EXISTING: &str = r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork",
  "location": "eastus2",
  "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] },
  "subnets": [{ "name": "default", "addressPrefix": "10.1.0.0/24", "delegations": [], "provisioningState": "Succeeded" }]
}"#;

#[test]
fn creating_takes_about_10_minutes() {
    tells(&create("agentCount: 3"), "LIFE-WAIT", &["about 10 minutes"]);
}

#[test]
fn creating_is_done_once_for_the_workspace() {
    tells(&create("agentCount: 3"), "LIFE-REUSE", &["done once"]);
}

#[test]
fn the_cluster_serves_many_deployments() {
    tells(&create("agentCount: 3"), "LIFE-REUSE", &["many deployments"]);
}

#[test]
fn a_cluster_that_was_deleted_with_or_without_its_group_must_be_created_anew() {
    tells(&create("agentCount: 3"), "LIFE-REUSE", &["deleted", "group", "created anew"]);
}

#[test]
fn several_clusters_can_be_attached_to_a_workspace() {
    tells(&create("agentCount: 3"), "LIFE-REUSE", &["several clusters"]);
}

#[test]
fn the_default_configuration_is_enough() {
    accepted(&create("name: myaks"));
}

#[test]
fn a_dev_test_cluster_is_a_matter_of_its_purpose() {
    accepted(&create("clusterPurpose: DevTest"));
}

#[test]
fn an_existing_virtual_network_takes_six_values() {
    accepted(&create(NETWORK));
    fails(&create("network: { vnetName: mynetwork }"), "NET-ALL");
}

#[test]
fn the_existing_network_shows_whether_the_six_values_fit_it() {
    const RULES: [&str; 5] = [
        "NET-OVERLAP-SVC-SUBNET",
        "NET-OVERLAP-BRIDGE",
        "NET-SUBNET-EXISTS",
        "NET-SUBNET-SIZE",
        "NET-SUBNET-DELEGATED",
    ];
    let (without, with) = (create(NETWORK), create_where(NETWORK, &[EXISTING]));
    for rule in RULES {
        asks(&without, rule);
        silent(&with, rule);
    }
    let overlapping = EXISTING.replace("10.1.0.0", "10.0.0.0");
    fails(&create_where(NETWORK, &[&overlapping]), "NET-OVERLAP-SVC-SUBNET");
    let renamed = EXISTING.replace("default", "nodes");
    fails(&create_where(NETWORK, &[&renamed]), "NET-SUBNET-EXISTS");
}

#[test]
fn the_dns_address_of_the_sample_lies_in_its_service_range() {
    silent(&create(NETWORK), "NET-DNS-IN");
}

#[test]
fn the_create_is_waited_for() {
    tells(&create("agentCount: 3"), "LIFE-WAIT", &["`provisioningState`", "`Succeeded`"]);
}
