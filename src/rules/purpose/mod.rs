//! What the cluster is for, and what that asks of its nodes.

use super::Rule;

mod purpose_12vcpu;
mod purpose_dev_note;
mod purpose_enum;
mod purpose_prod_nodes;

/// The vCPUs that a production cluster has at least.
pub(super) const PRODUCTION_VCPUS: u64 = 12;

/// The nodes that a production cluster has at least.
pub(super) const PRODUCTION_NODES: u64 = 3;

pub(super) const RULES: &[&Rule] =
    &[&purpose_enum::RULE, &purpose_prod_nodes::RULE, &purpose_12vcpu::RULE, &purpose_dev_note::RULE];
