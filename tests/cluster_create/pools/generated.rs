//! Pools made at random and by the thousand.

use std::sync::OnceLock;

use proptest::prelude::*;
use regex::Regex;

use super::*;

/// Whether AKS takes the pool name, by the published pattern.
fn is_pool_name(name: &str, is_windows: bool) -> bool {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    let pattern = PATTERN.get_or_init(|| Regex::new("^[a-z][a-z0-9]{0,11}$").unwrap());
    pattern.is_match(name) && !(is_windows && name.chars().count() > 6)
}

fn pool_name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c][0-9]{0,2}", "[a-zA-Z0-9]{0,14}", "[a-z0-9]{10,13}", "\\PC{0,8}"]
}

#[derive(Debug, PartialEq)]
enum Bound {
    Min,
    Max,
    Count,
}

/// Where the first fault of the bounds is, case by case.
fn naive(
    on: Option<bool>,
    is_system: bool,
    count: Option<i64>,
    min: Option<i64>,
    max: Option<i64>,
) -> Option<Bound> {
    let fewest = if is_system { 1 } else { 0 };
    match (on, min, max) {
        (Some(true), None, _) => Some(Bound::Min),
        (Some(true), _, None) => Some(Bound::Max),
        (Some(true), Some(min), Some(_)) if min < fewest => Some(Bound::Min),
        (Some(true), Some(min), Some(max)) if min > max => Some(Bound::Min),
        (Some(true), Some(min), Some(max)) => match count {
            Some(count) if count < fewest => None,
            Some(count) if count < min || count > max => Some(Bound::Count),
            _ => None,
        },
        (_, Some(_), _) => Some(Bound::Min),
        (_, None, Some(_)) => Some(Bound::Max),
        (_, None, None) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn pool_names_agree_with_the_published_pattern(
        pools in prop::collection::vec((pool_name(), any::<bool>()), 1..6)
    ) {
        let mut seen = Vec::new();
        let mut expected = Vec::new();
        let mut given = vec![json!({ "name": "system" })];
        for (number, (name, is_windows)) in pools.iter().enumerate() {
            let letter = if !is_pool_name(name, *is_windows) || seen.contains(&name) {
                "e"
            } else {
                seen.push(name);
                if name.len() == 12 { "n" } else { "" }
            };
            if !letter.is_empty() {
                expected.push(format!("{letter} /nodePools/{}/name", number + 1));
            }
            let os = if *is_windows { "Windows" } else { "Linux" };
            given.push(json!({ "name": name, "osType": os, "mode": "User" }));
        }
        let spec = spec(json!({ "nodePools": whole(&given) }));
        let mut found = of_rule("NAME-POOL", &spec);
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
        try_fixes(&spec);
    }

    #[test]
    fn the_bounds_of_a_scaling_pool_agree_with_a_naive_reading(
        on in prop::option::of(any::<bool>()),
        is_system in any::<bool>(),
        count in prop::option::of(-1..7_i64),
        min in prop::option::of(-1..6_i64),
        max in prop::option::of(-1..8_i64),
    ) {
        let mut pool = json!({ "mode": if is_system { "System" } else { "User" } });
        for (key, value) in [("count", count), ("minCount", min), ("maxCount", max)] {
            if let Some(value) = value {
                pool[key] = value.into();
            }
        }
        if let Some(on) = on {
            pool["enableAutoScaling"] = on.into();
        }
        let expected: Vec<String> = naive(on, is_system, count, min, max)
            .map(|bound| match bound {
                Bound::Min => "minCount",
                Bound::Max => "maxCount",
                Bound::Count => "count",
            })
            .map(|key| format!("e /nodePools/1/{key}"))
            .into_iter()
            .collect();
        let spec = spec(json!({ "nodePools": whole(&[json!({}), pool]) }));
        prop_assert_eq!(of_rule("COUNT-AUTOSCALE", &spec), expected);
        try_fixes(&spec);
    }
}

/// A spec with so many pools, all of them faulty where `is_faulty`; all called alike where `is_alike`.
fn many(count: usize, is_faulty: bool, is_alike: bool) -> Value {
    let size = if is_faulty { "Standard_NC6s_v3" } else { "Standard_D4s_v5" };
    let name = |number| if is_alike { "pool".to_owned() } else { format!("p{number}") };
    let pools = (0..count).map(|number| json!({ "name": name(number), "vmSize": size, "count": 1 }));
    spec(json!({ "nodePools": pools.collect::<Vec<_>>() }))
}

/// How long it takes is measured by `cargo bench`; a search for each pool would keep this test waiting.
#[test]
fn thousands_of_pools_are_judged_one_by_one() {
    for (is_faulty, is_alike, rule) in [(false, true, "NAME-POOL"), (true, false, "VM-RETIRED")] {
        let found = of_rule(rule, &many(5000, is_faulty, is_alike)).len();
        assert!(found >= 4999, "{rule}: {found}");
    }
}
