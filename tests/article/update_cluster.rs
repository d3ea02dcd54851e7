//! Troubleshooting: update the cluster.

use crate::support::{
    CUSTOM, REFRESH, accepted, asks, attach, detach, fails, notes, silent, tells, update, warns,
};

#[test]
fn the_components_in_the_cluster_are_updated_by_hand() {
    tells(&attach("clusterPurpose: FastProd"), "LIFE-COMPONENT-UPDATE", &["do not update themselves"]);
}

#[test]
fn they_are_updated_by_detaching_and_attaching_again() {
    accepted(&update(REFRESH));
    tells(&update(REFRESH), "LIFE-COMPONENT-UPDATE", &["detaching", "attaching again"]);
    silent(&update("ssl: { status: Disabled }"), "LIFE-COMPONENT-UPDATE");
}

#[test]
fn the_resources_of_azureml_fe_are_deleted_before() {
    warns(&update(REFRESH), "LIFE-DETACH-FE");
    notes(&attach("clusterPurpose: FastProd"), "LIFE-DETACH-FE");
}

#[test]
fn they_are_deleted_only_while_no_service_is_active() {
    tells(&update(REFRESH), "LIFE-DETACH-FE", &["when no service is active"]);
}

#[test]
fn each_of_the_eight_resources_is_named() {
    tells(
        &update(REFRESH),
        "LIFE-DETACH-FE",
        &[
            "sa/azureml-fe ",
            "clusterrole/azureml-fe-role",
            "clusterrolebinding/azureml-fe-binding",
            "svc/azureml-fe ",
            "svc/azureml-fe-int-http",
            "deploy/azureml-fe ",
            "secret/azuremlfessl",
            "cm/azuremlfeconfig",
        ],
    );
}

#[test]
fn where_tls_is_on_attaching_again_takes_certificate_and_key() {
    asks(&update(REFRESH), "TLS-KEEP");
    notes(&attach("clusterPurpose: FastProd"), "TLS-REATTACH");
    silent(&attach(CUSTOM), "TLS-REATTACH");
}

#[test]
fn without_the_files_the_secret_is_read_before_the_detach() {
    for report in [detach("action: Detach"), update(REFRESH)] {
        asks(&report, "TLS-REATTACH");
        tells(&report, "TLS-REATTACH", &["kubectl get secret/azuremlfessl -o yaml", "before the detach"]);
    }
}

#[test]
fn kubernetes_keeps_secrets_in_base64() {
    tells(&detach("action: Detach"), "TLS-REATTACH", &["Base64"]);
}

#[test]
fn certificate_and_key_are_decoded_before_they_are_given() {
    let certificate = attach(
        "ssl: { cname: www.contoso.com, certPem: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==, keyPemFile: key.pem }",
    );
    fails(&certificate, "TLS-PEM");
    tells(&certificate, "TLS-PEM", &["Base64", "base64 --decode", "cert\\.pem"]);
    let key = attach(
        "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPem: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCg== }",
    );
    fails(&key, "TLS-PEM");
    tells(&key, "TLS-PEM", &["base64 --decode", "key\\.pem"]);
}
