//! The cluster's identity may use the subnet.

use super::subnets::virtual_network_pointer;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-ROLE",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The cluster's identity needs Network Contributor on the subnet",
        zh: "群集标识需要子网的“网络参与者”角色",
    ),
    why: prose!(
        en: "Without the role the load balancer never gets its address: it stays `<pending>`, and the error speaks of \
             `Microsoft.Network/virtualNetworks/subnets/read`. Sources differ on the scope: Azure Machine Learning names \
             the network's resource group, AKS at least the subnet, and one report says that the group did not do for a \
             load balancer's own subnet. A custom role needs subnets/join/action and subnets/read.",
        zh: "缺少该角色时，负载均衡器一直拿不到地址：状态停留在 `<pending>`，错误中会提到 \
             `Microsoft.Network/virtualNetworks/subnets/read`。作用域的说法不一：Azure 机器学习文档写的是虚拟网络的资源组，\
             AKS 要求至少在子网上；另有用户报告，负载均衡器使用单独子网时，资源组级别并不够。自定义角色需要 subnets/join/action 和 subnets/read。",
    ),
    source: &[
        Source::Public("Azure Machine Learning documentation v1, how-to-secure-inferencing-vnet.md"),
        Source::Public("MicrosoftDocs/azure-docs issue 52063"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            attach("loadBalancer: { type: PublicIp }"),
            update("loadBalancer: { type: PublicIp }"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
            update("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let pointer = if let Some(pointer) = virtual_network_pointer(cx) {
        pointer
    } else if cx.spec.is_internal() {
        "/loadBalancer/type"
    } else {
        return;
    };
    findings
        .note(
            pointer,
            say!(
                cx,
                en: "the cluster's identity needs the role Network Contributor on the subnet",
                zh: "群集标识需要在子网上拥有“网络参与者”角色",
            ),
        )
        .help(say!(
            cx,
            en: "Assign it on the subnet, or on the resource group of the network.",
            zh: "请在子网或虚拟网络所在的资源组上分配该角色。",
        ));
}
