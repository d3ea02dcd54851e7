//! Ranges made at random: what is public is decided octet by octet from IANA's registry.

use proptest::prelude::*;

use super::*;

/// Whether packets from this address cross the internet, decided octet by octet from IANA's registry.
fn is_public(address: Ipv4Addr) -> bool {
    match address.octets() {
        [0 | 10 | 127, ..] | [240..=255, ..] => false,
        [100, b, ..] => !(64..=127).contains(&b),
        [169, b, ..] => b != 254,
        [172, b, ..] => !(16..=31).contains(&b),
        [192, 0, 0, d] => !matches!(d, 0..=7 | 170 | 171),
        [192, 0, c, _] => c != 2,
        [192, b, ..] => b != 168,
        [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] => false,
        _ => true,
    }
}

fn address() -> impl Strategy<Value = Ipv4Addr> {
    let near = |base: u32| {
        // Near the beginning of a special range, on both sides.
        (-600_i64..600).prop_map(move |step| {
            Ipv4Addr::from(u32::try_from((i64::from(base) + step).rem_euclid(1 << 32)).unwrap())
        })
    };
    prop_oneof![
        any::<u32>().prop_map(Ipv4Addr::from),
        prop::sample::select(vec![
            0x0000_0000_u32,
            0x0100_0000,
            0x0A00_0000,
            0x0B00_0000,
            0x6440_0000,
            0x6480_0000,
            0x7F00_0000,
            0x8000_0000,
            0xA9FE_0000,
            0xA9FF_0000,
            0xAC10_0000,
            0xAC20_0000,
            0xC000_0000,
            0xC000_00AA,
            0xC000_0200,
            0xC0A8_0000,
            0xC0A9_0000,
            0xC612_0000,
            0xC614_0000,
            0xC633_6400,
            0xCB00_7100,
            0xE000_0000,
            0xF000_0000,
        ])
        .prop_flat_map(near),
    ]
}

/// One item of the ranges, right or wrong.
fn item() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (address(), 0..=32_u32).prop_map(|(address, length)| json!(format!("{address}/{length}"))),
        4 => address().prop_map(|address| json!(address.to_string())),
        1 => prop::sample::select(vec![
            json!("0.0.0.0/32"), json!("0.0.0.0/0"), json!(""), json!("AzureCloud"), json!("2001:db8::/32"),
            json!(" 20.1.2.3 "), json!("020.1.2.3/24"), json!("20.1.2.3/24"), json!("20.1.2.0/24"), json!(7), json!(null),
            json!("20.1.2.0/24"), json!("20.1.0.0/16"), json!("20.1.2.7"), json!(" 0.0.0.0/32"),
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn an_address_is_authorized_if_it_is_public(address in address()) {
        for text in [address.to_string(), format!("{address}/32")] {
            if text == "0.0.0.0/32" {
                continue;
            }
            let spec = spec(json!({ "authorizedIpRanges": [text] }));
            let refused = failed(&spec, Severity::Error).contains("API-RANGES-SYNTAX /authorizedIpRanges/0");
            prop_assert_eq!(refused, !is_public(address), "{}", address);
        }
    }

    /// A range is refused where its ends and every address between, sampled, are not public; and where it
    /// has host bits.
    #[test]
    fn a_range_is_authorized_if_a_part_of_it_is_public(address in address(), length in 1..=32_u32) {
        let size = 1_u64 << (32 - length);
        let first = u64::from(u32::from(address)) / size * size;
        let is_whole = first == u64::from(u32::from(address));
        let at = |number: u64| Ipv4Addr::from(u32::try_from(first + number).unwrap());
        prop_assume!(format!("{address}/{length}") != "0.0.0.0/32");
        let any_public = (0..=64).any(|step| is_public(at((size - 1) * step / 64)));
        let spec = spec(json!({ "authorizedIpRanges": [format!("{address}/{length}")] }));
        let refused = failed(&spec, Severity::Error).contains("API-RANGES-SYNTAX /authorizedIpRanges/0");
        // The special ranges are so far apart that 65 addresses of one this small tell.
        if size <= 64 || !any_public {
            prop_assert_eq!(refused, !any_public || !is_whole, "{}/{}", address, length);
        } else {
            prop_assert_eq!(refused, !is_whole, "{}/{}", address, length);
        }
    }

    #[test]
    fn every_fix_of_any_list_of_ranges_removes_its_finding(ranges in prop::collection::vec(item(), 0..6)) {
        try_fixes(&spec(json!({ "authorizedIpRanges": ranges })));
    }
}
