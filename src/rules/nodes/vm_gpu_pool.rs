//! Models run on the cluster's own size, not on a second pool.

use super::sizes::{POINTER, of_cluster};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
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
             particular size makes the whole cluster of it. Every node then costs what a GPU costs, which is why it is said.",
        zh: "文章指出，不支持在现有群集中创建辅助节点池并在其中部署模型：需要特定大小时，必须用该大小创建整个群集。此时每个节点都按 GPU 大小计费，因此特别提醒。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create("agentCount: 3"),
            create("agentVmSize: Standard_D8s_v5"),
        ],
        &[
            create("agentVmSize: Standard_NC4as_T4_v3"),
            create("nodePools: [{ name: gpu, vmSize: Standard_NC4as_T4_v3, count: 1 }]"),
            attach("name: myaks"),
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
    if cx.spec.cluster.as_ref().is_none() || cx.spec.creates_cluster() {
        return;
    }
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether the cluster's node pools all have one VM size is not known",
                zh: "尚不清楚群集的各节点池是否使用同一 VM 大小",
            ),
            cx.ask_cluster(),
        )
        .help(say!(
            cx,
            en: "Where models need a GPU or FPGA, every `vmSize` in `agentPoolProfiles` must have it: models run on no secondary pool.",
            zh: "若模型需要 GPU 或 FPGA，`agentPoolProfiles` 中的每个 `vmSize` 都必须具备：模型不能部署到辅助节点池。",
        ));
}
