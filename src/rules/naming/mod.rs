//! Names and ids of the compute, the workspace, the cluster and the network.

use super::Rule;

mod cluster_id;
mod id_aks;
mod id_cross_sub;
mod id_either;
mod id_identity;
mod id_public_ip;
mod id_subnet;
mod id_subscription;
mod name_aks;
mod name_aks_dns;
mod name_compute;
mod name_compute_16;
mod name_compute_arm;
mod name_pool;
mod name_reserved;
mod name_rg;
mod name_subnet;
mod name_unique;
mod name_vnet;
mod name_vnet_63;
mod name_workspace;
mod parts;
mod resource_id;
mod spaces;

pub(super) use id_subnet::is_subnet_id;
pub(super) use name_aks_dns::is_dns_prefix;
pub(super) use name_vnet_63::fits_overlay;
pub(super) use resource_id::{ResourceId, tidied};

pub(super) const RULES: &[&Rule] = &[
    &name_compute::RULE,
    &name_compute_16::RULE,
    &name_compute_arm::RULE,
    &name_reserved::RULE,
    &name_unique::RULE,
    &name_workspace::RULE,
    &name_rg::RULE,
    &name_aks::RULE,
    &name_aks_dns::RULE,
    &name_pool::RULE,
    &name_vnet::RULE,
    &name_vnet_63::RULE,
    &name_subnet::RULE,
    &id_subscription::RULE,
    &id_aks::RULE,
    &id_either::RULE,
    &id_subnet::RULE,
    &id_identity::RULE,
    &id_public_ip::RULE,
    &id_cross_sub::RULE,
];
