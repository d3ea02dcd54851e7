//! `cluster.create`: both sides of every bound of the rules about its place, node pools, sizes and versions.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::fmt::Write;
use std::sync::OnceLock;

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

#[test]
fn production_needs_three_nodes_and_twelve_vcpus() {
    let pool = |size: &str, count: i64| json!({ "vmSize": size, "count": count });
    let scaling = |count: i64, max: i64| json!({ "count": count, "minCount": 1, "maxCount": max, "enableAutoScaling": true });
    let windows = json!({ "name": "win", "osType": "Windows", "count": 9 });
    const D2: &str = "Standard_D2s_v5";
    const D4: &str = "Standard_D4s_v5";
    const D8: &str = "Standard_D8s_v5";
    const X: &str = "Standard_X99";
    // The pools, what is said of nodes and of vCPUs, and what mends the first of these.
    for (pools, nodes, vcpus, title) in [
        (vec![json!({})], "", "", ""),
        (vec![pool(D4, 3)], "", "", ""),
        (vec![pool(D4, 2)], "e", "e", "Use 3 nodes in the system pool"),
        (vec![pool(D8, 2)], "e", "", "Use 3 nodes in the system pool"),
        (vec![pool(D8, 2), pool(D2, 1)], "", "", ""),
        (vec![pool(D2, 5)], "", "e", "Use 6 nodes in the system pool"),
        (vec![pool(D2, 5), pool("Standard_D3_v2", 0)], "", "e", "Use 6 nodes in the system pool"),
        (vec![pool(D2, 5), pool(D2, 1)], "", "", ""),
        (vec![pool(D8, 2), windows.clone()], "e", "", "Use 3 nodes in the system pool"),
        (vec![scaling(2, 3)], "e", "e", "Use 3 nodes in the system pool"),
        (vec![scaling(2, 2)], "e", "e", "Attach it for dev/test"),
        (vec![scaling(3, 5)], "", "", ""),
        (
            vec![json!({ "minCount": 2, "maxCount": 5, "enableAutoScaling": true })],
            "e",
            "e",
            "Use 3 nodes in the system pool",
        ),
        (vec![pool(X, 11)], "", "u", ""),
        (vec![pool(X, 12)], "", "", ""),
        (vec![pool(X, 1), pool(D4, 3)], "", "", ""),
        (vec![pool(X, 1), pool(D4, 1)], "e", "u", "Use 2 nodes in the system pool"),
        // What is unreadable has its own finding and may be enough.
        (vec![json!({ "count": "many" })], "", "", ""),
        (vec![json!({ "count": 1 }), json!({ "osType": "linux" })], "", "", ""),
        (vec![json!({ "vmSize": 7, "count": 2 })], "e", "", "Use 3 nodes in the system pool"),
        (vec![], "", "", ""),
    ] {
        let mut spec = spec(json!({ "nodePools": whole(&pools) }));
        let said = |rule: &str, spec: &Value| of_rule(rule, spec).join(" ").replace(" /nodePools", "");
        assert_eq!(said("PURPOSE-PROD-NODES", &spec), nodes, "{pools:?}");
        assert_eq!(said("PURPOSE-12VCPU", &spec), vcpus, "{pools:?}");
        let found = findings(&spec);
        let fix = found
            .iter()
            .filter(|finding| finding.rule.id.starts_with("PURPOSE-"))
            .find_map(|it| it.fix.as_ref());
        assert_eq!(fix.map_or("", |fix| &fix.title), title, "{pools:?}");
        try_fixes(&spec);
        spec["clusterPurpose"] = "DevTest".into();
        assert_eq!(said("PURPOSE-PROD-NODES", &spec) + &said("PURPOSE-12VCPU", &spec), "", "{pools:?}");
    }
    assert_eq!(said("PURPOSE-PROD-NODES", json!({ "nodePools": 7 })), NOTHING);
}

