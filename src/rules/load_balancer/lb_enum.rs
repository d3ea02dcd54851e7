//! The type of the load balancer is one that exists.

use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-ENUM",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The type of the load balancer is PublicIp or InternalLoadBalancer",
        zh: "负载均衡器类型必须是 PublicIp 或 InternalLoadBalancer",
    ),
    why: prose!(
        en: "The API takes any text here, and the SDK checks it on attach only. A word in the wrong case may silently give \
             a public address where a private one was meant.",
        zh: "API 在这里接受任何文本，SDK 也只在附加时检查。大小写写错，就可能在本想使用专用 IP 时悄悄得到公共 IP。",
    ),
    source: &[
        Source::Article(Section::InternalLoadBalancer),
        Source::Public("azureml-core 1.61.0.post4, azureml/core/compute/aks.py, attach_configuration"),
    ],
    examples: Examples::new(
        &[
            attach("loadBalancer: { type: PublicIp }"),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
        ],
        &[
            create("loadBalancer: { type: internalLoadBalancer }"),
            attach("loadBalancer: { type: Internal }"),
            update("loadBalancer: { type: PublicIP }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
