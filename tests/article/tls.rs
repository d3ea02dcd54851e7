//! TLS termination.

use crate::support::{CUSTOM, accepted, attach, create, fails, notes, silent, tells, warns};

#[test]
fn create_and_attach_can_switch_tls_on() {
    accepted(&create(CUSTOM));
    accepted(&attach(CUSTOM));
    accepted(&create("ssl: { leafDomainLabel: contoso }"));
    accepted(&attach("ssl: { leafDomainLabel: contoso }"));
}

#[test]
fn with_a_label_microsoft_makes_the_certificate() {
    silent(&create("ssl: { leafDomainLabel: contoso }"), "TLS-TRIO");
    silent(&create("ssl: { leafDomainLabel: contoso }"), "TLS-DNS");
    warns(&create("ssl: { leafDomainLabel: contoso }"), "TLS-AUTORENEW-DEAD");
}

#[test]
fn a_created_endpoint_is_called_by_label_region_and_cloud() {
    let report = create(
        "cloud: AzureChinaCloud
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }
ssl: { leafDomainLabel: contoso }",
    );
    tells(&report, "TLS-LABEL", &["`contoso######.chinaeast2.cloudapp.chinacloudapi.cn`"]);
}

#[test]
fn an_attached_endpoint_is_called_by_label_its_region_and_cloud() {
    let report = attach("cloud: AzureChinaCloud\nssl: { leafDomainLabel: contoso }");
    tells(&report, "TLS-LABEL", &["`contoso######.<region>.cloudapp.chinacloudapi.cn`"]);
}

#[test]
fn the_name_has_random_characters() {
    tells(&create("ssl: { leafDomainLabel: contoso }"), "TLS-LABEL", &["random characters", "`######`"]);
}

#[test]
fn a_custom_certificate_is_certificate_key_and_host_name() {
    accepted(&create(CUSTOM));
    fails(&create("ssl: { certPemFile: cert.pem, keyPemFile: key.pem }"), "TLS-TRIO");
    fails(&create("ssl: { cname: www.contoso.com, keyPemFile: key.pem }"), "TLS-TRIO");
    fails(&attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem }"), "TLS-TRIO");
}

#[test]
fn it_is_one_way_or_the_other() {
    fails(
        &create(
            "ssl: { leafDomainLabel: contoso, cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
        ),
        "TLS-XOR",
    );
}

#[test]
fn with_a_custom_domain_your_dns_points_at_the_scoring_endpoint() {
    notes(&create(CUSTOM), "TLS-DNS");
    tells(&attach(CUSTOM), "TLS-DNS", &["www.contoso.com", "scoring endpoint's IP address"]);
}
