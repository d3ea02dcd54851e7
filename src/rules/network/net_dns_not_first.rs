//! The DNS address is not one that is taken already.

use super::ranges::{DnsPlace, Part, Ranges};
use super::rewrite;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-DNS-NOT-FIRST",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "The DNS address is not the first, the network or the broadcast address",
        zh: "DNS 地址不能是服务 CIDR 的首个地址、网络地址或广播地址",
    ),
    why: prose!(
        en: "Kubernetes gives the first address of the service CIDR to its own API (`kubernetes.default`), so the DNS service \
             could not have it. The network and the broadcast address belong to no service.",
        zh: "服务 CIDR 的首个地址由 Kubernetes 分配给自己的 API（`kubernetes.default`），DNS 服务无法使用；网络地址和广播地址则不属于任何服务。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-ip-address-planning.md")],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.2, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.1, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.0, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.255.255, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.1.0.1"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    let Some((service, dns)) = ranges.service.zip(ranges.dns) else { return };
    let service = service.trunc();
    let pointer = ranges.pointer(Part::Dns);
    let message = match ranges.dns_place() {
        Some(DnsPlace::First) => say!(
            cx,
            en: "`{dns}` is the first address of {service}: Kubernetes takes it for its API",
            zh: "`{dns}` 是 {service} 的首个地址，已由 Kubernetes API 占用",
        ),
        Some(DnsPlace::Network) => {
            say!(cx, en: "`{dns}` is the network address of {service}", zh: "`{dns}` 是 {service} 的网络地址")
        }
        Some(DnsPlace::Broadcast) => {
            say!(cx, en: "`{dns}` is the broadcast address of {service}", zh: "`{dns}` 是 {service} 的广播地址")
        }
        Some(DnsPlace::Outside | DnsPlace::Free) | None => return,
    };
    let reported = findings.fail(pointer, message).help(say!(
        cx,
        en: "Take another address of the service CIDR, usually its tenth.",
        zh: "请在服务 CIDR 中另选地址，通常是第十个。",
    ));
    if let Some(usual) = ranges.usual_dns() {
        reported.fix(rewrite(cx, pointer, usual, false));
    }
}
