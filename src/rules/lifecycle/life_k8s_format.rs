//! A Kubernetes version is written as AKS writes versions.

use super::version::is_version;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

const POINTER: &str = "/cluster/create/kubernetesVersion";

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-FORMAT",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "A Kubernetes version is written 1.34 or 1.34.2",
        zh: "Kubernetes 版本的写法为 1.34 或 1.34.2",
    ),
    why: prose!(
        en: "AKS takes a minor version, of which it uses the newest patch, or a full version. The pattern of its own command \
             lets `v1.34` and even `|1.34` through; only digits and dots reach a cluster.",
        zh: "AKS 接受次要版本（采用其最新补丁）或完整版本。AKS 命令行自己的模式会放过 `v1.34` 甚至 `|1.34`，但只有数字和点才是有效的版本。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("AKS, Supported Kubernetes versions"),
    ],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.34\", nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: 1.34.2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: v1.34, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: latest, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let version = cx.spec.cluster_create().and_then(|create| create.kubernetes_version.given());
    let Some(version) = version.filter(|version| !is_version(version)) else { return };
    let shown = quote(version);
    let reported = findings
        .fail(
            POINTER,
            say!(cx, en: "`{shown}` is no Kubernetes version", zh: "`{shown}` 不是 Kubernetes 版本"),
        )
        .help(say!(
            cx,
            en: "Write a minor version such as \"1.34\", or a full one such as 1.34.2.",
            zh: "请写次要版本（例如 \"1.34\"）或完整版本（例如 1.34.2）。",
        ));
    let bare = version.trim().trim_start_matches(['v', 'V']);
    if is_version(bare) {
        let title = say!(cx, en: "Write {bare}", zh: "改为 {bare}");
        reported.fix(Fix::safe(title, PatchOperation::replace(POINTER, bare)));
    }
}
