//! Why it is not known whether the authorized IP ranges let the control plane in, and what would tell.

use super::control_plane::{self, ControlPlaneTag};
use super::guard::Guard;
use super::lacking::{Lacking, between, listed};
use crate::language::say;
use crate::report::Findings;
use crate::rules::Context;
use crate::rules::quote::quote;
use crate::shell;

/// Whether the cluster has authorized ranges is not known.
pub(super) fn cluster(
    cx: &Context<'_>,
    findings: &mut Findings,
    location: &str,
    tags: &[ControlPlaneTag<'_>],
) {
    if tags.iter().all(|tag| !tag.is_expected && tag.prefixes().is_empty()) {
        let message = say!(
            cx,
            en: "no service tag lists IPv4 ranges of Azure Machine Learning in {location}, so authorized IP ranges, if any, cannot be checked",
            zh: "没有服务标记列出 {location} 中 Azure 机器学习的 IPv4 范围，因此无法检查授权 IP 范围（如有设置）",
        );
        findings.unknown("/cluster", message, cx.ask_cluster()).help(say!(
            cx,
            en: "If the cluster has authorized IP ranges, ask Azure support which ones the control plane of this region uses.",
            zh: "如果该群集设置了授权 IP 范围，请向 Azure 支持人员确认此区域控制平面使用的范围。",
        ));
        return;
    }
    let names = control_plane::names(cx, tags);
    let message = say!(
        cx,
        en: "whether the cluster's authorized IP ranges, if any, contain {names} is not known",
        zh: "尚不知道该群集的授权 IP 范围（如有设置）是否包含 {names}",
    );
    let location = shell::word(location);
    let location = quote(&location);
    findings.unknown("/cluster", message, cx.ask_cluster()).ask(cx.ask_service_tags()).help(say!(
        cx,
        en: "`az network list-service-tags --location {location}` lists the prefixes; authorize all IPv4 ones.",
        zh: "`az network list-service-tags --location {location}` 会列出这些前缀；请授权其中所有 IPv4 前缀。",
    ));
}

/// The cluster has authorized ranges; those of the control plane are not known.
pub(super) fn tags(
    cx: &Context<'_>,
    findings: &mut Findings,
    guard: Guard<'_>,
    tags: &[ControlPlaneTag<'_>],
) {
    let names = control_plane::names(cx, tags);
    let reported = findings.unknown(
        guard.path(),
        say!(
            cx,
            en: "the cluster has authorized IP ranges, and whether they contain {names} is not known",
            zh: "该群集设置了授权 IP 范围，但尚不知道其中是否包含 {names}",
        ),
        cx.ask_service_tags(),
    );
    guard.related(reported).help(say!(
        cx,
        en: "Give the output of `az network list-service-tags` as a fact, or the downloaded file `ServiceTags_*.json` of this cloud.",
        zh: "请将 `az network list-service-tags` 的输出作为事实提供，或提供下载的该云的 `ServiceTags_*.json` 文件。",
    ));
}

/// The IPv4 ranges lack some of the control plane's, and what else is authorized cannot be compared.
pub(super) fn comparison(
    cx: &Context<'_>,
    findings: &mut Findings,
    guard: Guard<'_>,
    unreadable: &[&str],
    lacking: &[Lacking<'_>],
) {
    let others: Vec<String> = unreadable.iter().take(5).map(|range| format!("`{}`", quote(range))).collect();
    let others = others.join(between(cx));
    let listed = listed(cx, lacking);
    let reported = findings.undecided(
        guard.path(),
        say!(
            cx,
            en: "whether {others} among the cluster's authorized IP ranges lets Azure Machine Learning's control plane in cannot be decided",
            zh: "无法判断该群集授权 IP 范围中的 {others} 是否放行 Azure 机器学习的控制平面",
        ),
    );
    guard.related(reported).help(say!(
        cx,
        en: "Only IPv4 ranges can be compared, and these lack {listed}. A service tag in the ranges is a preview of AKS that allows one tag, so the tags of two regions do not fit.",
        zh: "只有 IPv4 范围可以比较，其中缺少 {listed}。在授权 IP 范围中使用服务标记是 AKS 的预览功能，只允许一个标记，容纳不下两个区域的标记。",
    ));
}

/// The ranges contain what is known of the control plane, which is not all.
pub(super) fn prefixes(
    cx: &Context<'_>,
    findings: &mut Findings,
    guard: Guard<'_>,
    tags: &[ControlPlaneTag<'_>],
    gaps: &str,
) {
    let message = say!(
        cx,
        en: "whether the cluster's authorized IP ranges let Azure Machine Learning's control plane in cannot be decided: {gaps}",
        zh: "无法判断该群集的授权 IP 范围是否放行 Azure 机器学习的控制平面：{gaps}",
    );
    // Where Azure has no prefixes either, its answer would be the same again.
    let reported = if tags.iter().any(|tag| tag.is_expected && tag.gap().is_some()) {
        findings.unknown(guard.path(), message, cx.ask_service_tags())
    } else {
        findings.undecided(guard.path(), message)
    };
    guard.related(reported).help(say!(
        cx,
        en: "Compare with the newest service tags, or ask Azure support which ranges the control plane uses.",
        zh: "请与最新的服务标记核对，或向 Azure 支持人员确认控制平面使用的范围。",
    ));
}
