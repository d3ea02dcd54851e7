//! The node count is a whole number from 1.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

pub(super) static RULE: Rule = Rule {
    id: "COUNT-INT",
    severity: Severity::Error,
    operations: &[Create],
    title: text!(en: "The node count is a whole number from 1", zh: "节点数必须是不小于 1 的整数"),
    why: prose!(
        en: "Newer api-versions accept 0, older ones want at least 1, and the SDK drops a 0 as if nothing had been said: the \
             service then makes 3 nodes. Whoever writes 0 gets what they did not ask for, so it is refused.",
        zh: "较新的 API 版本允许 0，较旧的要求至少为 1；而 SDK 会丢弃 0，就像没有填写一样，服务端于是创建 3 个节点。\
             写 0 得到的并非所求，因此予以拒绝。",
    ),
    source: &[
        Source::Public("Azure/azure-rest-api-specs, Microsoft.MachineLearningServices, AKS.agentCount"),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py"),
    ],
    examples: Examples::new(
        &[create("agentCount: 1\nclusterPurpose: DevTest"), create("agentCount: 3")],
        &[create("agentCount: 0"), create("agentCount: -1"), create("agentCount: \"3\"")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    let Some(count) = cx.spec.agent_count.given().filter(|count| *count < 1) else { return };
    let message = say!(cx, en: "`agentCount` is {count}; it must be at least 1", zh: "`agentCount` 为 {count}，至少应为 1");
    findings.fail("/agentCount", message).help(if count == 0 {
        say!(
            cx,
            en: "The SDK drops a 0 and the service then makes 3 nodes: write the number that you want, or leave it out for 3.",
            zh: "SDK 会丢弃 0，服务端随即创建 3 个节点：请写出所需的节点数，或省略以使用 3。",
        )
    } else {
        say!(
            cx,
            en: "Write the number of nodes: at least 3 for production, at least 1 for dev/test.",
            zh: "请写出节点数：生产群集至少 3 个，开发/测试群集至少 1 个。",
        )
    });
}
