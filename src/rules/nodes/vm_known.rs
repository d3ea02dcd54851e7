//! The VM size is one that the catalog knows.

use super::sizes::{POINTER, is_well_formed, names, nearest, replacement};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

pub(super) static RULE: Rule = Rule {
    id: "VM-KNOWN",
    severity: Severity::Warning,
    operations: &[Create],
    title: text!(en: "The VM size is known", zh: "VM 大小是已知的"),
    why: prose!(
        en: "A misspelt size ends in \"The VM size … is not allowed in your subscription in location …\", after the request \
             was sent. The catalog is dated, so that a size which it does not know may be new: a warning. Of some names it \
             knows only that they exist; then vCPUs, memory and retirement cannot be checked.",
        zh: "写错的 VM 大小要等请求发出之后才会得到“The VM size … is not allowed in your subscription in location …”。\
             目录有日期，其中没有的大小可能是新增的，所以只作警告。对于有些名称，目录只知道它们存在，因而无法检查 vCPU、内存和停用日期。",
    ),
    source: &[Source::Own, Source::Public("MicrosoftLearning/DP100#16")],
    examples: Examples::new(
        &[create("agentVmSize: Standard_D4s_v5"), create("agentVmSize: standard_d4s_v5")],
        &[create("agentVmSize: Standard_D4sv5"), create("agentVmSize: Standard_D32-8s_v3")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.agent_vm_size.given().filter(|name| is_well_formed(name)) else { return };
    if cx.catalog.size(name).is_some() {
        return;
    }
    if let Some(name) = cx.catalog.undescribed_size(name) {
        findings
            .note(
                POINTER,
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
        return;
    }
    let (shown, date) = (quote(name), cx.catalog.date());
    let reported = findings
        .fail(
            POINTER,
            say!(
                cx,
                en: "the VM size `{shown}` is not known as of {date}",
                zh: "截至 {date} 的目录中没有 VM 大小 `{shown}`",
            ),
        )
        .ask(cx.ask_sizes());
    let near = nearest(cx, name);
    if near.is_empty() {
        reported.help(say!(
            cx,
            en: "`aks-compute catalog sizes` lists the known sizes; `az vm list-skus` lists those of the subscription.",
            zh: "`aks-compute catalog sizes` 列出已知的大小；`az vm list-skus` 列出订阅可用的大小。",
        ));
        return;
    }
    let names = names(cx, &near);
    let reported = reported.help(say!(
        cx,
        en: "Sizes that are near: {names}. `az vm list-skus` lists those of the subscription.",
        zh: "相近的 VM 大小：{names}。`az vm list-skus` 列出订阅可用的大小。",
    ));
    if let Some(fix) = replacement(cx, &near) {
        reported.fix(fix);
    }
}
