//! No policy forbids the public address that a load balancer gets unless it is internal.

use super::policy::{Found, PublicAddressPolicy, public_address_policy, related, report_undecided};
use super::{FORBIDDEN, NO_POLICY, TYPE, has_microsoft_certificate, has_public_egress, kind};
use crate::document::object;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, LoadBalancerType, Operation};

/// The subnet that the article's sample names.
const SUBNET_OF_ARTICLE: &str = "aks-subnet";

pub(super) static RULE: Rule = Rule {
    id: "LB-ATTACH-PUBLIC",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "No policy forbids the public address that a load balancer gets unless it is internal",
        zh: "除非使用内部负载均衡器，否则不得有策略禁止其所用的公共 IP",
    ),
    why: prose!(
        en: "Also an attach creates a public address, which nobody asked for; the SDK always sends `PublicIp`. Where a policy \
             forbids that, the attach fails with \"Load Balancers should not have public IPs\", and an internal load \
             balancer is the way out. The address is made in the cluster's node resource group, so it is the policies there \
             that count; exemptions are not looked at.",
        zh: "附加群集时同样会创建公共 IP，尽管没有人明确要求：SDK 总是发送 `PublicIp`。如果有策略禁止公共 IP，附加会因\
             “负载均衡器不应具有公共 IP”而失败，解决办法是改用内部负载均衡器。公共 IP 建在群集的节点资源组中，因此以那里的策略为准；\
             不检查策略豁免。",
    ),
    source: &[
        Source::Article(Section::PublicIpPolicy),
        Source::Public("MicrosoftDocs/azure-docs issue 77654"),
    ],
    examples: Examples::new(
        &[
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }").with_facts(FORBIDDEN),
            attach("loadBalancer: { type: PublicIp }").with_facts(NO_POLICY),
        ],
        &[
            attach("name: myaks"),
            create("name: myaks"),
            attach("loadBalancer: { type: PublicIp }"),
            attach("loadBalancer: { type: PublicIp }").with_facts(FORBIDDEN),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let path = match kind(cx.spec) {
        Field::Absent => "/loadBalancer",
        Field::Given(LoadBalancerType::PublicIp) => TYPE,
        Field::Given(LoadBalancerType::InternalLoadBalancer) | Field::Invalid => return,
    };
    // A cluster to be created needs a public address whatever its type: LB-POLICY-EGRESS.
    let policy = cx.is(Operation::Attach).then(|| public_address_policy(cx));
    if let Some(PublicAddressPolicy::Forbidden(found)) = &policy {
        return forbidden(cx, findings, path, found);
    }
    if kind(cx.spec).is_absent() {
        findings
            .note(
                path,
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
    let Some(policy) = policy.filter(|_| !has_public_egress(cx)) else { return };
    if let Some(reported) = report_undecided(cx, findings, path, &policy) {
        reported.help(say!(
            cx,
            en: "If so, use `loadBalancer: {{ type: InternalLoadBalancer, subnet: … }}`.",
            zh: "如果禁止，请使用 `loadBalancer: {{ type: InternalLoadBalancer, subnet: … }}`。",
        ));
    }
}

fn forbidden(cx: &Context<'_>, findings: &mut Findings, path: &'static str, found: &Found<'_>) {
    let name = quote(found.assignment.name());
    let reported = findings
        .fail(
            path,
            say!(
                cx,
                en: "the policy \"{name}\" forbids public IP addresses, and the scoring endpoint would get one",
                zh: "策略“{name}”禁止公共 IP，而评分终结点将使用公共 IP",
            ),
        )
        .help(say!(
            cx,
            en: "Make the load balancer internal, and name a subnet of the cluster's network. An exemption from the policy would do as well.",
            zh: "请将负载均衡器改为内部类型，并写明群集虚拟网络中的子网；也可为该策略申请豁免。",
        ));
    let balancer = cx.spec.load_balancer.as_ref();
    // An internal load balancer excludes a certificate from Microsoft.
    let fix = (!has_microsoft_certificate(cx.spec)).then(|| {
        let subnet = balancer.and_then(|balancer| balancer.subnet.given()).unwrap_or(SUBNET_OF_ARTICLE);
        let internal = LoadBalancerType::InternalLoadBalancer.as_str();
        let value = object! { "type" => internal, "subnet" => subnet };
        let title = say!(
            cx,
            en: "Use an internal load balancer in the subnet `{subnet}`",
            zh: "改用子网 `{subnet}` 中的内部负载均衡器",
        );
        Fix::offered(title, PatchOperation::add("/loadBalancer", value))
    });
    related(reported, found).fix_if_any(fix);
}
