//! A node pool has at most a thousand nodes.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

const MOST: i64 = 1000;

pub(super) static RULE: Rule = Rule {
    id: "COUNT-MAX",
    severity: Severity::Error,
    operations: &[Create],
    title: text!(en: "A node pool has at most 1000 nodes", zh: "一个节点池最多 1000 个节点"),
    why: prose!(
        en: "ARM's description of the compute has no maximum, but AKS takes at most 1000 nodes a pool, and a cluster that \
             Azure Machine Learning creates has one pool.",
        zh: "计算资源的 ARM 说明没有上限，但 AKS 每个节点池最多 1000 个节点，而由 Azure 机器学习创建的群集只有一个节点池。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("MicrosoftDocs/azure-aks-docs, best-practices-performance-scale-large.md"),
    ],
    examples: Examples::new(
        &[create("agentCount: 1000")],
        &[create("agentCount: 1001"), create("agentCount: 9223372036854775807")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(count) = cx.spec.agent_count.given().filter(|count| *count > MOST) else { return };
    findings
        .fail(
            "/agentCount",
            say!(
                cx,
                en: "`agentCount` is {count}; a node pool has at most {MOST}",
                zh: "`agentCount` 为 {count}，一个节点池最多 {MOST} 个节点",
            ),
        )
        .help(say!(
            cx,
            en: "Use fewer or larger nodes, or make the cluster in AKS with several pools and attach it.",
            zh: "请减少节点数或使用更大的 VM，或在 AKS 中创建带多个节点池的群集，然后附加。",
        ));
}
