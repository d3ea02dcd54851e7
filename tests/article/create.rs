//! Create a new AKS cluster.

use crate::support::{NETWORK, accepted, create, fails, silent, tells};

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
fn the_dns_address_of_the_sample_lies_in_its_service_range() {
    silent(&create(NETWORK), "NET-DNS-IN");
}

#[test]
fn the_create_is_waited_for() {
    tells(&create("agentCount: 3"), "LIFE-WAIT", &["`provisioningState`", "`Succeeded`"]);
}
