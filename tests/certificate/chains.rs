//! The order of a chain and its signatures, beside `openssl verify`.

use aks_compute::certificate::{Chain, ChainEnd, Inspection, Verification, inspect};

use crate::made::{made, path};
use crate::openssl::openssl;

fn inspected(names: &[&str]) -> Inspection {
    inspect(Some(made().chain(names).as_bytes()), None)
}

/// The names in the right order, as it was found.
fn order<'a>(chain: &Chain, names: &[&'a str]) -> Vec<&'a str> {
    chain.order.iter().map(|place| names[*place]).collect()
}

#[test]
fn every_order_of_three_is_put_right() {
    let right = ["leaf", "intermediate", "root"];
    for places in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let names = places.map(|place| right[place]);
        let Inspection { chain, .. } = inspected(&names);
        assert_eq!(order(&chain, &names), right);
        assert_eq!(chain.is_in_order, names == right, "{names:?}");
        assert_eq!(chain.end, Some(ChainEnd::Root));
        assert_eq!((chain.unrelated.len(), chain.duplicates.len()), (0, 0));
        let links: Vec<_> =
            chain.links.iter().map(|link| (names[link.certificate], names[link.issuer])).collect();
        assert_eq!(links, [("leaf", "intermediate"), ("intermediate", "root")]);
        assert!(chain.links.iter().all(|link| link.signature == Verification::Verified && link.issuer_is_ca));
    }
}

#[test]
fn what_is_missing_double_or_strange_is_told_apart() {
    let end = |names: &[&str]| inspected(names).chain.end;
    assert_eq!(end(&["leaf", "intermediate"]), Some(ChainEnd::IssuerAbsent));
    assert_eq!(end(&["leaf"]), Some(ChainEnd::Alone));
    assert_eq!(end(&["self-signed"]), Some(ChainEnd::SelfSigned));
    assert_eq!(end(&[]), None);

    let Inspection { chain, .. } = inspected(&["leaf", "root"]);
    assert_eq!((chain.end, chain.order, chain.unrelated), (Some(ChainEnd::Alone), vec![0], vec![1]));
    assert!(chain.is_in_order);

    let Inspection { chain, .. } = inspected(&["leaf", "intermediate", "leaf", "root", "intermediate"]);
    assert_eq!((chain.order, chain.duplicates), (vec![0, 1, 3], vec![2, 4]));
    assert!(chain.is_in_order);

    let Inspection { chain, .. } = inspected(&["other root", "leaf", "intermediate", "root"]);
    assert_eq!((chain.order, chain.unrelated, chain.is_in_order), (vec![1, 2, 3], vec![0], false));
}

#[test]
fn of_two_server_certificates_the_key_says_which_is_meant() {
    let names = ["leaf", "other leaf", "intermediate"];
    let certificates = made().chain(&names);
    let leaf =
        |key: &str| inspect(Some(certificates.as_bytes()), Some(made().key(key).as_bytes())).chain.leaf;
    assert_eq!(inspected(&names).chain.leaf, Some(0));
    assert_eq!(leaf("leaf"), Some(0));
    assert_eq!(leaf("other"), Some(1));
    assert_eq!(leaf("root"), Some(0));
}

#[test]
fn an_authority_without_a_server_is_its_own_leaf() {
    let Inspection { chain, .. } = inspected(&["root", "intermediate"]);
    assert_eq!((chain.order, chain.is_in_order), (vec![1, 0], false));
}

/// Whether `openssl verify` takes `certificate` under the one issuer, whatever its dates, uses and security level.
fn verifies(certificate: &str, issuer: &str) -> bool {
    let made = made();
    let name = |role: &str| format!("{role} {} {}", certificate.replace(' ', "-"), issuer.replace(' ', "-"));
    let issuer = made.file(&name("issuer"), made.certificate(issuer));
    let certificate = made.file(&name("certificate"), made.certificate(certificate));
    let arguments =
        ["verify", "-no_check_time", "-auth_level", "0", "-partial_chain", "-check_ss_sig", "-trusted"];
    openssl(&[&arguments[..], &[path(&issuer), path(&certificate)]].concat(), b"").status.success()
}

#[test]
fn signatures_are_verified_as_openssl_does() {
    let mut seen = 0;
    for (certificate, issuer) in [
        ("of rsa1024", "root of rsa1024"),
        ("of rsa2048", "root of rsa2048"),
        ("of rsa4096", "root of rsa4096"),
        ("of p256", "root of p256"),
        ("of p384", "root of p384"),
        ("of p521", "root of p521"),
        ("of ed25519", "root of ed25519"),
        ("of pss", "root of pss"),
        ("sha1", "root of rsa2048"),
        ("sha384", "root of rsa2048"),
        ("sha512", "root of rsa2048"),
        ("ecdsa sha1", "root of p384"),
        ("ecdsa sha384", "root of p384"),
        ("ecdsa sha512", "root of p256"),
        ("leaf", "intermediate"),
        ("intermediate", "root"),
        // The name is right and the key is not.
        ("leaf", "namesake"),
    ] {
        let Inspection { chain, .. } = inspected(&[certificate, issuer]);
        let [link, ..] = chain.links.as_slice() else { panic!("{certificate} hangs on nothing") };
        let expected =
            if verifies(certificate, issuer) { Verification::Verified } else { Verification::Failed };
        assert_eq!(link.signature, expected, "{certificate} by {issuer}");
        seen += usize::from(expected == Verification::Failed);
    }
    assert_eq!(seen, 1);
}

#[test]
fn what_is_not_verified_here_is_said_to_be_so() {
    for (certificate, issuer) in [("md5", "root of rsa2048"), ("of secp256k1", "root of secp256k1")] {
        let Inspection { chain, .. } = inspected(&[certificate, issuer]);
        assert_eq!(chain.links[0].signature, Verification::NotSupported, "{certificate}");
    }
}

#[test]
fn self_signatures_are_verified_as_openssl_does() {
    for (name, pem) in made().certificates() {
        let inspection = inspect(Some(pem.as_bytes()), None);
        let found = &inspection.certificates[0];
        assert_eq!(found.is_self_issued, name.contains("root") || name == "self-signed", "{name}");
        if !found.is_self_issued || name == "root of secp256k1" {
            assert_ne!(found.self_signature, Some(Verification::Verified), "{name}");
        } else {
            assert!(verifies(name, name), "{name}");
            assert_eq!(found.self_signature, Some(Verification::Verified), "{name}");
        }
    }
}

/// One bit of a certificate that is not its name, and its signature is wrong.
#[test]
fn a_changed_certificate_is_not_verified() {
    let mut der = crate::made::der_certificate(made().certificate("leaf"));
    let position = der.windows(4).position(|window| window == b"2401").expect("its date");
    der[position + 3] = b'2';
    let changed = crate::openssl::text(&["x509", "-inform", "DER"], &der);
    let inspection = inspect(Some((changed + made().certificate("intermediate")).as_bytes()), None);
    assert_eq!(inspection.chain.links[0].signature, Verification::Failed);
}

#[test]
fn of_two_issuers_of_one_name_the_one_that_signed_is_taken() {
    let names = ["leaf", "namesake", "intermediate", "root"];
    let Inspection { chain, .. } = inspected(&names);
    assert_eq!(order(&chain, &names), ["leaf", "intermediate", "root"]);
    assert_eq!(chain.links[0].signature, Verification::Verified);
}
