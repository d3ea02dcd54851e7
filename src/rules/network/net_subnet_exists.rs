//! The subnets that the spec names are in the virtual network.

use super::known::Found;
use super::subnets::{self, Subnet};
use crate::facts::SubnetsFact;
use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::fixes::rewrite;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// The subnet of an internal load balancer.
const BALANCER: &str = "/loadBalancer/subnet";
/// The subnet for nodes in a network that AKS makes.
const MADE: &str = "aks-subnet";
/// How many subnets of the network the help names.
const NAMED: usize = 5;

pub(super) static RULE: Rule = Rule {
    id: "NET-SUBNET-EXISTS",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "The subnets that the spec names are in the virtual network",
        zh: "规范中写出的子网须存在于虚拟网络中",
    ),
    why: prose!(
        en: "Azure Resource Manager refuses a reference to a subnet that is not there, and an internal load balancer whose \
             subnet is not in the cluster's network never gets its address. Only a whole list of the network's subnets \
             proves that one is missing. Without a network of yours AKS makes one, whose only subnet for nodes is `aks-subnet`.",
        zh: "引用不存在的子网会被 Azure 资源管理器拒绝；内部负载均衡器的子网若不在群集的虚拟网络中，则永远拿不到地址。\
             只有虚拟网络的完整子网列表才能证明某个子网不存在。不指定自有虚拟网络时，AKS 会创建一个，其中供节点使用的子网只有 `aks-subnet`。",
    ),
    source: &[
        Source::Public("Azure Resource Manager, error InvalidResourceReference"),
        Source::Public("AKS documentation, internal-lb.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }\nloadBalancer: { type: InternalLoadBalancer, subnet: scoring }",
            )
            .with_facts(super::EXAMPLE_NETWORK),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: scoring }"),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/Nodes, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods"
            )
            .with_facts(super::EXAMPLE_NETWORK_OF_NEW),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }\nloadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }",
            ),
        ],
        &[
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/none, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/neither"
            )
            .with_facts(super::EXAMPLE_NETWORK_OF_NEW),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }], vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes } }\nloadBalancer: { type: InternalLoadBalancer, subnet: internal }",
            )
            .with_facts(super::EXAMPLE_NETWORK_OF_NEW),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }\nloadBalancer: { type: InternalLoadBalancer, subnet: internal }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: nodes, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(super::EXAMPLE_NETWORK),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }\nloadBalancer: { type: InternalLoadBalancer, subnet: internal }",
            )
            .with_facts(super::EXAMPLE_NETWORK),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let nodes = subnets::of_nodes(cx);
    let balancer = cx.spec.load_balancer.as_ref().filter(|_| cx.spec.is_internal());
    // An id in the place of a name is another rule's.
    let balancer = balancer.and_then(|balancer| balancer.subnet.given()).filter(|name| !name.contains('/'));
    if let Some(name) = balancer.filter(|_| makes_network(cx)) {
        of_made_network(cx, findings, name);
    }
    let is_other = |name: &&str| nodes.as_ref().is_none_or(|nodes| nodes.name != *name);
    let balancer = balancer.filter(is_other).and_then(|name| subnets::named(cx, name, BALANCER));
    for subnet in [nodes, subnets::of_pods(cx), balancer].into_iter().flatten() {
        one(cx, findings, &subnet);
    }
}

/// Whether AKS makes the network of a cluster that is made before it is attached.
fn makes_network(cx: &Context<'_>) -> bool {
    cx.new_cluster().is_some_and(|create| create.vnet_subnet_id.is_absent())
}

fn of_made_network(cx: &Context<'_>, findings: &mut Findings, name: &str) {
    if name.eq_ignore_ascii_case(MADE) {
        return;
    }
    let name = quote(name);
    findings
        .fail_as(
            Severity::Warning,
            BALANCER,
            say!(
                cx,
                en: "the network that AKS makes has no subnet `{name}`, only `{MADE}`",
                zh: "AKS 创建的虚拟网络中没有子网 `{name}`，只有 `{MADE}`",
            ),
        )
        .help(say!(
            cx,
            en: "Name `{MADE}`, or give the cluster a network of yours by `vnetSubnetId`.",
            zh: "请填写 `{MADE}`，或用 `vnetSubnetId` 为群集指定自有虚拟网络。",
        ))
        .fix(rewrite(cx, BALANCER, MADE, false));
}

fn one(cx: &Context<'_>, findings: &mut Findings, subnet: &Subnet<'_>) {
    let (name, network, path) = (quote(subnet.name), quote(subnet.network), subnet.pointer);
    match subnet.find(cx) {
        Found::Subnet(..) => {}
        Found::Missing(all) => {
            findings
                .fail(
                    path,
                    say!(
                        cx,
                        en: "there is no subnet `{name}` in `{network}`",
                        zh: "`{network}` 中没有子网 `{name}`",
                    ),
                )
                .related(&all.origin, all.origin.pointer.clone())
                .help(match names(cx, all) {
                    None => say!(
                        cx,
                        en: "The network has no subnet: make one first.",
                        zh: "该虚拟网络没有任何子网：请先创建子网。",
                    ),
                    Some(names) => say!(
                        cx,
                        en: "Name a subnet of the network or make this one first. There are: {names}.",
                        zh: "请填写该虚拟网络已有的子网，或先创建此子网。现有子网：{names}。",
                    ),
                });
        }
        Found::Unknown => {
            findings
                .unknown(
                    path,
                    say!(
                        cx,
                        en: "whether `{network}` has a subnet `{name}` is not known",
                        zh: "尚不知道 `{network}` 中是否有子网 `{name}`",
                    ),
                    cx.ask_virtual_network(),
                )
                .help(say!(
                    cx,
                    en: "Make the subnet before the cluster: nothing here makes it.",
                    zh: "请在创建群集之前先创建该子网：此处不会创建它。",
                ));
        }
    }
}

/// The names of the first subnets; `None` where there is none.
fn names(cx: &Context<'_>, all: &SubnetsFact) -> Option<String> {
    let separator = match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    };
    let mut line = String::new();
    for subnet in all.subnets.iter().take(NAMED) {
        if !line.is_empty() {
            line.push_str(separator);
        }
        line.push('`');
        line.push_str(&quote(&subnet.name));
        line.push('`');
    }
    if all.subnets.len() > NAMED {
        line.push_str(separator);
        line.push('…');
    }
    (!line.is_empty()).then_some(line)
}
