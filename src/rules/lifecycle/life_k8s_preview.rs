//! A preview version is not for production.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{ClusterPurpose, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-PREVIEW",
    severity: Severity::Warning,
    operations: &[Operation::Attach],
    title: text!(
        en: "A production cluster runs no preview version of Kubernetes",
        zh: "生产群集不应使用 Kubernetes 预览版",
    ),
    why: prose!(
        en: "A preview version may be attached, but comes without a service level agreement; features may \
             be missing or limited, and so is support.",
        zh: "可以附加预览版，但它不附带服务级别协议，某些功能可能不受支持或受限，技术支持也可能受限。",
    ),
    source: &[Source::Article(Section::Versions)],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach("clusterPurpose: DevTest"),
        ],
        &[
            attach("clusterPurpose: FastProd"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.33\", nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let is_production = cx.spec.purpose().is_some_and(ClusterPurpose::is_production);
    if !is_production || cx.spec.cluster_id().is_none() {
        return;
    }
    let pointer = match cx.spec.cluster_create() {
        // Without a version AKS takes its default, which is no preview.
        Some(create) if !create.kubernetes_version.is_present() => return,
        Some(_) => "/cluster/create/kubernetesVersion",
        None => "/cluster",
    };
    findings
        .unknown(
            pointer,
            say!(
                cx,
                en: "whether the cluster runs a preview version of Kubernetes is not known",
                zh: "尚不清楚该群集是否使用 Kubernetes 预览版",
            ),
            cx.ask_versions(),
        )
        .help(say!(
            cx,
            en: "A preview has no SLA and may lack features or support: keep it out of production.",
            zh: "预览版没有 SLA，功能和支持都可能受限：请勿用于生产。",
        ));
}
