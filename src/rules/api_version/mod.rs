//! The api-version of the computes resource, and what it knows.

use super::Rule;

mod arm_api_field;
mod arm_api_version;

pub(super) const RULES: &[&Rule] = &[&arm_api_version::RULE, &arm_api_field::RULE];
