//! Ranges made at random: the verdict is that of counting addresses one by one.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn nets(ranges: &[String]) -> Vec<Ipv4Net> {
    ranges.iter().map(|range| range.parse().unwrap()).collect()
}

/// Ranges of a block of 256 addresses.
fn block() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec((any::<u8>(), 25_u8..=32), 1..12).prop_map(|ranges| {
        ranges
            .into_iter()
            .map(|(last, length)| Ipv4Net::new([20, 1, 0, last].into(), length).unwrap().trunc().to_string())
            .collect()
    })
}

/// Every address in ranges, one by one.
fn addresses(ranges: &[String]) -> BTreeSet<u32> {
    nets(ranges)
        .into_iter()
        .flat_map(|range| u32::from(range.network())..=u32::from(range.broadcast()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_verdict_is_that_of_counting_addresses(present in block(), own in block(), pair in block()) {
        let texts = |ranges: &[String]| json!(ranges);
        let mut tags = file("Public", "EastUS2", "CentralUS");
        tags["values"][4]["properties"]["addressPrefixes"] = texts(&own);
        tags["values"][5]["properties"]["addressPrefixes"] = texts(&pair);
        let spec = attach_in("AzureCloud", "eastus2");
        let finding = said(RULE, &spec, &facts(&[&cluster(&json!(present)), &tags]));
        let inside = addresses(&present);
        let mut needed = own.clone();
        needed.extend(pair.clone());
        let is_inside = addresses(&needed).is_subset(&inside);
        prop_assert_eq!(finding.is_none(), is_inside);
        let Some(finding) = finding else { return Ok(()) };
        prop_assert_eq!(finding.status, Status::Fail);
        let ranges = commanded(&finding).unwrap();
        prop_assert_eq!(addresses(&ranges), addresses(&[present, needed].concat()));
        let after = facts(&[&cluster(&json!(ranges)), &tags]);
        prop_assert_eq!(answer(RULE, &spec, &after), PASS);
    }
}
