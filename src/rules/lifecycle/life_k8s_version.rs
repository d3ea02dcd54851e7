//! AKS still supports the version of an attached cluster.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-VERSION",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "An attached cluster runs a Kubernetes version that AKS supports",
        zh: "所附加群集的 Kubernetes 版本须受 AKS 支持",
    ),
    why: prose!(
        en: "Every version that AKS supports can be attached. For one that it supports no more the attach \
             fails and lists the versions that are supported.",
        zh: "AKS 支持的所有版本都可以附加。如果版本已不受支持，附加会失败，并列出当前受支持的版本。",
    ),
    source: &[Source::Article(Section::Versions), Source::Public("AKS, Supported Kubernetes versions")],
    examples: Examples::new(
        &[attach(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
        )],
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
    if cx.spec.cluster_id().is_none() {
        return;
    }
    if cx.spec.creates_cluster() {
        of_new_cluster(cx, findings);
        return;
    }
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether AKS supports the cluster's Kubernetes version is not known",
                zh: "尚不清楚 AKS 是否支持该群集的 Kubernetes 版本",
            ),
            cx.ask_cluster(),
        )
        .help(say!(
            cx,
            en: "Upgrade the cluster first if its version is no longer among those of `az aks get-versions`.",
            zh: "如果其版本已不在 `az aks get-versions` 的列表中，请先升级群集。",
        ));
}

/// AKS makes no cluster of a version that it does not support; its default it supports.
fn of_new_cluster(cx: &Context<'_>, findings: &mut Findings) {
    let Some(version) = cx.spec.cluster_create().and_then(|create| create.kubernetes_version.given()) else {
        return;
    };
    let version = quote(version);
    findings
        .unknown(
            "/cluster/create/kubernetesVersion",
            say!(
                cx,
                en: "whether AKS supports Kubernetes `{version}` in the region is not known",
                zh: "尚不清楚 AKS 在该区域是否支持 Kubernetes `{version}`",
            ),
            cx.ask_versions(),
        )
        .help(say!(
            cx,
            en: "Take one of the versions of `az aks get-versions`, or leave the key out for the default of AKS.",
            zh: "请使用 `az aks get-versions` 列出的版本，或删除该键以采用 AKS 的默认版本。",
        ));
}
