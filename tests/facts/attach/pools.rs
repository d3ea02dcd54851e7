//! Nodes, vCPUs, taints and sizes of the real pools.

use aks_compute::document::{Document, Format};

use crate::answers::report;

use super::*;

const NODES: &str = "PURPOSE-PROD-NODES";
const VCPUS: &str = "PURPOSE-12VCPU";
const TAINTS: &str = "AKS-TAINTS";
const GPU: &str = "VM-GPU-POOL";

fn on_pools(rule: &str, pools: &[Value]) -> Answer {
    on_cluster(rule, "clusterPurpose: FastProd", &json!({ "agentPoolProfiles": pools }))
}

fn windows(count: u64) -> Value {
    with(pool("win", count, "Standard_D16s_v5"), "osType", json!("WINDOWS"))
}

fn without(mut pool: Value, key: &str) -> Value {
    pool.as_object_mut().unwrap().remove(key).unwrap();
    pool
}

fn stopped(pool: Value) -> Value {
    with(pool, "powerState", json!({ "code": "stopped" }))
}

#[test]
fn production_needs_three_linux_nodes() {
    let one = || pool("a", 1, "Standard_D8s_v5");
    for (pools, expected) in [
        (vec![pool("a", 3, "Standard_D8s_v5")], PASS),
        (vec![one(), one(), one()], PASS),
        (vec![pool("a", 2, "Standard_D8s_v5")], ERROR),
        (vec![pool("a", 2, "Standard_D8s_v5"), windows(9)], ERROR),
        (vec![pool("a", 2, "Standard_D8s_v5"), without(one(), "count")], UNKNOWN),
        (vec![pool("a", 2, "Standard_D8s_v5"), with(one(), "count", Value::Null)], UNKNOWN),
        (vec![pool("a", 2, "Standard_D8s_v5"), without(one(), "osType")], UNKNOWN),
        (vec![pool("a", 3, "Standard_D8s_v5"), without(one(), "count")], PASS),
        (vec![pool("a", 2, "Standard_D8s_v5"), without(windows(1), "count")], ERROR),
        (vec![pool("a", 2, "Standard_D8s_v5"), stopped(one())], WARNING),
        (vec![one(), stopped(one())], ERROR),
        (vec![with(one(), "count", json!("3"))], PASS),
        (vec![], UNKNOWN),
    ] {
        assert_eq!(on_pools(NODES, &pools), expected, "{pools:?}");
    }
    assert_eq!(on_cluster(NODES, "clusterPurpose: DevTest", &json!({ "agentPoolProfiles": [one()] })), PASS);
    assert_eq!(on_cluster(NODES, "", &json!({ "agentPoolProfiles": [one()] })), ERROR, "FastProd by default");
    let halted = json!({ "powerState": { "code": "Stopped" } });
    assert_eq!(on_cluster(NODES, "", &halted), WARNING, "the cluster itself is stopped");
}

#[test]
fn production_needs_twelve_vcpus_over_all_linux_pools() {
    for (pools, expected) in [
        (vec![pool("a", 3, "Standard_D4s_v5")], PASS),
        (vec![pool("a", 3, "standard_d4S_V5")], PASS),
        (vec![pool("a", 2, "Standard_D4s_v5"), pool("b", 2, "Standard_D2s_v5")], PASS),
        (vec![pool("a", 3, "Standard_D2s_v5"), pool("b", 1, "Standard_D4s_v5")], ERROR),
        (vec![pool("a", 3, "Standard_D2s_v5"), windows(3)], ERROR),
        // Available vCPUs count: 2 of 4.
        (vec![pool("a", 3, "Standard_E4-2as_v5")], ERROR),
        (vec![pool("a", 3, "Standard_X99")], UNKNOWN),
        (vec![pool("a", 12, "Standard_X99")], PASS),
        (vec![pool("a", 0, "Standard_X99"), pool("b", 3, "Standard_D2s_v5")], ERROR),
        (vec![pool("a", 3, "Standard_X99"), pool("b", 3, "Standard_D4s_v5")], PASS),
        (vec![without(pool("a", 3, "x"), "vmSize")], UNKNOWN),
        (vec![without(pool("a", 3, "Standard_D64s_v5"), "count")], UNKNOWN),
        (vec![pool("a", 1, "Standard_D4s_v5"), stopped(pool("b", 2, "Standard_D4s_v5"))], WARNING),
        (
            vec![
                pool("a", i64::MAX.unsigned_abs(), "Standard_D4s_v5"),
                pool("b", i64::MAX.unsigned_abs(), "Standard_X99"),
            ],
            PASS,
        ),
    ] {
        assert_eq!(on_pools(VCPUS, &pools), expected, "{pools:?}");
    }
}

