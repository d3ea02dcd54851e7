//! The service CIDR overlaps no subnet of the virtual network.

use super::ranges::Ranges;
use super::{SERVICE, virtual_network};
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
             only the one for the nodes.",
        zh: "AKS 会以 `ServiceCidrOverlapExistingSubnetsCidr` 拒绝创建群集。虚拟网络的所有子网都算在内，而不只是节点所在的子网。",
    ),
    source: &[
        Source::Public("Azure Machine Learning REST reference, AksNetworkingConfiguration.serviceCidr"),
        Source::Public("Azure/AKS issue 1117"),
    ],
    examples: Examples::new(
        &[create("agentCount: 3")],
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(service) = Ranges::of(cx).service else { return };
    let Some(network) = virtual_network(cx) else { return };
    findings
        .unknown(
            SERVICE,
            say!(
                cx,
                en: "whether a subnet of `{network}` overlaps {service} is not known",
                zh: "尚不知道 `{network}` 的子网是否与 {service} 重叠",
            ),
            cx.ask_virtual_network(),
        )
        .help(say!(
            cx,
            en: "Compare it with the prefixes of all subnets of the network.",
            zh: "请与该虚拟网络所有子网的地址前缀逐一比较。",
        ));
}
