//! What an import writes otherwise than the spec from which its document was made.

use serde_json::{Map, Value as Json, json};

use super::value;
use crate::catalog::Catalog;
use crate::spec::{Operation, decode, dns_prefix_of};

/// The spec as an import writes it: defaults that the emitters write are written, what is the default in the spec is
/// left out, a cluster is named by its id, and certificate and key are files.
pub(super) fn normalized(spec: &Json, has_vault: bool) -> Json {
    let mut spec = spec.clone();
    let document = spec.to_string();
    let root = value(&document);
    let decoded = decode(&root);
    let knows = &Catalog::embedded().api_version(decoded.api_version().unwrap()).unwrap().computes;
    spec["cloud"] = json!(decoded.cloud());
    spec["apiVersion"] = json!(decoded.api_version());
    let members = spec.as_object_mut().unwrap();
    match decoded.operation.unwrap() {
        Operation::Detach => {
            members.entry("action").or_insert(json!("Detach"));
            members["workspace"].as_object_mut().unwrap().remove("location");
            return spec;
        }
        Operation::Create if !knows.compute_location_writable => {
            members.remove("location");
        }
        Operation::Attach => {
            if knows.load_balancer {
                members.entry("loadBalancer").or_insert(json!({ "type": "PublicIp" }));
            }
            if let Some(create) = members["cluster"].get_mut("create") {
                normalize_cluster(create);
            } else {
                members.insert("cluster".to_owned(), json!({ "resourceId": decoded.cluster_id() }));
            }
        }
        _ => {}
    }
    for key in ["tags", "network", "loadBalancer"] {
        if members.get(key).is_some_and(|value| value == &json!({})) {
            members.remove(key);
        }
    }
    if let (Some(ssl), Some(typed)) = (members.get_mut("ssl"), decoded.ssl.as_ref()) {
        let ssl = ssl.as_object_mut().unwrap();
        let status = typed.effective_status().map(|status| status.as_str());
        let vault = ssl.remove("keyVault");
        for key in ["certPemFile", "certPem", "keyPemFile", "keyPem", "status"] {
            ssl.remove(key);
        }
        if !ssl.contains_key("leafDomainLabel") && ssl.get("overwriteExistingDomain") == Some(&json!(false)) {
            ssl.remove("overwriteExistingDomain");
        }
        let is_enabled = status == Some("Enabled");
        if let (Some(vault), true, true) = (vault, is_enabled, has_vault) {
            ssl.insert("keyVault".to_owned(), vault);
        } else if is_enabled {
            ssl.insert("certPemFile".to_owned(), json!("cert.pem"));
            ssl.insert("keyPemFile".to_owned(), json!("key.pem"));
        }
        let implied = if ssl.contains_key("leafDomainLabel") {
            Some("Auto")
        } else {
            (is_enabled || ssl.contains_key("cname")).then_some("Enabled")
        };
        if let Some(status) = status.filter(|status| implied != Some(*status)) {
            ssl.insert("status".to_owned(), json!(status));
        }
    }
    spec
}

fn normalize_cluster(create: &mut Json) {
    let create = create.as_object_mut().unwrap();
    let has = |create: &Map<String, Json>, key: &str, value: Json| create.get(key) == Some(&value);
    if create.get("subscriptionId").and_then(Json::as_str) == Some("00000000-0000-0000-0000-000000000000") {
        create.remove("subscriptionId");
    }
    let prefix = dns_prefix_of(create["name"].as_str().unwrap());
    let default_mode =
        !["networkPlugin", "networkPluginMode", "podSubnetId"].iter().any(|key| create.contains_key(*key));
    create.entry("networkPlugin").or_insert(json!("azure"));
    if default_mode
        || (has(create, "networkPlugin", json!("azure"))
            && has(create, "networkPluginMode", json!("overlay"))
            && !create.contains_key("podSubnetId"))
    {
        create.remove("networkPlugin");
        create.remove("networkPluginMode");
    }
    for (key, default) in [
        ("location", json!("chinaeast2")),
        ("dnsPrefix", json!(prefix)),
        ("loadBalancerSku", json!("standard")),
        ("outboundType", json!("loadBalancer")),
        ("privateCluster", json!(false)),
        ("privateClusterPublicFqdn", json!(false)),
        ("identity", json!({ "type": "SystemAssigned" })),
    ] {
        if has(create, key, default) {
            create.remove(key);
        }
    }
    for (number, pool) in create["nodePools"].as_array_mut().unwrap().iter_mut().enumerate() {
        let pool = pool.as_object_mut().unwrap();
        let least = pool.get("minCount").cloned().unwrap_or(json!(3));
        pool.entry("count").or_insert(least);
        let mode = if number == 0 { "System" } else { "User" };
        for (key, default) in
            [("mode", json!(mode)), ("osType", json!("Linux")), ("enableAutoScaling", json!(false))]
        {
            if has(pool, key, default) {
                pool.remove(key);
            }
        }
    }
}