#[test]
fn a_create_is_rewritten_only_with_pools_and_a_version_that_a_cluster_may_have() {
    let rewrites = |keys: Value| {
        let mut spec = json!({
            "operation": "create",
            "workspace": {
                "subscriptionId": "11111111-2222-3333-4444-555555555555",
                "resourceGroup": "ml-rg", "name": "ml-ws", "location": "eastus2",
            },
            "name": "myaks", "loadBalancerSku": "standard",
        });
        spec.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        let found = findings(&spec);
        let fixes = found.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.map(|fix| &fix.title).any(|title| title.starts_with("Create the cluster in AKS"))
    };
    let pools = |pools: &[Value]| json!({ "nodePools": whole(pools) });
    for (keys, expected) in [
        (json!({}), true),
        (pools(&[json!({})]), true),
        (pools(&[json!({ "count": 2 }), json!({ "count": 1 })]), true),
        (pools(&[json!({ "count": 2 })]), false),
        (pools(&[json!({ "count": 2 }), json!({ "name": "win", "osType": "Windows" })]), false),
        (pools(&[json!({ "vmSize": "Standard_D2s_v5" })]), false),
        (json!({ "nodePools": whole(&[json!({ "count": 1 })]), "clusterPurpose": "DevTest" }), true),
        (json!({ "kubernetesVersion": "1.35" }), true),
        (json!({ "kubernetesVersion": "latest" }), false),
    ] {
        assert_eq!(rewrites(keys.clone()), expected, "{keys}");
    }
}

#[test]
fn known_sizes_are_judged_pool_by_pool() {
    let pools: Vec<Value> =
        ["Standard_D4s_v5", "Standard_D4sv5", "Standard_D32-8s_v3", "D4s", "Standard_D4sv5"]
            .map(|size| json!({ "vmSize": size }))
            .to_vec();
    let expected = ["w /nodePools/1/vmSize", "w /nodePools/4/vmSize", "n /nodePools/2/vmSize"];
    let mut found = of_pools("VM-KNOWN", &pools);
    found.sort_by_key(|it| !it.starts_with('w'));
    assert_eq!(found, expected);
    assert!(try_fixes(&spec(json!({ "nodePools": whole(&pools) }))) > 2);
    let many = vec![json!({ "vmSize": "Standard_D4sv5" }); 101];
    let found = findings(&spec(json!({ "nodePools": whole(&many) })));
    let near: Vec<bool> = found
        .iter()
        .filter(|finding| finding.rule.id == "VM-KNOWN")
        .map(|finding| finding.fix.is_some())
        .collect();
    assert_eq!((near.len(), near.iter().filter(|near| **near).count()), (101, 100));
}

fn list(kind: &str, data: &Value) -> Value {
    json!({ "fact": { "kind": kind, "location": "eastus2" }, "data": data })
}

fn of_rule_with(rule: &str, spec: &Value, documents: &[Value]) -> Vec<Finding> {
    let mut facts = Facts::default();
    for document in documents {
        facts.add_bytes(document.to_string().as_bytes()).unwrap();
    }
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let report = check_text(&spec.to_string(), Format::Json, &options);
    report.findings.into_iter().filter(|finding| finding.rule.id == rule).collect()
}

