//! Networks made at random: overlaps and free addresses are those of plain arithmetic.

use proptest::prelude::*;

use super::*;

/// The first and last address of a range, said by arithmetic alone.
fn interval((address, length): (u32, u8)) -> (u64, u64) {
    let size = 1_u64 << (32 - length);
    let first = u64::from(address) / size * size;
    (first, first + size - 1)
}

fn range() -> impl Strategy<Value = (u32, u8)> {
    ((0_u32..1 << 20).prop_map(|host| 0x0A00_0000 | host), 12_u8..=30)
}

fn written((address, length): (u32, u8)) -> String {
    format!("{}/{length}", std::net::Ipv4Addr::from(address))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_range_overlaps_what_it_shares_an_address_with(
        service in range(), bridge in range(), others in proptest::collection::vec(range(), 0..12),
    ) {
        let subnets: Vec<Value> = others
            .iter()
            .enumerate()
            .map(|(number, range)| subnet(&format!("s{number}"), &written(*range), json!({})))
            .collect();
        let facts = facts(&[network(&[], &subnets)]);
        let report = report(&in_network(&written(service), &written(bridge), ""), &facts);
        let shares = |one: (u32, u8), other: (u32, u8)| {
            let (one, other) = (interval(one), interval(other));
            one.0 <= other.1 && other.0 <= one.1
        };
        let fails = |rule: &str| of(&report, rule).first().map(|finding| finding.status) == Some(Status::Fail);
        let expected = others.iter().any(|other| shares(service, *other));
        prop_assert_eq!(fails("NET-OVERLAP-SVC-SUBNET"), expected);
        prop_assert_eq!(of(&report, "NET-OVERLAP-SVC-SUBNET").is_empty(), !expected);
        let expected = shares(service, bridge) || others.iter().any(|other| shares(bridge, *other));
        prop_assert_eq!(fails("NET-OVERLAP-BRIDGE"), expected);
    }

    #[test]
    fn free_addresses_are_counted(range in range(), in_use in 0_usize..400, nodes in 1_u64..40) {
        let subnet = subnet("default", &written(range), json!({ "ipConfigurations": configurations(in_use) }));
        let facts = facts(&[network(&[], &[subnet])]);
        let (first, last) = interval(range);
        // The first four addresses and the last are Azure's own.
        let free = (first..=last).skip(4).count().saturating_sub(1).saturating_sub(in_use);
        let needed = usize::try_from((nodes + 1) * 31).unwrap();
        let report = report(&in_network("192.168.0.0/16", "172.17.0.1/16", &format!("agentCount: {nodes}")), &facts);
        let found = of(&report, "NET-SUBNET-SIZE");
        prop_assert_eq!(found.is_empty(), free >= needed);
        if let Some(finding) = found.first() {
            let told = format!("has {free} free addresses");
            prop_assert!(finding.message.contains(&told), "{} {}", told, finding.message);
            let fits_without_upgrade = free >= needed - 31;
            prop_assert_eq!(finding.severity == Severity::Warning, fits_without_upgrade);
        }
    }
}
