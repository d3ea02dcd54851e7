//! The name of the workspace is one that a workspace can have.

use super::spaces::without_spaces;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::pattern::Pattern;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

static NAME: Pattern = Pattern::new("^[A-Za-z0-9][A-Za-z0-9_-]{2,32}$");

pub(super) static RULE: Rule = Rule {
    id: "NAME-WORKSPACE",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(
        en: "A workspace name has 3 to 33 letters, digits, hyphens and underscores",
        zh: "工作区名称由 3 到 33 个字母、数字、短划线和下划线组成",
    ),
    why: prose!(
        en: "No workspace has any other name, so the request would end in a 404. Sources differ: the general table of \
             Azure names knows no underscore, the pattern in ARM's description does; we take the wider one.",
        zh: "不存在其他形式的工作区名称，请求只会得到 404。各来源说法不一：Azure 通用命名规则表不允许下划线，\
             而 ARM 说明中的模式允许；我们采用较宽的一种。",
    ),
    source: &[
        Source::Public("Azure/azure-rest-api-specs, Microsoft.MachineLearningServices, workspaceName"),
        Source::Public("MicrosoftDocs/azure-docs, resource-name-rules.md, Microsoft.MachineLearningServices"),
    ],
    examples: Examples::new(
        &[create(
            "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: 1_a, location: eastus2 }",
        )],
        &[
            create(
                "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml, location: eastus2 }",
            ),
            create(
                "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml.ws, location: eastus2 }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.workspace.name.given() else { return };
    if NAME.matches(name) {
        return;
    }
    let shown = quote(name);
    let reported = findings
        .fail(
            "/workspace/name",
            say!(cx, en: "no workspace can be called `{shown}`", zh: "工作区不可能名为 `{shown}`"),
        )
        .help(say!(
            cx,
            en: "A workspace name has 3 to 33 ASCII letters, digits, hyphens and underscores and starts with a letter or digit.",
            zh: "工作区名称由 3 到 33 个 ASCII 字母、数字、短划线和下划线组成，以字母或数字开头。",
        ));
    if let Some(fix) = without_spaces(cx, "/workspace/name", name, |name| NAME.matches(name)) {
        reported.fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_hold() {
        assert!(NAME.matches("abc") && NAME.matches(&"a".repeat(33)));
        assert!(!NAME.matches("ab") && !NAME.matches(&"a".repeat(34)) && !NAME.matches("-ab"));
    }
}
