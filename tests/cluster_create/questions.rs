//! What is asked about a cluster that is yet to be made, and where its names and ids are judged.

use aks_compute::report::{Severity, Status};

use crate::new_cluster::{findings, found, spec_from};

#[test]
fn azure_is_not_asked_about_a_cluster_that_is_yet_to_be_made() {
    for finding in findings(&spec_from("kubernetesVersion: \"1.33\", location: westus2")) {
        let asked = format!("{finding:?}");
        assert!(!asked.contains("az aks show") && !asked.contains("az aks nodepool"), "{asked}");
        assert!(!asked.contains("managedClusters/aks"), "{asked}");
        assert!(finding.severity != Severity::Error || finding.status != Status::Fail, "{asked}");
    }
}

#[test]
fn versions_and_regions_are_asked_for_where_the_cluster_goes() {
    let unknown = |keys, rule| {
        found(rule, &spec_from(keys), &[])
            .first()
            .map(|finding| (finding.path.to_string(), format!("{finding:?}")))
    };
    assert_eq!(unknown("location: westus2", "LIFE-K8S-VERSION"), None);
    let (path, shown) =
        unknown("kubernetesVersion: \"1.33\", location: westus2", "LIFE-K8S-VERSION").unwrap();
    assert_eq!(path, "/cluster/create/kubernetesVersion");
    assert!(shown.contains("az aks get-versions --location westus2"), "{shown}");
    assert_eq!(unknown("location: East US 2", "LOC-PE"), None);
    let (path, shown) = unknown("location: westus2", "LOC-PE").unwrap();
    assert_eq!(path, "/cluster/create/location");
    assert!(shown.contains("az rest"), "{shown}");
}

#[test]
fn names_and_ids_inside_are_judged_where_they_are() {
    let spec = spec_from("resourceGroup: my group, name: a.b, subscriptionId: contoso");
    for (rule, key) in
        [("NAME-RG", "resourceGroup"), ("NAME-AKS", "name"), ("ID-SUBSCRIPTION", "subscriptionId")]
    {
        let path = format!("/cluster/create/{key}");
        assert!(found(rule, &spec, &[]).iter().any(|finding| finding.path == path), "{path}");
    }
    let other = "subscriptionId: 99999999-2222-3333-4444-555555555555";
    let found = found("ID-CROSS-SUB", &spec_from(other), &[]);
    assert_eq!(found[0].path, "/cluster/create/subscriptionId");
}
