//! The VM sizes of the pools, and the quota that they take.

use serde_json::{Value, json};

use crate::applied::try_fixes;
use crate::new_cluster::{NOTHING, found, list, of_pool, of_pools, said, spec, whole};

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
fn known_sizes_are_judged_pool_by_pool() {
    let pools: Vec<Value> =
        ["Standard_D4s_v5", "Standard_D4sv5", "Standard_D32-8s_v3", "D4s", "Standard_D4sv5"]
            .map(|size| json!({ "vmSize": size }))
            .to_vec();
    let expected = ["w /nodePools/1/vmSize", "w /nodePools/4/vmSize", "n /nodePools/2/vmSize"];
    let mut judged = of_pools("VM-KNOWN", &pools);
    judged.sort_by_key(|it| !it.starts_with('w'));
    assert_eq!(judged, expected);
    assert!(try_fixes(&spec(json!({ "nodePools": whole(&pools) }))) > 2);
    let many = vec![json!({ "vmSize": "Standard_D4sv5" }); 101];
    let found = found("VM-KNOWN", &spec(json!({ "nodePools": whole(&many) })), &[]);
    let near = found.iter().filter(|finding| finding.fix.is_some());
    assert_eq!((found.len(), near.count()), (101, 100));
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
        let found = found("QUOTA-REGION", &spec, &[sizes.clone(), quota(cores, d, e)]);
        assert!(found.iter().all(|finding| finding.path == "/workspace/location"));
        let found: Vec<String> = found.iter().map(|finding| format!("{:?}", finding.severity)).collect();
        assert_eq!(found.join(" "), expected, "{cores} {d} {e}");
    }
    let message = |documents: &[Value]| -> Vec<String> {
        let found = found("QUOTA-REGION", &spec, documents);
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
