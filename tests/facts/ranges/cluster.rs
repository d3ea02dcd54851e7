//! The cluster that has the ranges: as far as it is known, with its load balancer, and no other.

use super::*;

#[test]
fn what_a_truncated_cluster_leaves_out_is_not_known() {
    let spec = attach_in("AzureCloud", "eastus2");
    let tags = file("Public", "EastUS2", "CentralUS");
    for profile in [
        json!(null),
        json!({ "enablePrivateCluster": false }),
        json!({ "authorizedIPRanges": [null] }),
        json!({ "authorizedIPRanges": ["20.0.0.0/8", 3] }),
        json!({ "authorizedIPRanges": "20.0.0.0/8" }),
    ] {
        let part = json!({ "id": CLUSTER, "properties": { "apiServerAccessProfile": profile } });
        let finding = said(RULE, &spec, &facts(&[&part, &tags])).unwrap();
        assert_eq!(Some(weight(&finding)), UNKNOWN, "{profile}");
        assert!(finding.remedy.unwrap().command.starts_with("az aks show "), "{profile}");
    }
    let mut odd = cluster(&json!([null]));
    assert_eq!(answer(RULE, &spec, &facts(&[&odd, &tags])), UNKNOWN);
    odd["apiServerAccessProfile"]["authorizedIpRanges"] = json!("20.0.0.0/8");
    assert_eq!(answer(RULE, &spec, &facts(&[&odd, &tags])), UNKNOWN);
}

#[test]
fn authorized_ranges_need_a_standard_load_balancer() {
    let spec = attach_in("AzureCloud", "eastus2");
    for (ranges, sku, expected) in [
        (json!(["20.0.0.0/8"]), json!("standard"), PASS),
        (json!(["20.0.0.0/8"]), json!("Standard"), PASS),
        (json!(["20.0.0.0/8"]), json!("basic"), ERROR),
        (json!(["20.0.0.0/8"]), json!("Basic"), ERROR),
        (json!(["20.0.0.0/8"]), json!(null), UNKNOWN),
        (json!([]), json!("basic"), PASS),
        (json!(null), json!("basic"), PASS),
        (json!([null]), json!("basic"), UNKNOWN),
        (json!([null]), json!("standard"), PASS),
    ] {
        let mut cluster = cluster(&ranges);
        cluster["networkProfile"]["loadBalancerSku"] = sku.clone();
        assert_eq!(answer("API-RANGES-SLB", &spec, &facts(&[&cluster])), expected, "{ranges} {sku}");
    }
    let part = json!({ "id": CLUSTER, "networkProfile": { "loadBalancerSku": "basic" } });
    assert_eq!(answer("API-RANGES-SLB", &spec, &facts(&[&part])), UNKNOWN);
}

#[test]
fn a_cluster_of_another_id_or_cloud_is_never_used() {
    let tags = file("Public", "EastUS2", "CentralUS");
    let spec = attach_in("AzureCloud", "eastus2");
    let mut other = cluster(&json!([]));
    other["id"] = json!(CLUSTER.replace("managedClusters/aks", "managedClusters/aks2"));
    let china = json!({ "fact": { "cloud": "AzureChinaCloud" }, "data": cluster(&json!([])) });
    for cluster in [other, china] {
        for rule in [RULE, "API-RANGES-SLB"] {
            assert_eq!(answer(rule, &spec, &facts(&[&cluster, &tags])), UNKNOWN, "{rule}");
        }
    }
}
