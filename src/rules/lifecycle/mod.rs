//! The life of a compute: creating, attaching, updating, detaching, and what stays afterwards.

use super::Rule;

mod kubernetes;
mod life_blob_117;
mod life_change_tls;
mod life_component_update;
mod life_detach_fe;
mod life_detach_not_delete;
mod life_detach_vs_delete;
mod life_idempotent;
mod life_k8s_default;
mod life_k8s_format;
mod life_k8s_preview;
mod life_k8s_version;
mod life_k8s_version_create;
mod life_one_attach;
mod life_rbac_attach;
mod life_retired;
mod life_reuse;
mod life_scale;
mod life_support_plan;
mod life_update_scope;
mod life_wait;
mod life_yaml;
mod version;

pub(super) use version::is_version;

pub(super) const RULES: &[&Rule] = &[
    &life_retired::RULE,
    &life_idempotent::RULE,
    &life_one_attach::RULE,
    &life_rbac_attach::RULE,
    &life_k8s_version_create::RULE,
    &life_k8s_default::RULE,
    &life_k8s_version::RULE,
    &life_k8s_preview::RULE,
    &life_k8s_format::RULE,
    &life_support_plan::RULE,
    &life_update_scope::RULE,
    &life_change_tls::RULE,
    &life_detach_vs_delete::RULE,
    &life_detach_not_delete::RULE,
    &life_detach_fe::RULE,
    &life_component_update::RULE,
    &life_blob_117::RULE,
    &life_wait::RULE,
    &life_reuse::RULE,
    &life_scale::RULE,
    &life_yaml::RULE,
];
