//! The ranges of services and pods overlap no subnet of the virtual network.

use super::ranges::{Part, Ranges};
use super::subnets::NODES;
use super::{EXAMPLE_NETWORK, EXAMPLE_NETWORK_OF_NEW, overlaps};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-OVERLAP-SVC-SUBNET",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "The ranges of services and pods overlap no subnet of the virtual network",
        zh: "服务与 Pod 的地址范围不得与虚拟网络的任何子网重叠",
    ),
    why: prose!(
        en: "AKS refuses the cluster with `ServiceCidrOverlapExistingSubnetsCidr`. All subnets of the network count, not \
             only the one for the nodes. The API refuses only that; AKS's own documentation wants the range outside \
             the network's whole address space, so that an overlap with it alone is a warning. A new cluster in an overlay or with kubenet \
             has a range for pods besides, for which the same holds; and where its spec names no range, AKS takes \
             10.0.0.0/16 for services and 10.244.0.0/16 for pods.",
        zh: "AKS 会以 `ServiceCidrOverlapExistingSubnetsCidr` 拒绝创建群集。虚拟网络的所有子网都算在内，而不只是节点所在的子网。\
             API 只拒绝与子网的重叠；AKS 文档则要求该范围位于虚拟网络的整个地址空间之外，因此仅与地址空间重叠时为警告。\
             使用 overlay 或 kubenet 的新群集还有 Pod 的范围，要求相同；若未填写范围，AKS 的默认值为：服务 10.0.0.0/16，Pod 10.244.0.0/16。",
    ),
    source: &[
        Source::Public("Azure Machine Learning REST reference, AksNetworkingConfiguration.serviceCidr"),
        Source::Public("Azure/AKS issue 1117"),
        Source::Public("AKS documentation, concepts-network-ip-address-planning.md"),
        Source::Public("AKS documentation, azure-cni-overlay.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
            attach_new!("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.1.0.10"),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
        ],
        &[
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach_new!(
                "podCidr: 10.1.0.0/18, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!(
                "networkPlugin: azure, serviceCidr: 10.1.4.0/24, dnsServiceIP: 10.1.4.10, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
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
    let ranges = Ranges::of(cx);
    for (part, key) in [(Part::Service, "serviceCidr"), (Part::Pods, "podCidr")] {
        let Some((range, is_given)) = ranges.used(part) else { continue };
        let (pointer, help) = if is_given {
            let help = say!(
                cx,
                en: "Choose a range beside the prefixes of all subnets of the network.",
                zh: "请选用与该虚拟网络所有子网的地址前缀都不重叠的范围。",
            );
            (ranges.pointer(part), help)
        } else {
            let help = say!(
                cx,
                en: "{range} is what AKS takes without `{key}`: give it a range beside the prefixes of all subnets of the network.",
                zh: "{range} 是未设置 `{key}` 时 AKS 的默认值：请为其填写与该虚拟网络所有子网的地址前缀都不重叠的范围。",
            );
            (NODES, help)
        };
        overlaps::report(cx, findings, pointer, range, help);
    }
}
