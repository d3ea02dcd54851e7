//! TLS of the scoring endpoint: which certificate, whose name, and what comes after.

use super::Rule;

mod certificates;
mod host_name;
mod parts;
mod pem_problem;
mod pem_remedy;
mod pem_words;
mod samples;

mod tls_13;
mod tls_algorithm;
mod tls_autorenew_dead;
mod tls_chain;
mod tls_cname;
mod tls_dns;
mod tls_expiry;
mod tls_keep;
mod tls_keyvault;
mod tls_label;
mod tls_label_suffix;
mod tls_match;
mod tls_off;
mod tls_pem;
mod tls_reattach;
mod tls_renew;
mod tls_secret;
mod tls_status;
mod tls_trio;
mod tls_usage;
mod tls_xor;

pub(crate) use certificates::Certificates;
pub(crate) use tls_expiry::date as shown_date;
pub(crate) use tls_match::kind as key_kind;

/// The rules that look into certificates and keys.
pub(super) const ABOUT_CERTIFICATES: &[&Rule] = &[
    &tls_pem::RULE,
    &tls_match::RULE,
    &tls_chain::RULE,
    &tls_cname::RULE,
    &tls_expiry::RULE,
    &tls_algorithm::RULE,
    &tls_usage::RULE,
];

/// The others.
pub(super) const RULES: &[&Rule] = &[
    &tls_status::RULE,
    &tls_trio::RULE,
    &tls_xor::RULE,
    &tls_secret::RULE,
    &tls_keyvault::RULE,
    &tls_label::RULE,
    &tls_label_suffix::RULE,
    &tls_renew::RULE,
    &tls_autorenew_dead::RULE,
    &tls_keep::RULE,
    &tls_reattach::RULE,
    &tls_off::RULE,
    &tls_dns::RULE,
    &tls_13::RULE,
];
