//! Detach an AKS cluster.

use crate::support::{accepted, detach, notes, silent, tells, warns};

#[test]
fn a_cluster_can_be_detached() {
    accepted(&detach("action: Detach"));
}

#[test]
fn a_detach_does_not_delete_the_cluster() {
    notes(&detach("name: myaks"), "LIFE-DETACH-NOT-DELETE");
    silent(&detach("action: Delete"), "LIFE-DETACH-NOT-DELETE");
    warns(&detach("action: Delete"), "LIFE-DETACH-VS-DELETE");
}

#[test]
fn the_cluster_is_deleted_in_aks() {
    tells(&detach("action: Detach"), "LIFE-DETACH-NOT-DELETE", &["az aks delete"]);
}
