//! A detach leaves the cluster running.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::detach;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Operation, UnderlyingResourceAction};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-DETACH-NOT-DELETE",
    severity: Severity::Info,
    operations: &[Operation::Detach],
    title: text!(en: "A detach does not delete the cluster", zh: "拆离不会删除群集"),
    why: prose!(
        en: "After a detach the workspace no longer knows the cluster, but the cluster, its nodes and its \
             addresses go on and go on costing.",
        zh: "拆离之后，工作区不再识别该群集，但群集及其节点和 IP 地址仍在运行并继续计费。",
    ),
    source: &[Source::Article(Section::Detach)],
    examples: Examples::new(&[detach("action: Delete")], &[detach("action: Detach")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !matches!(
        cx.spec.action.or_default(UnderlyingResourceAction::Detach),
        Some(UnderlyingResourceAction::Detach)
    ) {
        return;
    }
    findings
        .note(
            "/operation",
            say!(
                cx,
                en: "the AKS cluster keeps running and is billed after the detach",
                zh: "拆离后 AKS 群集仍会运行并计费",
            ),
        )
        .help(say!(
            cx,
            en: "When nothing uses it any more, delete it in AKS with `az aks delete`.",
            zh: "不再使用时，请在 AKS 中用 `az aks delete` 将其删除。",
        ));
}
