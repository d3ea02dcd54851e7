//! The service CIDR is smaller than a /12.

use ipnet::Ipv4Net;

use super::ranges::{Part, Ranges};
use super::rewrite;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-SVC-SIZE",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(en: "The service CIDR is smaller than a /12", zh: "服务 CIDR 必须小于 /12"),
    why: prose!(
        en: "AKS refuses larger ranges for Kubernetes services. Its documentation says \"smaller than /12\"; whether a /12 \
             itself passes is not said, so that one is a warning.",
        zh: "AKS 会拒绝更大的 Kubernetes 服务地址范围。其文档的说法是小于 /12；/12 本身是否可行并未说明，因此仅给出警告。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-ip-address-planning.md")],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.8.0.0/13, dnsServiceIP: 10.8.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/8, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.16.0.0/12, dnsServiceIP: 10.16.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/11, dnsServiceIP: 10.0.0.10, podCidr: 192.168.0.0/16"),
            attach_new!("serviceCidr: 10.16.0.0/12, dnsServiceIP: 10.16.0.10"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let before = Ranges::of(cx);
    let Some(service) = before.service else { return };
    let severity = match service.prefix_len() {
        0..=11 => Severity::Error,
        12 => Severity::Warning,
        _ => return,
    };
    let length = service.prefix_len();
    let pointer = before.pointer(Part::Service);
    let reported = findings
        .fail_as(
            severity,
            pointer,
            say!(
                cx,
                en: "a /{length} is too large for services: AKS wants less than a /12",
                zh: "/{length} 对服务来说过大：AKS 要求小于 /12",
            ),
        )
        .help(say!(
            cx,
            en: "Use a prefix length of 13 or more; a /16 holds 65,536 services.",
            zh: "请使用 13 或更大的前缀长度；/16 可容纳 65,536 个服务地址。",
        ));
    let usual = Ipv4Net::new(service.network(), 16).map_or_else(|_| String::new(), |usual| usual.to_string());
    if before.with(Part::Service, &usual).is_some_and(|after| after.break_nothing_of(&before)) {
        reported.fix(rewrite(cx, pointer, usual, false));
    }
}
