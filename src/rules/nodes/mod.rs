//! How many nodes a cluster has, and of which VM size.

use super::Rule;

mod bounds;
mod count_autoscale;
mod count_int;
mod count_max;
mod count_sys2;
mod known;
mod nodes_system_pool;
mod nodes_taint;
pub(super) mod pools;
mod quota_region;
mod sizes;
mod vm_b_series;
mod vm_default;
mod vm_format;
mod vm_gpu_pool;
mod vm_immutable;
mod vm_known;
mod vm_retired;
mod vm_retiring;
mod vm_system_min;

pub(super) const RULES: &[&Rule] = &[
    &count_int::RULE,
    &count_max::RULE,
    &count_sys2::RULE,
    &count_autoscale::RULE,
    &nodes_system_pool::RULE,
    &nodes_taint::RULE,
    &vm_format::RULE,
    &vm_known::RULE,
    &vm_system_min::RULE,
    &vm_b_series::RULE,
    &vm_default::RULE,
    &vm_retired::RULE,
    &vm_retiring::RULE,
    &vm_gpu_pool::RULE,
    &vm_immutable::RULE,
    &quota_region::RULE,
];
