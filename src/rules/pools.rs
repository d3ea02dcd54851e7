//! The node pools of the cluster to be attached, there already or made first: what they come to, and how messages name
//! them.

use std::borrow::Cow;

use super::Context;
use super::nodes::pools::{POOLS_POINTER, Pool, pools};
use super::quote::quote;
use crate::facts::NodePoolFact;
use crate::index::Index;
use crate::language::{Language, say};
use crate::report::Reported;
use crate::spec::Operation::Attach;
use crate::spec::OsType;

/// What nodes of a cluster make together, as far as the facts say it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Total {
    /// What those make that run.
    running: u64,
    /// What those add that are stopped.
    stopped: u64,
    /// Whether there may be more.
    may_be_more: bool,
}

/// How a total compares with what is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reaches {
    /// What runs is enough.
    Yes,
    /// Only with what is stopped it is enough; so much runs.
    WhenStarted(u64),
    /// All of it is too little.
    No(u64),
    /// So much is known, which is too little; there may be more.
    Unknown(u64),
}

impl Total {
    /// Whether there is as much as `needed`.
    pub(super) fn reaches(self, needed: u64) -> Reaches {
        let all = self.running.saturating_add(self.stopped);
        if self.running >= needed {
            Reaches::Yes
        } else if self.may_be_more {
            Reaches::Unknown(all)
        } else if all >= needed {
            Reaches::WhenStarted(self.running)
        } else {
            Reaches::No(all)
        }
    }
}

/// A node pool of the cluster that is attached: of the one that is there, or of the one that is made first.
#[derive(Debug)]
pub(super) struct ClusterPool<'a> {
    /// Its name.
    pub(super) name: Option<&'a str>,
    /// How many nodes it has now, or begins with.
    pub(super) count: Option<u64>,
    /// The VM size of its nodes.
    pub(super) size: Option<&'a str>,
    /// Whether its nodes run Linux.
    pub(super) is_linux: Option<bool>,
    /// The taints that are known.
    pub(super) taints: Vec<&'a str>,
    /// Whether it has no other taints.
    pub(super) knows_taints: bool,
    is_stopped: bool,
}

/// Whether there are node pools to judge: the spec names the cluster, or the pools of the one that is made first.
pub(super) fn names_pools(cx: &Context<'_>) -> bool {
    match cx.new_cluster() {
        Some(create) => !create.pools().is_empty(),
        None => cx.is(Attach) && cx.spec.cluster.as_ref().is_some() && !cx.makes_cluster(),
    }
}

/// Where the spec says which pools these are.
pub(super) fn pools_pointer(cx: &Context<'_>) -> &'static str {
    if cx.makes_cluster() { POOLS_POINTER } else { "/cluster" }
}

/// The node pools of the cluster that is attached, where the spec or a fact says them.
pub(super) fn cluster_pools<'a>(cx: &'a Context<'_>) -> Option<Vec<ClusterPool<'a>>> {
    if cx.makes_cluster() {
        return Some(pools(cx).filter_map(|pool| to_come(&pool)).collect());
    }
    let all_stopped = is_stopped(cx.current_cluster().and_then(|it| it.power_state.as_deref()));
    let pools = cx.current_pools()?.iter();
    let mut pools: Vec<ClusterPool<'a>> = pools.map(|pool| present(pool, all_stopped)).collect();
    scale(cx, &mut pools);
    Some(pools)
}

/// Gives pools of a cluster that the spec would make the counts that it asks for, to which the plan scales them.
fn scale(cx: &Context<'_>, pools: &mut [ClusterPool<'_>]) {
    let Some(create) = cx.spec.cluster_create().filter(|_| cx.as_it_is) else { return };
    let wanted = create.pools();
    let mut index = Index::default();
    for pool in wanted {
        index.push(pool.name.given().unwrap_or_default());
    }
    for pool in pools {
        let Some(name) = pool.name else { continue };
        let of_this_name = |at: usize| {
            let wanted = wanted.get(at).and_then(|wanted| wanted.name.given());
            wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case(name))
        };
        let count = index.find(name, of_this_name).and_then(|at| wanted.get(at)?.count.given());
        if let Some(count) = count.and_then(|count| u64::try_from(count).ok()) {
            pool.count = Some(count);
        }
    }
}

