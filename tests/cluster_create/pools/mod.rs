//! Node pools: their names, their numbers of nodes, their modes.

use aks_compute::report::Status;
use serde_json::{Value, json};

use crate::applied::try_fixes;
use crate::new_cluster::{NOTHING, found, of_pool, of_pools, of_rule, said, spec, whole};

mod generated;

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
        let names: Vec<String> = found("NAME-POOL", &spec, &[])
            .iter()
            .filter(|finding| finding.status == Status::Fail)
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
        let has_fix = found(RULE, &spec, &[]).iter().any(|finding| finding.fix.is_some());
        assert_eq!(has_fix, fixes, "{pools:?}");
    }
    assert_eq!(said(RULE, json!({ "nodePools": [7] })), NOTHING);
}
