//! A preview version is not for production.

use std::borrow::Cow;
use std::sync::Arc;

use super::kubernetes::{Standing, standing, subject, without_version};
use crate::language::{prose, say, text};
use crate::report::{Findings, Question, Severity};
use crate::rules::examples::{attach, attach_new};
use crate::rules::quote::quote;
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
            attach_new!("tier: Standard"),
            attach_new!("kubernetesVersion: \"1.35\""),
            attach("clusterPurpose: DevTest"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
        ],
        &[
            attach("clusterPurpose: FastProd"),
            attach("clusterPurpose: FastProd").with_facts(
                r#"[
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster",
    "location": "eastus2",
    "currentKubernetesVersion": "1.36.1"
  },
  {
    "fact": { "kind": "versions", "location": "eastus2" },
    "data": { "values": [{ "version": "1.36", "isPreview": true, "patchVersions": { "1.36.1": { "upgrades": [] } } }] }
  }
]"#,
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.38\", nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
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
    let Some(subject) = subject(cx) else {
        // Without a version AKS makes the cluster with its default, which is no preview.
        if !cx.makes_cluster() {
            unknown(cx, findings, "/cluster");
        }
        return;
    };
    let shown = quote(subject.version);
    let standing = standing(cx, &subject);
    let message = match standing {
        Standing::ListedPreview => say!(
            cx,
            en: "Kubernetes {shown} is a preview in the region",
            zh: "Kubernetes {shown} 在该区域是预览版",
        ),
        Standing::PreviewInCalendar => {
            let date = cx.catalog.date();
            say!(
                cx,
                en: "Kubernetes {shown} is a preview by the AKS calendar of {date}",
                zh: "按照截至 {date} 的 AKS 日程，Kubernetes {shown} 是预览版",
            )
        }
        Standing::Unknown => {
            unknown(cx, findings, subject.pointer);
            return;
        }
        Standing::NewerThanList => {
            unknown_by(cx, findings, subject.pointer, cx.ask_versions());
            return;
        }
        _ => return,
    };
    let reported = findings.fail(subject.pointer, message).help(help(cx)).fix_if_any(without_version(cx));
    match cx.known_versions() {
        Some(versions) => reported.related(&versions.origin, versions.origin.pointer.clone()),
        None => reported.ask(cx.ask_versions()),
    };
}

fn unknown(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str) {
    let question = if cx.known_versions().is_some() && !cx.makes_cluster() {
        cx.ask_cluster()
    } else {
        cx.ask_versions()
    };
    unknown_by(cx, findings, pointer, question);
}

fn unknown_by(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, question: Arc<Question>) {
    findings
        .unknown(
            pointer,
            say!(
                cx,
                en: "whether the cluster runs a preview version of Kubernetes is not known",
                zh: "尚不清楚该群集是否使用 Kubernetes 预览版",
            ),
            question,
        )
        .help(help(cx));
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "A preview has no SLA and may lack features or support: keep it out of production.",
        zh: "预览版没有 SLA，功能和支持都可能受限：请勿用于生产。",
    )
}
