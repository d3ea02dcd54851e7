//! Every value has the type of its key.

use super::report;
use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "SPEC-TYPE",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "Every value has the type of its key", zh: "每个值的类型都必须与键相符"),
    why: prose!(
        en: "YAML 1.2 types are taken literally: 3 is a number and \"3\" is text. ARM refuses the wrong type, and \
             guessing would hide what was meant.",
        zh: "严格按 YAML 1.2 的类型处理：3 是数字，\"3\" 是文本。ARM 会拒绝错误的类型，而猜测会掩盖真实意图。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[create("name: \"aks2022\"")],
        &[
            create("name: 2022"),
            create("network: default"),
            create("tags: { cost: 1.30 }"),
            create("description:"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
