//! AKS ended the Basic Load Balancer, which a cluster that Azure Machine Learning creates still gets.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::{attach_new, create};
use crate::rules::fixes::rewrite;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, LoadBalancerSku, Operation};

const SKU: &str = "/cluster/create/loadBalancerSku";

pub(super) static RULE: Rule = Rule {
    id: "LB-BASIC",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "No new cluster has a Basic Load Balancer, which AKS ended; Azure Machine Learning's create still asks for one",
        zh: "AKS 已终止对基本负载均衡器的支持，新群集不应使用；而由 Azure 机器学习创建的群集仍会使用它",
    ),
    why: prose!(
        en: "By the article of 2022, creating through Azure Machine Learning gives a Basic Load Balancer; AKS stopped \
             supporting it, and availability sets with it, on 2025-09-30. Whether such a create still works could not be \
             verified. A cluster that is created in AKS with a Standard Load Balancer and then attached is the safe way. \
             In a cluster that the spec itself makes in AKS, `basic` is an error.",
        zh: "按 2022 年的文章，经 Azure 机器学习创建的群集使用基本负载均衡器；AKS 已于 2025 年 9 月 30 日停止支持它以及可用性集。\
             这样的创建如今是否仍能成功，无法验证。稳妥的做法是在 AKS 中创建使用标准负载均衡器的群集，然后附加。\
             若由本配置在 AKS 中创建群集，使用 `basic` 则是错误。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("AKS documentation, basic-load-balancer-retirement.md"),
    ],
    examples: Examples::new(
        &[attach_new!("loadBalancerSku: standard")],
        &[create("name: myaks"), attach_new!("loadBalancerSku: basic")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.is(Operation::Create) {
        by_azure_machine_learning(cx, findings);
    } else if cx
        .new_cluster()
        .is_some_and(|create| create.load_balancer_sku == Field::Given(LoadBalancerSku::Basic))
    {
        findings
            .fail_as(
                Severity::Error,
                SKU,
                say!(
                    cx,
                    en: "AKS no longer supports the Basic Load Balancer since 2025-09-30",
                    zh: "AKS 自 2025-09-30 起已不再支持基本负载均衡器",
                ),
            )
            .help(say!(cx, en: "Use a Standard Load Balancer.", zh: "请使用标准负载均衡器。"))
            .fix(rewrite(cx, SKU, LoadBalancerSku::Standard.as_str(), false));
    }
}

fn by_azure_machine_learning(cx: &Context<'_>, findings: &mut Findings) {
    findings
        .fail(
            "/operation",
            say!(
                cx,
                en: "the created cluster gets a Basic Load Balancer, which AKS no longer supports since 2025-09-30",
                zh: "所创建的群集使用基本负载均衡器，而 AKS 自 2025-09-30 起已不再支持",
            ),
        )
        .help(say!(
            cx,
            en: "Create the cluster in AKS with a Standard Load Balancer and attach it: `operation: attach` with `cluster.create`.",
            zh: "请在 AKS 中创建使用标准负载均衡器的群集并附加：`operation: attach` 加 `cluster.create`。",
        ))
        .fix_if_any(attach_instead(cx));
}
