//! The subnet has an address for every node and every pod.

use super::{SUBNET, subnet};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// Nodes of a created cluster, where the spec does not say.
const DEFAULT_NODES: i64 = 3;
/// Nodes that an upgrade adds for its duration.
const SURGE: u32 = 1;
/// Addresses that a node takes: its own and one for each of the 30 pods that Azure CNI plans for.
const ADDRESSES_A_NODE: u32 = 30 + 1;
/// Addresses of every subnet that Azure keeps to itself.
const KEPT: u32 = 5;

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
        &[create("agentCount: 3")],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "agentCount: 10\nnetwork: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(subnet) = subnet(cx) else { return };
    let Some(nodes) = cx.spec.agent_count.or_default(DEFAULT_NODES) else { return };
    let Some((addresses, prefix)) = needs(nodes) else { return };
    findings
        .unknown(
            SUBNET,
            say!(
                cx,
                en: "whether `{subnet}` has {addresses} free addresses ({nodes} nodes and {SURGE} for upgrades, {ADDRESSES_A_NODE} each) is not known",
                zh: "尚不知道 `{subnet}` 是否有 {addresses} 个可用地址（{nodes} 个节点加升级用的 {SURGE} 个，每个 {ADDRESSES_A_NODE} 个地址）",
            ),
            cx.ask_virtual_network(),
        )
        .help(say!(
            cx,
            en: "An empty /{prefix} or larger is enough.",
            zh: "空的 /{prefix} 或更大的子网即可。",
        ));
}

/// The addresses that so many nodes take, and the prefix length of the smallest subnet that has them;
/// `None` for a count that no cluster can have.
fn needs(nodes: i64) -> Option<(u32, u32)> {
    let nodes = u32::try_from(nodes).ok().filter(|nodes| *nodes > 0)?;
    let addresses = nodes.checked_add(SURGE)?.checked_mul(ADDRESSES_A_NODE)?;
    let size = addresses.checked_add(KEPT)?.checked_next_power_of_two()?;
    Some((addresses, u32::BITS - size.trailing_zeros()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_subnet_that_is_large_enough() {
        assert_eq!(needs(1), Some((62, 25)));
        assert_eq!(needs(2), Some((93, 25)));
        assert_eq!(needs(3), Some((124, 24)));
        // Eight nodes would fit into a /24, but not with the one that an upgrade adds.
        assert_eq!(needs(7), Some((248, 24)));
        assert_eq!(needs(8), Some((279, 23)));
        assert_eq!(needs(10), Some((341, 23)));
        assert_eq!(needs(1000), Some((31_031, 17)));
    }

    #[test]
    fn a_count_that_no_cluster_has_needs_nothing() {
        assert_eq!(needs(0), None);
        assert_eq!(needs(-1), None);
        assert_eq!(needs(i64::MAX), None);
        assert_eq!(needs(i64::from(u32::MAX)), None);
        assert_eq!(needs(138_547_331), None);
    }
}
