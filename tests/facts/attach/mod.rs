//! What facts about the cluster, the workspace, its computes and the region's versions decide for an attach.

use aks_compute::report::{Severity, Status};
use serde_json::{Value, json};

use crate::answers::{
    Answer, ERROR, NOTE, PASS, UNKNOWN, UNKNOWN_NOTE, UNKNOWN_WARNING, WARNING, answer, facts, said,
};
use crate::specs::{CLUSTER, WORKSPACE, attach};

mod attachments;
mod cluster;
mod pools;
mod properties;
mod regions;
mod versions;

/// The members of a whole cluster, with others in their place.
fn members(replaced: &Value) -> Value {
    let mut members = json!({
        "kubernetesVersion": "1.35.5",
        "currentKubernetesVersion": "1.35.5",
        "provisioningState": "Succeeded",
        "powerState": { "code": "Running" },
        "disableLocalAccounts": false,
        "networkProfile": { "loadBalancerSku": "standard", "outboundType": "loadBalancer" },
        "agentPoolProfiles": [pool("nodepool1", 3, "Standard_D4s_v5")],
    });
    for (key, value) in replaced.as_object().unwrap() {
        members[key] = value.clone();
    }
    members
}

/// The cluster as `az aks show` prints it.
fn az_cluster(replaced: &Value) -> Value {
    let mut cluster = members(replaced);
    cluster["id"] = CLUSTER.into();
    cluster["name"] = "aks".into();
    if cluster.get("location").is_none() {
        cluster["location"] = "eastus2".into();
    }
    cluster
}

/// The cluster as Azure Resource Manager answers, which spells ids and enums as it likes.
fn arm_cluster(replaced: &Value) -> Value {
    let mut properties = members(replaced);
    let location = properties.as_object_mut().unwrap().remove("location").unwrap_or("eastus2".into());
    json!({ "id": CLUSTER.to_uppercase(), "name": "aks", "type": "x", "location": location, "properties": properties })
}

fn pool(name: &str, count: u64, size: &str) -> Value {
    json!({
        "name": name, "mode": "System", "osType": "Linux", "count": count, "vmSize": size,
        "powerState": { "code": "Running" },
    })
}

/// The same pool with another member.
fn with(mut pool: Value, key: &str, value: Value) -> Value {
    pool[key] = value;
    pool
}

/// What the rule says where the cluster has these members: the same in both forms.
fn on_cluster(rule: &str, keys: &str, replaced: &Value) -> Answer {
    let spec = attach(keys);
    let az = answer(rule, &spec, &facts(&[az_cluster(replaced)]));
    let arm = answer(rule, &spec, &facts(&[arm_cluster(replaced)]));
    assert_eq!(az, arm, "{rule} on {replaced}");
    az
}
