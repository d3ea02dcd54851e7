//! Troubleshooting: load balancers should not have public IPs.

use crate::support::{accepted, asks, attach, create, notes, silent, tells};

#[test]
fn create_and_attach_may_be_refused_because_of_the_public_address() {
    notes(&attach("clusterPurpose: FastProd"), "LB-ATTACH-PUBLIC");
    notes(&create("agentCount: 3"), "LB-ATTACH-PUBLIC");
}

#[test]
fn it_is_a_policy_that_refuses() {
    asks(&create("agentCount: 3"), "LB-POLICY-EGRESS");
    tells(&attach("clusterPurpose: FastProd"), "LB-ATTACH-PUBLIC", &["policy"]);
}

#[test]
fn an_internal_load_balancer_is_the_way_out() {
    let internal = attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }");
    accepted(&internal);
    silent(&internal, "LB-ATTACH-PUBLIC");
}
