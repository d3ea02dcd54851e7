//! The authorized IP ranges of a spec, by what they mean.

use ipnet::Ipv4Net;

use super::RANGES;
use crate::language::say;
use crate::report::{Fix, PatchOperation};
use crate::rules::Context;

/// The ranges by what they mean, each as its place in the list.
#[derive(Default)]
pub(super) struct List {
    /// How many there are, with those that cannot be read.
    pub(super) total: usize,
    /// Those that stand for the cluster's own address.
    pub(super) own: Vec<usize>,
    /// Those that switch the ranges off.
    pub(super) off: Vec<usize>,
    /// Those that let everybody in.
    pub(super) all: Vec<usize>,
    /// All others that AKS takes.
    pub(super) sound: Vec<(Ipv4Net, usize)>,
}

/// A range that another contains.
pub(super) struct Covered {
    pub(super) place: usize,
    pub(super) net: Ipv4Net,
    pub(super) cover: Ipv4Net,
}

/// The pointer of the range at `place`.
pub(super) fn pointer(place: usize) -> String {
    format!("{RANGES}/{place}")
}

impl List {
    /// The fix that takes these places away; the whole list, where nothing else is in it.
    pub(super) fn without(&self, cx: &Context<'_>, places: &[usize]) -> Fix {
        let patch = if places.len() == self.total {
            vec![PatchOperation::remove(RANGES)]
        } else {
            // From the end, so that no removal moves the next.
            places.iter().rev().map(|place| PatchOperation::remove(pointer(*place))).collect()
        };
        let title = match places.len() {
            1 => say!(cx, en: "Remove it", zh: "将其删除"),
            count => say!(cx, en: "Remove {count} ranges", zh: "删除 {count} 个范围"),
        };
        Fix { title, safe: false, patch }
    }

    /// The ranges that others contain, in the order of the list; what is repeated counts from its second
    /// place on.
    pub(super) fn covered(&mut self) -> Vec<Covered> {
        // A range stands behind those that contain it, so one run finds all, however many there are.
        self.sound.sort_unstable_by_key(|(net, place)| (u32::from(net.network()), net.prefix_len(), *place));
        let mut covered = Vec::new();
        let mut widest: Option<Ipv4Net> = None;
        for &(net, place) in &self.sound {
            match widest {
                Some(cover) if cover.contains(&net) => covered.push(Covered { place, net, cover }),
                _ => widest = Some(net),
            }
        }
        covered.sort_unstable_by_key(|range| range.place);
        covered
    }
}
