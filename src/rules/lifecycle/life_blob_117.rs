//! From Kubernetes 1.17 AKS uses the Blob CSI driver.

use crate::facts::has_blob_csi;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::update;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-BLOB-117",
    severity: Severity::Info,
    operations: &[Operation::Update],
    title: text!(
        en: "Web services are deployed again after an upgrade from Kubernetes 1.16 to 1.17 or later",
        zh: "从 Kubernetes 1.16 升级到 1.17 或更高版本后须重新部署 Web 服务",
    ),
    why: prose!(
        en: "From 1.17 on AKS mounts blobs by the CSI driver, before by FlexVolume. A web service \
             deployed under the old one cannot mount its model after the upgrade. The Chinese edition of \
             the article keeps only the half about the driver.",
        zh: "从 1.17 起 AKS 通过 CSI 驱动程序装载 Blob，此前使用 FlexVolume。旧方式下部署的 Web \
             服务在升级后无法装载模型。文章中文版只保留了关于驱动程序的半句。",
    ),
    source: &[
        Source::Article(Section::Versions),
        Source::Public("Azure Machine Learning v1, Create and attach AKS (English edition): AKS version"),
    ],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }")],
        &[update(
            "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.refresh != Field::Given(true) {
        return;
    }
    let cluster = cx.cluster_of_compute();
    let version = cluster.and_then(|cluster| cluster.kubernetes_version.as_deref());
    if let (Some(cluster), Some(version)) = (cluster, version)
        && has_blob_csi(version) == Some(false)
    {
        let version = quote(version);
        findings
            .note(
                "/refresh",
                say!(
                    cx,
                    en: "the cluster runs Kubernetes {version}; from 1.17 on AKS uses the Blob CSI driver",
                    zh: "该群集运行 Kubernetes {version}；从 1.17 起，AKS 使用 Blob CSI 驱动程序",
                ),
            )
            .related(&cluster.origin, cluster.pointer("kubernetesVersion"))
            .help(say!(
                cx,
                en: "Once the cluster is upgraded to 1.17 or later, deploy its web services again.",
                zh: "群集升级到 1.17 或更高版本后，请重新部署其 Web 服务。",
            ));
        return;
    }
    findings
        .note(
            "/refresh",
            say!(
                cx,
                en: "AKS uses the Blob CSI driver from Kubernetes 1.17 on",
                zh: "从 Kubernetes 1.17 起，AKS 使用 Blob CSI 驱动程序",
            ),
        )
        .help(say!(
            cx,
            en: "If the cluster was upgraded from 1.16, deploy its web services again.",
            zh: "如果群集是从 1.16 升级而来，请重新部署其 Web 服务。",
        ));
}
