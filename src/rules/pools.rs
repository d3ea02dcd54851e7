//! What the node pools of the cluster to be attached come to, and how messages name them.

use std::borrow::Cow;

use super::Context;
use super::quote::quote;
use crate::facts::NodePoolFact;
use crate::language::{Language, say};
use crate::report::Reported;

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

/// The Linux nodes of the cluster.
pub(super) fn nodes(cx: &Context<'_>) -> Option<Total> {
    sum(cx, &|_| (1, false))
}

/// The vCPUs of its Linux nodes.
pub(super) fn vcpus(cx: &Context<'_>) -> Option<Total> {
    sum(cx, &|pool| match pool.vm_size.as_deref().and_then(|name| cx.size_of(name)) {
        Some(size) => (size.available, false),
        // A node has one vCPU at least, whatever its size.
        None => (1, true),
    })
}

/// The VM sizes that neither the catalog nor a fact describes, of pools with Linux nodes; each once.
pub(super) fn undescribed_sizes<'a>(cx: &'a Context<'_>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for pool in cx.current_pools().unwrap_or_default() {
        let counts = pool.count != Some(0) && pool.is_linux() != Some(false);
        let Some(name) = pool.vm_size.as_deref().filter(|_| counts) else { continue };
        if cx.size_of(name).is_none() && !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            names.push(name);
        }
    }
    names
}

/// Adds up what `each` says that a node of a pool makes, and whether it may be more.
fn sum(cx: &Context<'_>, each: &dyn Fn(&NodePoolFact) -> (u64, bool)) -> Option<Total> {
    let cluster_is_stopped = is_stopped(cx.current_cluster().and_then(|it| it.power_state.as_deref()));
    let mut total = Total::default();
    for pool in cx.current_pools()? {
        let count = match (pool.is_linux(), pool.count) {
            (Some(false), _) | (_, Some(0)) => continue,
            (Some(true), Some(count)) => count,
            _ => {
                total.may_be_more = true;
                continue;
            }
        };
        let (of_node, may_be_more) = each(pool);
        let of_pool = count.saturating_mul(of_node);
        let part = if cluster_is_stopped || is_stopped(pool.power_state.as_deref()) {
            &mut total.stopped
        } else {
            &mut total.running
        };
        *part = part.saturating_add(of_pool);
        total.may_be_more |= may_be_more;
    }
    Some(total)
}

fn is_stopped(power_state: Option<&str>) -> bool {
    power_state.is_some_and(|state| state.eq_ignore_ascii_case("Stopped"))
}

/// Points at the node pools, which decided it.
pub(super) fn related<'a>(cx: &Context<'_>, reported: Reported<'a>) -> Reported<'a> {
    match cx.current_pools_place() {
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
