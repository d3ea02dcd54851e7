//! Files that nobody meant well with: nothing panics, whatever the bytes.

use std::sync::OnceLock;

use aks_compute::certificate::{Inspection, covers, inspect};
use proptest::prelude::*;

use crate::made::{der_certificate, der_key, made};
use crate::openssl::{printed, text};

/// Files of every kind, to be changed.
fn seeds() -> &'static Vec<Vec<u8>> {
    static SEEDS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let made = made();
        let mut seeds: Vec<Vec<u8>> = Vec::new();
        for name in [
            "leaf",
            "of rsa2048",
            "of pss",
            "strange names",
            "chinese",
            "address",
            "root of p521",
            "root of ed25519",
        ] {
            seeds.push(made.certificate(name).into());
            seeds.push(der_certificate(made.certificate(name)));
        }
        for name in ["rsa1024", "p256", "p384", "p521", "ed25519", "ed448", "secp256k1"] {
            seeds.push(made.key(name).into());
            seeds.push(der_key(made.key(name)));
            seeds.push(printed(
                &["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"],
                made.key(name).as_bytes(),
            ));
        }
        seeds.push(made.chain(&["leaf", "intermediate", "root"]).into());
        let encoded = text(&["base64", "-A"], made.certificate("leaf").as_bytes());
        seeds.push(format!("data:\n  cert.pem: {encoded}\n  key.pem: {encoded}\nkind: Secret\n").into());
        seeds.push(encoded.into());
        seeds.push(printed(
            &["pkey", "-traditional", "-aes128", "-passout", "pass:x"],
            made.key("rsa1024").as_bytes(),
        ));
        seeds
    })
}

/// One change: bytes replaced, removed, doubled, or taken from another file.
#[derive(Clone, Debug)]
enum Change {
    Set(prop::sample::Index, u8),
    Remove(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    Cut(prop::sample::Index),
    Append(prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => (at(), 1..80_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        1 => (at(), 1..80_usize).prop_map(|(at, length)| Change::Double(at, length)),
        1 => (at(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => at().prop_map(Change::Cut),
        1 => at().prop_map(Change::Append),
    ]
}

fn changed(seed: &prop::sample::Index, changes: &[Change]) -> Vec<u8> {
    let mut bytes = seeds()[seed.index(seeds().len())].clone();
    for change in changes {
        let end = |at: usize, length: usize| (at + length).min(bytes.len());
        match change {
            _ if bytes.is_empty() => bytes.push(b'-'),
            Change::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Change::Remove(at, length) => {
                let at = at.index(bytes.len());
                let end = end(at, *length);
                bytes.drain(at..end);
            }
            Change::Double(at, length) => {
                let at = at.index(bytes.len());
                let part = bytes[at..end(at, *length)].to_vec();
                bytes.splice(at..at, part);
            }
            Change::Insert(at, part) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, part.iter().copied());
            }
            Change::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Change::Append(seed) => bytes.extend_from_slice(&seeds()[seed.index(seeds().len())]),
        }
    }
    bytes
}

/// What is true of every inspection.
fn is_sound(inspection: &Inspection) {
    let certificates = inspection.certificates.len();
    let places =
        inspection.chain.order.iter().chain(&inspection.chain.unrelated).chain(&inspection.chain.duplicates);
    assert!(places.clone().all(|place| *place < certificates));
    assert_eq!(inspection.chain.leaf, inspection.chain.order.first().copied());
    assert_eq!(inspection.chain.links.len() + 1, inspection.chain.order.len().max(1));
    for certificate in &inspection.certificates {
        let _ = covers(certificate, "www.contoso.com");
    }
    let json = serde_json::to_string(inspection).unwrap();
    assert_eq!(serde_json::from_str::<Inspection>(&json).unwrap(), *inspection);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_files_are_taken_without_a_panic(
        certificate in any::<prop::sample::Index>(),
        key in any::<prop::sample::Index>(),
        certificate_changes in prop::collection::vec(change(), 0..4),
        key_changes in prop::collection::vec(change(), 0..4),
    ) {
        let (certificate, key) = (changed(&certificate, &certificate_changes), changed(&key, &key_changes));
        is_sound(&inspect(Some(&certificate), Some(&key)));
    }

    #[test]
    fn any_bytes_are_taken_without_a_panic(certificate in any::<Vec<u8>>(), key in ".{0,200}") {
        is_sound(&inspect(Some(&certificate), Some(key.as_bytes())));
    }
}

/// Texts that would take long if any step went over the rest of the file again and again. Nothing is timed: a step that
/// does would keep the test run from ending.
#[test]
fn large_files_of_one_pattern_are_read_once() {
    for pattern in [
        "-----BEGIN ",
        "-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----\n",
        "BEGIN BEGIN ",
        "a: ",
        "a:",
        "::",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "-",
        "—",
        "MIIB",
        "\\n",
        "cert.pem: LS0tLS1CRUdJTiA",
        "\u{feff}",
        " ",
        "\n",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n",
        "A\0",
        "0",
    ] {
        let text = pattern.repeat(Inspection::MAXIMUM_FILE_BYTES / pattern.len());
        is_sound(&inspect(Some(text.as_bytes()), None));
    }
    let nested = (0..20)
        .fold(made().certificate("leaf").to_owned(), |inner, _| text(&["base64", "-A"], inner.as_bytes()));
    is_sound(&inspect(Some(nested.as_bytes()), None));
}

/// As many large keys and signatures as a file may have.
#[test]
fn a_file_full_of_large_keys_is_read() {
    let key = made().key("rsa4096").repeat(Inspection::MAXIMUM_PARTS);
    let chain = made().chain(&["of rsa4096", "root of rsa4096"]).repeat(Inspection::MAXIMUM_PARTS / 2);
    let inspection = inspect(Some(chain.as_bytes()), Some(key.as_bytes()));
    assert_eq!(inspection.keys.len(), Inspection::MAXIMUM_PARTS);
    assert_eq!(inspection.chain.duplicates.len(), Inspection::MAXIMUM_PARTS - 2);
}
