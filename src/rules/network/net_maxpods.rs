//! Each node of a new cluster may run 10 to 250 pods, and each pool at least 30.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, attach_new};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

const FEWEST: i64 = 10;
const MOST: i64 = 250;
/// How many pods every pool must have room for.
const FEWEST_IN_POOL: i64 = 30;

pub(super) static RULE: Rule = Rule {
    id: "NET-MAXPODS",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "Each node may run 10 to 250 pods, and each pool at least 30",
        zh: "每个节点可运行 10 到 250 个 Pod，每个节点池至少要能容纳 30 个",
    ),
    why: prose!(
        en: "AKS enforces both minimums so that the pods of the system have room. A pool without nodes is not judged: the \
             documentation does not mention it. Where a pool scales by itself, the number that it begins with counts.",
        zh: "为保证系统 Pod 的空间，AKS 会强制检查这两个下限。没有节点的节点池不作判断，因为文档未提及；自动缩放的节点池按初始节点数计算。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-ip-address-planning.md")],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, maxPods: 10 }] } }",
            ),
            attach_new!("networkPlugin: azure"),
        ],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, maxPods: 251 }, { name: pool2, vmSize: Standard_D4s_v5, maxPods: 9 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: Standard_D4s_v5, count: 2, maxPods: 10 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    for (number, pool) in create.pools().iter().enumerate() {
        let Some(pods) = pool.max_pods.given() else { continue };
        let nodes = pool.count().filter(|nodes| *nodes > 0);
        // A pool of so few nodes needs more pods on each.
        let needed = nodes.map_or(FEWEST, |nodes| FEWEST.max((FEWEST_IN_POOL - 1) / nodes + 1));
        let message = if !(FEWEST..=MOST).contains(&pods) {
            say!(cx, en: "{pods} pods on a node: AKS allows 10 to 250", zh: "每个节点 {pods} 个 Pod：AKS 允许 10 到 250 个")
        } else if let Some(nodes) = nodes.filter(|_| pods < needed) {
            let together = nodes * pods;
            say!(
                cx,
                en: "{nodes} nodes with {pods} pods each make {together}: a pool needs room for 30",
                zh: "{nodes} 个节点、每个 {pods} 个 Pod，共 {together} 个：节点池至少要能容纳 30 个",
            )
        } else {
            continue;
        };
        let usual = pods.clamp(needed, MOST);
        let pointer = format!("/cluster/create/nodePools/{number}/maxPods");
        let title = say!(cx, en: "Write {usual}", zh: "改为 {usual}");
        findings
            .fail(pointer.clone(), message)
            .help(say!(
                cx,
                en: "Choose 10 to 250, or more nodes. It cannot be changed later.",
                zh: "请填写 10 到 250，或增加节点。创建后无法更改。",
            ))
            .fix(Fix::offered(title, PatchOperation::replace(pointer, usual)));
    }
}
