//! Every key is known and stands there once.

use super::report;
use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "SPEC-KEY",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "Every key is known and stands there once", zh: "每个键都必须是已知的，且只出现一次"),
    why: prose!(
        en: "A key that nothing reads is a wish that nobody fulfils: the official SDK and ARM itself drop unknown \
             members silently in several places. A repeated key has two values, and parsers disagree on which one counts.",
        zh: "没有人读取的键，就是不会实现的意图：官方 SDK 和 ARM 在多处会悄悄丢弃未知成员。重复的键有两个值，\
             不同解析器取哪一个并不一致。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[create("agentCount: 3")],
        &[create("agent_count: 3"), create("tags: { team: a }\nname: myaks\nname: myaks2")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
