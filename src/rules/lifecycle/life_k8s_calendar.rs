//! By its calendar, AKS makes new clusters of the Kubernetes version.

use super::version::is_version;
use crate::catalog::Support;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{ClusterPurpose, Operation, SupportPlan};

const POINTER: &str = "/cluster/create/kubernetesVersion";
/// The cloud of the calendar.
const CLOUD: &str = "AzureCloud";

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-CALENDAR",
    severity: Severity::Warning,
    operations: &[Operation::Attach],
    title: text!(
        en: "By the calendar of AKS, new clusters can have the Kubernetes version",
        zh: "按 AKS 发布日历，新群集可以使用该 Kubernetes 版本",
    ),
    why: prose!(
        en: "AKS makes clusters of the newest three minor versions, of older ones only with long-term support, and previews \
             are not for production. The calendar is dated and the public cloud's only: other clouds lag behind it, so for \
             them nothing is said here, and a region's own list goes before it.",
        zh: "AKS 只以最新的三个次要版本创建群集，较旧的需要长期支持；预览版不应用于生产。发布日历有日期，且只适用于全球 Azure：\
             其他云环境会滞后，因此这里不作判断；区域自己的版本列表优先。",
    ),
    source: &[Source::Article(Section::Versions), Source::Public("AKS, Supported Kubernetes versions")],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.35\", nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.32\", tier: Premium, supportPlan: AKSLongTermSupport, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach("name: myaks"),
        ],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.29\", nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: 1.33.2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.spec.cluster_create() else { return };
    let Some(version) = create.kubernetes_version.given().filter(|version| is_version(version)) else {
        return;
    };
    if cx.spec.cloud() != Some(CLOUD) {
        return;
    }
    let plan = create.support_plan.or_default(SupportPlan::KubernetesOfficial);
    let is_production = cx.spec.purpose().is_some_and(ClusterPurpose::is_production);
    let version = quote(version);
    let message = match cx.catalog.support(&version, cx.today()) {
        Support::Retired => say!(
            cx,
            en: "AKS no longer supports Kubernetes `{version}`",
            zh: "AKS 已不再支持 Kubernetes `{version}`",
        ),
        Support::LtsOnly | Support::PlatformOnly if plan == Some(SupportPlan::KubernetesOfficial) => say!(
            cx,
            en: "AKS makes new clusters of Kubernetes `{version}` with long-term support only",
            zh: "使用 Kubernetes `{version}` 的新群集必须启用长期支持",
        ),
        Support::Preview if is_production => say!(
            cx,
            en: "Kubernetes `{version}` is a preview, which is not for production",
            zh: "Kubernetes `{version}` 是预览版，不应用于生产",
        ),
        // What the calendar does not know yet, LIFE-K8S-VERSION asks about.
        Support::Supported
        | Support::LtsOnly
        | Support::PlatformOnly
        | Support::Preview
        | Support::Unknown => return,
    };
    let date = cx.catalog.date();
    let title = say!(cx, en: "Take the default version of AKS", zh: "使用 AKS 的默认版本");
    findings
        .fail(POINTER, message)
        .help(say!(
            cx,
            en: "That is what the calendar as of {date} says; `az aks get-versions` lists the region's versions of today.",
            zh: "依据截至 {date} 的发布日历；`az aks get-versions` 会列出该区域当前的版本。",
        ))
        .fix(Fix::offered(title, PatchOperation::remove(POINTER)))
        .ask(cx.ask_versions());
}
