//! `cluster.create`: both sides of every bound of the rules about its place, node pools, sizes and versions.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::fmt::Write;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::{CheckOptions, check_text};
use proptest::prelude::*;
use regex::Regex;
use serde_json::{Value, json};
use time::macros::datetime;

const CREATE: &str = "/cluster/create";

fn findings(spec: &Value) -> Vec<Finding> {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check_text(&spec.to_string(), Format::Json, &options).findings
}

fn spec(keys: Value) -> Value {
    let mut create = json!({ "resourceGroup": "aks-rg", "name": "aks" });
    create.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
    if create["nodePools"].is_null() {
        create["nodePools"] = json!([{ "name": "pool1", "vmSize": "Standard_D4s_v5" }]);
    }
    json!({
        "operation": "attach",
        "workspace": {
            "subscriptionId": "11111111-2222-3333-4444-555555555555",
            "resourceGroup": "ml-rg", "name": "ml-ws", "location": "eastus2",
        },
        "name": "myaks",
        "cluster": { "create": create },
    })
}

/// What the rule says of a cluster with these keys: the pointers below it, each with a letter for how much
/// that weighs (error, warning, note, unknown).
fn said(rule: &str, keys: Value) -> Vec<String> {
    of_rule(rule, &spec(keys))
}

fn of_rule(rule: &str, spec: &Value) -> Vec<String> {
    findings(spec)
        .iter()
        .filter(|finding| finding.rule.id == rule)
        .map(|finding| {
            let letter = match (finding.status, finding.severity) {
                (Status::Unknown, _) => 'u',
                (Status::Note, _) => 'n',
                (_, Severity::Error) => 'e',
                (_, Severity::Warning) => 'w',
                _ => 'i',
            };
            format!("{letter} {}", finding.path.strip_prefix(CREATE).unwrap_or(&finding.path))
        })
        .collect()
}

/// The same of a cluster of one pool with these keys.
fn of_pool(rule: &str, keys: Value) -> Vec<String> {
    of_pools(rule, &[keys])
}

/// The same of a cluster with these pools, which have names and sizes unless they say others.
fn of_pools(rule: &str, pools: &[Value]) -> Vec<String> {
    said(rule, json!({ "nodePools": whole(pools) }))
}

fn whole(pools: &[Value]) -> Vec<Value> {
    let whole = |(number, keys): (usize, &Value)| {
        let mut pool = json!({ "name": format!("pool{number}"), "vmSize": "Standard_D4s_v5" });
        pool.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        pool
    };
    pools.iter().enumerate().map(whole).collect()
}

const NOTHING: [&str; 0] = [];

/// Every fix for the spec removes its finding and brings no error with it.
fn try_fixes(spec: &Value) -> usize {
    let before = findings(spec);
    let error = |finding: &Finding| finding.severity == Severity::Error && finding.status == Status::Fail;
    let mut tried = 0;
    for finding in &before {
        // What could not be read may hide the next error.
        let Some(fix) = finding.fix.as_ref().filter(|_| finding.rule.id != "SPEC-TYPE") else { continue };
        tried += 1;
        let mut fixed = spec.clone();
        let patch: json_patch::Patch =
            serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
        json_patch::patch(&mut fixed, &patch).unwrap();
        for after in findings(&fixed) {
            let is_new = before.iter().all(|old| old.rule.id != after.rule.id || old.path != after.path);
            assert!(
                !(error(&after) && is_new),
                "{}: {} brings {}\n{spec}",
                finding.rule.id,
                fix.title,
                after.rule.id
            );
            let stays = after.rule.id == finding.rule.id
                && after.path == finding.path
                && after.message == finding.message;
            assert!(!stays, "{}: {} leaves it in\n{spec}", finding.rule.id, fix.title);
        }
    }
    tried
}

