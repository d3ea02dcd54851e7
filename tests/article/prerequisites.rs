//! Prerequisites.

use crate::support::{NETWORK, attach, create, fails, notes, silent, warns};

#[test]
fn a_workspace_is_needed() {
    fails(&create("operation: create\nname: myaks"), "SPEC-MISSING");
}

#[test]
fn the_tools_that_the_article_names_are_those_of_version_1() {
    warns(&create("agentCount: 3"), "LIFE-RETIRED");
}

#[test]
fn in_a_virtual_network_the_workspace_and_its_resources_need_endpoints_there() {
    notes(&create(NETWORK), "NET-WS-PE");
    notes(&attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"), "NET-WS-PE");
    silent(&create("agentCount: 3"), "NET-WS-PE");
}
