//! AKS version.

use aks_compute::catalog::Catalog;

use crate::support::{REFRESH, asks, attach, create, fails, notes, silent, tells, update};

#[test]
fn aks_offers_several_kubernetes_versions() {
    assert!(Catalog::embedded().kubernetes_versions().len() > 1);
}

#[test]
fn a_create_cannot_choose_the_version() {
    fails(&create("kubernetesVersion: \"1.35\""), "LIFE-K8S-VERSION-CREATE");
    silent(&create("agentCount: 3"), "LIFE-K8S-VERSION-CREATE");
}

#[test]
fn a_create_takes_the_default_version() {
    notes(&create("agentCount: 3"), "LIFE-K8S-DEFAULT");
}

#[test]
fn the_default_version_changes_over_time() {
    tells(&create("agentCount: 3"), "LIFE-K8S-DEFAULT", &["changes over time"]);
}

#[test]
fn an_attach_takes_every_version_that_aks_supports() {
    asks(&attach("clusterPurpose: FastProd"), "LIFE-K8S-VERSION");
}

#[test]
fn from_1_17_aks_uses_the_blob_csi_driver() {
    tells(&update(REFRESH), "LIFE-BLOB-117", &["1.17", "Blob CSI driver"]);
}

#[test]
fn an_old_cluster_may_be_supported_no_more() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-K8S-VERSION", &["Upgrade the cluster first"]);
}

#[test]
fn then_the_attach_fails_and_lists_the_supported_versions() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-K8S-VERSION", &["az aks get-versions"]);
}

#[test]
fn a_preview_version_can_be_attached() {
    asks(&attach("clusterPurpose: FastProd"), "LIFE-K8S-PREVIEW");
    silent(&attach("clusterPurpose: DevTest"), "LIFE-K8S-PREVIEW");
}

#[test]
fn a_preview_has_no_sla_and_is_not_for_production() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-K8S-PREVIEW", &["no SLA", "out of production"]);
}

#[test]
fn a_preview_may_lack_features() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-K8S-PREVIEW", &["may lack features"]);
}

#[test]
fn a_preview_may_have_limited_support() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-K8S-PREVIEW", &["support"]);
}
