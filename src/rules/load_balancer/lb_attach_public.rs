//! Without a type the load balancer gets a public address.

use super::kind;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-ATTACH-PUBLIC",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "Without a type the load balancer gets a public address",
        zh: "未指定类型时，负载均衡器使用公共 IP",
    ),
    why: prose!(
        en: "Also an attach creates a public address, which nobody asked for; the SDK always sends `PublicIp`. Where a policy \
             forbids that, the attach fails with \"Load Balancers should not have public IPs\", and an internal load \
             balancer is the way out.",
        zh: "附加群集时同样会创建公共 IP，尽管没有人明确要求：SDK 总是发送 `PublicIp`。如果有策略禁止公共 IP，附加会因\
             “负载均衡器不应具有公共 IP”而失败，解决办法是改用内部负载均衡器。",
    ),
    source: &[
        Source::Article(Section::PublicIpPolicy),
        Source::Public("MicrosoftDocs/azure-docs issue 77654"),
    ],
    examples: Examples::new(
        &[
            attach("loadBalancer: { type: PublicIp }"),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
        ],
        &[attach("name: myaks"), create("name: myaks")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !kind(cx.spec).is_absent() {
        return;
    }
    findings
        .note(
            "/loadBalancer",
            say!(
                cx,
                en: "the scoring endpoint gets a public IP address, as no load balancer type is given",
                zh: "未指定负载均衡器类型，评分终结点将获得公共 IP",
            ),
        )
        .help(say!(
            cx,
            en: "Say `loadBalancer: {{ type: PublicIp }}` if that is meant. Where a policy forbids public addresses, use `InternalLoadBalancer`.",
            zh: "如确需如此，请写明 `loadBalancer: {{ type: PublicIp }}`；如有策略禁止公共 IP，请使用 `InternalLoadBalancer`。",
        ));
}
