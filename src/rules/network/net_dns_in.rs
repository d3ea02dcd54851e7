//! The DNS address lies in the service CIDR.

use super::ranges::{DnsPlace, Part, Ranges};
use super::rewrite;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-DNS-IN",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(en: "The DNS address lies in the service CIDR", zh: "DNS 地址必须位于服务 CIDR 内"),
    why: prose!(
        en: "The cluster's DNS is a Kubernetes service like any other, so its address comes from the range of services. AKS \
             refuses an address outside.",
        zh: "群集 DNS 本身就是一个 Kubernetes 服务，地址只能取自服务的范围。AKS 会拒绝范围之外的地址。",
    ),
    source: &[
        Source::Public("Azure Machine Learning REST reference, AksNetworkingConfiguration.dnsServiceIP"),
        Source::Public("AKS documentation, concepts-network-legacy-cni.md"),
    ],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.1.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.0.0.10"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    let Some((service, dns)) = ranges.service.zip(ranges.dns) else { return };
    if ranges.dns_place() != Some(DnsPlace::Outside) {
        return;
    }
    let service = service.trunc();
    let pointer = ranges.pointer(Part::Dns);
    let reported = findings
        .fail(pointer, say!(cx, en: "`{dns}` is not in the service CIDR {service}", zh: "`{dns}` 不在服务 CIDR {service} 内"))
        .help(say!(
            cx,
            en: "Take an address of the service CIDR, usually its tenth.",
            zh: "请从服务 CIDR 中选取地址，通常是第十个。",
        ));
    if let Some(usual) = ranges.usual_dns() {
        reported.fix(rewrite(cx, pointer, usual, false));
    }
}
