//! Which host names a certificate covers, beside OpenSSL and rustls-webpki.

use std::sync::OnceLock;

use aks_compute::certificate::{Certificate, Coverage, covers, inspect};
use proptest::prelude::*;
use rustls_pki_types::{CertificateDer, ServerName};
use webpki::EndEntityCert;

use crate::made::{der_certificate, made, path};
use crate::openssl::{openssl, printed};

fn certificate(bytes: &[u8]) -> Certificate {
    inspect(Some(bytes), None).certificates.remove(0)
}

#[test]
fn names_cover_as_openssl_says() {
    let hosts = [
        "www.contoso.com",
        "WWW.Contoso.com",
        "contoso.com",
        "a.www.contoso.com",
        "w.contoso.com",
        "wwwcontoso.com",
        "contoso.co",
        "10.0.0.1",
        "xn--fiq228c.contoso.com",
        "com",
        "*.contoso.com",
        "other.contoso.com",
        "www.contoso.com.cn",
    ];
    for name in ["leaf", "wildcard", "address", "only address", "no names", "other leaf"] {
        let pem = made().certificate(name);
        let found = certificate(pem.as_bytes());
        let file = made().file(&format!("names of {name}"), pem);
        for host in hosts {
            let said = openssl(&["x509", "-noout", "-in", path(&file), "-checkhost", host], b"");
            let is_covered = String::from_utf8(said.stdout).unwrap().contains("does match certificate");
            let coverage = covers(&found, host);
            let covered = matches!(coverage, Coverage::AlternativeName(_) | Coverage::CommonName(_));
            // As a host name the text with a star is none; OpenSSL compares it as text.
            if host != "*.contoso.com" {
                assert_eq!(covered, is_covered, "{name} and {host}: {coverage:?}");
            }
        }
    }
}

#[test]
fn it_is_said_by_which_name_a_host_is_covered() {
    let found = |name: &str| certificate(made().certificate(name).as_bytes());
    let host = "www.contoso.com";
    assert_eq!(covers(&found("leaf"), host), Coverage::AlternativeName("www.contoso.com"));
    assert_eq!(covers(&found("wildcard"), host), Coverage::AlternativeName("*.contoso.com"));
    assert_eq!(covers(&found("no names"), host), Coverage::CommonName("www.contoso.com"));
    assert_eq!(covers(&found("only address"), host), Coverage::CommonName("www.contoso.com"));
    assert_eq!(
        covers(&found("other leaf"), "other.contoso.com"),
        Coverage::CommonNameIgnored("other.contoso.com")
    );
    assert_eq!(covers(&found("leaf"), "api.contoso.com"), Coverage::None);
    // An address is no DNS name.
    assert_eq!(covers(&found("only address"), "10.0.0.1"), Coverage::None);
}

/// Where a certificate with a DNS name of this many letters has it, and its DER.
fn template(length: usize) -> (Vec<u8>, usize) {
    static TEMPLATES: OnceLock<Vec<(Vec<u8>, usize)>> = OnceLock::new();
    let made_of = |length: usize| {
        let name = "z".repeat(length);
        let key = made().file("key of templates", made().key("leaf"));
        let names = format!("subjectAltName=DNS:{name}");
        let pem =
            printed(&["req", "-x509", "-key", path(&key), "-subj", "/O=Contoso", "-addext", &names], b"");
        let der = der_certificate(std::str::from_utf8(&pem).unwrap());
        let at = der.windows(length).position(|window| window == name.as_bytes()).unwrap();
        (der, at)
    };
    TEMPLATES.get_or_init(|| (0..=LONGEST).map(|length| made_of(length.max(4))).collect())[length].clone()
}

const LONGEST: usize = 16;

fn name() -> impl Strategy<Value = String> {
    let label = prop::sample::select(vec!["*", "a", "b", "A", "ab", "*a", "a*", "xn--a", "a-b", "1a", "com"]);
    prop::collection::vec(label, 1..5)
        .prop_map(|labels| labels.join("."))
        .prop_filter("as long as a template", |name| (4..=LONGEST).contains(&name.len()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    /// rustls refuses what we refuse and takes what we take, for any name in a certificate and any host.
    #[test]
    fn names_cover_as_rustls_says(pattern in name(), host in name(), is_same in any::<bool>()) {
        let host = if is_same { pattern.replacen('*', "b", 1) } else { host };
        let (mut der, at) = template(pattern.len());
        der[at..at + pattern.len()].copy_from_slice(pattern.as_bytes());
        let found = certificate(&der);
        prop_assert_eq!(&found.dns_names, std::slice::from_ref(&pattern));
        let covered = matches!(covers(&found, &host), Coverage::AlternativeName(_));
        let der = CertificateDer::from(der);
        let judge = EndEntityCert::try_from(&der).unwrap();
        let is_covered = ServerName::try_from(host.as_str())
            .is_ok_and(|host| judge.verify_is_valid_for_subject_name(&host).is_ok());
        prop_assert_eq!(covered, is_covered, "{} and {}", pattern, host);
    }
}
