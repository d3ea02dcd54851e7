//! Internal load balancer with a private address.

use crate::support::{accepted, attach, create, create_where, fails, notes, silent, tells};

const INTERNAL: &str = "loadBalancer: { type: InternalLoadBalancer, subnet: default }";

#[test]
fn create_and_attach_can_use_an_internal_load_balancer() {
    accepted(&create(INTERNAL));
    accepted(&attach(INTERNAL));
}

#[test]
fn the_scoring_endpoint_then_has_a_private_address() {
    notes(&create(INTERNAL), "NET-PRIVATE-SCORING");
    notes(&attach(INTERNAL), "NET-PRIVATE-SCORING");
    silent(&create("loadBalancer: { type: PublicIp }"), "NET-PRIVATE-SCORING");
}

#[test]
fn type_and_subnet_say_it() {
    fails(&create("loadBalancer: { type: PublicIp, subnet: default }"), "LB-SUBNET-NEEDS-ILB");
    fails(&create("loadBalancer: { type: internalLoadBalancer, subnet: default }"), "LB-ENUM");
}

#[test]
fn the_subnet_is_given_by_its_name() {
    fails(
        &create(
            "loadBalancer: { type: InternalLoadBalancer, subnet: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork/subnets/default }",
        ),
        "LB-SUBNET-NAME",
    );
}

#[test]
fn the_subnet_is_one_of_the_clusters_network() {
    const NETWORK: &str = "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: nodes, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }
loadBalancer: { type: InternalLoadBalancer, subnet: default }";
    let network = |subnets: &str| {
        format!(
            r#"{{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork", "subnets": [{subnets}] }}"#
        )
    };
    let both = network(r#"{ "name": "nodes" }, { "name": "default" }"#);
    silent(&create_where(NETWORK, &[&both]), "NET-SUBNET-EXISTS");
    let one = create_where(NETWORK, &[&network(r#"{ "name": "nodes" }"#)]);
    fails(&one, "NET-SUBNET-EXISTS");
    tells(&one, "NET-SUBNET-EXISTS", &["`default`", "`mynetwork`", "`nodes`"]);
}
