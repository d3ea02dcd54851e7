//! AKS wants two nodes in a system pool.

use super::pools::{Pool, listed_pointer, pools};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};
use crate::spec::{ClusterPurpose, Field};

pub(super) static RULE: Rule = Rule {
    id: "COUNT-SYS2",
    severity: Severity::Warning,
    operations: &[Create, Attach],
    title: text!(en: "A system pool has at least two nodes", zh: "系统节点池至少需要两个节点"),
    why: prose!(
        en: "Sources differ: the article allows one node for dev/test, AKS says that a system pool must have at least two. \
             The only pool of a created cluster is a system pool. One node is allowed here, with this warning; where a pool \
             scales by itself, its fewest nodes count.",
        zh: "各来源说法不一：文章允许开发/测试群集只有 1 个节点，AKS 则称系统节点池至少要有两个。由机器学习创建的群集只有一个节点池，\
             即系统节点池。这里允许 1 个节点，但给出此警告；自动缩放的节点池以最小节点数为准。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md"),
        Source::Article(Section::Limitations),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 2\nclusterPurpose: DevTest"),
            create("agentCount: 3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 2 }, { name: pool2, vmSize: Standard_D4s_v5, count: 1 }] } }",
            ),
        ],
        &[
            create("agentCount: 1\nclusterPurpose: DevTest"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 1 }, { name: pool2, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, enableAutoScaling: true, minCount: 1, maxCount: 5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    // A created cluster for production is asked for three nodes anyhow.
    if cx.is(Create) && cx.spec.purpose() != Some(ClusterPurpose::DevTest) {
        return;
    }
    for pool in pools(cx).filter(Pool::is_system) {
        one(cx, findings, &pool);
    }
}

fn one(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>) {
    let scaling = pool.listed.filter(|(_, pool)| pool.enable_auto_scaling == Field::Given(true));
    let (pointer, fewest) = match scaling {
        Some((number, pool)) => (listed_pointer(number, "minCount").into(), pool.min_count.given()),
        None => (pool.count_pointer(), pool.count),
    };
    if fewest != Some(1) {
        return;
    }
    let message = if pool.listed.is_some() {
        say!(cx, en: "AKS wants two nodes in a system pool, not one", zh: "AKS 要求系统节点池至少有两个节点，而这里只有 1 个")
    } else {
        say!(
            cx,
            en: "one node is enough for dev/test, but AKS wants two in a system pool",
            zh: "开发/测试只需 1 个节点，但 AKS 要求系统节点池至少有两个",
        )
    };
    let reported = findings.fail(pointer.clone(), message).help(say!(
        cx,
        en: "Use 2 nodes, or acknowledge that the cluster stands still while its only node is upgraded.",
        zh: "请使用 2 个节点；否则升级唯一的节点时，整个群集都会中断。",
    ));
    // Where the pool scales by itself, the other two numbers must allow it.
    let is_allowed = scaling.is_none_or(|(_, pool)| {
        pool.max_count.given().is_some_and(|most| most >= 2)
            && (pool.count.is_absent() || pool.count.given().is_some_and(|count| count >= 2))
    });
    if is_allowed {
        let title = say!(cx, en: "Use 2 nodes", zh: "使用 2 个节点");
        reported.fix(Fix::offered(title, PatchOperation::replace(pointer, 2)));
    }
}
