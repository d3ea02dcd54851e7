//! The service CIDR is a private range.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::ranges::{Part, Ranges};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// The private ranges of RFC 1918.
const PRIVATE: [Ipv4Net; 3] = [
    Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
];

pub(super) static RULE: Rule = Rule {
    id: "NET-SVC-PRIVATE",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(en: "The service CIDR is a private range", zh: "服务 CIDR 应是专用地址范围"),
    why: prose!(
        en: "Pods cannot reach real hosts whose addresses lie in the service CIDR. With a public range those are hosts of \
             somebody on the internet, and what cannot be reached is hard to guess.",
        zh: "群集内的 Pod 无法访问地址落在服务 CIDR 内的真实主机。若使用公网范围，受影响的就是互联网上的主机，届时很难判断为何不通。",
    ),
    source: &[
        Source::Public("AKS documentation, concepts-network-legacy-cni.md"),
        Source::Public("RFC 1918"),
    ],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 192.168.0.0/16, dnsServiceIP: 192.168.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 20.0.0.0/16, dnsServiceIP: 20.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 20.1.0.0/16, dnsServiceIP: 20.1.0.10"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    let Some(service) = ranges.service else { return };
    if PRIVATE.iter().any(|private| private.contains(&service)) {
        return;
    }
    findings
        .fail(
            ranges.pointer(Part::Service),
            say!(cx, en: "`{service}` is not a private range", zh: "`{service}` 不是专用地址范围"),
        )
        .help(say!(
            cx,
            en: "Take a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
            zh: "请选用 10.0.0.0/8、172.16.0.0/12 或 192.168.0.0/16 内的范围。",
        ));
}
