//! No range overlaps those that AKS keeps to itself.

use super::ranges::{Part, Ranges, reserved};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-RESERVED",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "No range overlaps those that AKS keeps to itself",
        zh: "地址范围不得与 AKS 保留的范围重叠",
    ),
    why: prose!(
        en: "AKS uses 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 and 192.0.2.0/24 inside the cluster. A range that \
             contains one of them, such as 172.16.0.0/12, collides as well. The documentation names services, pods and \
             virtual networks; it does not name the Docker bridge, so that one is a warning.",
        zh: "AKS 在群集内部使用 169.254.0.0/16、172.30.0.0/16、172.31.0.0/16 和 192.0.2.0/24。包含其中之一的更大范围（如 \
             172.16.0.0/12）同样会冲突。文档只提到服务、Pod 和虚拟网络的范围，没有提到 Docker 网桥，因此网桥只给出警告。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-cni-overview.md")],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 172.29.0.0/16, dnsServiceIP: 172.29.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 172.30.4.0/22, dnsServiceIP: 172.30.4.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.31.0.1/16 }",
            ),
            attach_new!("podCidr: 172.16.0.0/12"),
            attach_new!("serviceCidr: 172.31.0.0/16, dnsServiceIP: 172.31.0.10"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    for (part, net, severity) in [
        (Part::Service, ranges.service, Severity::Error),
        (Part::Pods, ranges.pods, Severity::Error),
        (Part::Bridge, ranges.bridge, Severity::Warning),
    ] {
        let Some(net) = net else { continue };
        let Some(taken) = reserved(net) else { continue };
        findings
            .fail_as(
                severity,
                ranges.pointer(part),
                say!(
                    cx,
                    en: "`{net}` overlaps {taken}, which AKS keeps to itself",
                    zh: "`{net}` 与 AKS 保留的 {taken} 重叠",
                ),
            )
            .help(say!(
                cx,
                en: "Choose another range.",
                zh: "请改用其他范围。",
            ));
    }
}
