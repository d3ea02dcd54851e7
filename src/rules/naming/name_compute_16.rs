//! An older table of names ends at 16 characters.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

const OLD_LIMIT: usize = 16;
const LIMIT: usize = 24;

pub(super) static RULE: Rule = Rule {
    id: "NAME-COMPUTE-16",
    severity: Severity::Info,
    operations: &[Create, Attach],
    title: text!(
        en: "An older table of names ends compute names at 16 characters",
        zh: "较早的命名规则表将计算名称限制在 16 个字符以内",
    ),
    why: prose!(
        en: "Azure's general table of resource names says 2 to 16 characters for computes, the article and ARM say 3 to \
             24. We follow the article; a name that fits both is safe wherever the old bound is still enforced.",
        zh: "Azure 的通用资源命名规则表写的是 2 到 16 个字符，文章和 ARM 写的是 3 到 24 个。我们以文章为准；\
             同时满足两者的名称，在仍执行旧限制的地方也能使用。",
    ),
    source: &[Source::Public(
        "MicrosoftDocs/azure-docs, resource-name-rules.md, Microsoft.MachineLearningServices",
    )],
    examples: Examples::new(
        &[create("name: sixteen-chars-ok"), attach("name: myaks")],
        &[create("name: seventeen-chars-x"), attach("name: My-AKS-cluster-24-chars1")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.name.given() else { return };
    let length = name.chars().count();
    if length <= OLD_LIMIT || length > LIMIT {
        return;
    }
    findings
        .note(
            "/name",
            say!(
                cx,
                en: "the compute name has {length} characters; an older table of names allows 16",
                zh: "计算名称有 {length} 个字符，而较早的命名规则表只允许 16 个",
            ),
        )
        .help(say!(
            cx,
            en: "Nothing needs to change; a name of at most 16 characters satisfies every source.",
            zh: "无需更改；不超过 16 个字符的名称符合所有来源的要求。",
        ));
}