#[test]
fn pool_names_have_12_characters_and_6_on_windows() {
    for (name, linux, windows) in [
        ("a", "", ""),
        ("pool12", "", ""),
        ("pool123", "", "e"),
        ("abcdefghijk", "", "e"),
        ("abcdefghijkl", "n", "e"),
        ("abcdefghijklm", "e", "e"),
        ("", "e", "e"),
        ("1pool", "e", "e"),
        ("Pool", "e", "e"),
        ("my-pool", "e", "e"),
        ("pöol", "e", "e"),
    ] {
        let expected = |letter: &str, number: usize| {
            if letter.is_empty() { vec![] } else { vec![format!("{letter} /nodePools/{number}/name")] }
        };
        assert_eq!(of_pool("NAME-POOL", json!({ "name": name })), expected(linux, 0), "{name}");
        let pools = [json!({ "name": "first" }), json!({ "name": name, "osType": "Windows" })];
        assert_eq!(of_pools("NAME-POOL", &pools), expected(windows, 1), "{name}");
    }
}

#[test]
fn each_pool_is_called_otherwise() {
    let named = |names: &[&str]| {
        let pools: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        let spec = spec(json!({ "nodePools": whole(&pools) }));
        try_fixes(&spec);
        let found = findings(&spec);
        let names: Vec<String> = found
            .iter()
            .filter(|finding| finding.rule.id == "NAME-POOL" && finding.status == Status::Fail)
            .map(|finding| match &finding.fix {
                Some(fix) => format!("{} {}", finding.path.split('/').nth(4).unwrap(), fix.title),
                None => finding.path.to_string(),
            })
            .collect();
        names
    };
    assert_eq!(named(&["a", "b"]), NOTHING);
    assert_eq!(named(&["a", "b", "a"]), ["2 Call it `a3`"]);
    assert_eq!(named(&["a", "a", "a2"]), ["1 Call it `a3`"]);
    assert_eq!(named(&["pool9", "pool9"]), ["1 Call it `pool2`"]);
    assert_eq!(named(&["abcdefghijkl", "abcdefghijkl"]), ["1 Call it `abcdefghij2`"]);
    // What is wrong anyhow is not called a repetition, and its fix makes none.
    assert_eq!(named(&["A", "A"]), ["/cluster/create/nodePools/0/name", "/cluster/create/nodePools/1/name"]);
    assert_eq!(named(&["pool1", "Pool-1"]), ["/cluster/create/nodePools/1/name"]);
    assert_eq!(named(&["pool1", "My Pool"]), ["1 Call it `mypool`"]);
    assert_eq!(named(&["节点池"]), ["/cluster/create/nodePools/0/name"]);
}

#[test]
fn pools_have_1_to_1000_nodes_and_user_pools_none_if_they_like() {
    for (count, system, user, max) in [
        (json!(-1), "e", "e", ""),
        (json!(0), "e", "", ""),
        (json!(1), "", "", ""),
        (json!(1000), "", "", ""),
        (json!(1001), "", "", "e"),
        (json!("3"), "", "", ""),
    ] {
        let pools = [json!({ "count": count }), json!({ "count": count })];
        let expected = |letters: [&str; 2]| -> Vec<String> {
            let numbered = letters.iter().enumerate().filter(|(_, letter)| !letter.is_empty());
            numbered.map(|(number, letter)| format!("{letter} /nodePools/{number}/count")).collect()
        };
        assert_eq!(of_pools("COUNT-INT", &pools), expected([system, user]), "{count}");
        let max = expected([max, max]);
        let found = said("COUNT-MAX", json!({ "tier": "Standard", "nodePools": whole(&pools) }));
        assert_eq!(found, max, "{count}");
    }
    // A pool of which the mode is unreadable may be a user pool.
    assert_eq!(of_pool("COUNT-INT", json!({ "count": 0, "mode": "system" })), NOTHING);
}

