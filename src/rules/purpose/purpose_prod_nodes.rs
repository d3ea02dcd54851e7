//! A production cluster has at least three nodes.

use super::PRODUCTION_NODES;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::ClusterPurpose;
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "PURPOSE-PROD-NODES",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(en: "A production cluster has at least 3 nodes", zh: "生产群集至少需要 3 个节点"),
    why: prose!(
        en: "The service answers \"At least 3 machine(s) are required for cluster with purpose 'FastProd'\". A dev/test \
             cluster needs one node, which every running AKS cluster has; DenseProd counts as production.",
        zh: "服务端会返回“At least 3 machine(s) are required for cluster with purpose 'FastProd'”。开发/测试群集只需 1 个节点，\
             运行中的 AKS 群集必然满足；DenseProd 同样视为生产。",
    ),
    source: &[Source::Article(Section::Limitations), Source::Public("MicrosoftDocs/azure-docs#55597")],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create("agentCount: 3"),
            create("agentCount: 1\nclusterPurpose: DevTest"),
            attach("clusterPurpose: DevTest"),
        ],
        &[
            create("agentCount: 2"),
            create("agentCount: 2\nclusterPurpose: DenseProd\nagentVmSize: Standard_D8_v4"),
            attach("clusterPurpose: FastProd"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(purpose) = cx.spec.purpose().filter(|purpose| purpose.is_production()) else { return };
    if cx.is(Attach) {
        on_attach(cx, findings, purpose);
        return;
    }
    let Some(count) = cx.spec.node_count() else { return };
    if count >= PRODUCTION_NODES {
        return;
    }
    let purpose = purpose.as_str();
    let title = say!(cx, en: "Use 3 nodes", zh: "使用 3 个节点");
    findings
        .fail(
            "/agentCount",
            say!(
                cx,
                en: "a production cluster ({purpose}) needs at least 3 nodes; `agentCount` is {count}",
                zh: "生产群集（{purpose}）至少需要 3 个节点，而 `agentCount` 为 {count}",
            ),
        )
        .help(say!(
            cx,
            en: "Use 3 nodes or more, or `clusterPurpose: DevTest` where the cluster is not for production.",
            zh: "请使用 3 个或更多节点；若群集不用于生产，可设置 `clusterPurpose: DevTest`。",
        ))
        .fix(Fix::offered(title, PatchOperation::replace("/agentCount", 3)));
}

fn on_attach(cx: &Context<'_>, findings: &mut Findings, purpose: ClusterPurpose) {
    if cx.spec.cluster.as_ref().is_none() || cx.spec.creates_cluster() {
        return;
    }
    let purpose = purpose.as_str();
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether the cluster has the 3 nodes that {purpose} needs is not known",
                zh: "尚不清楚群集是否具备 {purpose} 所需的 3 个节点",
            ),
            cx.ask_cluster(),
        )
        .help(say!(
            cx,
            en: "Add up `count` over `agentPoolProfiles`: with fewer than 3, scale up or attach with `clusterPurpose: DevTest`.",
            zh: "请将 `agentPoolProfiles` 中的 `count` 相加：不足 3 个时，请扩容，或以 `clusterPurpose: DevTest` 附加。",
        ));
}