#[test]
fn a_size_without_figures_is_asked_for_where_the_cluster_is() {
    let unknown = json!({ "location": "westus2", "agentPoolProfiles": [pool("a", 3, "Standard_X99")] });
    let finding = said(VCPUS, &attach(""), &facts(&[az_cluster(&unknown)])).unwrap();
    assert!(
        finding.message.contains("Standard_X99") && finding.message.contains("at least 3"),
        "{}",
        finding.message
    );
    assert_eq!(
        &*finding.remedy.unwrap().command,
        "az vm list-skus --location westus2 --resource-type virtualMachines --all --subscription 11111111-2222-3333-4444-555555555555 --output json"
    );
}

#[test]
fn a_fact_about_the_size_answers_where_the_cluster_is() {
    let cluster = az_cluster(&json!({ "agentPoolProfiles": [pool("a", 3, "Standard_X99")] }));
    let size = |vcpus: &str, location: &str| {
        json!([{
            "resourceType": "virtualMachines", "name": "Standard_X99", "locations": [location], "restrictions": [],
            "capabilities": [{ "name": "vCPUs", "value": "64" }, { "name": "vCPUsAvailable", "value": vcpus }],
        }])
    };
    for (vcpus, location, expected) in
        [("4", "eastus2", PASS), ("3", "eastus2", ERROR), ("4", "westus2", UNKNOWN)]
    {
        let facts = facts(&[cluster.clone(), size(vcpus, location)]);
        assert_eq!(answer(VCPUS, &attach(""), &facts), expected, "{vcpus} in {location}");
    }
}

#[test]
fn what_is_too_small_for_production_is_offered_for_development() {
    let small = facts(&[az_cluster(&json!({ "agentPoolProfiles": [pool("a", 2, "Standard_D2s_v5")] }))]);
    for keys in ["", "clusterPurpose: DenseProd"] {
        for rule in [NODES, VCPUS] {
            let mut spec: Value = {
                let text = attach(keys);
                let document = Document::parse(&text, Format::Yaml).unwrap();
                serde_json::to_value(&document.root).unwrap()
            };
            let fix = said(rule, &attach(keys), &small).unwrap().fix.unwrap();
            let patch: json_patch::Patch =
                serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
            json_patch::patch(&mut spec, &patch).unwrap();
            let after = report(&spec.to_string(), &small);
            assert_eq!(after.failed(Severity::Error), 0, "{:#?}", after.findings);
            assert_eq!(spec["clusterPurpose"], "DevTest");
        }
    }
}

#[test]
fn the_list_of_pools_wins_over_the_cluster() {
    let in_list = |count| {
        let pool = with(pool("a", count, "Standard_D8s_v5"), "id", format!("{CLUSTER}/agentPools/a").into());
        json!([pool])
    };
    let cluster = |count| az_cluster(&json!({ "agentPoolProfiles": [pool("a", count, "Standard_D8s_v5")] }));
    for (cluster_has, list_has, expected) in [(2, 3, PASS), (3, 2, ERROR)] {
        for documents in
            [[cluster(cluster_has), in_list(list_has)], [in_list(list_has), cluster(cluster_has)]]
        {
            assert_eq!(answer(NODES, &attach(""), &facts(&documents)), expected);
        }
    }
    assert_eq!(answer(NODES, &attach(""), &facts(&[in_list(3)])), PASS);
    // A page and a single pool do not say that there are no others.
    let page = json!({ "value": in_list(2), "nextLink": "https://management.azure.com/next" });
    for partial in [page, in_list(2)[0].clone()] {
        assert_eq!(answer(NODES, &attach(""), &facts(std::slice::from_ref(&partial))), UNKNOWN);
        assert_eq!(answer(NODES, &attach(""), &facts(&[cluster(3), partial])), PASS);
    }
    // Two lists of one cluster are not one list of twice the pools.
    assert_eq!(
        answer(NODES, &attach(""), &facts(&[json!([{ "value": in_list(2) }, { "value": in_list(2) }])])),
        ERROR
    );
}