#[test]
fn a_cluster_has_5000_nodes_and_1000_in_the_tier_free() {
    let of = |tier: &str, last: Value| {
        let mut pools = vec![json!({ "count": 1000 }); 4];
        pools.push(last);
        said("COUNT-MAX", json!({ "tier": tier, "nodePools": whole(&pools) }))
    };
    let grows = |most: i64| json!({ "count": 1, "enableAutoScaling": true, "minCount": 0, "maxCount": most });
    for (tier, last, expected) in [
        ("Standard", json!({ "count": 1000 }), ""),
        ("Standard", json!({ "count": 1001 }), "e /nodePools/4/count e /nodePools"),
        ("Standard", grows(1000), ""),
        ("Standard", grows(1001), "e /nodePools/4/maxCount w /nodePools"),
        ("Premium", json!({ "count": 1000 }), ""),
        ("Free", json!({ "count": 1000 }), "w /nodePools"),
        ("Silver", json!({ "count": 1000 }), ""),
    ] {
        assert_eq!(of(tier, last.clone()).join(" "), expected, "{tier} {last}");
    }
    for (count, expected) in [(500, vec![]), (501, vec!["w /nodePools"])] {
        let pools = [json!({ "count": 500 }), json!({ "count": count })];
        assert_eq!(of_pools("COUNT-MAX", &pools), expected, "without a tier it is Free");
    }
    let spec = spec(json!({ "nodePools": whole(&[json!({ "count": 700 }), json!({ "count": 700 })]) }));
    assert!(try_fixes(&spec) > 0);
}

#[test]
fn a_system_pool_has_two_nodes() {
    let scaling = |min: i64| json!({ "enableAutoScaling": true, "minCount": min, "maxCount": 5, "count": 5 });
    for (pool, expected) in [
        (json!({ "count": 1 }), "w /nodePools/0/count"),
        (json!({ "count": 2 }), ""),
        (json!({}), ""),
        (scaling(1), "w /nodePools/0/minCount"),
        (scaling(2), ""),
    ] {
        assert_eq!(of_pools("COUNT-SYS2", &[pool.clone(), json!({ "count": 1 })]).join(" "), expected);
        try_fixes(&spec(json!({ "nodePools": whole(&[pool, json!({ "count": 4 })]) })));
    }
}

#[test]
fn a_cluster_has_a_linux_system_pool() {
    const RULE: &str = "NODES-SYSTEM-POOL";
    let user = json!({ "mode": "User" });
    let system = json!({ "mode": "System" });
    let windows = json!({ "name": "win1", "mode": "System", "osType": "Windows" });
    for (pools, expected, fixes) in [
        (vec![], "e /nodePools", false),
        (vec![json!({})], "", false),
        (vec![user.clone()], "e /nodePools", true),
        (vec![user.clone(), system.clone()], "", false),
        (vec![json!({ "mode": "user" })], "", false),
        (vec![json!({ "mode": "User", "vmSize": "Standard_DS1_v2" })], "e /nodePools", false),
        (vec![json!({ "mode": "User", "osType": "Windows", "name": "w" })], "e /nodePools", false),
        (vec![json!({ "mode": "User", "count": 0 })], "e /nodePools", false),
        (vec![windows.clone()], "e /nodePools/0/osType", true),
        (vec![system, windows.clone()], "e /nodePools/1/osType", true),
        (vec![user, windows], "e /nodePools/1/osType", true),
        (vec![json!({ "osType": "windows" })], "", false),
    ] {
        assert_eq!(of_pools(RULE, &pools).join(" "), expected, "{pools:?}");
        let spec = spec(json!({ "nodePools": whole(&pools) }));
        try_fixes(&spec);
        let found = findings(&spec);
        let has_fix = found.iter().any(|finding| finding.rule.id == RULE && finding.fix.is_some());
        assert_eq!(has_fix, fixes, "{pools:?}");
    }
    assert_eq!(said(RULE, json!({ "nodePools": [7] })), NOTHING);
}

