//! Whether the cluster has local accounts, and whether a fact is about this cluster at all.

use aks_compute::facts::Facts;

use super::*;

#[test]
fn local_accounts_must_be_enabled() {
    const RULE: &str = "AKS-LOCALACCT";
    assert_eq!(on_cluster(RULE, "", &json!({})), PASS);
    assert_eq!(on_cluster(RULE, "", &json!({ "disableLocalAccounts": null })), PASS, "AKS leaves it out");
    assert_eq!(on_cluster(RULE, "", &json!({ "disableLocalAccounts": true })), ERROR);
    let truncated = json!({ "disableLocalAccounts": null, "networkProfile": null });
    assert_eq!(on_cluster(RULE, "", &truncated), UNKNOWN);
    assert_eq!(answer(RULE, &attach(""), &Facts::default()), UNKNOWN);

    let finding =
        said(RULE, &attach(""), &facts(&[arm_cluster(&json!({ "disableLocalAccounts": true }))])).unwrap();
    assert_eq!(
        &*finding.remedy.unwrap().command,
        "az aks update --resource-group rg --name aks --subscription 11111111-2222-3333-4444-555555555555 --enable-local-accounts"
    );
    assert_eq!(finding.related[0].pointer, "/properties/disableLocalAccounts");
}

#[test]
fn a_private_cluster_has_no_public_name() {
    const RULE: &str = "PRIV-PUBLIC-FQDN";
    for (private, flag, public_name, private_name, expected) in [
        (json!(false), json!(null), json!("a.hcp.eastus2.azmk8s.io"), json!(null), PASS),
        (json!(null), json!(true), json!(null), json!(null), PASS),
        (json!(true), json!(true), json!(null), json!("a.privatelink.eastus2.azmk8s.io"), ERROR),
        (json!(true), json!(false), json!(null), json!("a.privatelink.eastus2.azmk8s.io"), PASS),
        // Older api-versions do not say it; the names do.
        (
            json!(true),
            json!(null),
            json!("a.hcp.eastus2.azmk8s.io"),
            json!("a.privatelink.eastus2.azmk8s.io"),
            ERROR,
        ),
        (json!(true), json!(null), json!(null), json!("a.privatelink.eastus2.azmk8s.io"), PASS),
        (json!(true), json!(null), json!(null), json!(null), UNKNOWN),
    ] {
        let members = json!({
            "apiServerAccessProfile": { "enablePrivateCluster": private, "enablePrivateClusterPublicFQDN": flag },
            "fqdn": public_name, "privateFqdn": private_name,
        });
        assert_eq!(on_cluster(RULE, "", &members), expected, "{members}");
        if expected == PASS && flag.is_null() && private == true {
            let mut cut = members;
            cut["networkProfile"] = json!(null);
            assert_eq!(on_cluster(RULE, "", &cut), UNKNOWN, "{cut}");
        }
    }
}

#[test]
fn a_fact_about_another_cluster_or_cloud_is_not_used() {
    let broken = json!({
        "disableLocalAccounts": true,
        "kubernetesVersion": "1.20.1",
        "currentKubernetesVersion": "1.20.1",
        "location": "westus2",
        "agentPoolProfiles": [with(pool("a", 1, "Standard_D2s_v5"), "nodeTaints", json!(["a=b:NoSchedule"]))],
    });
    let rules = [
        "AKS-LOCALACCT",
        "AKS-TAINTS",
        "PURPOSE-PROD-NODES",
        "PURPOSE-12VCPU",
        "VM-GPU-POOL",
        "LOC-LATENCY",
        "LOC-PE",
        "LIFE-K8S-VERSION",
        "LIFE-K8S-PREVIEW",
    ];
    let (spec, without) = (attach(""), Facts::default());
    let cluster = az_cluster(&broken);
    let mut changed = 0;
    for rule in rules {
        let expected = answer(rule, &spec, &without);
        assert_eq!(expected.map(|(status, _)| status), Some(Status::Unknown), "{rule}");
        changed += usize::from(answer(rule, &spec, &facts(std::slice::from_ref(&cluster))) != expected);
        for (from, to) in [
            ("managedClusters/aks", "managedClusters/aks2"),
            ("resourceGroups/rg", "resourceGroups/rg2"),
            ("/subscriptions/1", "/subscriptions/2"),
        ] {
            let other = with(cluster.clone(), "id", CLUSTER.replace(from, to).into());
            assert_eq!(answer(rule, &spec, &facts(&[other])), expected, "{rule}: {to}");
        }
        let china = json!({ "fact": { "kind": "cluster", "cloud": "AzureChinaCloud" }, "data": cluster });
        assert_eq!(answer(rule, &spec, &facts(&[china])), expected, "{rule}: another cloud");
    }
    assert!(changed >= 7, "the fact decides {changed} rules only where it is about the cluster");
}
