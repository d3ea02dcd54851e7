//! A cluster to be made is judged like the one that it becomes.

use aks_compute::report::{Severity, Status};
use serde_json::{Value, json};

use crate::applied::try_fixes;
use crate::new_cluster::{found, list, spec, whole};

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
                // A spec may ask for a version that there is not; a cluster that runs it shows that the list is old.
                if with_list && keys["kubernetesVersion"] == "1.38" {
                    continue;
                }
                let lists = if with_list { vec![versions.clone()] } else { vec![] };
                let mut spoken = 0;
                for rule in RULES {
                    let verdict = |spec: &Value, facts: &[Value]| -> Vec<(Status, Severity)> {
                        let found = found(rule, spec, facts);
                        found.iter().map(|finding| (finding.status, finding.severity)).collect()
                    };
                    let of_new = verdict(&new, &lists);
                    let of_fact = verdict(&there, &[lists.as_slice(), std::slice::from_ref(&fact)].concat());
                    assert_eq!(of_new, of_fact, "{rule} {keys} {purpose} with a list: {with_list}");
                    // Once it is there it is attached as it is: both are judged, the spec and what it became.
                    let both = verdict(&new, &[lists.as_slice(), std::slice::from_ref(&fact)].concat());
                    assert_eq!(both, [of_new.as_slice(), of_fact.as_slice()].concat(), "{rule} {keys}");
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