#[test]
fn one_untainted_linux_pool_with_nodes_is_enough() {
    let tainted = |taints: Value| with(pool("sys", 3, "Standard_D4s_v5"), "nodeTaints", taints);
    let plain = |count| pool("plain", count, "Standard_D4s_v5");
    let critical = || tainted(json!(["CriticalAddonsOnly=true:NoSchedule"]));
    for (pools, expected) in [
        (vec![plain(3)], PASS),
        (vec![critical(), plain(1)], PASS),
        (vec![critical()], WARNING),
        (vec![tainted(json!(["a=b:noexecute"]))], WARNING),
        (vec![tainted(json!(["a=b:PreferNoSchedule"]))], PASS),
        (vec![tainted(json!(["a=b:PreferNoSchedule", "c:NoSchedule"]))], WARNING),
        (vec![tainted(json!([]))], PASS),
        (vec![tainted(Value::Null)], PASS),
        (vec![tainted(json!(["what is this"]))], UNKNOWN_WARNING),
        (vec![critical(), plain(0)], WARNING),
        (vec![critical(), windows(3)], WARNING),
        (vec![critical(), without(plain(1), "count")], UNKNOWN_WARNING),
        (vec![critical(), without(plain(1), "osType")], UNKNOWN_WARNING),
        (vec![critical(), plain(1), without(plain(1), "osType")], PASS),
        (vec![], UNKNOWN_WARNING),
    ] {
        assert_eq!(on_pools(TAINTS, &pools), expected, "{pools:?}");
    }
    let finding = said(
        TAINTS,
        &attach(""),
        &facts(&[az_cluster(&json!({ "agentPoolProfiles": [critical(), windows(1)] }))]),
    )
    .unwrap();
    assert!(finding.message.ends_with("sys (CriticalAddonsOnly=true:NoSchedule)"), "{}", finding.message);
    assert_eq!(finding.related[0].pointer, "/agentPoolProfiles");
}

#[test]
fn a_gpu_pool_stands_alone() {
    let (gpu, plain) = ("Standard_NC4as_T4_v3", "Standard_D4s_v5");
    for (sizes, expected) in [
        (vec![plain], PASS),
        (vec![plain, "Standard_D8s_v5"], PASS),
        (vec![gpu, "standard_nc4as_t4_v3"], PASS),
        (vec![gpu, plain], WARNING),
        (vec![plain, gpu, "Standard_X99"], WARNING),
        (vec![gpu, "Standard_X99"], WARNING),
        (vec![plain, "Standard_X99"], UNKNOWN_WARNING),
        (vec!["Standard_X99"], PASS),
    ] {
        let pools: Vec<Value> = sizes.iter().map(|size| pool("a", 1, size)).collect();
        assert_eq!(on_pools(GPU, &pools), expected, "{sizes:?}");
        if expected == PASS {
            let unnamed = [pools, vec![without(pool("b", 1, plain), "vmSize")]].concat();
            assert_eq!(on_pools(GPU, &unnamed), UNKNOWN_WARNING, "{unnamed:?}");
        }
    }
}

#[test]
fn five_thousand_pools_are_read_in_time_and_named_in_short() {
    let pools: Vec<Value> = (0..5000)
        .map(|number| {
            let pool = pool(&format!("pool{number}"), 1, &format!("Standard_X{number}"));
            with(pool, "nodeTaints", json!(["dedicated=ml:NoSchedule"]))
        })
        .collect();
    let list: Vec<Value> = pools
        .iter()
        .enumerate()
        .map(|(number, pool)| with(pool.clone(), "id", format!("{CLUSTER}/agentPools/pool{number}").into()))
        .collect();
    for document in [az_cluster(&json!({ "agentPoolProfiles": pools })), Value::Array(list)] {
        let facts = facts(&[document]);
        assert_eq!(answer(NODES, &attach(""), &facts), PASS);
        assert_eq!(answer(VCPUS, &attach(""), &facts), PASS);
        assert_eq!(answer(GPU, &attach(""), &facts), UNKNOWN_WARNING);
        let finding = said(TAINTS, &attach(""), &facts).unwrap();
        assert!(
            finding.message.contains("pool0 (dedicated=ml:NoSchedule)")
                && finding.message.ends_with("and 4988 more"),
            "{}",
            finding.message
        );
        assert!(finding.message.len() < 1000);
    }
}
