//! Finding a VM size among all of them, by its name or by what may have been meant.

use super::VmSize;

/// The sizes with an index by name.
#[derive(Clone, Debug)]
pub(super) struct Sizes {
    all: Vec<VmSize>,
    /// Hash of the name and position in `all`, by hash: numbers are sorted and compared faster than names,
    /// and `all` keeps the order in which people look for sizes.
    index: Vec<(u32, usize)>,
}

impl Sizes {
    pub(super) fn new(all: Vec<VmSize>) -> Self {
        let mut index: Vec<_> = all.iter().enumerate().map(|(at, size)| (hash(&size.name), at)).collect();
        index.sort_unstable();
        Self { all, index }
    }

    pub(super) fn all(&self) -> &[VmSize] {
        &self.all
    }

    pub(super) fn find(&self, name: &str) -> Option<&VmSize> {
        let wanted = hash(name);
        let first = self.index.partition_point(|(hash, _)| *hash < wanted);
        let same_hash = self.index.iter().skip(first).take_while(|(hash, _)| *hash == wanted);
        same_hash.filter_map(|(_, at)| self.all.get(*at)).find(|size| size.name.eq_ignore_ascii_case(name))
    }
}

/// FNV-1a of the name in ASCII lower case.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
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
    let mut near: Vec<_> = sizes
        .iter()
        .filter_map(|size| {
            let candidate = bare(&size.name);
            let distance = strsim::osa_distance(&wanted, &candidate);
            let other_number = first_number(&candidate) != number;
            (distance <= farthest).then_some(((distance, size.gone, other_number), size))
        })
        .collect();
    // Stable: equally near ones stay in the order of the table.
    near.sort_by_key(|(rank, _)| *rank);
    near.into_iter().take(most).map(|(_, size)| size).collect()
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
