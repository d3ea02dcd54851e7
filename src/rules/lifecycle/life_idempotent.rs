//! A create is not repeatable.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-IDEMPOTENT",
    severity: Severity::Warning,
    operations: &[Operation::Create],
    title: text!(en: "Creating is not idempotent", zh: "创建操作不是幂等的"),
    why: prose!(
        en: "Running a create again fails because a cluster of that name exists, whether it is done by \
             the studio, the SDK, the command line or an ARM template, even when nothing but an update of \
             another resource was meant.",
        zh: "无论使用工作室、SDK、CLI 还是 ARM 模板，再次执行创建都会因同名群集已存在而失败，\
             即使只是想更新模板中的其他资源。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(&[], &[create("agentCount: 3")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    findings
        .fail(
            "/operation",
            say!(
                cx,
                en: "creating is not idempotent: a second run fails because the cluster exists",
                zh: "创建不是幂等操作：再次执行会因群集已存在而失败",
            ),
        )
        .help(say!(
            cx,
            en: "Run it once; deploy the template again only with its parameter `deployCompute` set to false.",
            zh: "只执行一次；再次部署模板时，请将参数 `deployCompute` 设为 false。",
        ));
}
