//! The load balancers of the scoring endpoint and of the cluster, and what policies allow them.

use super::Rule;
use crate::spec::{Field, LoadBalancerType, Spec, SslStatus};

mod lb_attach_public;
mod lb_basic;
mod lb_enum;
mod lb_ilb_cert;
mod lb_ilb_vnet;
mod lb_policy_egress;
mod lb_sku_enum;
mod lb_slb_create;
mod lb_subnet_name;
mod lb_subnet_needs_ilb;

pub(super) const RULES: &[&Rule] = &[
    &lb_enum::RULE,
    &lb_subnet_needs_ilb::RULE,
    &lb_subnet_name::RULE,
    &lb_ilb_vnet::RULE,
    &lb_ilb_cert::RULE,
    &lb_attach_public::RULE,
    &lb_policy_egress::RULE,
    &lb_sku_enum::RULE,
    &lb_basic::RULE,
    &lb_slb_create::RULE,
];

const TYPE: &str = "/loadBalancer/type";
const SUBNET: &str = "/loadBalancer/subnet";

/// The type that the spec gives.
fn kind(spec: &Spec<'_>) -> Field<LoadBalancerType> {
    match &spec.load_balancer {
        Field::Given(balancer) => balancer.kind,
        Field::Absent => Field::Absent,
        Field::Invalid => Field::Invalid,
    }
}

/// Whether the spec asks for a certificate from Microsoft.
fn has_microsoft_certificate(spec: &Spec<'_>) -> bool {
    spec.ssl.as_ref().is_some_and(|ssl| ssl.effective_status() == Some(SslStatus::Auto))
}
