//! The service CIDR overlaps no subnet of the virtual network.

use super::ranges::Ranges;
use super::{EXAMPLE_NETWORK, SERVICE, overlaps};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-OVERLAP-SVC-SUBNET",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "The service CIDR overlaps no subnet of the virtual network",
        zh: "服务 CIDR 不得与虚拟网络的任何子网重叠",
    ),
    why: prose!(
        en: "AKS refuses the cluster with `ServiceCidrOverlapExistingSubnetsCidr`. All subnets of the network count, not \
             only the one for the nodes. The API refuses only that; AKS's own documentation wants the range outside \
             the network's whole address space, so that an overlap with it alone is a warning.",
        zh: "AKS 会以 `ServiceCidrOverlapExistingSubnetsCidr` 拒绝创建群集。虚拟网络的所有子网都算在内，而不只是节点所在的子网。\
             API 只拒绝与子网的重叠；AKS 文档则要求该范围位于虚拟网络的整个地址空间之外，因此仅与地址空间重叠时为警告。",
    ),
    source: &[
        Source::Public("Azure Machine Learning REST reference, AksNetworkingConfiguration.serviceCidr"),
        Source::Public("Azure/AKS issue 1117"),
        Source::Public("AKS documentation, concepts-network-ip-address-planning.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.1.1.0/24, dnsServiceIP: 10.1.1.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.1.128.0/18, dnsServiceIP: 10.1.128.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(service) = Ranges::of(cx).service else { return };
    let help = say!(
        cx,
        en: "Choose a range beside the prefixes of all subnets of the network.",
        zh: "请选用与该虚拟网络所有子网的地址前缀都不重叠的范围。",
    );
    overlaps::report(cx, findings, SERVICE, service, help);
}
