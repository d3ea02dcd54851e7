//! No part of a private key stands in what is found, in no disguise, whatever was done to the file.

use std::collections::BTreeSet;

use aks_compute::certificate::inspect;

use crate::made::{der_key, made};
use crate::openssl::{openssl, printed, text};

/// How many characters that stand together give a part of a key away.
const WINDOW: usize = 12;

/// Letters and digits alone.
fn bare(text: &str) -> String {
    text.replace("\\n", "").chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Every way in which bytes are written.
fn disguises(bytes: &[u8]) -> Vec<String> {
    let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let decimal: Vec<String> = bytes.iter().map(u8::to_string).collect();
    // Where the bytes begin in the groups of three changes each letter of Base64.
    let base64 = (0..3).map(|from| text(&["base64", "-A"], &bytes[from..]));
    base64
        .chain([hexadecimal.to_uppercase(), hexadecimal, decimal.concat()])
        .map(|text| bare(&text))
        .collect()
}

/// The parts of the private numbers alone: what comes before them is the same in every key of a kind.
fn windows(key: &[u8]) -> BTreeSet<String> {
    let secret = &key[key.len() / 2..key.len() - 4];
    let mut windows = BTreeSet::new();
    for text in disguises(secret) {
        for at in 0..text.len().saturating_sub(WINDOW) {
            windows.insert(text[at..at + WINDOW].to_owned());
        }
    }
    windows
}

fn leaked(output: &str, windows: &BTreeSet<String>) -> Option<String> {
    let output = bare(output);
    (0..output.len().saturating_sub(WINDOW))
        .map(|at| &output[at..at + WINDOW])
        .find(|part| windows.contains(*part))
        .map(str::to_owned)
}

/// The key, and what people and machines do to its file.
fn variants(pem: &str) -> Vec<Vec<u8>> {
    let der = der_key(pem);
    let encoded = text(&["base64", "-A"], pem.as_bytes());
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let mut variants: Vec<Vec<u8>> = [
        pem.to_owned(),
        pem.replace('\n', " "),
        pem.replace('\n', "\\n"),
        pem.replace('\n', ""),
        pem.replace("PRIVATE KEY", "CERTIFICATE"),
        pem.replace("PRIVATE KEY", &body),
        pem.replace("-----BEGIN PRIVATE KEY-----", &format!("-----BEGIN {body}-----")),
        pem.replace("-----", "–––––"),
        pem.replace('=', "*"),
        pem[..pem.len() / 2].to_owned(),
        pem[pem.len() / 4..].to_owned(),
        format!("key.pem: {encoded}"),
        format!("data:\n  {body}.pem: {encoded}\n"),
        format!("{body}: {body}\n"),
        format!("{body}.{body}: {encoded}\n"),
        encoded.clone(),
        text(&["base64", "-A"], encoded.as_bytes()),
        body.clone(),
        format!("-----BEGIN PRIVATE KEY-----\n{body}: x\n{body}\n"),
    ]
    .map(String::into_bytes)
    .to_vec();
    variants.push(pem.encode_utf16().flat_map(u16::to_le_bytes).collect());
    variants.push(der[..der.len() - 3].to_vec());
    // Of an Edwards curve there is none.
    variants.push(openssl(&["pkey", "-traditional"], pem.as_bytes()).stdout);
    variants.push([der.as_slice(), b"x"].concat());
    variants.push(printed(&["pkcs8", "-topk8", "-passout", "pass:secret"], pem.as_bytes()));
    for at in (0..der.len()).step_by(23) {
        let mut changed = der.clone();
        changed[at] ^= 0x55;
        variants.push(changed);
    }
    variants.push(der);
    variants
}

#[test]
fn no_part_of_a_key_is_in_what_is_found() {
    let certificate = made().chain(&["leaf", "intermediate"]);
    for name in ["rsa2048", "p256", "p521", "ed25519"] {
        let pem = made().key(name);
        let windows = windows(&der_key(pem));
        assert!(leaked(pem, &windows).is_some(), "the test finds what is there: {name}");
        assert!(leaked(&format!("{:?}", der_key(pem)), &windows).is_some(), "and as numbers: {name}");
        for file in variants(pem) {
            for inspection in [
                inspect(Some(certificate.as_bytes()), Some(&file)),
                inspect(Some(&file), Some(certificate.as_bytes())),
                inspect(Some(&file), Some(&file)),
            ] {
                let outputs = [
                    format!("{inspection:?}"),
                    format!("{inspection:#?}"),
                    serde_json::to_string(&inspection).unwrap(),
                ];
                for output in outputs {
                    assert_eq!(leaked(&output, &windows), None, "{name}: {output}");
                }
            }
        }
    }
}
