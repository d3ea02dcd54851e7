//! A private cluster has a Standard Load Balancer.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::rewrite;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, LoadBalancerSku, Operation};

pub(super) static RULE: Rule = Rule {
    id: "PRIV-LB",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "A private cluster has a Standard Load Balancer",
        zh: "专用群集必须使用标准负载均衡器",
    ),
    why: prose!(
        en: "The private address of the API server comes through Private Link, which supports no Basic Load Balancer.",
        zh: "API 服务器的专用地址由专用链接提供，而专用链接不支持基本负载均衡器。",
    ),
    source: &[
        Source::Public("AKS documentation, private-clusters.md"),
        Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py"),
    ],
    examples: Examples::new(
        &[
            attach_new!("privateCluster: true"),
            attach_new!("privateCluster: true, loadBalancerSku: standard"),
        ],
        &[attach_new!("privateCluster: true, loadBalancerSku: basic")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    const SKU: &str = "/cluster/create/loadBalancerSku";
    let Some(create) = cx.new_cluster() else { return };
    if !create.is_private() || create.load_balancer_sku != Field::Given(LoadBalancerSku::Basic) {
        return;
    }
    findings
        .fail(
            SKU,
            say!(
                cx,
                en: "a private cluster cannot have a Basic Load Balancer",
                zh: "专用群集不能使用基本负载均衡器",
            ),
        )
        .help(say!(cx, en: "Use a Standard Load Balancer.", zh: "请使用标准负载均衡器。"))
        .fix(rewrite(cx, SKU, LoadBalancerSku::Standard.as_str(), false));
}
