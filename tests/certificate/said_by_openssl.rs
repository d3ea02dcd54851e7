//! What a certificate says, beside what `openssl x509` prints of it.

use std::collections::BTreeSet;

use aks_compute::certificate::{Certificate, Hash, PublicKey, Signature, inspect};
use time::OffsetDateTime;
use time::macros::format_description;

use crate::made::{der_certificate, made};
use crate::openssl::text;

fn only(bytes: &[u8]) -> Certificate {
    let inspection = inspect(Some(bytes), None);
    let [certificate] = inspection.certificates.as_slice() else { panic!("{inspection:#?}") };
    certificate.clone()
}

/// What stands after `start` in its line.
fn after<'a>(text: &'a str, start: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.trim().strip_prefix(start));
    line.unwrap_or_else(|| panic!("no {start} in {text}")).trim()
}

fn seconds(text: &str) -> i64 {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]Z");
    time::PrimitiveDateTime::parse(text, format).unwrap().assume_utc().unix_timestamp()
}

#[test]
fn names_dates_serial_and_fingerprint_are_those_that_openssl_prints() {
    for (name, pem) in made().certificates() {
        let arguments = "x509 -noout -subject -issuer -nameopt RFC2253,-esc_msb,utf8 -serial -startdate -enddate -dateopt iso_8601 -fingerprint -sha256";
        let said = text(&arguments.split(' ').collect::<Vec<_>>(), pem.as_bytes());
        let found = only(pem.as_bytes());
        assert_eq!(found.subject.text, after(&said, "subject="), "{name}");
        assert_eq!(found.issuer.text, after(&said, "issuer="), "{name}");
        assert_eq!(found.serial, after(&said, "serial="), "{name}");
        assert_eq!(found.not_before, seconds(after(&said, "notBefore=")), "{name}");
        assert_eq!(found.not_after, seconds(after(&said, "notAfter=")), "{name}");
        assert_eq!(found.fingerprint, after(&said, "sha256 Fingerprint=").replace(':', ""), "{name}");
        assert!(OffsetDateTime::from_unix_timestamp(found.not_after).is_ok());
    }
}

#[test]
fn a_common_name_is_read_in_any_writing() {
    assert_eq!(
        only(made().certificate("leaf").as_bytes()).subject.common_name.as_deref(),
        Some("www.contoso.com")
    );
    let chinese = only(made().certificate("chinese").as_bytes());
    assert_eq!(chinese.subject.common_name.as_deref(), Some("测试 \"证书\", 一"));
}

#[test]
fn keys_and_signatures_are_those_that_openssl_prints() {
    for (name, pem) in made().certificates() {
        let said = text(&["x509", "-noout", "-text"], pem.as_bytes());
        let found = only(pem.as_bytes());
        let algorithm = after(&said, "Public Key Algorithm:");
        match &found.public_key {
            PublicKey::Rsa { bits, pss } => {
                assert_eq!((algorithm, *pss), ("rsaEncryption", false), "{name}");
                assert_eq!(after(&said, "Public-Key:"), format!("({bits} bit)"), "{name}");
            }
            PublicKey::Ec { curve } => {
                assert_eq!(algorithm, "id-ecPublicKey", "{name}");
                let known = if said.contains("NIST CURVE:") {
                    after(&said, "NIST CURVE:")
                } else {
                    after(&said, "ASN1 OID:")
                };
                assert_eq!(curve, known, "{name}");
            }
            PublicKey::Ed25519 => assert_eq!(algorithm, "ED25519", "{name}"),
            PublicKey::Ed448 => assert_eq!(algorithm, "ED448", "{name}"),
            other => panic!("{name}: {other:?}"),
        }
        let signature = after(&said, "Signature Algorithm:");
        let expected = match (&found.signature, found.signature.hash()) {
            (Signature::Rsa { .. }, Some(hash)) => format!("{}WithRSAEncryption", lower(hash)),
            (Signature::Ecdsa { .. }, Some(hash)) => format!("ecdsa-with-{}", lower(hash).to_uppercase()),
            (Signature::RsaPss { .. }, Some(Hash::Sha384)) => "rsassaPss".to_owned(),
            (Signature::Ed25519, None) => "ED25519".to_owned(),
            (other, _) => panic!("{name}: {other:?}"),
        };
        assert_eq!(signature, expected, "{name}");
        assert_eq!(
            found.signature.hash().is_some_and(Hash::is_broken),
            name.contains("sha1") || name == "md5",
            "{name}"
        );
    }
}

fn lower(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => "md5",
        Hash::Sha1 => "sha1",
        Hash::Sha224 => "sha224",
        Hash::Sha256 => "sha256",
        Hash::Sha384 => "sha384",
        Hash::Sha512 => "sha512",
    }
}

#[test]
fn alternative_names_are_those_that_openssl_prints() {
    for (name, pem) in made().certificates() {
        let said = text(&["x509", "-noout", "-ext", "subjectAltName"], pem.as_bytes());
        let found = only(pem.as_bytes());
        let of_kind = |kind: &str| -> BTreeSet<String> {
            said.split([',', '\n'])
                .filter_map(|part| part.trim().strip_prefix(kind))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(found.has_alternative_names, said.contains("Subject Alternative Name"), "{name}");
        assert_eq!(found.dns_names.iter().cloned().collect::<BTreeSet<_>>(), of_kind("DNS:"), "{name}");
        let addresses: BTreeSet<std::net::IpAddr> =
            of_kind("IP Address:").iter().map(|address| address.parse().unwrap()).collect();
        let read: BTreeSet<std::net::IpAddr> =
            found.ip_addresses.iter().map(|address| address.parse().unwrap()).collect();
        assert_eq!(read, addresses, "{name}");
    }
}

#[test]
fn uses_are_those_for_which_openssl_would_take_it() {
    use aks_compute::certificate::ExtendedKeyUsage as Usage;
    for (name, pem) in made().certificates() {
        let said = text(&["x509", "-noout", "-purpose"], pem.as_bytes());
        let found = only(pem.as_bytes());
        let allows = |usage: Usage| {
            found
                .extended_key_usages
                .as_ref()
                .is_none_or(|usages| usages.contains(&usage) || usages.contains(&Usage::Any))
        };
        // An authority may not be asked for its own TLS: its key usage allows no signatures of that kind.
        if !found.is_ca && found.may_sign {
            assert_eq!(after(&said, "SSL server :") == "Yes", allows(Usage::ServerAuth), "{name}: {said}");
            assert_eq!(after(&said, "SSL client :") == "Yes", allows(Usage::ClientAuth), "{name}: {said}");
        }
        assert_eq!(after(&said, "SSL server CA :") == "Yes", found.is_ca, "{name}: {said}");
    }
    let critical = only(made().certificate("critical client").as_bytes());
    assert_eq!(
        critical.extended_key_usages,
        Some(vec![Usage::Other("1.2.3.4".to_owned()), Usage::CodeSigning])
    );
    assert!(!only(made().certificate("encipherment").as_bytes()).may_sign);
}

#[test]
fn der_says_the_same_as_pem() {
    for (name, pem) in made().certificates() {
        let der = der_certificate(pem);
        assert_eq!(only(&der), only(pem.as_bytes()), "{name}");
    }
}
