//! The rules: one folder a family, one file a rule, and the registry that lists them all.
//!
//! A rule knows the spec, the facts and the catalog, and no other rule. Adding one is a new file and
//! a line in the list of its family.

mod ask;
mod ask_url;
mod attach_instead;
mod context;
mod examples;
mod fixes;
mod pattern;
mod pools;
pub(crate) mod quote;
#[cfg(not(target_arch = "wasm32"))]
pub mod reference;
mod rule;
mod source;
mod together;

mod api_server;
mod api_version;
mod lifecycle;
mod load_balancer;
mod location;
mod naming;
mod network;
mod nodes;
mod purpose;
pub(crate) mod shape;
mod tls;

pub(crate) use ask::placeholders_in;
pub use context::Context;
pub use examples::{Example, Examples, Given};
pub use rule::Rule;
pub use source::{Section, Source};
pub(crate) use tls::{key_kind, shown_date};
pub use together::Together;

/// The families in the order in which reports show them.
const FAMILIES: &[&[&Rule]] = &[
    shape::RULES,
    naming::RULES,
    location::RULES,
    api_version::RULES,
    purpose::RULES,
    nodes::RULES,
    network::RULES,
    load_balancer::RULES,
    api_server::RULES,
    tls::RULES,
    tls::ABOUT_CERTIFICATES,
    lifecycle::RULES,
];

/// The rules that look into certificates and keys.
pub(crate) fn about_certificates() -> impl Iterator<Item = &'static Rule> {
    tls::ABOUT_CERTIFICATES.iter().copied()
}

/// Every rule, in the order in which reports show them.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The rule with this id, in any case.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id.eq_ignore_ascii_case(id))
}