#[test]
fn sizes_are_judged_pool_by_pool() {
    let sizes = |rule: &str, sizes: &[&str]| {
        let pools: Vec<Value> = sizes.iter().map(|size| json!({ "vmSize": size })).collect();
        try_fixes(&spec(json!({ "nodePools": whole(&pools) })));
        of_pools(rule, &pools).join(" ")
    };
    let first = "/nodePools/0/vmSize";
    let third = "/nodePools/2/vmSize";
    const GOOD: &str = "Standard_D4s_v5";
    for (rule, size, in_system, in_user) in [
        ("VM-FORMAT", "D4s_v5", "w", "w"),
        ("VM-FORMAT", "Standard D4s", "e", "e"),
        ("VM-SYSTEM-MIN", "Standard_DS1_v2", "e", ""),
        ("VM-SYSTEM-MIN", "Standard_D2s_v5", "w", ""),
        ("VM-SYSTEM-MIN", GOOD, "", ""),
        ("VM-B-SERIES", "Standard_B4ms", "w", ""),
        ("VM-RETIRED", "Standard_NC6s_v3", "e", "e"),
        ("VM-RETIRING", "Standard_D3_v2", "w", "w"),
        ("VM-RETIRING", "Standard_F8s_v2", "w", "w"),
    ] {
        let expected = |letter: &str, pointer: &str| {
            if letter.is_empty() { String::new() } else { format!("{letter} {pointer}") }
        };
        assert_eq!(sizes(rule, &[size, GOOD, GOOD]), expected(in_system, first), "{rule} {size}");
        assert_eq!(sizes(rule, &[GOOD, GOOD, size]), expected(in_user, third), "{rule} {size}");
    }
    // A pool of which the mode is unreadable may be a user pool.
    assert_eq!(of_pool("VM-SYSTEM-MIN", json!({ "mode": "system", "vmSize": "Standard_DS1_v2" })), NOTHING);
}

#[test]
fn the_region_of_the_cluster_is_a_region_of_the_cloud() {
    for (location, name, cloud, latency) in [
        ("eastus2", "", "", ""),
        ("westus2", "", "", "n"),
        ("West US 2", "e", "", "n"),
        ("East US 2", "e", "", ""),
        ("estus2", "w", "", "n"),
        ("chinaeast2", "", "e", "n"),
    ] {
        let spec = spec(json!({ "location": location }));
        try_fixes(&spec);
        for (rule, letter) in [("LOC-NAME", name), ("LOC-CLOUD", cloud), ("LOC-LATENCY", latency)] {
            let expected = if letter.is_empty() { vec![] } else { vec![format!("{letter} /location")] };
            assert_eq!(of_rule(rule, &spec), expected, "{rule} {location}");
        }
    }
    assert_eq!(said("LOC-LATENCY", json!({})), NOTHING);
}

#[test]
fn long_term_support_takes_the_tier_premium() {
    for (tier, plan, expected) in [
        (None, None, ""),
        (Some("Free"), None, ""),
        (Some("Premium"), None, "w /tier"),
        (Some("Premium"), Some("KubernetesOfficial"), "w /tier"),
        (Some("Premium"), Some("AKSLongTermSupport"), ""),
        (Some("Standard"), Some("AKSLongTermSupport"), "e /supportPlan"),
        (None, Some("AKSLongTermSupport"), "e /supportPlan"),
        (Some("premium"), Some("AKSLongTermSupport"), ""),
        (None, Some("Long"), ""),
    ] {
        let mut keys = json!({});
        for (key, word) in [("tier", tier), ("supportPlan", plan)] {
            if let Some(word) = word {
                keys[key] = word.into();
            }
        }
        assert_eq!(said("LIFE-SUPPORT-PLAN", keys.clone()).join(" "), expected, "{keys}");
        if !expected.is_empty() {
            assert!(try_fixes(&spec(keys)) > 0);
        }
    }
}

