//! A created cluster gets the default version of the day.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-DEFAULT",
    severity: Severity::Info,
    operations: &[Operation::Create],
    title: text!(
        en: "A created cluster gets the default Kubernetes version of the day",
        zh: "新建群集采用当日的默认 Kubernetes 版本",
    ),
    why: prose!(
        en: "Two clusters created from one spec weeks apart may run different versions, because the \
             default moves on as Kubernetes does.",
        zh: "默认版本会随 Kubernetes 更新而变化，因此同一配置相隔数周创建的两个群集，版本可能不同。",
    ),
    source: &[Source::Article(Section::Versions), Source::Article(Section::AvailableVersions)],
    examples: Examples::new(&[], &[create("agentCount: 3")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    findings
        .note(
            "/operation",
            say!(
                cx,
                en: "the cluster gets the default Kubernetes version, which changes over time",
                zh: "群集采用默认的 Kubernetes 版本，该版本会随时间变化",
            ),
        )
        .help(say!(
            cx,
            en: "The command shows the default; for another version create the cluster in AKS, then attach it.",
            zh: "该命令会显示默认版本；需要其他版本时，请先在 AKS 中创建群集，然后再附加。",
        ))
        .ask(cx.ask_versions());
}
