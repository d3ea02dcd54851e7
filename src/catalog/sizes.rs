//! Finding a VM size among all of them, by its name or by what may have been meant.

use super::VmSize;
use crate::index::Index;

/// The sizes, in the order in which people look for them, with an index by name.
#[derive(Clone, Debug)]
pub(super) struct Sizes {
    all: Vec<VmSize>,
    index: Index,
}

impl Sizes {
    pub(super) fn new(all: Vec<VmSize>) -> Self {
        let mut index = Index::default();
        for size in &all {
            index.push(&size.name);
        }
        Self { all, index }
    }

    pub(super) fn all(&self) -> &[VmSize] {
        &self.all
    }

    pub(super) fn find(&self, name: &str) -> Option<&VmSize> {
        let is_it = |at| self.all.get(at).is_some_and(|size: &VmSize| size.name.eq_ignore_ascii_case(name));
        self.all.get(self.index.find(name, is_it)?)
    }
}

/// Longer than any name; what is longer is no misspelt size, and comparing it would only cost time.
const LONGEST: usize = 64;

pub(super) fn nearest<'a>(sizes: &'a [VmSize], name: &str, most: usize) -> Vec<&'a VmSize> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let wanted = bare(name);
    let number = first_number(&wanted);
    // A third of the name may be wrong: more, and every short name is near every other.
    let farthest = (wanted.chars().count() / 3).max(1);
    let mut near = Vec::with_capacity(most.saturating_add(1).min(16));
    for size in sizes {
        let candidate = bare(&size.name);
        let distance = strsim::osa_distance(&wanted, &candidate);
        if distance <= farthest {
            let rank = (distance, size.gone, first_number(&candidate) != number);
            // Equally near ones stay in the order of the table.
            let place = near.partition_point(|(other, _)| *other <= rank);
            near.insert(place, (rank, size));
            near.truncate(most);
        }
    }
    near.into_iter().map(|(_, size)| size).collect()
}

/// The name without what people leave out or write differently: the tier, separators, letter case.
fn bare(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let series = match name.split_once(|c: char| !c.is_ascii_alphanumeric()) {
        Some((tier, series)) if strsim::osa_distance(tier, TIER) <= 2 => series,
        _ => name.strip_prefix(TIER).unwrap_or(&name),
    };
    // A dash stays: it is what tells a constrained size from its parent.
    series.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-' || !c.is_ascii()).collect()
}

const TIER: &str = "standard";

fn first_number(name: &str) -> &str {
    name.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;

    fn nearest(name: &str) -> Vec<&str> {
        let sizes = Catalog::embedded().nearest_sizes(name, 3);
        sizes.iter().map(|size| size.name.as_ref()).collect()
    }

    #[test]
    fn the_likeliest_size_comes_first() {
        for (written, meant) in [
            ("Standard_D3v2", "Standard_D3_v2"),
            ("D3_v2", "Standard_D3_v2"),
            ("Standard-D3-v2", "Standard_D3_v2"),
            ("standard d4s v5", "Standard_D4s_v5"),
            ("Standart_D4s_v5", "Standard_D4s_v5"),
            ("Standard_D4sv5", "Standard_D4s_v5"),
            ("Standard_NC4as_T4v3", "Standard_NC4as_T4_v3"),
        ] {
            assert_eq!(nearest(written).first().copied(), Some(meant), "{written}: {:?}", nearest(written));
        }
    }

    #[test]
    fn nothing_is_near_to_what_is_no_name() {
        for written in ["", "four cores please", "大号", &"D".repeat(1000)] {
            assert_eq!(nearest(written), [""; 0], "{written}");
        }
        assert!(Catalog::embedded().nearest_sizes("Standard_D3v2", 0).is_empty());
    }
}
