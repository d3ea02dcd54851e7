//! The subnets have an address for every node and every pod.

use super::demand::{self, Demand};
use super::known::{Found, free_addresses, smallest_prefix};
use super::subnets::{self, Subnet};
use super::{EXAMPLE_NETWORK, EXAMPLE_NETWORK_OF_NEW};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-SUBNET-SIZE",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "The subnets have an address for every node and every pod",
        zh: "子网必须为每个节点和每个 Pod 留有地址",
    ),
    why: prose!(
        en: "In a virtual network of yours, nodes and pods take their addresses from the subnet (Azure CNI), and they take \
             them in advance: 31 a node, and an upgrade adds a node. Too small a subnet fails the deployment with \
             `InsufficientSubnetSize`; where only the node of the upgrade has no room, the cluster can be made but not upgraded: \
             a warning, although the documentation counts that node among those that must fit. Azure keeps 5 addresses of \
             each subnet. In an overlay or with kubenet only nodes take addresses. With a subnet of their own, pods take them \
             from there, 16 a node at once and 16 more whenever they run short: too few for the first 16 is an error, too \
             few for all pods a warning. Pools that scale count with their most nodes, and each pool with one node for upgrades.",
        zh: "使用自有虚拟网络时，节点和 Pod 都从子网取得地址（Azure CNI），而且是预先占用：每个节点 31 个，升级时还会多出一个节点。\
             子网过小会以 `InsufficientSubnetSize` 使部署失败；若只是容不下升级时多出的节点，群集可以创建但无法升级：为警告，\
             尽管文档把该节点也算在必须容纳的数量内。每个子网还有 5 个地址由 Azure 保留。使用 overlay 或 kubenet 时只有节点占用地址。\
             Pod 有专用子网时从该子网取得地址：每个节点一开始占用 16 个，不足时再取 16 个；连最初的 16 个都不够为错误，\
             不够所有 Pod 使用为警告。自动缩放的节点池按最大节点数计算，每个节点池另计一个升级用的节点。",
    ),
    source: &[
        Source::Public("AKS documentation, concepts-network-ip-address-planning.md"),
        Source::Public("AKS documentation, configure-azure-cni-dynamic-ip-allocation.md"),
        Source::Public("Azure/AKS issue 456"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
        ],
        &[
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, enableAutoScaling: true, minCount: 3, maxCount: 9 }] } }",
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/few"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
            create(
                "agentCount: 8\nnetwork: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "agentCount: 10\nnetwork: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "agentCount: 10\nnetwork: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.cluster_is_there() {
        return;
    }
    if let Some((subnet, demand)) = subnets::of_nodes(cx).zip(demand::of_nodes(cx)) {
        one(cx, findings, &subnet, &demand);
    }
    if let Some((subnet, demand)) = subnets::of_pods(cx).zip(demand::of_pods(cx)) {
        one(cx, findings, &subnet, &demand);
    }
}

fn one(cx: &Context<'_>, findings: &mut Findings, asked: &Subnet<'_>, demand: &Demand) {
    let Demand { least, most, .. } = *demand;
    let Some(prefix) = smallest_prefix(most) else { return };
    let known = match asked.find(cx) {
        // That it is missing is another rule's.
        Found::Missing(_) => return,
        Found::Subnet(subnet, origin) => free_addresses(subnet).map(|free| (free, subnet, origin)),
        Found::Unknown => None,
    };
    let (name, takers) = (quote(asked.name), demand.takers(cx));
    let Some((free, subnet, origin)) = known else {
        findings
            .unknown(
                asked.pointer,
                say!(
                    cx,
                    en: "whether `{name}` has {most} free addresses ({takers}) is not known",
                    zh: "尚不知道 `{name}` 是否有 {most} 个可用地址（{takers}）",
                ),
                cx.ask_virtual_network(),
            )
            .help(say!(
                cx,
                en: "An empty /{prefix} or larger is enough.",
                zh: "空的 /{prefix} 或更大的子网即可。",
            ));
        return;
    };
    if free >= most {
        return;
    }
    let in_use = subnet.addresses_in_use.unwrap_or(0);
    let reported = if free < least {
        let message = say!(
            cx,
            en: "`{name}` has {free} free addresses; {takers} need {most}",
            zh: "`{name}` 有 {free} 个可用地址，但需要 {most} 个（{takers}）",
        );
        findings.fail(asked.pointer, message)
    } else {
        let message = say!(
            cx,
            en: "`{name}` has {free} free addresses: enough to make the cluster ({least}), but {takers} need {most}",
            zh: "`{name}` 有 {free} 个可用地址，足以创建群集（{least} 个），但共需要 {most} 个（{takers}）",
        );
        findings.fail_as(Severity::Warning, asked.pointer, message)
    };
    let reported = reported.related(origin, subnet.pointer.clone());
    match smallest_prefix(most.saturating_add(in_use)).filter(|_| in_use > 0) {
        Some(shared) => reported.help(say!(
            cx,
            en: "An empty /{prefix} or larger is enough; with the {in_use} addresses in use, a /{shared}.",
            zh: "空的 /{prefix} 或更大的子网即可；若保留已占用的 {in_use} 个地址，则需要 /{shared}。",
        )),
        None => reported.help(say!(
            cx,
            en: "An empty /{prefix} or larger is enough, or use fewer nodes.",
            zh: "请使用空的 /{prefix} 或更大的子网，或减少节点数。",
        )),
    };
}
