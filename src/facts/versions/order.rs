//! Versions in the order of semver, newest first, each once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use semver::Version;

use super::list::VersionEntry;
use super::number;

/// An entry with its place in the order.
struct Numbered {
    number: Version,
    position: usize,
    entry: VersionEntry,
}

/// The entries that are versions, newest first. Of one that was written twice the first counts.
pub(super) fn newest_first(entries: Vec<VersionEntry>) -> Vec<VersionEntry> {
    // A heap, because a sort would be 3 KB of the module.
    let mut heap: BinaryHeap<Numbered> = entries
        .into_iter()
        .enumerate()
        .filter_map(|(position, entry)| {
            Some(Numbered { number: number::full(&entry.version)?, position, entry })
        })
        .collect();
    let mut ordered: Vec<VersionEntry> = Vec::with_capacity(heap.len());
    while let Some(Numbered { entry, .. }) = heap.pop() {
        if ordered.last().is_none_or(|last| last.version != entry.version) {
            ordered.push(entry);
        }
    }
    ordered
}

impl Ord for Numbered {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp_precedence(&other.number).then(other.position.cmp(&self.position))
    }
}

impl PartialOrd for Numbered {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Numbered {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Numbered {}
