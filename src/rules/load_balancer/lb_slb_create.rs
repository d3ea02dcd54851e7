//! A Standard Load Balancer needs a cluster that was created in AKS.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-SLB-CREATE",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "A Standard Load Balancer needs a cluster that was created in AKS",
        zh: "要使用标准负载均衡器，必须在 AKS 中创建群集",
    ),
    why: prose!(
        en: "The request of Azure Machine Learning has no field for the load balancer's SKU: a created cluster has a Basic \
             one. The SKU of a cluster cannot simply be changed afterwards either.",
        zh: "Azure 机器学习的请求中没有负载均衡器 SKU 字段：所创建的群集使用基本负载均衡器，事后也不能随意更改 SKU。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(&[create("agentCount: 3")], &[create("loadBalancerSku: standard")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.raw("loadBalancerSku").is_none() {
        return;
    }
    findings
        .fail(
            "/loadBalancerSku",
            say!(
                cx,
                en: "the load balancer's SKU cannot be chosen when Azure Machine Learning creates the cluster",
                zh: "由 Azure 机器学习创建群集时，无法选择负载均衡器 SKU",
            ),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Create the cluster in AKS with a Standard Load Balancer, then attach it.",
            zh: "请在 AKS 中创建使用标准负载均衡器的群集，然后附加。",
        ))
        .fix_if_any(attach_instead(cx));
}
