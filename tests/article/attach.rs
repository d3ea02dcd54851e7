//! Attach an existing AKS cluster.

use crate::support::{accepted, asks, attach, attached_together, create, fails, notes, silent, tells};

#[test]
fn attaching_takes_about_5_minutes() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-WAIT", &["about 5 minutes"]);
}

#[test]
fn a_cluster_of_the_subscription_can_be_used() {
    accepted(&attach("cluster: { resourceGroup: myresourcegroup, name: myexistingcluster }"));
    accepted(&attach(
        "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster }",
    ));
}

#[test]
fn the_cluster_may_be_in_another_region() {
    accepted(&create("location: westus2"));
    notes(&create("location: westus2"), "LOC-LATENCY");
}

#[test]
fn a_cluster_has_one_attachment_at_a_time() {
    asks(&attach("clusterPurpose: FastProd"), "LIFE-ONE-ATTACH");
}

#[test]
fn two_names_for_one_cluster_are_two_attachments() {
    for report in attached_together("name: first", "name: second") {
        fails(&report, "LIFE-ONE-ATTACH");
        tells(&report, "LIFE-ONE-ATTACH", &["0.yaml", "1.yaml"]);
    }
    let other = "name: second\ncluster: { resourceGroup: myresourcegroup, name: another }";
    for report in attached_together("name: first", other) {
        asks(&report, "LIFE-ONE-ATTACH");
    }
}

#[test]
fn each_new_attachment_breaks_the_one_before() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-ONE-ATTACH", &["each attachment breaks the one before"]);
}

#[test]
fn to_attach_again_with_other_settings_detach_first() {
    tells(&attach("ssl: { leafDomainLabel: contoso }"), "LIFE-CHANGE-TLS", &["detach first"]);
    notes(&attach("loadBalancer: { type: PublicIp }"), "LIFE-CHANGE-TLS");
    silent(&attach("clusterPurpose: FastProd"), "LIFE-CHANGE-TLS");
}

#[test]
fn a_cluster_below_12_vcpus_is_attached_for_dev_test() {
    asks(&attach("clusterPurpose: FastProd"), "PURPOSE-12VCPU");
    silent(&attach("clusterPurpose: DevTest"), "PURPOSE-12VCPU");
    fails(&create("agentCount: 3\nagentVmSize: Standard_D2s_v5"), "PURPOSE-12VCPU");
}

#[test]
fn the_attach_is_waited_for() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-WAIT", &["`provisioningState`", "`Succeeded`"]);
}
