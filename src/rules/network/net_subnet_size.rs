//! The subnet has an address for every node and every pod.

use super::known::{Found, free_addresses, smallest_prefix};
use super::{EXAMPLE_NETWORK, SUBNET, subnet};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// Nodes that an upgrade adds for its duration.
const SURGE: u64 = 1;
/// Pods of a node that Azure CNI plans for, each with an address, unless told otherwise.
const PODS: u64 = 30;

pub(super) static RULE: Rule = Rule {
    id: "NET-SUBNET-SIZE",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "The subnet has an address for every node and every pod",
        zh: "子网必须为每个节点和每个 Pod 留有地址",
    ),
    why: prose!(
        en: "In a virtual network of yours, nodes and pods take their addresses from the subnet (Azure CNI), and they take \
             them in advance: 31 a node, and an upgrade adds a node. Too small a subnet fails the deployment with \
             `InsufficientSubnetSize`. Azure keeps 5 addresses of each subnet.",
        zh: "使用自有虚拟网络时，节点和 Pod 都从子网取得地址（Azure CNI），而且是预先占用：每个节点 31 个，升级时还会多出一个节点。\
             子网过小会以 `InsufficientSubnetSize` 使部署失败。每个子网还有 5 个地址由 Azure 保留。",
    ),
    source: &[
        Source::Public("AKS documentation, concepts-network-ip-address-planning.md"),
        Source::Public("Azure/AKS issue 456"),
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
    let (Some(name), Some(nodes)) = (subnet(cx), cx.spec.node_count()) else { return };
    let Some(needed) = needs(nodes, PODS) else { return };
    let Some(prefix) = smallest_prefix(needed) else { return };
    let found = cx.spec.subnet_id().map_or(Found::Unknown, |id| cx.find_subnet(&id));
    let name = quote(name);
    let known = match found {
        // That it is missing is another rule's.
        Found::Missing(_) => return,
        Found::Subnet(subnet, origin) => free_addresses(subnet).map(|free| (free, subnet, origin)),
        Found::Unknown => None,
    };
    let Some((free, subnet, origin)) = known else {
        findings
            .unknown(
                SUBNET,
                say!(
                    cx,
                    en: "whether `{name}` has {needed} free addresses ({nodes} nodes and {SURGE} for upgrades, each with {PODS} pods) is not known",
                    zh: "尚不知道 `{name}` 是否有 {needed} 个可用地址（{nodes} 个节点加升级用的 {SURGE} 个，每个节点 {PODS} 个 Pod）",
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
    if free >= needed {
        return;
    }
    let in_use = subnet.addresses_in_use.unwrap_or(0);
    let reported = findings
        .fail(
            SUBNET,
            say!(
                cx,
                en: "`{name}` has {free} free addresses; {nodes} nodes and {SURGE} for upgrades, each with {PODS} pods, need {needed}",
                zh: "`{name}` 有 {free} 个可用地址；{nodes} 个节点加升级用的 {SURGE} 个（每个节点 {PODS} 个 Pod）需要 {needed} 个",
            ),
        )
        .related(origin, subnet.pointer.clone());
    match smallest_prefix(needed.saturating_add(in_use)).filter(|_| in_use > 0) {
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

/// The addresses that so many nodes take with so many pods each, and one node more; `None` for counts that no cluster
/// can have.
fn needs(nodes: u64, pods: u64) -> Option<u64> {
    nodes.checked_add(SURGE)?.checked_mul(pods.checked_add(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_subnet_that_is_large_enough() {
        let needs = |nodes, pods| needs(nodes, pods).map(|needed| (needed, smallest_prefix(needed)));
        assert_eq!(needs(1, 30), Some((62, Some(25))));
        assert_eq!(needs(2, 30), Some((93, Some(25))));
        assert_eq!(needs(3, 30), Some((124, Some(24))));
        // Eight nodes would fit into a /24, but not with the one that an upgrade adds.
        assert_eq!(needs(7, 30), Some((248, Some(24))));
        assert_eq!(needs(8, 30), Some((279, Some(23))));
        assert_eq!(needs(10, 30), Some((341, Some(23))));
        assert_eq!(needs(1000, 30), Some((31_031, Some(17))));
        assert_eq!(needs(3, 110), Some((444, Some(23))));
    }

    #[test]
    fn a_count_that_no_cluster_has_needs_nothing() {
        assert_eq!(needs(u64::MAX, 30), None);
        assert_eq!(needs(u64::MAX / 2, 30), None);
        assert_eq!(needs(1, u64::MAX), None);
        assert_eq!(needs(138_547_331, 30).and_then(smallest_prefix), None);
    }
}
