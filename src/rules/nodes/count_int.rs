//! The node count is a whole number from 1; a user pool may be empty.

use super::pools::{Pool, pools};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "COUNT-INT",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "The node count is a whole number from 1, of a user pool from 0",
        zh: "节点数必须是不小于 1 的整数，用户节点池可以为 0",
    ),
    why: prose!(
        en: "Newer api-versions accept 0, older ones want at least 1, and the SDK drops a 0 as if nothing had been said: the \
             service then makes 3 nodes. Whoever writes 0 gets what they did not ask for, so it is refused. In \
             `cluster.create` AKS itself counts: a user pool may be empty, a system pool may not.",
        zh: "较新的 API 版本允许 0，较旧的要求至少为 1；而 SDK 会丢弃 0，就像没有填写一样，服务端于是创建 3 个节点。\
             写 0 得到的并非所求，因此予以拒绝。`cluster.create` 则由 AKS 决定：用户节点池可以为空，系统节点池不可以。",
    ),
    source: &[
        Source::Public("Azure/azure-rest-api-specs, Microsoft.MachineLearningServices, AKS.agentCount"),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py"),
        Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 1\nclusterPurpose: DevTest"),
            create("agentCount: 3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 3 }, { name: pool2, vmSize: Standard_D4s_v5, count: 0 }] } }",
            ),
        ],
        &[
            create("agentCount: 0"),
            create("agentCount: -1"),
            create("agentCount: \"3\""),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 0 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    if cx.is(Attach) {
        for pool in pools(cx) {
            of_pool(cx, findings, &pool);
        }
        return;
    }
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

fn of_pool(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>) {
    let fewest = pool.fewest();
    let given = pool.listed.and_then(|(_, pool)| pool.count.given());
    let Some(count) = given.filter(|count| *count < fewest) else { return };
    let message = if pool.is_system() {
        say!(cx, en: "`count` is {count}; a system pool has at least 1 node", zh: "`count` 为 {count}，系统节点池至少要有 1 个节点")
    } else {
        say!(cx, en: "`count` is {count}; it must be at least 0", zh: "`count` 为 {count}，至少应为 0")
    };
    findings.fail(pool.count_pointer(), message).help(say!(
        cx,
        en: "Write how many nodes the pool has: a system pool better 2 or more, a user pool 0 or more. Leave it out for 3.",
        zh: "请写出节点池的节点数：系统节点池建议 2 个以上，用户节点池可以为 0；省略则为 3。",
    ));
}
