//! An acknowledgement names a warning that exists.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source, find};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "SPEC-ACKNOWLEDGE",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "An acknowledgement names a warning that exists", zh: "acknowledge 只能列出存在的警告"),
    why: prose!(
        en: "An acknowledgement turns a warning off and says why. An error cannot be turned off, because the deployment \
             would fail all the same; a rule that does not exist is a typing error that would leave the warning on.",
        zh: "acknowledge 用于关闭警告并说明理由。错误不能关闭，因为部署照样会失败；不存在的规则则是笔误，警告仍会出现。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[create("acknowledge: [{ rule: TLS-OFF, reason: behind a gateway that ends TLS }]")],
        &[
            create("acknowledge: [{ rule: TLS-OF, reason: typing error }]"),
            create("acknowledge: [{ rule: NAME-COMPUTE, reason: an error }]"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for (number, acknowledgement) in cx.spec.acknowledge.iter().enumerate() {
        let id = acknowledgement.rule;
        let pointer = format!("/acknowledge/{number}/rule");
        match find(id) {
            None => {
                findings
                    .fail(pointer, say!(cx, en: "there is no rule `{id}`", zh: "不存在规则 `{id}`"))
                    .help(say!(cx, en: "`aks-compute rules` lists them.", zh: "`aks-compute rules` 会列出所有规则。"));
            }
            Some(rule) if rule.severity == Severity::Error => {
                findings
                    .fail(
                        pointer,
                        say!(
                            cx,
                            en: "`{id}` is an error and cannot be turned off",
                            zh: "`{id}` 是错误，无法关闭",
                        ),
                    )
                    .help(say!(
                        cx,
                        en: "Mend what it reports: the deployment would fail all the same.",
                        zh: "请修正它所报告的问题：否则部署照样会失败。",
                    ));
            }
            Some(_) => {}
        }
    }
}
