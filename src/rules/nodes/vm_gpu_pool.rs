//! Models run on the cluster's own size, not on a second pool.

use super::sizes::{POINTER, of_cluster};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::pools::{cluster_pools, distinct, named, names_pools, pools_pointer, related};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "VM-GPU-POOL",
    severity: Severity::Warning,
    operations: &[Create, Attach],
    title: text!(
        en: "For GPU or FPGA nodes the whole cluster has that size; models do not run on a second pool",
        zh: "使用 GPU 或 FPGA 节点时，整个群集须使用该大小；模型不能部署到辅助节点池",
    ),
    why: prose!(
        en: "The article does not support a secondary node pool in an existing cluster with models deployed to it: who wants a \
             particular size makes the whole cluster of it. Every node then costs what a GPU costs, which is why it is said. A cluster \
             that is attached, there already or made first, gets a warning where a pool with a GPU or FPGA stands beside pools of other sizes, also while it \
             has no nodes; pools of several sizes without one do not.",
        zh: "文章指出，不支持在现有群集中创建辅助节点池并在其中部署模型：需要特定大小时，必须用该大小创建整个群集。此时每个节点都按 GPU 大小计费，因此特别提醒。\
             要附加的群集（无论已有还是先行创建）中，若带 GPU 或 FPGA 的节点池与其他大小的节点池并存（即使其中尚无节点），则会警告；不带加速器的不同大小并存则不会。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[
            attach_new!("tier: Standard"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: gpu, vmSize: Standard_NC4as_T4_v3 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: Standard_D8s_v5 }] } }",
            ),
            create("agentCount: 3"),
            create("agentVmSize: Standard_D8s_v5"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "one", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_NC4as_T4_v3" },
  { "name": "two", "mode": "User", "osType": "Linux", "count": 1, "vmSize": "standard_nc4as_t4_v3" }
] }"#,
            ),
        ],
        &[
            create("agentVmSize: Standard_NC4as_T4_v3"),
            create("nodePools: [{ name: gpu, vmSize: Standard_NC4as_T4_v3, count: 1 }]"),
            attach("name: myaks"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: gpu, vmSize: Standard_NC4as_T4_v3 }] } }",
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "system", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5" },
  { "name": "gpu", "mode": "User", "osType": "Linux", "count": 0, "vmSize": "Standard_NC4as_T4_v3" }
] }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.is(Attach) {
        on_attach(cx, findings);
        return;
    }
    if cx.spec.raw("nodePools").is_some() {
        let title = say!(cx, en: "Remove `nodePools`", zh: "删除 `nodePools`");
        findings
            .fail_as(
                Severity::Error,
                "/nodePools",
                say!(
                    cx,
                    en: "a cluster that Azure Machine Learning creates has one node pool, of `agentVmSize`",
                    zh: "由 Azure 机器学习创建的群集只有一个节点池，其大小由 `agentVmSize` 决定",
                ),
            )
            .at_key()
            .help(say!(
                cx,
                en: "Use `agentCount` and `agentVmSize`, or make the cluster in AKS and attach it. Models run on no secondary pool in either case.",
                zh: "请使用 `agentCount` 和 `agentVmSize`，或在 AKS 中创建群集后再附加。无论哪种方式，模型都不能部署到辅助节点池。",
            ))
            .fix(Fix::offered(title, PatchOperation::remove("/nodePools")));
    }
    let Some(size) = of_cluster(cx).filter(|size| size.has_accelerator()) else { return };
    let name = &size.name;
    findings
        .fail(
            POINTER,
            say!(
                cx,
                en: "every node of the cluster will be {name}, with its GPU or FPGA",
                zh: "群集的每个节点都将是带 GPU 或 FPGA 的 {name}",
            ),
        )
        .help(say!(
            cx,
            en: "That is how models get a GPU or FPGA here; for other models make a cluster of a size without one.",
            zh: "在这里只能这样为模型提供 GPU 或 FPGA；其他模型请另建不带加速器的群集。",
        ));
}

fn on_attach(cx: &Context<'_>, findings: &mut Findings) {
    if !names_pools(cx) {
        return;
    }
    let pools = cluster_pools(cx).unwrap_or_default();
    let sizes = distinct(&mut pools.iter().filter_map(|pool| pool.size));
    let all_named = !pools.is_empty() && pools.iter().all(|pool| pool.size.is_some());
    let described: Vec<_> = sizes.iter().filter_map(|name| cx.catalog.size(name)).collect();
    if sizes.len() > 1 && described.iter().any(|size| size.has_accelerator()) {
        let sizes = named(cx, &sizes);
        let reported = findings.fail(
            pools_pointer(cx),
            say!(
                cx,
                en: "the cluster's pools with a GPU or FPGA stand beside pools of other sizes: {sizes}",
                zh: "该群集中带 GPU 或 FPGA 的节点池与其他大小的节点池并存：{sizes}",
            ),
        );
        related(cx, reported).help(say!(
            cx,
            en: "Models run on no secondary pool: where they need a GPU or FPGA, attach a cluster of which every pool has it.",
            zh: "模型不能部署到辅助节点池：若需要 GPU 或 FPGA，请附加所有节点池都具备它的群集。",
        ));
        return;
    }
    if all_named && (sizes.len() == 1 || described.len() == sizes.len()) {
        return;
    }
    let message = say!(
        cx,
        en: "whether pools with a GPU or FPGA stand beside others in the cluster is not known",
        zh: "尚不清楚该群集中是否有带 GPU 或 FPGA 的节点池与其他节点池并存",
    );
    let reported = if all_named {
        // No fact counts GPUs: only the catalog tells which sizes have one.
        findings.undecided(pools_pointer(cx), message)
    } else if cx.makes_cluster() {
        // A size that is missing or unreadable has a finding already.
        return;
    } else {
        findings.unknown("/cluster", message, cx.ask_cluster())
    };
    reported.help(say!(
        cx,
        en: "Where models need a GPU or FPGA, every pool must have it: models run on no secondary pool.",
        zh: "若模型需要 GPU 或 FPGA，每个节点池都必须具备：模型不能部署到辅助节点池。",
    ));
}
