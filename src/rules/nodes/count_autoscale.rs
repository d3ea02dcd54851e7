//! A pool that scales by itself has bounds that fit each other; another one has none.

use std::borrow::Cow;

use super::bounds::{Bounds, Fault};
use super::pools::{Pool, listed_pointer, pools};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Field;
use crate::spec::Operation::Attach;

pub(super) static RULE: Rule = Rule {
    id: "COUNT-AUTOSCALE",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "A pool that scales by itself has minCount ≤ count ≤ maxCount; another one has neither bound",
        zh: "自动缩放的节点池须满足 minCount ≤ count ≤ maxCount；其他节点池不能有这两个界限",
    ),
    why: prose!(
        en: "The cluster autoscaler needs both bounds, and the pool begins between them; a system pool never scales to 0. \
             Bounds of a pool that does not scale are refused by AKS's own tools, since they would mean nothing.",
        zh: "群集自动缩放程序需要上下两个界限，初始节点数须在两者之间；系统节点池不能缩放到 0。未启用自动缩放的节点池若带有界限，\
             AKS 自己的工具也会拒绝，因为它们没有意义。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/agentpool_decorator.py"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/kubernetes_nodepool.go"),
    ],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 3 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 4, enableAutoScaling: true, minCount: 3, maxCount: 6 }] } }",
            ),
        ],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, enableAutoScaling: true, minCount: 3 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, enableAutoScaling: true, minCount: 6, maxCount: 3 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, count: 7, enableAutoScaling: true, minCount: 3, maxCount: 6 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, minCount: 3, maxCount: 6 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, enableAutoScaling: true, minCount: 0, maxCount: 6 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for pool in pools(cx) {
        let Some((number, listed)) = pool.listed else { continue };
        let bounds = Bounds { count: listed.count, min: listed.min_count, max: listed.max_count };
        match listed.enable_auto_scaling {
            Field::Given(true) => {
                if let Some(fault) = bounds.fault(&pool) {
                    report(cx, findings, &pool, number, bounds, fault);
                }
            }
            Field::Given(false) => without(cx, findings, number, bounds, false),
            // Whoever gave both bounds and did not say no wants the pool to scale.
            Field::Absent => without(cx, findings, number, bounds, bounds.is_right(&pool)),
            Field::Invalid => {}
        }
    }
}

fn report(
    cx: &Context<'_>,
    findings: &mut Findings,
    pool: &Pool<'_>,
    number: usize,
    bounds: Bounds,
    fault: Fault,
) {
    let (key, message, title) = match fault {
        Fault::Missing { key } => (
            key,
            say!(
                cx,
                en: "`{key}` is missing for a pool that scales by itself",
                zh: "节点池启用了自动缩放，但缺少 `{key}`",
            ),
            Cow::Borrowed(""),
        ),
        Fault::TooFew { min } => {
            let fewest = pool.fewest();
            (
                "minCount",
                say!(
                    cx,
                    en: "`minCount` is {min}; this node pool keeps at least {fewest}",
                    zh: "`minCount` 为 {min}，该节点池至少应为 {fewest}",
                ),
                say!(cx, en: "Keep at least {fewest}", zh: "至少保留 {fewest} 个节点"),
            )
        }
        Fault::Crossed { min, max } => (
            "minCount",
            say!(
                cx,
                en: "`minCount` is {min}, more than the {max} of `maxCount`",
                zh: "`minCount` 为 {min}，大于 `maxCount` 的 {max}",
            ),
            say!(cx, en: "Exchange the bounds", zh: "交换两个界限"),
        ),
        Fault::Below { count, min } => (
            "count",
            say!(
                cx,
                en: "`count` is {count}, less than the {min} of `minCount`",
                zh: "`count` 为 {count}，小于 `minCount` 的 {min}",
            ),
            say!(cx, en: "Begin with {min} nodes", zh: "初始节点数改为 {min}"),
        ),
        Fault::Above { count, max } => (
            "count",
            say!(
                cx,
                en: "`count` is {count}, more than the {max} of `maxCount`",
                zh: "`count` 为 {count}，大于 `maxCount` 的 {max}",
            ),
            say!(cx, en: "Raise `maxCount` to {count}", zh: "将 `maxCount` 提高到 {count}"),
        ),
    };
    let reported = findings.fail(listed_pointer(number, key), message).help(say!(
        cx,
        en: "Give both bounds so that `minCount` ≤ `count` ≤ `maxCount`, with at least 1 in a system pool; or turn `enableAutoScaling` off.",
        zh: "请同时给出两个界限，使 `minCount` ≤ `count` ≤ `maxCount`，系统节点池至少为 1；或关闭 `enableAutoScaling`。",
    ));
    if let Some(mended) = bounds.mended(pool, fault) {
        reported.fix(Fix { title, safe: false, patch: bounds.to(mended, number) });
    }
}

/// A pool that does not scale by itself; with bounds, it may have been meant to.
fn without(cx: &Context<'_>, findings: &mut Findings, number: usize, bounds: Bounds, may_scale: bool) {
    let is_given = |(_, bound): &(&str, Field<i64>)| bound.given().is_some();
    let given: Vec<_> =
        [("minCount", bounds.min), ("maxCount", bounds.max)].into_iter().filter(is_given).collect();
    let Some((key, _)) = given.first() else { return };
    let fix = if may_scale {
        let title = say!(cx, en: "Let the pool scale by itself", zh: "启用自动缩放");
        Fix::offered(title, PatchOperation::add(listed_pointer(number, "enableAutoScaling"), true))
    } else {
        let title = say!(cx, en: "Remove the bounds", zh: "删除界限");
        let patch =
            given.iter().map(|(key, _)| PatchOperation::remove(listed_pointer(number, key))).collect();
        Fix { title, safe: false, patch }
    };
    findings
        .fail(
            listed_pointer(number, key),
            say!(
                cx,
                en: "`{key}` means nothing in a pool that does not scale by itself",
                zh: "节点池未启用自动缩放，`{key}` 没有意义",
            ),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Set `enableAutoScaling: true`, or remove `minCount` and `maxCount` and give `count`.",
            zh: "请设置 `enableAutoScaling: true`，或删除 `minCount` 和 `maxCount` 并给出 `count`。",
        ))
        .fix(fix);
}
