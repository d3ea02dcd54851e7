//! Arithmetic of authorized IP ranges: what a list of them contains, what it lacks, how few say the same.

use ipnet::Ipv4Net;

use crate::facts::ipv4_prefix;

/// The range that stands for "nobody but the cluster itself": AKS adds the cluster's own egress address anyway.
pub(super) const NOBODY: &str = "0.0.0.0/32";

/// How many ranges AKS allows.
pub(super) const fn maximum(has_vnet_integration: bool) -> usize {
    if has_vnet_integration { 2_000 } else { 200 }
}

/// The IPv4 ranges among `ranges`, and those that cannot be read as one: IPv6, names of service tags.
/// [`NOBODY`] is neither, since it lets nobody in.
pub(super) fn read(ranges: &[String]) -> (Vec<Ipv4Net>, Vec<&str>) {
    let (mut read, mut unreadable) = (Vec::with_capacity(ranges.len()), Vec::new());
    for range in ranges.iter().map(|range| range.trim()).filter(|range| *range != NOBODY) {
        match ipv4_prefix(range) {
            Some(range) => read.push(range),
            None => unreadable.push(range),
        }
    }
    (read, unreadable)
}

/// The fewest ranges that contain the same addresses, in their order.
///
/// `Ipv4Net::aggregate` answers the same (a test says so), but brings 6 KB to the module, most of it a sort.
pub(super) fn merged(ranges: &[Ipv4Net]) -> Vec<Ipv4Net> {
    let mut merged = Vec::with_capacity(ranges.len());
    for range in ranges {
        add(&mut merged, range.trunc());
    }
    merged
}

/// Adds a range to merged ones.
fn add(merged: &mut Vec<Ipv4Net>, mut range: Ipv4Net) {
    loop {
        // Of two ranges one contains the other or they have nothing in common. So what contains this one stands right
        // before its place, what it contains right behind, and the other half of the next larger range beside it.
        let place = merged.partition_point(|other| *other <= range);
        let before = place.checked_sub(1);
        if before.and_then(|index| merged.get(index)).is_some_and(|other| other.contains(&range)) {
            return;
        }
        while merged.get(place).is_some_and(|other| range.contains(other)) {
            merged.remove(place);
        }
        let wider = range.supernet();
        let is_other_half = |other: &Ipv4Net| wider.is_some() && other.supernet() == wider;
        let mut beside = [before, Some(place)].into_iter().flatten();
        let other_half = beside.find(|index| merged.get(*index).is_some_and(is_other_half));
        match (other_half, wider) {
            (Some(index), Some(wider)) => {
                merged.remove(index);
                range = wider;
            }
            _ => {
                merged.insert(place, range);
                return;
            }
        }
    }
}

/// Those of `needed` that `merged` ranges do not wholly contain.
pub(super) fn missing(needed: &[Ipv4Net], merged: &[Ipv4Net]) -> Vec<Ipv4Net> {
    let mut missing = needed.to_vec();
    // Merged ranges are as large as they can be: what several of them contain together, one contains alone. It stands
    // right before the range's place.
    missing.retain(|range| {
        let place = merged.partition_point(|wide| wide <= range);
        !place.checked_sub(1).and_then(|before| merged.get(before)).is_some_and(|wide| wide.contains(range))
    });
    missing
}

/// The ranges with `between` between them.
pub(super) fn list(ranges: &[Ipv4Net], between: &str) -> String {
    let mut list = String::new();
    for range in ranges {
        if !list.is_empty() {
            list.push_str(between);
        }
        list.push_str(&range.to_string());
    }
    list
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::collections::BTreeSet;
    use std::net::Ipv4Addr;

    use proptest::prelude::*;

    use super::*;

    /// Ranges in a block of 256 addresses: at the beginning, in the middle and at the end of all addresses.
    fn ranges() -> impl Strategy<Value = Vec<Ipv4Net>> {
        let base = prop::sample::select(vec![0_u32, 0x0a00_0000, 0xffff_ff00]);
        let one = (any::<u8>(), 24_u8..=32);
        (base, prop::collection::vec(one, 0..40)).prop_map(|(base, ranges)| {
            ranges
                .into_iter()
                .filter_map(|(offset, length)| {
                    Ipv4Net::new(Ipv4Addr::from(base + u32::from(offset)), length).ok()
                })
                .map(|range| range.trunc())
                .collect()
        })
    }

    fn addresses(ranges: &[Ipv4Net]) -> BTreeSet<u32> {
        ranges.iter().flat_map(|range| u32::from(range.network())..=u32::from(range.broadcast())).collect()
    }

    proptest! {
        #[test]
        fn merged_ranges_hold_the_same_addresses(ranges in ranges()) {
            prop_assert_eq!(addresses(&merged(&ranges)), addresses(&ranges));
            prop_assert_eq!(merged(&ranges), Ipv4Net::aggregate(&ranges));
        }

        #[test]
        fn merging_is_that_of_ipnet(ranges in prop::collection::vec((any::<u32>(), 0_u8..=32), 0..40)) {
            let ranges: Vec<Ipv4Net> = ranges
                .into_iter()
                .filter_map(|(address, length)| Ipv4Net::new(Ipv4Addr::from(address), length).ok())
                .collect();
            prop_assert_eq!(merged(&ranges), Ipv4Net::aggregate(&ranges));
        }

        #[test]
        fn no_two_merged_ranges_could_be_one(ranges in ranges()) {
            let merged = merged(&ranges);
            prop_assert!(merged.is_sorted());
            for (index, left) in merged.iter().enumerate() {
                for right in merged.iter().skip(index + 1) {
                    prop_assert!(!left.contains(right) && !right.contains(left));
                    prop_assert!(left.prefix_len() != right.prefix_len() || left.supernet() != right.supernet());
                }
            }
        }

        #[test]
        fn missing_is_what_has_an_address_outside(needed in ranges(), present in ranges()) {
            let inside = addresses(&present);
            let expected: Vec<Ipv4Net> = needed
                .iter()
                .filter(|range| !addresses(&[**range]).is_subset(&inside))
                .copied()
                .collect();
            prop_assert_eq!(missing(&needed, &merged(&present)), expected);
        }

        #[test]
        fn nothing_is_missing_once_it_is_added(needed in ranges(), present in ranges()) {
            let mut all = present.clone();
            all.extend(missing(&needed, &merged(&present)));
            prop_assert_eq!(missing(&needed, &merged(&all)), Vec::new());
            prop_assert_eq!(missing(&present, &merged(&all)), Vec::new());
        }
    }

    #[test]
    fn all_addresses_are_one_range() {
        let halves = ["0.0.0.0/1", "128.0.0.0/1"].map(str::to_owned);
        let (halves, unreadable) = read(&halves);
        assert_eq!(list(&merged(&halves), ","), "0.0.0.0/0");
        assert!(unreadable.is_empty());
    }

    #[test]
    fn what_is_no_ipv4_range_is_kept_apart() {
        let written = ["20.1.2.0/24", "0.0.0.0/32", "20.1.3.9", "2603:1030::/48", "AzureMachineLearning", ""]
            .map(str::to_owned);
        let (ranges, unreadable) = read(&written);
        assert_eq!(list(&ranges, ","), "20.1.2.0/24,20.1.3.9/32");
        assert_eq!(unreadable, ["2603:1030::/48", "AzureMachineLearning", ""]);
    }
}
