//! Every key belongs to the operation.

use super::report;
use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, detach};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "SPEC-OPERATION",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "Every key belongs to the operation", zh: "每个键都必须适用于所选操作"),
    why: prose!(
        en: "A key that the operation has no use for would be dropped. Where the article forbids the very thing, the \
             rule about it speaks instead (for example VM-IMMUTABLE or LIFE-UPDATE-SCOPE).",
        zh: "操作用不到的键只会被丢弃。若文章明确禁止该做法，则由相应规则说明（例如 VM-IMMUTABLE、LIFE-UPDATE-SCOPE）。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[create("agentCount: 3"), detach("action: Detach")],
        &[
            attach("agentCount: 3"),
            detach("ssl: { status: Disabled }"),
            create("operation: Create\nname: myaks"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
