//! What production takes: nodes and vCPUs.

use serde_json::{Value, json};

use crate::applied::try_fixes;
use crate::new_cluster::{NOTHING, findings, of_rule, said, spec, whole};

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
