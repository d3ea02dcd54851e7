//! What the operation needs is there.

use super::report;
use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, update};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "SPEC-MISSING",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "What the operation needs is there", zh: "操作所需的键必须齐全"),
    why: prose!(
        en: "Without these keys no request can be written. What may be left out has a default, which \
             `aks-compute schema spec` names.",
        zh: "缺少这些键就无法写出请求。可以省略的键都有默认值，见 `aks-compute schema spec`。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[update("refresh: true")],
        &[
            attach(
                "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, name: ml-ws, location: eastus2 }",
            ),
            update("operation: update\nname: myaks"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
