//! The node pools of the cluster to come: the one pool of a create, or those of `cluster.create`.

use std::borrow::Cow;

use crate::rules::Context;
use crate::spec::Operation::{Attach, Create};
use crate::spec::{NodePoolMode, NodePoolSpec, OsType};

/// Where the pools of `cluster.create` stand.
pub(in crate::rules) const POOLS_POINTER: &str = "/cluster/create/nodePools";

/// The most nodes of a pool.
pub(in crate::rules) const MOST_NODES: i64 = 1000;

/// The most nodes of a cluster.
pub(in crate::rules) const MOST_TOGETHER: i64 = 5000;

/// A node pool of the cluster to come, with what holds where the spec is silent.
///
/// Each answer is `None` where the value was given in the wrong shape, or is missing and has no default.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Pool<'a> {
    /// Its name; the pool of a create gets one from the service.
    pub(in crate::rules) name: Option<&'a str>,
    /// The VM size of its nodes.
    pub(in crate::rules) size: Option<&'a str>,
    /// How many nodes it has, or begins with.
    pub(in crate::rules) count: Option<i64>,
    /// What it is for.
    pub(in crate::rules) mode: Option<NodePoolMode>,
    /// The operating system of its nodes.
    pub(in crate::rules) os: Option<OsType>,
    /// What `cluster.create` says of it, and its place there; `None` for the pool of a create.
    pub(in crate::rules) listed: Option<(usize, &'a NodePoolSpec<'a>)>,
}

/// The pools of the cluster to come, in their order; none where no cluster is made.
pub(in crate::rules) fn pools<'a>(cx: &Context<'a>) -> impl Iterator<Item = Pool<'a>> {
    let spec = cx.spec;
    let create = spec.cluster_create().filter(|_| cx.is(Attach));
    let only = cx.is(Create).then(|| Pool {
        name: None,
        size: spec.vm_size(),
        count: spec.node_count().and_then(|count| i64::try_from(count).ok()),
        mode: Some(NodePoolMode::System),
        os: Some(OsType::Linux),
        listed: None,
    });
    let listed = create.into_iter().flat_map(|create| {
        create.pools().iter().enumerate().map(|(number, pool)| Pool {
            name: pool.name.given(),
            size: pool.vm_size.given(),
            count: pool.count(),
            mode: create.pool_mode(number),
            os: pool.os_type(),
            listed: Some((number, pool)),
        })
    });
    only.into_iter().chain(listed)
}

impl Pool<'_> {
    /// The pointer of the VM size.
    pub(in crate::rules) fn size_pointer(&self) -> Cow<'static, str> {
        self.pointer("vmSize", "/agentVmSize")
    }

    /// The pointer of the node count.
    pub(in crate::rules) fn count_pointer(&self) -> Cow<'static, str> {
        self.pointer("count", "/agentCount")
    }

    /// The pointer of what a pool of `cluster.create` has at `key`, a create at `of_create`.
    fn pointer(&self, key: &str, of_create: &'static str) -> Cow<'static, str> {
        match self.listed {
            Some((number, _)) => listed_pointer(number, key).into(),
            None => of_create.into(),
        }
    }

    /// Whether it runs what the cluster itself needs; not where that is unreadable.
    pub(in crate::rules) fn is_system(&self) -> bool {
        self.mode == Some(NodePoolMode::System)
    }

    /// The fewest nodes that such a pool may have: a user pool may be empty. Where the mode is unreadable,
    /// it may be a user pool.
    pub(in crate::rules) fn fewest(&self) -> i64 {
        i64::from(self.is_system())
    }
}

/// The pointer of `key` in the pool at `number` of `cluster.create`.
pub(in crate::rules) fn listed_pointer(number: usize, key: &str) -> String {
    format!("{POOLS_POINTER}/{number}/{key}")
}
