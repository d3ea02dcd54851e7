//! The service CIDR holds enough addresses.

use super::ranges::{Part, Ranges};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-SVC-MIN",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(en: "The service CIDR holds enough addresses", zh: "服务 CIDR 的地址必须够用"),
    why: prose!(
        en: "Kubernetes takes the first address for its API, the cluster's DNS needs another, and every model and system \
             service one more. A /31 or /32 has no room for the first two. No document gives a minimum; above /27 we warn.",
        zh: "Kubernetes 的 API 占用第一个地址，群集 DNS 需要一个，每个模型服务和系统服务还要各占一个。/31、/32 连前两个都放不下。\
             公开文档没有给出下限；比 /27 更小时我们给出警告。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/27, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/31, dnsServiceIP: 10.0.0.1, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/28, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.1.0.0/28, dnsServiceIP: 10.1.0.10"),
            attach_new!("serviceCidr: 10.1.0.0/32, dnsServiceIP: 10.1.0.0"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    let Some(service) = ranges.service else { return };
    let pointer = ranges.pointer(Part::Service);
    let length = service.prefix_len();
    let reported = match length {
        0..=27 => return,
        28..=30 => {
            let addresses = 1_u32 << (32 - u32::from(length));
            findings.fail_as(
                Severity::Warning,
                pointer,
                say!(
                    cx,
                    en: "a /{length} has only {addresses} addresses for all services",
                    zh: "/{length} 只有 {addresses} 个地址供所有服务使用",
                ),
            )
        }
        _ => findings.fail(
            pointer,
            say!(
                cx,
                en: "a /{length} has no room for the Kubernetes API and the DNS service",
                zh: "/{length} 放不下 Kubernetes API 和 DNS 服务的地址",
            ),
        ),
    };
    reported.help(say!(
        cx,
        en: "Use a larger range: it cannot be changed later. A /16 is usual.",
        zh: "请使用更大的范围：创建后无法更改。通常使用 /16。",
    ));
}
