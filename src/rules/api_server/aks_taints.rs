//! The nodes of the cluster have no taints that keep azureml-fe away.

use super::names_cluster;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, attach_new};
use crate::rules::pools::{ClusterPool, cluster_pools, named, pools_pointer, related};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "AKS-TAINTS",
    severity: Severity::Warning,
    operations: &[Operation::Attach],
    title: text!(
        en: "The nodes have no taints that keep azureml-fe away",
        zh: "节点上不应有阻止 azureml-fe 的污点",
    ),
    why: prose!(
        en: "The front end that routes to the models tolerates no taints of yours. Where no untainted node has room for it, \
             the attach does not finish: \"node(s) had taints that the pod didn't tolerate\". The effects NoSchedule and \
             NoExecute keep it away, also in a pool for critical add-ons only; PreferNoSchedule does not. One untainted \
             Linux pool that has nodes is taken for enough; whether it has room is not looked at. Pools of Windows nodes \
             do not count: we infer that from the front end's Linux image, no page says it.",
        zh: "负责把请求路由到模型的前端不容忍用户自定义的污点。如果没有足够的无污点节点可供调度，附加就无法完成，并提示\
             “node(s) had taints that the pod didn't tolerate”。效果为 NoSchedule 和 NoExecute 的污点会阻止它，仅供关键加载项使用的\
             节点池也是如此；PreferNoSchedule 则不会。只要有一个含节点且无污点的 Linux 节点池即视为满足，不检查其剩余容量。\
             Windows 节点池不计入：这是我们根据前端的 Linux 映像所作的推断，没有文档说明。",
    ),
    source: &[Source::Public("MicrosoftDocs/azure-docs issue 55597")],
    examples: Examples::new(
        &[
            attach_new!("tier: Standard"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, taints: ['CriticalAddonsOnly=true:NoSchedule'] }, { name: models, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "system", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "nodeTaints": ["CriticalAddonsOnly=true:NoSchedule"] },
  { "name": "models", "mode": "User", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "nodeTaints": ["team=ml:PreferNoSchedule"] }
] }"#,
            ),
        ],
        &[
            attach("name: myaks"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, taints: ['CriticalAddonsOnly=true:NoSchedule'] }] } }",
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "system", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "nodeTaints": ["CriticalAddonsOnly=true:NoSchedule"] },
  { "name": "models", "mode": "User", "osType": "Linux", "count": 0, "vmSize": "Standard_D4s_v5" }
] }"#,
            ),
            attach("clusterPurpose: FastProd").with_facts(
                r#"[{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster/agentPools/nodepool1",
  "name": "nodepool1", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "nodeTaints": ["team=ml:NoSchedule"] }]"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let is_new = cx.new_cluster().is_some();
    if !is_new && !names_cluster(cx) {
        return;
    }
    let pools = cluster_pools(cx).unwrap_or_default();
    if pools.iter().any(|pool| takes_front_end(pool) == Some(true)) {
        return;
    }
    if pools.is_empty() || pools.iter().any(|pool| takes_front_end(pool).is_none()) {
        unknown(cx, findings, &pools);
        return;
    }
    let tainted: Vec<String> = pools.iter().filter_map(tainted).collect();
    if tainted.is_empty() {
        // There is no Linux node at all, of which other rules speak.
        return;
    }
    let tainted = named(cx, &tainted);
    let reported = findings.fail(
        pools_pointer(cx),
        say!(
            cx,
            en: "every Linux pool with nodes has taints that azureml-fe does not tolerate: {tainted}",
            zh: "所有含节点的 Linux 节点池都带有 azureml-fe 不容忍的污点：{tainted}",
        ),
    );
    related(cx, reported).help(if is_new {
        say!(
            cx,
            en: "Leave one pool without `taints`, large enough for the models.",
            zh: "请保留一个没有 `taints` 且足以运行模型的节点池。",
        )
    } else {
        say!(
            cx,
            en: "Add a pool without `nodeTaints`, large enough for the models, or take the taints off one: `az aks nodepool update --node-taints \"\"`.",
            zh: "请添加一个没有 `nodeTaints` 且足以运行模型的节点池，或去掉某个节点池的污点：`az aks nodepool update --node-taints \"\"`。",
        )
    });
}

fn unknown(cx: &Context<'_>, findings: &mut Findings, pools: &[ClusterPool<'_>]) {
    let message = say!(
        cx,
        en: "whether taints on the nodes keep azureml-fe away is not known",
        zh: "尚不知道节点上的污点是否会阻止 azureml-fe",
    );
    if cx.new_cluster().is_none() {
        findings.unknown("/cluster", message, cx.ask_node_pools()).help(say!(
            cx,
            en: "Keep at least one pool without `nodeTaints`, large enough for the models.",
            zh: "请至少保留一个没有 `nodeTaints` 且足以运行模型的节点池。",
        ));
        return;
    }
    // What else is unreadable in the spec has a finding already.
    if pools.iter().flat_map(|pool| &pool.taints).any(|taint| keeps_away(taint).is_none()) {
        findings.undecided(pools_pointer(cx), message).help(say!(
            cx,
            en: "Write taints as `key=value:effect`, with the effect NoSchedule, PreferNoSchedule or NoExecute.",
            zh: "请将污点写为 `key=value:effect`，其中效果为 NoSchedule、PreferNoSchedule 或 NoExecute。",
        ));
    }
}

/// Whether the front end finds a node in the pool.
fn takes_front_end(pool: &ClusterPool<'_>) -> Option<bool> {
    if pool.is_linux == Some(false) || pool.count == Some(0) {
        return Some(false);
    }
    let mut all_known = pool.is_linux.is_some() && pool.count.is_some() && pool.knows_taints;
    for taint in &pool.taints {
        match keeps_away(taint) {
            Some(true) => return Some(false),
            Some(false) => {}
            None => all_known = false,
        }
    }
    all_known.then_some(true)
}

/// The pool and its taints, in words, where they keep pods away from nodes of Linux.
fn tainted(pool: &ClusterPool<'_>) -> Option<String> {
    if pool.is_linux == Some(false) || pool.count == Some(0) {
        return None;
    }
    let taint = pool.taints.iter().find(|taint| keeps_away(taint) == Some(true))?;
    Some(format!("{} ({taint})", pool.name.unwrap_or("?")))
}

/// Whether a taint keeps pods away that do not tolerate it; `None` where its effect is none of Kubernetes.
fn keeps_away(taint: &str) -> Option<bool> {
    let effect = taint.rsplit(':').next().unwrap_or_default().trim();
    if effect.eq_ignore_ascii_case("NoSchedule") || effect.eq_ignore_ascii_case("NoExecute") {
        return Some(true);
    }
    effect.eq_ignore_ascii_case("PreferNoSchedule").then_some(false)
}