#[test]
fn the_quota_has_room_for_all_pools_and_one_more_of_the_largest_nodes() {
    let size = |name: &str, family: &str, vcpus: &str| {
        json!({
            "resourceType": "virtualMachines", "name": name, "family": family, "locations": ["eastus2"],
            "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": vcpus }],
        })
    };
    let sizes = list(
        "sizes",
        &json!([
            size("Standard_D4s_v5", "standardDSv5Family", "4"),
            size("Standard_D8s_v5", "standardDSv5Family", "8"),
            size("Standard_E4s_v5", "standardESv5Family", "4"),
        ]),
    );
    let quota = |cores: i64, d: i64, e: i64| {
        let entry = |name: &str, limit: i64| json!({ "currentValue": "0", "limit": limit.to_string(), "localName": name, "name": { "value": name, "localizedValue": name } });
        let entries = [entry("cores", cores), entry("standardDSv5Family", d), entry("standardESv5Family", e)];
        list("quota", &json!(entries))
    };
    // 3 × 4 and 2 × 8 are 28 of the first family, 2 × 4 of the second, together 36; the largest node has 8.
    let spec = spec(json!({ "nodePools": whole(&[
        json!({ "vmSize": "Standard_D4s_v5" }),
        json!({ "vmSize": "standard_d8s_V5", "count": 1 }),
        json!({ "vmSize": "Standard_D8s_v5", "count": 1, "osType": "Windows", "name": "win" }),
        json!({ "vmSize": "Standard_E4s_v5", "count": 2, "minCount": 1, "maxCount": 900, "enableAutoScaling": true }),
        json!({ "vmSize": "Standard_X99", "count": 0 }),
    ]) }));
    for (cores, d, e, expected) in [
        (44, 36, 12, ""),
        (43, 36, 12, "Warning"),
        (36, 36, 12, "Warning"),
        (35, 36, 12, "Error"),
        (44, 35, 12, "Warning"),
        (44, 27, 12, "Error"),
        (44, 36, 11, "Warning"),
        (44, 36, 7, "Error"),
        (35, 27, 7, "Error Error Error"),
    ] {
        let found = of_rule_with("QUOTA-REGION", &spec, &[sizes.clone(), quota(cores, d, e)]);
        assert!(found.iter().all(|finding| finding.path == "/workspace/location"));
        let found: Vec<String> = found.iter().map(|finding| format!("{:?}", finding.severity)).collect();
        assert_eq!(found.join(" "), expected, "{cores} {d} {e}");
    }
    let message = |documents: &[Value]| -> Vec<String> {
        let found = of_rule_with("QUOTA-REGION", &spec, documents);
        found.iter().map(|finding| format!("{:?} {}", finding.status, finding.message)).collect()
    };
    let [cores] = &message(&[sizes, quota(35, 36, 12)])[..] else { panic!("not one message") };
    assert!(
        cores
            .contains("3 × Standard_D4s_v5, 2 × Standard_D8s_v5, 2 × Standard_E4s_v5 need 36, 1 are missing"),
        "{cores}"
    );
    let unknown = message(&[]);
    assert_eq!(unknown.len(), 2, "{unknown:?}");
    assert!(unknown.iter().all(|message| message.starts_with("Unknown")), "{unknown:?}");
    for silent in [json!([]), json!([{ "name": "a", "vmSize": "Standard_D4s_v5", "count": "x" }])] {
        assert_eq!(said("QUOTA-REGION", json!({ "nodePools": silent })), NOTHING);
    }
    assert_eq!(said("QUOTA-REGION", json!({ "location": "westus2" })), ["u /location", "u /location"]);
}

/// What `az aks show` prints of the cluster that `create` makes.
fn made(create: &Value) -> Value {
    let pools: Vec<Value> = create["nodePools"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(number, pool)| {
            let or =
                |key: &str, default: Value| if pool[key].is_null() { default } else { pool[key].clone() };
            let mode = if number == 0 { "System" } else { "User" };
            json!({
                "name": pool["name"], "vmSize": pool["vmSize"], "nodeTaints": pool["taints"],
                "count": or("count", 3.into()), "osType": or("osType", "Linux".into()),
                "mode": or("mode", mode.into()), "powerState": { "code": "Running" },
            })
        })
        .collect();
    let id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/aks";
    json!({
        "id": id, "name": "aks", "location": "eastus2", "provisioningState": "Succeeded",
        "powerState": { "code": "Running" },
        "currentKubernetesVersion": create["kubernetesVersion"].as_str().unwrap_or("1.35.5"),
        "supportPlan": create["supportPlan"].as_str().unwrap_or("KubernetesOfficial"),
        "disableLocalAccounts": create["disableLocalAccounts"] == true,
        "networkProfile": { "networkPlugin": "azure", "loadBalancerSku": "standard" },
        "agentPoolProfiles": pools,
    })
}

