//! A node pool has at most a thousand nodes, a cluster at most five thousand.

use super::pools::{MOST_NODES, MOST_TOGETHER, POOLS_POINTER, Pool, listed_pointer, pools};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};
use crate::spec::{ClusterCreate, Field, Tier};

/// The most nodes of a cluster in the tier Free.
const MOST_FREE: i64 = 1000;

pub(super) static RULE: Rule = Rule {
    id: "COUNT-MAX",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "A node pool has at most 1000 nodes, a cluster 5000",
        zh: "一个节点池最多 1000 个节点，一个群集最多 5000 个",
    ),
    why: prose!(
        en: "ARM's description of the compute has no maximum, but AKS takes at most 1000 nodes a pool, and a cluster that \
             Azure Machine Learning creates has one pool. A cluster with several has at most 5000 nodes together, 1000 in \
             the tier Free, which is what a cluster gets that names none. Pools that only may grow beyond are a warning.",
        zh: "计算资源的 ARM 说明没有上限，但 AKS 每个节点池最多 1000 个节点，而由 Azure 机器学习创建的群集只有一个节点池。\
             有多个节点池的群集总共最多 5000 个节点；免费层（未指定时的默认层）最多 1000 个。仅在自动缩放后才可能超出的，只作警告。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("MicrosoftDocs/azure-aks-docs, best-practices-performance-scale-large.md"),
        Source::Public("MicrosoftDocs/azure-aks-docs, free-standard-pricing-tiers.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 1000"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, tier: Standard, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 1000 }, { name: pool2, vmSize: Standard_D4s_v5, count: 1000 }] } }",
            ),
        ],
        &[
            create("agentCount: 1001"),
            create("agentCount: 9223372036854775807"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, enableAutoScaling: true, minCount: 3, maxCount: 1001 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 600 }, { name: pool2, vmSize: Standard_D4s_v5, count: 600 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (mut total, mut grown) = (0_i64, 0_i64);
    for pool in pools(cx) {
        one(cx, findings, &pool);
        let count = pool.count.unwrap_or(0).max(0);
        total = total.saturating_add(count);
        grown = grown.saturating_add(count.max(most_by_itself(&pool).unwrap_or(0)));
    }
    if let Some(create) = cx.spec.cluster_create().filter(|_| cx.is(Attach)) {
        together(cx, findings, create, total, grown);
    }
}

/// The most nodes of a pool that scales by itself.
fn most_by_itself(pool: &Pool<'_>) -> Option<i64> {
    let (_, pool) = pool.listed?;
    pool.max_count.given().filter(|_| pool.enable_auto_scaling == Field::Given(true))
}

fn one(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>) {
    let scales = most_by_itself(pool);
    let (key, pointer, count) = match (pool.listed, pool.count, scales) {
        (None, Some(count), _) if count > MOST_NODES => ("agentCount", pool.count_pointer(), count),
        (Some((_, listed)), Some(count), _) if count > MOST_NODES && listed.count.is_present() => {
            ("count", pool.count_pointer(), count)
        }
        (Some((number, _)), _, Some(count)) if count > MOST_NODES => {
            ("maxCount", listed_pointer(number, "maxCount").into(), count)
        }
        _ => return,
    };
    let reported = findings
        .fail(
            pointer.clone(),
            say!(
                cx,
                en: "`{key}` is {count}; a node pool has at most {MOST_NODES}",
                zh: "`{key}` 为 {count}，一个节点池最多 {MOST_NODES} 个节点",
            ),
        )
        .help(if pool.listed.is_some() {
            say!(
                cx,
                en: "Use fewer or larger nodes, or several pools.",
                zh: "请减少节点数、使用更大的 VM，或拆分为多个节点池。",
            )
        } else {
            say!(
                cx,
                en: "Use fewer or larger nodes, or make the cluster in AKS with several pools and attach it.",
                zh: "请减少节点数或使用更大的 VM，或在 AKS 中创建带多个节点池的群集，然后附加。",
            )
        });
    // Where the pool scales by itself, the other two numbers must allow it.
    let is_allowed = match pool.listed {
        Some((_, listed)) if listed.enable_auto_scaling.or_default(false) != Some(false) => {
            key == "maxCount" && listed.min_count.given().is_some_and(|count| count <= MOST_NODES)
        }
        _ => true,
    };
    if is_allowed {
        let title = say!(cx, en: "Use {MOST_NODES}", zh: "改为 {MOST_NODES}");
        reported.fix(Fix::offered(title, PatchOperation::replace(pointer, MOST_NODES)));
    }
}

fn together(cx: &Context<'_>, findings: &mut Findings, create: &ClusterCreate<'_>, total: i64, grown: i64) {
    let is_free = create.tier.or_default(Tier::Free) == Some(Tier::Free);
    let (severity, message) = if total > MOST_TOGETHER {
        let message = say!(
            cx,
            en: "the node pools have {total} nodes together; a cluster has at most {MOST_TOGETHER}",
            zh: "各节点池共有 {total} 个节点，一个群集最多 {MOST_TOGETHER} 个",
        );
        (Severity::Error, message)
    } else if grown > MOST_TOGETHER {
        let message = say!(
            cx,
            en: "the node pools may grow to {grown} nodes together; a cluster has at most {MOST_TOGETHER}",
            zh: "各节点池总共可能增长到 {grown} 个节点，一个群集最多 {MOST_TOGETHER} 个",
        );
        (Severity::Warning, message)
    } else if grown > MOST_FREE && is_free {
        let message = say!(
            cx,
            en: "the node pools have up to {grown} nodes together; a cluster in the tier Free has at most {MOST_FREE}",
            zh: "各节点池总共最多有 {grown} 个节点，而免费层的群集最多 {MOST_FREE} 个",
        );
        (Severity::Warning, message)
    } else {
        return;
    };
    let is_too_many = grown > MOST_TOGETHER;
    let reported = findings.fail_as(severity, POOLS_POINTER, message).help(if is_too_many {
        say!(
            cx,
            en: "Use fewer or larger nodes, or several clusters.",
            zh: "请减少节点数、使用更大的 VM，或拆分为多个群集。",
        )
    } else {
        say!(
            cx,
            en: "Use fewer nodes, or `tier: Standard`, which costs money by the hour and takes 5000 nodes.",
            zh: "请减少节点数，或设置 `tier: Standard`：该层按小时计费，最多 5000 个节点。",
        )
    });
    if !is_too_many {
        const TIER: &str = "/cluster/create/tier";
        let title = say!(cx, en: "Use the tier Standard", zh: "使用标准层");
        let tier = Tier::Standard.as_str();
        let operation = if create.tier.is_absent() {
            PatchOperation::add(TIER, tier)
        } else {
            PatchOperation::replace(TIER, tier)
        };
        reported.fix(Fix::offered(title, operation));
    }
}
