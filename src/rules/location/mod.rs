//! Regions and clouds: where the workspace and the cluster are.

use super::Rule;

mod loc_cloud;
mod loc_latency;
mod loc_name;
mod loc_pe;
mod regions;

pub(super) const RULES: &[&Rule] = &[&loc_name::RULE, &loc_cloud::RULE, &loc_latency::RULE, &loc_pe::RULE];
