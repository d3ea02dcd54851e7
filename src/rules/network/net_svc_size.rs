//! The service CIDR is smaller than a /12.

use ipnet::Ipv4Net;

use super::ranges::Ranges;
use super::{SERVICE, rewrite};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-SVC-SIZE",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(en: "The service CIDR is smaller than a /12", zh: "服务 CIDR 必须小于 /12"),
    why: prose!(
        en: "AKS refuses larger ranges for Kubernetes services. Its documentation says \"smaller than /12\"; whether a /12 \
             itself passes is not said, so that one is a warning.",
        zh: "AKS 会拒绝更大的 Kubernetes 服务地址范围。其文档的说法是小于 /12；/12 本身是否可行并未说明，因此仅给出警告。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-ip-address-planning.md")],
    examples: Examples::new(
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.8.0.0/13, dnsServiceIP: 10.8.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/8, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.16.0.0/12, dnsServiceIP: 10.16.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
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
    let reported = findings
        .fail_as(
            severity,
            SERVICE,
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
    if let Ok(usual) = Ipv4Net::new(service.network(), 16) {
        let after = Ranges { service: Some(usual), ..before };
        if after.break_nothing_of(&before) {
            reported.fix(rewrite(cx, SERVICE, usual, false));
        }
    }
}
