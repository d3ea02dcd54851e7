//! A cluster that Azure Machine Learning creates has a Basic Load Balancer.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-BASIC",
    severity: Severity::Warning,
    operations: &[Operation::Create],
    title: text!(
        en: "A cluster that Azure Machine Learning creates has a Basic Load Balancer, which AKS ended",
        zh: "由 Azure 机器学习创建的群集使用基本负载均衡器，而 AKS 已终止对它的支持",
    ),
    why: prose!(
        en: "By the article of 2022, creating through Azure Machine Learning gives a Basic Load Balancer; AKS stopped \
             supporting it, and availability sets with it, on 2025-09-30. Whether such a create still works could not be \
             verified. A cluster that is created in AKS with a Standard Load Balancer and then attached is the safe way.",
        zh: "按 2022 年的文章，经 Azure 机器学习创建的群集使用基本负载均衡器；AKS 已于 2025 年 9 月 30 日停止支持它以及可用性集。\
             这样的创建如今是否仍能成功，无法验证。稳妥的做法是在 AKS 中创建使用标准负载均衡器的群集，然后附加。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("AKS documentation, basic-load-balancer-retirement.md"),
    ],
    examples: Examples::new(&[], &[create("name: myaks")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
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