fn present(pool: &NodePoolFact, all_stopped: bool) -> ClusterPool<'_> {
    ClusterPool {
        name: pool.name.as_deref(),
        count: pool.count,
        size: pool.vm_size.as_deref(),
        is_linux: pool.is_linux(),
        taints: pool.taints.iter().flatten().map(String::as_str).collect(),
        knows_taints: pool.taints.is_some(),
        is_stopped: all_stopped || is_stopped(pool.power_state.as_deref()),
    }
}

fn to_come<'a>(pool: &Pool<'a>) -> Option<ClusterPool<'a>> {
    let (_, listed) = pool.listed?;
    let taints = listed.taints.as_ref().map_or(&[][..], Vec::as_slice);
    Some(ClusterPool {
        name: pool.name,
        // A count that is too small has its own finding; it is none at all.
        count: pool.count.map(|count| u64::try_from(count).unwrap_or(0)),
        size: pool.size,
        is_linux: pool.os.map(|os| os == OsType::Linux),
        taints: taints.iter().filter_map(|taint| taint.given()).collect(),
        knows_taints: !listed.taints.is_invalid() && taints.iter().all(|taint| taint.given().is_some()),
        is_stopped: false,
    })
}

/// The Linux nodes of the cluster.
pub(super) fn nodes(cx: &Context<'_>) -> Option<Total> {
    sum(cx, &|_| (1, false))
}

/// The vCPUs of its Linux nodes.
pub(super) fn vcpus(cx: &Context<'_>) -> Option<Total> {
    sum(cx, &|pool| match pool.size.and_then(|name| cx.size_of(name)) {
        Some(size) => (size.available, false),
        // A node has one vCPU at least, whatever its size.
        None => (1, true),
    })
}

/// The VM sizes that neither the catalog nor a fact describes, of pools with Linux nodes; each once.
pub(super) fn undescribed_sizes<'a>(cx: &'a Context<'_>) -> Vec<&'a str> {
    let pools = cluster_pools(cx).unwrap_or_default();
    let mut names = pools
        .iter()
        .filter(|pool| pool.count != Some(0) && pool.is_linux != Some(false))
        .filter_map(|pool| pool.size)
        .filter(|name| cx.size_of(name).is_none());
    distinct(&mut names)
}

/// The names in their order, each once, in whatever letter case.
pub(super) fn distinct<'a>(names: &mut dyn Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut index = Index::default();
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        let is_it = |at: usize| distinct.get(at).is_some_and(|known| known.eq_ignore_ascii_case(name));
        if index.find(name, is_it).is_none() {
            index.push(name);
            distinct.push(name);
        }
    }
    distinct
}

/// Adds up what `each` says that a node of a pool makes, and whether it may be more.
fn sum(cx: &Context<'_>, each: &dyn Fn(&ClusterPool<'_>) -> (u64, bool)) -> Option<Total> {
    let mut total = Total::default();
    for pool in cluster_pools(cx)? {
        let count = match (pool.is_linux, pool.count) {
            (Some(false), _) | (_, Some(0)) => continue,
            (Some(true), Some(count)) => count,
            _ => {
                total.may_be_more = true;
                continue;
            }
        };
        let (of_node, may_be_more) = each(&pool);
        let of_pool = count.saturating_mul(of_node);
        let part = if pool.is_stopped { &mut total.stopped } else { &mut total.running };
        *part = part.saturating_add(of_pool);
        total.may_be_more |= may_be_more;
    }
    Some(total)
}

fn is_stopped(power_state: Option<&str>) -> bool {
    power_state.is_some_and(|state| state.eq_ignore_ascii_case("Stopped"))
}

/// Points at the node pools of the facts, where these decided it.
pub(super) fn related<'a>(cx: &Context<'_>, reported: Reported<'a>) -> Reported<'a> {
    match cx.current_pools_place().filter(|_| !cx.makes_cluster()) {
        Some((origin, pointer)) => reported.related(origin, pointer),
        None => reported,
    }
}

/// How many things a message names; nobody reads on.
const MOST_NAMED: usize = 12;

/// Things in one line; where there are many, the first of them and how many more.
pub(super) fn named<T: AsRef<str>>(cx: &Context<'_>, things: &[T]) -> String {
    let shown: Vec<Cow<'_, str>> =
        things.iter().take(MOST_NAMED).map(|thing| quote(thing.as_ref())).collect();
    let shown = shown.join(match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    });
    match things.len().saturating_sub(MOST_NAMED) {
        0 => shown,
        more => say!(cx, en: "{shown} and {more} more", zh: "{shown} 等，另有 {more} 个").into_owned(),
    }
}
