//! AKS wants two nodes in a system pool.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::Create;
use crate::spec::{ClusterPurpose, Field};

pub(super) static RULE: Rule = Rule {
    id: "COUNT-SYS2",
    severity: Severity::Warning,
    operations: &[Create],
    title: text!(en: "A system pool has at least two nodes", zh: "系统节点池至少需要两个节点"),
    why: prose!(
        en: "Sources differ: the article allows one node for dev/test, AKS says that a system pool must have at least two. \
             The only pool of a created cluster is a system pool. One node is allowed here, with this warning.",
        zh: "各来源说法不一：文章允许开发/测试群集只有 1 个节点，AKS 则称系统节点池至少要有两个。由机器学习创建的群集只有一个节点池，\
             即系统节点池。这里允许 1 个节点，但给出此警告。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md"),
        Source::Article(Section::Limitations),
    ],
    examples: Examples::new(
        &[create("agentCount: 2\nclusterPurpose: DevTest"), create("agentCount: 3")],
        &[create("agentCount: 1\nclusterPurpose: DevTest")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    // For production three nodes are asked for anyhow.
    if cx.spec.agent_count != Field::Given(1) || cx.spec.purpose() != Some(ClusterPurpose::DevTest) {
        return;
    }
    let title = say!(cx, en: "Use 2 nodes", zh: "使用 2 个节点");
    findings
        .fail(
            "/agentCount",
            say!(
                cx,
                en: "one node is enough for dev/test, but AKS wants two in a system pool",
                zh: "开发/测试只需 1 个节点，但 AKS 要求系统节点池至少有两个",
            ),
        )
        .help(say!(
            cx,
            en: "Use 2 nodes, or acknowledge that the cluster stands still while its only node is upgraded.",
            zh: "请使用 2 个节点；否则升级唯一的节点时，整个群集都会中断。",
        ))
        .fix(Fix::offered(title, PatchOperation::replace("/agentCount", 2)));
}
