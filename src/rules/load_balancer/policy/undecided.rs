//! Says what the policies leave open.

use super::{Found, PublicAddressPolicy};
use crate::language::say;
use crate::report::{Findings, Reported};
use crate::rules::Context;
use crate::rules::quote::quote;

/// Reports at `path` what is not known of the policies, with the command that would say it. `None` where they
/// decide.
pub(in crate::rules::load_balancer) fn report_undecided<'f>(
    cx: &Context<'_>,
    findings: &'f mut Findings,
    path: &'static str,
    policy: &PublicAddressPolicy<'_>,
) -> Option<Reported<'f>> {
    match policy {
        PublicAddressPolicy::Allowed | PublicAddressPolicy::Forbidden(_) => None,
        PublicAddressPolicy::NotListed => Some(findings.unknown(
            path,
            say!(
                cx,
                en: "whether a policy forbids public IP addresses is not known",
                zh: "尚不知道是否有策略禁止公共 IP",
            ),
            cx.ask_policies(),
        )),
        PublicAddressPolicy::NoDefinition { found, definition_id, is_only } => {
            let name = quote(found.assignment.name());
            let reported = findings.unknown(
                path,
                say!(
                    cx,
                    en: "whether the assigned policy \"{name}\" forbids public IP addresses is not known",
                    zh: "尚不知道已分配的策略“{name}”是否禁止公共 IP",
                ),
                cx.ask_policy_definition(definition_id, *is_only),
            );
            Some(related(reported, found))
        }
        PublicAddressPolicy::Perhaps(found) => {
            let name = quote(found.assignment.name());
            let reported = findings.undecided(
                path,
                say!(
                    cx,
                    en: "the assigned policy \"{name}\" may forbid public IP addresses: that depends on what no fact shows",
                    zh: "已分配的策略“{name}”可能禁止公共 IP：取决于现有事实未能说明的内容",
                ),
            );
            Some(related(reported, found))
        }
    }
}

/// Points at the assignment.
pub(in crate::rules::load_balancer) fn related<'f>(
    reported: Reported<'f>,
    found: &Found<'_>,
) -> Reported<'f> {
    reported.related(&found.list.origin, found.assignment.pointer.clone())
}
