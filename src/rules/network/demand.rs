//! How many addresses the nodes and pods of a cluster to come take from its subnets.

use std::borrow::Cow;

use crate::language::say;
use crate::rules::Context;
use crate::spec::{ClusterCreate, Field, NetworkPlugin, NetworkPluginMode, NodePoolSpec};

/// Nodes that an upgrade adds to a pool for its duration.
const SURGE: u64 = 1;
/// Pods of a node that Azure CNI plans for, each with an address, unless told otherwise.
const PODS: u64 = 30;
/// How many addresses a node takes at a time for pods with a subnet of their own.
const BATCH: u64 = 16;

/// The addresses that a cluster takes from one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Demand {
    /// Without which the cluster cannot be made.
    pub(super) least: u64,
    /// With the nodes of an upgrade, and with as many pods as the nodes may run.
    pub(super) most: u64,
    /// The nodes.
    nodes: u64,
    /// The nodes that upgrades add.
    surge: u64,
    /// The most pods of a node that take addresses from the subnet.
    pods: u64,
}

impl Demand {
    /// The same with a pool besides, of which each node takes so many addresses; `None` for counts that no cluster
    /// can have.
    fn with(self, nodes: u64, pods: u64, least_of_node: u64, most_of_node: u64) -> Option<Self> {
        // Without nodes there is nothing to upgrade.
        let surge = if nodes == 0 { 0 } else { SURGE };
        let all = nodes.checked_add(surge)?;
        Some(Self {
            least: self.least.checked_add(nodes.checked_mul(least_of_node)?)?,
            most: self.most.checked_add(all.checked_mul(most_of_node)?)?,
            nodes: self.nodes.checked_add(nodes)?,
            surge: self.surge + surge,
            pods: self.pods.max(pods),
        })
    }

    /// A pool of which each node takes an address, and one for each pod.
    fn with_nodes(self, nodes: u64, pods: u64) -> Option<Self> {
        let of_node = pods.checked_add(1)?;
        self.with(nodes, pods, of_node, of_node)
    }

    /// A pool of which only the pods take addresses.
    fn with_pods(self, nodes: u64, pods: u64) -> Option<Self> {
        self.with(nodes, pods, BATCH, pods.max(1).checked_next_multiple_of(BATCH)?)
    }

    /// Who takes the addresses.
    pub(super) fn takers(&self, cx: &Context<'_>) -> Cow<'static, str> {
        let Self { nodes, surge, pods, .. } = self;
        if *pods == 0 {
            return say!(
                cx,
                en: "{nodes} nodes and {surge} for upgrades",
                zh: "{nodes} 个节点加升级用的 {surge} 个",
            );
        }
        say!(
            cx,
            en: "{nodes} nodes and {surge} for upgrades with up to {pods} pods each",
            zh: "{nodes} 个节点加升级用的 {surge} 个，每个节点最多 {pods} 个 Pod",
        )
    }
}

/// What the cluster takes from the subnet of its nodes; `None` where the spec does not say how many nodes it has.
pub(super) fn of_nodes(cx: &Context<'_>) -> Option<Demand> {
    let Some(create) = cx.new_cluster() else {
        return Demand::default().with_nodes(cx.spec.node_count()?, PODS);
    };
    let shares = match create.network_plugin()? {
        NetworkPlugin::Azure => match create.network_plugin_mode() {
            Field::Given(NetworkPluginMode::Overlay) => false,
            Field::Absent => create.pod_subnet_id.is_absent(),
            Field::Invalid => return None,
        },
        NetworkPlugin::Kubenet | NetworkPlugin::None => false,
    };
    create.pools().iter().try_fold(Demand::default(), |demand, pool| {
        let pods = if shares { pods_of(create, pool)? } else { 0 };
        demand.with_nodes(most_nodes(pool)?, pods)
    })
}

/// What its pods take from a subnet of their own.
pub(super) fn of_pods(cx: &Context<'_>) -> Option<Demand> {
    let create = cx.new_cluster()?;
    create.pools().iter().try_fold(Demand::default(), |demand, pool| {
        demand.with_pods(most_nodes(pool)?, pods_of(create, pool)?)
    })
}

fn pods_of(create: &ClusterCreate<'_>, pool: &NodePoolSpec<'_>) -> Option<u64> {
    u64::try_from(create.max_pods(pool)?).ok()
}

/// The most nodes of the pool.
fn most_nodes(pool: &NodePoolSpec<'_>) -> Option<u64> {
    let count =
        if pool.enable_auto_scaling.or_default(false)? { pool.max_count.given() } else { pool.count() };
    u64::try_from(count?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::known::smallest_prefix;
    use super::*;

    #[test]
    fn the_smallest_subnet_that_is_large_enough() {
        let needs = |nodes, pods| {
            let most = Demand::default().with_nodes(nodes, pods)?.most;
            Some((most, smallest_prefix(most)))
        };
        assert_eq!(needs(1, 30), Some((62, Some(25))));
        assert_eq!(needs(2, 30), Some((93, Some(25))));
        assert_eq!(needs(3, 30), Some((124, Some(24))));
        // Eight nodes would fit into a /24, but not with the one that an upgrade adds.
        assert_eq!(needs(7, 30), Some((248, Some(24))));
        assert_eq!(needs(8, 30), Some((279, Some(23))));
        assert_eq!(needs(10, 30), Some((341, Some(23))));
        assert_eq!(needs(1000, 30), Some((31_031, Some(17))));
        assert_eq!(needs(3, 110), Some((444, Some(23))));
        assert_eq!(needs(3, 0), Some((4, Some(28))));
    }

    #[test]
    fn pools_add_up_and_each_has_a_node_for_upgrades() {
        let both = Demand::default().with_nodes(3, 30).and_then(|it| it.with_nodes(2, 50)).unwrap();
        assert_eq!(
            both,
            Demand { least: 3 * 31 + 2 * 51, most: 4 * 31 + 3 * 51, nodes: 5, surge: 2, pods: 50 }
        );
        let empty = Demand::default().with_nodes(0, 30).unwrap();
        assert_eq!((empty.least, empty.most), (0, 0));
        let pods = Demand::default().with_pods(3, 110).unwrap();
        assert_eq!((pods.least, pods.most), (48, 4 * 112));
        let few = Demand::default().with_pods(3, 10).unwrap();
        assert_eq!((few.least, few.most), (48, 64));
    }

    #[test]
    fn a_count_that_no_cluster_has_needs_nothing() {
        let needs = |nodes, pods| Demand::default().with_nodes(nodes, pods).map(|it| it.most);
        assert_eq!(needs(u64::MAX, 30), None);
        assert_eq!(needs(u64::MAX / 2, 30), None);
        assert_eq!(needs(1, u64::MAX), None);
        assert_eq!(needs(138_547_331, 30).and_then(smallest_prefix), None);
        assert_eq!(Demand::default().with_pods(1, u64::MAX), None);
    }
}
