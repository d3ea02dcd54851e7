//! One test for every sentence of the article that states something, by the article's sections.
//!
//! What it states about the order of steps is in `runbook`, what the SDK's samples do in `sdk_samples`.

#[path = "../versions/article_list.rs"]
mod article_list;
mod support;

mod attach;
mod available_versions;
mod create;
mod detach;
mod front_end_leftovers;
mod internal_load_balancer;
mod introduction;
mod limitations;
mod prerequisites;
mod public_ip_policy;
mod runbook;
mod sdk_samples;
mod tls;
mod update_cluster;
mod versions;
mod web_service_failures;
