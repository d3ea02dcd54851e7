//! An internal load balancer has no certificate from Microsoft.

use std::borrow::Cow;

use super::{TYPE, has_microsoft_certificate, kind};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, LoadBalancerType, Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "LB-ILB-CERT",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "An internal load balancer has no certificate from Microsoft",
        zh: "内部负载均衡器不能使用 Microsoft 证书",
    ),
    why: prose!(
        en: "The name of a Microsoft certificate belongs to a public address, and an internal load balancer has none. Only \
             the English edition of the article says so; the Chinese one lacks the paragraph. On update what is not given \
             stays as it is, so the answer may depend on the compute.",
        zh: "Microsoft 证书的域名对应公共 IP，而内部负载均衡器没有公共 IP。只有文章的英文版写明了这一点，中文版缺少该段。\
             更新时未给出的部分保持不变，因此可能取决于当前的计算。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning documentation v1, how-to-create-attach-kubernetes.md, internal load balancer",
    )],
    examples: Examples::new(
        &[
            attach("loadBalancer: { type: PublicIp }\nssl: { leafDomainLabel: contoso }"),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
            update("loadBalancer: { type: InternalLoadBalancer }\nssl: { status: Disabled }"),
            update("loadBalancer: { type: PublicIp }\nssl: { leafDomainLabel: contoso }"),
        ],
        &[
            create("loadBalancer: { type: InternalLoadBalancer }\nssl: { leafDomainLabel: contoso }"),
            attach("loadBalancer: { type: InternalLoadBalancer }\nssl: { status: Auto }"),
            update("ssl: { leafDomainLabel: contoso }"),
            update(
                "operation: update\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }\nname: myaks\nloadBalancer: { type: InternalLoadBalancer }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    // An update keeps what it does not name, so there the compute as it is now speaks; it may be unknown.
    let keeps = cx.is(Operation::Update);
    let current = cx.current_compute();
    let is_internal = match kind(cx.spec) {
        Field::Given(kind) => Some(kind == LoadBalancerType::InternalLoadBalancer),
        Field::Absent if keeps => current.map(|current| {
            current.load_balancer_type() == Some(LoadBalancerType::InternalLoadBalancer.as_str())
        }),
        Field::Absent => Some(false),
        Field::Invalid => return,
    };
    let is_from_microsoft = if keeps && cx.spec.ssl.is_absent() {
        current.map(|current| current.ssl_status() == Some(SslStatus::Auto.as_str()))
    } else {
        Some(has_microsoft_certificate(cx.spec))
    };
    let pointer = if cx.spec.ssl.is_absent() { TYPE } else { certificate(cx) };
    match (is_internal, is_from_microsoft) {
        (Some(true), Some(true)) => {
            findings
                .fail(
                    pointer,
                    say!(
                        cx,
                        en: "an internal load balancer cannot have a certificate from Microsoft",
                        zh: "内部负载均衡器不能使用 Microsoft 证书",
                    ),
                )
                .help(help(cx));
        }
        (Some(true), None) => {
            let message = say!(
                cx,
                en: "whether the compute has a certificate from Microsoft is not known",
                zh: "尚不知道该计算是否使用 Microsoft 证书",
            );
            findings.unknown(pointer, message, cx.ask_compute()).help(help(cx));
        }
        (None, Some(true)) => {
            let message = say!(
                cx,
                en: "whether the compute has an internal load balancer is not known",
                zh: "尚不知道该计算是否使用内部负载均衡器",
            );
            findings.unknown(pointer, message, cx.ask_compute()).help(help(cx));
        }
        _ => {}
    }
}

/// The key that asks for a certificate from Microsoft.
fn certificate(cx: &Context<'_>) -> &'static str {
    match cx.spec.ssl.as_ref() {
        Some(ssl) if ssl.leaf_domain_label.is_present() => "/ssl/leafDomainLabel",
        Some(ssl) if ssl.renew.is_present() => "/ssl/renew",
        _ => "/ssl/status",
    }
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "With an internal load balancer use a certificate of your own: `cname`, certificate and key.",
        zh: "使用内部负载均衡器时，请使用自有证书：`cname`、证书和私钥。",
    )
}
