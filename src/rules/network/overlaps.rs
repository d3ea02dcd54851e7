//! Says what of the virtual network a range overlaps, for the rules about one range each.

use std::borrow::Cow;

use ipnet::Ipv4Net;

use super::known::Overlap;
use super::virtual_network;
use crate::facts::SubnetFact;
use crate::language::{Language, say};
use crate::report::{Findings, Severity};
use crate::rules::Context;
use crate::rules::quote::quote;

/// How many subnets a message names.
const NAMED: usize = 3;

/// Reports that the range at `path` overlaps a subnet or the address space of the spec's network, or that facts do not
/// say it.
pub(super) fn report(
    cx: &Context<'_>,
    findings: &mut Findings,
    path: &'static str,
    range: Ipv4Net,
    help: Cow<'static, str>,
) {
    let Some(name) = virtual_network(cx) else { return };
    let name = quote(name);
    let found = match cx.spec.virtual_network_id() {
        Some(id) => cx.overlap_with(&id, range),
        None => Overlap::Unknown,
    };
    match found {
        Overlap::Nothing => {}
        Overlap::Subnets(subnets, origin) => {
            let named = named(cx, &subnets);
            let message = match subnets.len().saturating_sub(NAMED) {
                0 => say!(
                    cx,
                    en: "`{range}` overlaps in `{name}`: {named}",
                    zh: "`{range}` 与 `{name}` 中的子网重叠：{named}",
                ),
                more => say!(
                    cx,
                    en: "`{range}` overlaps in `{name}`: {named}, and {more} more",
                    zh: "`{range}` 与 `{name}` 中的子网重叠：{named}，另有 {more} 个",
                ),
            };
            let mut reported = findings.fail(path, message).help(help);
            for (subnet, _) in subnets.iter().take(NAMED) {
                reported = reported.related(origin, subnet.pointer.clone());
            }
        }
        Overlap::AddressSpace(space, origin) => {
            findings
                .fail_as(
                    Severity::Warning,
                    path,
                    say!(
                        cx,
                        en: "`{range}` overlaps no subnet of `{name}`, but its address space {space}",
                        zh: "`{range}` 未与 `{name}` 的任何子网重叠，但与其地址空间 {space} 重叠",
                    ),
                )
                .related(origin, origin.pointer.clone())
                .help(say!(
                    cx,
                    en: "Choose a range outside the address space: a subnet that is made there later would not be reachable from the cluster.",
                    zh: "请选用地址空间以外的范围：日后若在该处新建子网，群集将无法访问它。",
                ));
        }
        Overlap::Unknown => {
            findings
                .unknown(
                    path,
                    say!(
                        cx,
                        en: "whether a subnet of `{name}` overlaps {range} is not known",
                        zh: "尚不知道 `{name}` 的子网是否与 {range} 重叠",
                    ),
                    cx.ask_virtual_network(),
                )
                .help(help);
        }
    }
}

/// The first of the subnets, each with its range.
fn named(cx: &Context<'_>, subnets: &[(&SubnetFact, Ipv4Net)]) -> String {
    let separator = match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    };
    let mut line = String::new();
    for (subnet, range) in subnets.iter().take(NAMED) {
        if !line.is_empty() {
            line.push_str(separator);
        }
        let name = quote(&subnet.name);
        line.push_str(&say!(cx, en: "subnet `{name}` ({range})", zh: "`{name}`（{range}）"));
    }
    line
}
