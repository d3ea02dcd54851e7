//! The VM size is one that the catalog knows.

use super::known::Offer;
use super::pools::{Pool, pools};
use super::sizes::{MOST_SOUGHT, is_well_formed, names, nearest, replacement_in};
use crate::catalog::VmSize;
use crate::facts::SizesFact;
use crate::language::{prose, say, text};
use crate::report::{Findings, Reported, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "VM-KNOWN",
    severity: Severity::Warning,
    operations: &[Create, Attach],
    title: text!(en: "The VM size is known and the subscription may use it", zh: "VM 大小是已知的，且订阅可以使用"),
    why: prose!(
        en: "A misspelt size ends in \"The VM size … is not allowed in your subscription in location …\", after the request \
             was sent. The catalog is dated, so that a size which it does not know may be new: a warning. Of some names it \
             knows only that they exist; then vCPUs, memory and retirement cannot be checked. A size that the region's own list does not have, or that \
             it restricts for the subscription, is an error.",
        zh: "写错的 VM 大小要等请求发出之后才会得到“The VM size … is not allowed in your subscription in location …”。\
             目录有日期，其中没有的大小可能是新增的，所以只作警告。对于有些名称，目录只知道它们存在，因而无法检查 vCPU、内存和停用日期。\
             若区域自己的列表中没有该大小，或对订阅作了限制，则为错误。",
    ),
    source: &[Source::Own, Source::Public("MicrosoftLearning/DP100#16")],
    examples: Examples::new(
        &[
            create("agentVmSize: Standard_D4s_v5"),
            create("agentVmSize: standard_d4s_v5"),
            attach_new!("kubernetesVersion: \"1.35\""),
            create("agentVmSize: Standard_D4s_v5").with_facts(
                r#"{ "fact": { "kind": "sizes", "location": "eastus2" }, "data": [{ "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "4" }] }] }"#,
            ),
        ],
        &[
            create("agentVmSize: Standard_D4sv5"),
            create("agentVmSize: Standard_D32-8s_v3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: Standard_D4sv5 }] } }",
            ),
            create("agentVmSize: Standard_D4s_v5").with_facts(
                r#"{ "fact": { "kind": "sizes", "location": "eastus2" }, "data": [{ "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "locations": ["eastus2"], "restrictions": [{ "type": "Location", "values": ["eastus2"], "reasonCode": "NotAvailableForSubscription" }], "capabilities": [{ "name": "vCPUs", "value": "4" }] }] }"#,
            ),
            create("agentVmSize: Standard_D8s_v5").with_facts(
                r#"{ "fact": { "kind": "sizes", "location": "eastus2" }, "data": [{ "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "4" }] }] }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let mut sought = 0;
    for pool in pools(cx) {
        let Some(name) = pool.size.filter(|name| is_well_formed(name)) else { continue };
        match cx.offer_of(name) {
            Offer::Restricted(restriction, size, origin) => {
                let reason = quote(restriction.reason.as_deref().unwrap_or("-"));
                refused(cx, findings, &pool, name).related(origin, size.pointer.clone()).help(say!(
                    cx,
                    en: "The region has the size, but not for this subscription ({reason}): choose another size or region, or ask Microsoft for access.",
                    zh: "该区域有此大小，但该订阅无法使用（{reason}）：请选用其他大小或区域，或向 Microsoft 申请访问权限。",
                ));
            }
            Offer::Absent(list) => absent(cx, findings, &pool, name, list, &near(cx, name, &mut sought)),
            Offer::Offered if cx.size_of(name).is_some() => {}
            Offer::Offered => without_figures(cx, findings, &pool, name),
            Offer::Unknown if cx.catalog.size(name).is_some() => {}
            Offer::Unknown => match cx.catalog.undescribed_size(name) {
                Some(name) => without_figures(cx, findings, &pool, name),
                None => unlisted(cx, findings, &pool, name, &near(cx, name, &mut sought)),
            },
        }
    }
}

/// Sizes that the name may have been meant to be, as long as not too many are sought.
fn near<'a>(cx: &Context<'a>, name: &str, sought: &mut usize) -> Vec<&'a VmSize> {
    *sought += 1;
    if *sought > MOST_SOUGHT { Vec::new() } else { nearest(cx, name) }
}

/// The whole list of the region's sizes does not have it.
fn absent(
    cx: &Context<'_>,
    findings: &mut Findings,
    pool: &Pool<'_>,
    name: &str,
    list: &SizesFact,
    near: &[&VmSize],
) {
    let reported = refused(cx, findings, pool, name).related(&list.origin, list.origin.pointer.clone());
    if near.is_empty() {
        reported.help(say!(
            cx,
            en: "The list of the region's sizes, taken without `--size` and `--zone`, does not have it: choose one that it has.",
            zh: "该区域的大小列表（获取时不带 `--size` 和 `--zone`）中没有它：请从列表中选择。",
        ));
        return;
    }
    let names = names(cx, near);
    reported.help(say!(
        cx,
        en: "The list of the region's sizes, taken without `--size` and `--zone`, does not have it. Sizes that are near: {names}.",
        zh: "该区域的大小列表（获取时不带 `--size` 和 `--zone`）中没有它。相近的 VM 大小：{names}。",
    ));
}

/// Says what Azure would say.
fn refused<'a>(cx: &Context<'_>, findings: &'a mut Findings, pool: &Pool<'_>, name: &str) -> Reported<'a> {
    let (name, region) = (quote(name), quote(cx.cluster_location().unwrap_or_default()));
    findings.fail_as(
        Severity::Error,
        pool.size_pointer(),
        say!(
            cx,
            en: "the VM size `{name}` is not allowed in your subscription in location `{region}`",
            zh: "在 `{region}`，您的订阅不能使用 VM 大小 `{name}`",
        ),
    )
}

/// No fact says anything of the size, and the catalog does not know it.
fn unlisted(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>, name: &str, near: &[&VmSize]) {
    let (shown, date) = (quote(name), cx.catalog.date());
    let reported = findings
        .fail(
            pool.size_pointer(),
            say!(
                cx,
                en: "the VM size `{shown}` is not known as of {date}",
                zh: "截至 {date} 的目录中没有 VM 大小 `{shown}`",
            ),
        )
        .ask(cx.ask_sizes());
    if near.is_empty() {
        reported.help(say!(
            cx,
            en: "`aks-compute catalog sizes` lists the known sizes; `az vm list-skus` lists those of the subscription.",
            zh: "`aks-compute catalog sizes` 列出已知的大小；`az vm list-skus` 列出订阅可用的大小。",
        ));
        return;
    }
    let names = names(cx, near);
    let reported = reported.help(say!(
        cx,
        en: "Sizes that are near: {names}. `az vm list-skus` lists those of the subscription.",
        zh: "相近的 VM 大小：{names}。`az vm list-skus` 列出订阅可用的大小。",
    ));
    if let Some(fix) = replacement_in(cx, pool, near) {
        reported.fix(fix);
    }
}

/// Says that nobody has given the figures of a size that exists.
fn without_figures(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>, name: &str) {
    let name = quote(name);
    findings
        .note(
            pool.size_pointer(),
            say!(
                cx,
                en: "the VM size `{name}` exists, but the catalog has no figures for it",
                zh: "VM 大小 `{name}` 存在，但目录中没有它的参数",
            ),
        )
        .ask(cx.ask_sizes())
        .help(say!(
            cx,
            en: "Check its vCPUs, memory and availability yourself: the rules about them cannot.",
            zh: "请自行确认其 vCPU、内存和可用性：相关规则无法检查。",
        ));
}
