//! Names and ids of the compute, the workspace, the cluster and the network.

use super::Rule;

mod name_compute;

pub(super) const RULES: &[&Rule] = &[&name_compute::RULE];
