//! One test for every sentence of the article that states something, by the article's sections.
//!
//! What it states about the order of steps is in `runbook`. The SDK's samples are of a part that is not built yet: no test
//! here claims them.

#[path = "article/support.rs"]
mod support;

#[path = "article/attach.rs"]
mod attach;
#[path = "article/available_versions.rs"]
mod available_versions;
#[path = "article/create.rs"]
mod create;
#[path = "article/detach.rs"]
mod detach;
#[path = "article/front_end_leftovers.rs"]
mod front_end_leftovers;
#[path = "article/internal_load_balancer.rs"]
mod internal_load_balancer;
#[path = "article/introduction.rs"]
mod introduction;
#[path = "article/limitations.rs"]
mod limitations;
#[path = "article/prerequisites.rs"]
mod prerequisites;
#[path = "article/public_ip_policy.rs"]
mod public_ip_policy;
#[path = "article/runbook.rs"]
mod runbook;
#[path = "article/tls.rs"]
mod tls;
#[path = "article/update_cluster.rs"]
mod update_cluster;
#[path = "article/versions.rs"]
mod versions;
#[path = "article/web_service_failures.rs"]
mod web_service_failures;
