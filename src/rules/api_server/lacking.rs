//! The ranges that a cluster lacks: which ones, in words, and what adds them.

use std::borrow::Cow;

use ipnet::Ipv4Net;

use super::control_plane::ControlPlaneTag;
use super::guard::Guard;
use super::{RANGES, is_sound_range, ranges};
use crate::document::Value;
use crate::language::{Language, say};
use crate::report::{Findings, Fix, PatchOperation};
use crate::rules::Context;
use crate::rules::quote::quote;

/// How many ranges of a tag a message lists; a region's tag has about ten.
const LISTED: usize = 20;

/// The prefixes of a tag that are not authorized.
pub(super) struct Lacking<'a> {
    tag: &'a ControlPlaneTag<'a>,
    ranges: Vec<Ipv4Net>,
}

/// What `merged` ranges lack of each tag; tags of which they lack nothing are left out.
pub(super) fn lacking<'a>(tags: &'a [ControlPlaneTag<'a>], merged: &[Ipv4Net]) -> Vec<Lacking<'a>> {
    let mut lacking = Vec::with_capacity(2);
    for tag in tags {
        let ranges = ranges::missing(tag.prefixes(), merged);
        if !ranges.is_empty() {
            lacking.push(Lacking { tag, ranges });
        }
    }
    lacking
}

/// The readable ranges are all, and they lack some of the control plane's.
pub(super) fn lacks(
    cx: &Context<'_>,
    findings: &mut Findings,
    guard: Guard<'_>,
    present: &[Ipv4Net],
    lacking: &[Lacking<'_>],
    gaps: Option<String>,
) {
    let listed = listed(cx, lacking);
    let mut all = present.to_vec();
    for lacking in lacking {
        all.extend_from_slice(&lacking.ranges);
    }
    let all = ranges::merged(&all);
    let (count, maximum) = (all.len(), ranges::maximum(guard.has_vnet_integration));
    let mut help = if count <= maximum {
        say!(
            cx,
            en: "With the missing ones added to the present ranges and neighbours merged, there are {count} ranges of the {maximum} that AKS allows.",
            zh: "保留现有范围、添加缺少的范围并合并相邻范围后，共 {count} 个，AKS 最多允许 {maximum} 个。",
        )
    } else {
        say!(
            cx,
            en: "With the missing ranges there would be {count}, even with neighbours merged, and AKS allows {maximum} (200, or 2,000 with API server VNet integration): remove or widen some first.",
            zh: "加上缺少的范围，即使合并相邻范围也有 {count} 个，而 AKS 最多允许 {maximum} 个（200 个；启用 API 服务器 VNet 集成时为 2,000 个）：请先删除或放宽一些范围。",
        )
    };
    if guard.ranges.iter().any(|range| range.trim() == ranges::NOBODY) {
        help.to_mut().push_str(&say!(
            cx,
            en: " `0.0.0.0/32` lets nobody in and is left out; AKS adds the cluster's own egress address itself.",
            zh: "`0.0.0.0/32` 不放行任何地址，因此不再保留；AKS 会自行添加群集自身的出口地址。",
        ));
    }
    if let Some(gaps) = gaps {
        help.to_mut()
            .push_str(&say!(cx, en: " This may not be all: {gaps}.", zh: "这可能并非全部：{gaps}。"));
    }
    let message = say!(
        cx,
        en: "the cluster's authorized IP ranges lack addresses of Azure Machine Learning's control plane ({listed})",
        zh: "该群集的授权 IP 范围缺少 Azure 机器学习控制平面的地址（{listed}）",
    );
    let mut reported = guard.related(findings.fail(guard.path(), message)).help(help);
    for lacking in lacking {
        if let Some((fact, tag)) = lacking.tag.known {
            reported = reported.related(&fact.origin, fact.pointer(tag));
        }
    }
    if count > maximum {
        return;
    }
    if guard.cluster.is_some() {
        let ranges = ranges::list(&all, ",");
        reported.remedy(cx.aks_update(&format!("--api-server-authorized-ip-ranges {ranges}")));
    } else if guard.ranges.iter().all(|range| *range == ranges::NOBODY || is_sound_range(range)) {
        let title =
            say!(cx, en: "Write the merged list: {count} ranges", zh: "改为合并后的列表：共 {count} 个范围");
        let ranges: Vec<Value> = all.iter().map(|range| range.to_string().into()).collect();
        reported.fix(Fix::offered(title, PatchOperation::replace(RANGES, ranges)));
    }
}

/// The ranges that are missing, by tag.
pub(super) fn listed(cx: &Context<'_>, lacking: &[Lacking<'_>]) -> String {
    let mut parts: Vec<Cow<'_, str>> = Vec::with_capacity(lacking.len());
    for Lacking { tag, ranges } in lacking {
        let name = quote(&tag.name);
        let shown = ranges::list(ranges.get(..LISTED).unwrap_or(ranges), between(cx));
        parts.push(match ranges.len().saturating_sub(LISTED) {
            0 => say!(cx, en: "`{name}`: {shown}", zh: "`{name}`：{shown}"),
            more => {
                say!(cx, en: "`{name}`: {shown} and {more} more", zh: "`{name}`：{shown}，另有 {more} 个")
            }
        });
    }
    parts.join(say!(cx, en: "; ", zh: "；").as_ref())
}

/// What stands between the items of a list.
pub(super) fn between(cx: &Context<'_>) -> &'static str {
    match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    }
}
