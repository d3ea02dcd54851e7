//! The SKU of a new cluster's load balancer is one that exists.

use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-SKU-ENUM",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "The SKU of the load balancer is standard or basic",
        zh: "负载均衡器的 SKU 必须是 standard 或 basic",
    ),
    why: prose!(
        en: "AKS knows no other, and changes it only with a new cluster. What `basic` forbids stands in the rules about it: \
             LB-BASIC, PRIV-LB, NET-EGRESS and API-RANGES-SLB.",
        zh: "AKS 只支持这两种，而且创建后只能通过新建群集来更换。`basic` 不支持的功能见相应规则：LB-BASIC、PRIV-LB、NET-EGRESS、API-RANGES-SLB。",
    ),
    source: &[Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py")],
    examples: Examples::new(
        &[attach_new!("loadBalancerSku: standard")],
        &[attach_new!("loadBalancerSku: Standard"), attach_new!("loadBalancerSku: gateway")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
