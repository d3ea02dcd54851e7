//! The VM size is written as Azure writes VM sizes.

use super::pools::{Pool, pools};
use super::sizes::{MOST_SOUGHT, is_well_formed, may_be_in_size, names, nearest, replacement_in};
use crate::catalog::VmSize;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "VM-FORMAT",
    severity: Severity::Warning,
    operations: &[Create, Attach],
    title: text!(
        en: "A VM size is written Standard_…, with letters, digits, hyphens and underscores",
        zh: "VM 大小的写法为 Standard_…，只含字母、数字、短划线和下划线",
    ),
    why: prose!(
        en: "Sizes that AKS offers begin with `Standard_`. Letter case does not matter: Azure itself has answered \
             `STANDARD_D2_V3`. A text with other characters is no size at all, which is an error.",
        zh: "AKS 提供的大小都以 `Standard_` 开头。大小写无关紧要：Azure 自己也返回过 `STANDARD_D2_V3`。含有其他字符的文本根本不是 VM 大小，属于错误。",
    ),
    source: &[Source::Public("Azure/azure-sdk-for-go#14670")],
    examples: Examples::new(
        &[
            create("agentVmSize: Standard_D4s_v5"),
            create("agentVmSize: STANDARD_D4_V3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
        &[
            create("agentVmSize: D4s_v5"),
            create("agentVmSize: Standard D4s v5"),
            create("agentVmSize: \"\""),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let wrong = pools(cx)
        .filter_map(|pool| pool.size.map(|name| (pool, name)))
        .filter(|(_, name)| !is_well_formed(name));
    for (number, (pool, name)) in wrong.enumerate() {
        let near = if number < MOST_SOUGHT { nearest(cx, name) } else { Vec::new() };
        report(cx, findings, &pool, name, &near);
    }
}

fn report(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>, name: &str, near: &[&VmSize]) {
    let shown = quote(name);
    let is_possible = !name.is_empty() && name.bytes().all(may_be_in_size);
    let reported = if is_possible {
        findings.fail(
            pool.size_pointer(),
            say!(cx, en: "the VM size `{shown}` does not begin with `Standard_`", zh: "VM 大小 `{shown}` 不是以 `Standard_` 开头"),
        )
    } else {
        findings.fail_as(
            Severity::Error,
            pool.size_pointer(),
            say!(cx, en: "`{shown}` cannot be a VM size", zh: "`{shown}` 不可能是 VM 大小"),
        )
    };
    if near.is_empty() {
        reported.help(say!(
            cx,
            en: "Write it as `aks-compute catalog sizes` does: `Standard_`, then letters, digits, `-` and `_`.",
            zh: "请按 `aks-compute catalog sizes` 中的写法填写：`Standard_` 后接字母、数字、`-` 和 `_`。",
        ));
        return;
    }
    let names = names(cx, near);
    let reported =
        reported.help(say!(cx, en: "Sizes that are near: {names}.", zh: "相近的 VM 大小：{names}。"));
    if let Some(fix) = replacement_in(cx, pool, near) {
        reported.fix(fix);
    }
}
