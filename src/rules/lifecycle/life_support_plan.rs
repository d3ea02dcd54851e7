//! Long-term support and the tier Premium go together.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Operation, SupportPlan, Tier};

const PLAN: &str = "/cluster/create/supportPlan";
const TIER: &str = "/cluster/create/tier";

pub(super) static RULE: Rule = Rule {
    id: "LIFE-SUPPORT-PLAN",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "Long-term support takes the tier Premium, and Premium is for long-term support",
        zh: "长期支持需要 Premium 层，Premium 层用于长期支持",
    ),
    why: prose!(
        en: "AKS gives long-term support in the tier Premium only, and a cluster that names no tier is in the tier Free. Its \
             pages say that the two are switched on together: Premium alone costs more and extends nothing, a warning.",
        zh: "AKS 只在 Premium 层提供长期支持，未指定层的群集属于免费层。文档要求两者同时启用：单独使用 Premium 层只会增加费用而不延长支持，因此给出警告。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-aks-docs, long-term-support.md"),
        Source::Public("MicrosoftDocs/azure-aks-docs, free-standard-pricing-tiers.md"),
    ],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, tier: Premium, supportPlan: AKSLongTermSupport, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, tier: Standard, supportPlan: KubernetesOfficial, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, supportPlan: AKSLongTermSupport, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, tier: Standard, supportPlan: AKSLongTermSupport, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, tier: Premium, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.spec.cluster_create() else { return };
    let tier = create.tier.or_default(Tier::Free);
    let plan = create.support_plan.or_default(SupportPlan::KubernetesOfficial);
    let (Some(tier), Some(plan)) = (tier, plan) else { return };
    let is_long = plan == SupportPlan::AksLongTermSupport;
    if is_long == (tier == Tier::Premium) {
        return;
    }
    let put = |pointer, is_absent, word: &'static str| {
        if is_absent { PatchOperation::add(pointer, word) } else { PatchOperation::replace(pointer, word) }
    };
    if is_long {
        let title = say!(cx, en: "Use the tier Premium", zh: "使用 Premium 层");
        let operation = put(TIER, create.tier.is_absent(), Tier::Premium.as_str());
        findings
            .fail(
                PLAN,
                say!(
                    cx,
                    en: "`AKSLongTermSupport` takes the tier Premium",
                    zh: "`AKSLongTermSupport` 需要 Premium 层",
                ),
            )
            .help(say!(
                cx,
                en: "Set `tier: Premium`, which costs money by the hour, or take `KubernetesOfficial`.",
                zh: "请设置 `tier: Premium`（按小时计费），或改用 `KubernetesOfficial`。",
            ))
            .fix(Fix::offered(title, operation));
        return;
    }
    let title = say!(cx, en: "Use long-term support", zh: "启用长期支持");
    let word = SupportPlan::AksLongTermSupport.as_str();
    let operation = put(PLAN, create.support_plan.is_absent(), word);
    findings
        .fail_as(
            Severity::Warning,
            TIER,
            say!(
                cx,
                en: "the tier Premium is for long-term support, which the cluster does not have",
                zh: "Premium 层用于长期支持，而该群集未启用长期支持",
            ),
        )
        .help(say!(
            cx,
            en: "Set `supportPlan: AKSLongTermSupport`, or take the tier Standard.",
            zh: "请设置 `supportPlan: AKSLongTermSupport`，或改用 Standard 层。",
        ))
        .fix(Fix::offered(title, operation));
}