#[test]
fn one_rule_speaks_of_a_kubernetes_version() {
    const RULES: [&str; 3] = ["LIFE-K8S-FORMAT", "LIFE-K8S-VERSION", "LIFE-K8S-PREVIEW"];
    let voices = |spec: &Value| {
        try_fixes(spec);
        RULES.map(|rule| of_rule(rule, spec).join(" ").replace(" /kubernetesVersion", ""))
    };
    for (version, expected) in [
        ("1.34", ["", "", ""]),
        ("1.34.2", ["", "", ""]),
        ("1.29", ["", "w", ""]),
        ("1.27.9", ["", "w", ""]),
        ("1.31", ["", "w", ""]),
        ("1.33", ["", "w", ""]),
        // Of what the calendar does not know nobody can say whether it is supported or a preview.
        ("1.38", ["", "u", "u"]),
        ("1", ["e", "", ""]),
        ("v1.29", ["e", "", ""]),
        ("1.34.2.1", ["e", "", ""]),
        ("", ["e", "", ""]),
    ] {
        assert_eq!(voices(&spec(json!({ "kubernetesVersion": version }))), expected, "{version}");
    }
    assert_eq!(voices(&spec(json!({}))), ["", "", ""]);
    assert_eq!(voices(&spec(json!({ "kubernetesVersion": 1.29 }))), ["", "", ""]);
    for (version, expected) in [("1.31", ""), ("1.30", "w")] {
        let keys =
            json!({ "kubernetesVersion": version, "tier": "Premium", "supportPlan": "AKSLongTermSupport" });
        assert_eq!(voices(&spec(keys)), ["", expected, ""], "{version}");
    }
    // The calendar is the public cloud's.
    let mut spec = spec(json!({ "kubernetesVersion": "1.29" }));
    for (cloud, location) in [("AzureChinaCloud", "chinaeast2"), ("AzureUSGovernment", "usgovvirginia")] {
        spec["cloud"] = cloud.into();
        spec["workspace"]["location"] = location.into();
        assert_eq!(voices(&spec), ["", "u", "u"], "{cloud}");
    }
}

#[test]
fn a_preview_is_not_for_production() {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-09-15 12:00 UTC), &facts);
    for (purpose, expected) in [("FastProd", true), ("DenseProd", true), ("DevTest", false)] {
        let mut spec = spec(json!({ "kubernetesVersion": "1.37" }));
        spec["clusterPurpose"] = purpose.into();
        let report = check_text(&spec.to_string(), Format::Json, &options);
        let speaks = |rule: &str| report.findings.iter().any(|finding| finding.rule.id == rule);
        assert_eq!(speaks("LIFE-K8S-PREVIEW"), expected, "{purpose}");
        assert!(!speaks("LIFE-K8S-VERSION"), "{purpose}");
    }
}

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
fn many(count: usize, is_faulty: bool, is_alike: bool) -> String {
    let mut text = spec(json!({ "nodePools": ["POOLS"] })).to_string();
    let mut pools = String::new();
    for number in 0..count {
        let name = if is_alike { "pool".to_owned() } else { format!("p{number}") };
        let size = if is_faulty { "Standard_NC6s_v3" } else { "Standard_D4s_v5" };
        let comma = if number > 0 { "," } else { "" };
        write!(pools, r#"{comma}{{"name":"{name}","vmSize":"{size}","count":1}}"#).unwrap();
    }
    text = text.replace(r#""POOLS""#, &pools);
    text
}

fn duration(text: &str) -> Duration {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let start = Instant::now();
    let report = check_text(text, Format::Json, &options);
    assert!(!report.findings.is_empty());
    start.elapsed()
}

#[test]
fn many_pools_take_time_in_proportion() {
    for (is_faulty, is_alike) in [(false, false), (false, true), (true, false)] {
        let (few, more) = (many(1250, is_faulty, is_alike), many(5000, is_faulty, is_alike));
        // Four times as many; sixteen times as long would be a search for each. A busy machine makes one
        // measurement worthless, never all of them.
        let is_in_proportion =
            (0..20).any(|_| duration(&more) < duration(&few) * 8 + Duration::from_millis(30));
        assert!(is_in_proportion, "faulty {is_faulty}, alike {is_alike}");
    }
}