#[test]
fn a_cluster_to_be_made_is_judged_like_the_one_that_it_becomes() {
    const RULES: [&str; 7] = [
        "PURPOSE-PROD-NODES",
        "PURPOSE-12VCPU",
        "VM-GPU-POOL",
        "AKS-LOCALACCT",
        "AKS-TAINTS",
        "LIFE-K8S-VERSION",
        "LIFE-K8S-PREVIEW",
    ];
    const D4: &str = "Standard_D4s_v5";
    const GPU: &str = "Standard_NC4as_T4_v3";
    let away = json!(["CriticalAddonsOnly=true:NoSchedule"]);
    let pools = |pools: &[Value]| json!({ "nodePools": whole(pools) });
    let versions = list(
        "versions",
        &json!({ "values": [
            { "version": "1.36", "isPreview": true, "capabilities": { "supportPlan": ["KubernetesOfficial"] }, "patchVersions": { "1.36.1": { "upgrades": [] } } },
            { "version": "1.35", "isPreview": null, "capabilities": { "supportPlan": ["KubernetesOfficial"] }, "patchVersions": { "1.35.5": { "upgrades": [] } } },
            { "version": "1.32", "isPreview": null, "capabilities": { "supportPlan": ["AKSLongTermSupport"] }, "patchVersions": { "1.32.9": { "upgrades": [] } } },
        ] }),
    );
    let shapes = [
        (pools(&[json!({})]), 0),
        (pools(&[json!({ "count": 2 })]), 2),
        (pools(&[json!({ "count": 2 }), json!({ "count": 1 })]), 0),
        (pools(&[json!({ "count": 2 }), json!({ "count": 5, "osType": "Windows", "name": "win" })]), 2),
        (pools(&[json!({ "vmSize": "Standard_D2s_v5" })]), 1),
        (pools(&[json!({ "vmSize": "Standard_D2s_v5" }), json!({ "vmSize": D4, "count": 2 })]), 0),
        (pools(&[json!({ "vmSize": "Standard_X99" })]), 1),
        (pools(&[json!({ "vmSize": "Standard_X99" }), json!({ "count": 0 })]), 2),
        (pools(&[json!({ "vmSize": GPU })]), 0),
        (pools(&[json!({}), json!({ "vmSize": GPU, "count": 0 })]), 1),
        (
            pools(&[
                json!({ "vmSize": GPU, "count": 1 }),
                json!({ "vmSize": GPU.to_lowercase(), "count": 2 }),
            ]),
            0,
        ),
        (pools(&[json!({ "taints": away })]), 1),
        (pools(&[json!({ "taints": away }), json!({ "count": 0 })]), 1),
        (pools(&[json!({ "taints": away }), json!({ "taints": ["team=ml:PreferNoSchedule"] })]), 0),
        (pools(&[json!({ "taints": away }), json!({ "osType": "Windows", "name": "win" })]), 1),
        (pools(&[json!({ "taints": ["team=ml:Never"] })]), 1),
        (pools(&[json!({ "count": 3, "minCount": 1, "maxCount": 9, "enableAutoScaling": true })]), 0),
        (json!({ "disableLocalAccounts": true }), 1),
        (json!({ "disableLocalAccounts": false }), 0),
        (json!({ "kubernetesVersion": "1.35" }), 0),
        (json!({ "kubernetesVersion": "1.36.1" }), 0),
        (json!({ "kubernetesVersion": "1.29" }), 1),
        (json!({ "kubernetesVersion": "1.32" }), 1),
        (json!({ "kubernetesVersion": "1.32", "tier": "Premium", "supportPlan": "AKSLongTermSupport" }), 0),
        (json!({ "kubernetesVersion": "1.38" }), 2),
    ];
    for (keys, expected) in shapes {
        let mut new = spec(keys.clone());
        for purpose in ["FastProd", "DevTest"] {
            new["clusterPurpose"] = purpose.into();
            let mut there = new.clone();
            there["cluster"] = json!({ "resourceGroup": "aks-rg", "name": "aks" });
            let fact = made(&new["cluster"]["create"]);
            for with_list in [false, true] {
                let lists = if with_list { vec![versions.clone()] } else { vec![] };
                let mut spoken = 0;
                for rule in RULES {
                    let verdict = |spec: &Value, facts: &[Value]| -> Vec<(Status, Severity)> {
                        let found = of_rule_with(rule, spec, facts);
                        found.iter().map(|finding| (finding.status, finding.severity)).collect()
                    };
                    let of_new = verdict(&new, &lists);
                    let of_fact = verdict(&there, &[lists.as_slice(), std::slice::from_ref(&fact)].concat());
                    assert_eq!(of_new, of_fact, "{rule} {keys} {purpose} with a list: {with_list}");
                    // A fact about a cluster of that name says nothing of the one to be made.
                    assert_eq!(
                        of_new,
                        verdict(&new, &[lists.as_slice(), std::slice::from_ref(&fact)].concat())
                    );
                    spoken += of_new.len();
                }
                if purpose == "FastProd" && !with_list {
                    assert_eq!(spoken, expected, "{keys}");
                }
            }
        }
        try_fixes(&new);
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

/// How long it takes is measured by `cargo bench`; a search for each pool would keep this test waiting.
#[test]
fn thousands_of_pools_are_judged_one_by_one() {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    for (is_faulty, is_alike, rule) in [(false, true, "NAME-POOL"), (true, false, "VM-RETIRED")] {
        let report = check_text(&many(5000, is_faulty, is_alike), Format::Json, &options);
        let found = report.findings.iter().filter(|finding| finding.rule.id == rule).count();
        assert!(found >= 4999, "{rule}: {found}");
    }
}
