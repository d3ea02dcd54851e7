//! For every broken pair of files the first finding names the actual problem, in both languages.
//!
//! The sentences stand in the snapshot, which a person has read: each must be one that an operator understands.

use std::fmt::Write as _;

use aks_compute::language::Language;
use time::macros::datetime;

use crate::made::{der_certificate, der_key, made};
use crate::openssl::{printed, text};
use crate::specs::{Pair, is_about_files, problems};

/// A broken pair, and the rule that must speak first. All that follow from the same problem must be silent, so that it is the only one
/// unless `others` are named.
struct Case {
    name: &'static str,
    rule: &'static str,
    others: &'static [&'static str],
    pair: Pair,
}

fn case(name: &'static str, rule: &'static str, pair: Pair) -> Case {
    Case { name, rule, others: &[], pair }
}

impl Case {
    fn with(self, others: &'static [&'static str]) -> Self {
        Self { others, ..self }
    }
}

fn certificates() -> String {
    made().chain(&["leaf", "intermediate"])
}

fn with_certificate(certificate: impl AsRef<[u8]>) -> Pair {
    Pair::new(certificate, made().key("leaf"))
}

fn with_key(key: impl AsRef<[u8]>) -> Pair {
    Pair::new(certificates(), key)
}

fn base64(bytes: impl AsRef<[u8]>) -> String {
    text(&["base64", "-A"], bytes.as_ref())
}

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn secret(certificate: &str, key: &str) -> String {
    format!(
        "apiVersion: v1\ndata:\n  cert.pem: {}\n  key.pem: {}\nkind: Secret\nmetadata:\n  name: azuremlfessl\ntype: Opaque\n",
        base64(certificate),
        base64(key)
    )
}

/// Without the line `number`, counted from 0.
fn without_line(text: &str, number: usize) -> String {
    text.lines()
        .enumerate()
        .filter(|(place, _)| *place != number)
        .map(|(_, line)| format!("{line}\n"))
        .collect()
}

/// With one character of the line `number` replaced by one of Base64.
fn with_other_character(text: &str, number: usize, by: char) -> String {
    text.lines()
        .enumerate()
        .map(|(place, line)| {
            if place == number {
                // Where the character stands there already, another must take its place.
                let by = if line[20..].starts_with(by) { 'A' } else { by };
                format!("{}{by}{}\n", &line[..20], &line[21..])
            } else {
                format!("{line}\n")
            }
        })
        .collect()
}

fn pkcs12() -> Vec<u8> {
    let (made, chain) = (made(), certificates());
    let (chain, key) = (made.file("p12-chain", &chain), made.file("p12-key", made.key("leaf")));
    let (chain, key) = (chain.to_str().unwrap(), key.to_str().unwrap());
    printed(&["pkcs12", "-export", "-in", chain, "-inkey", key, "-passout", "pass:x"], b"")
}

fn encrypted(arguments: &[&str], key: &str) -> String {
    text(&[arguments, &["-aes128", "-passout", "pass:x"]].concat(), key.as_bytes())
}

/// The form of the certificate file.
fn forms_of_the_certificate() -> Vec<Case> {
    let made = made();
    let chain = certificates();
    let pkcs7 = {
        let file = made.file("p7-chain", &chain);
        text(&["crl2pkcs7", "-nocrl", "-certfile", file.to_str().unwrap()], b"")
    };
    let request = text(
        &["req", "-new", "-key", made.file("csr-key", made.key("leaf")).to_str().unwrap(), "-subj", "/CN=x"],
        b"",
    );
    let public = text(&["pkey", "-pubout"], made.key("leaf").as_bytes());
    let trusted = text(&["x509", "-trustout"], made.certificate("leaf").as_bytes());
    let leaf_der = der_certificate(made.certificate("leaf"));
    vec![
        case("an empty certificate file", "TLS-PEM", with_certificate("")),
        case("text of something else", "TLS-PEM", with_certificate("see the wiki\n")),
        case("bytes of something else", "TLS-PEM", with_certificate([0, 1, 2, 3, 255, 254, 0, 9])),
        case("a file of 2 MiB", "TLS-PEM", with_certificate("x".repeat(2 << 20))),
        case("a certificate in DER", "TLS-PEM", with_certificate(leaf_der)),
        case("a PKCS#12 file", "TLS-PEM", with_certificate(pkcs12())),
        case("a PKCS#7 file", "TLS-PEM", with_certificate(pkcs7)),
        case(
            "a Java key store",
            "TLS-PEM",
            with_certificate([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0]),
        ),
        case("a certificate in UTF-16", "TLS-PEM", with_certificate(utf16(&chain))),
        case("a byte order mark", "TLS-PEM", with_certificate(format!("\u{feff}{chain}"))),
        case("Base64 of a kubectl secret", "TLS-PEM", with_certificate(base64(&chain))),
        case("a whole kubectl secret", "TLS-PEM", with_certificate(secret(&chain, made.key("leaf")))),
        case("a certificate request", "TLS-PEM", with_certificate(request)),
        case("a public key", "TLS-PEM", with_certificate(public)),
        case(
            "a trusted certificate of OpenSSL",
            "TLS-PEM",
            with_certificate(format!("{trusted}{}", made.certificate("intermediate"))),
        ),
        case("the key in place of the certificate", "TLS-PEM", with_certificate(made.key("leaf"))),
        case("both swapped", "TLS-PEM", Pair::new(made.key("leaf"), &chain)),
    ]
}

/// Damage to the text of the certificate file.
fn damage_to_the_certificate() -> Vec<Case> {
    let chain = certificates();
    let no_end: String = made().certificate("leaf").replace("-----END CERTIFICATE-----\n", "");
    let joined =
        chain.replace("-----END CERTIFICATE-----\n-----BEGIN", "-----END CERTIFICATE----------BEGIN");
    vec![
        case("no end", "TLS-PEM", with_certificate(no_end)),
        case("a missing line", "TLS-PEM", with_certificate(without_line(&chain, 4))),
        case("a strange character", "TLS-PEM", with_certificate(with_other_character(&chain, 3, '%'))),
        case("no line breaks", "TLS-PEM", with_certificate(chain.replace('\n', " "))),
        case("line breaks written out", "TLS-PEM", with_certificate(chain.replace('\n', "\\n"))),
        case("indented", "TLS-PEM", with_certificate(chain.replace("-----BEGIN", "    -----BEGIN"))),
        case("blocks run together", "TLS-PEM", with_certificate(joined)),
        case(
            "text behind an end",
            "TLS-PEM",
            with_certificate(chain.replacen("-----\n-----B", "-----\",\n-----B", 1)),
        ),
        case(
            "text behind the end of the key",
            "TLS-PEM",
            with_key(format!("{}'", made().key("leaf").trim_end())),
        ),
        case(
            "dashes of a word processor",
            "TLS-PEM",
            with_certificate(chain.replace("-----", "\u{2013}\u{2013}-")),
        ),
        case(
            "another label at the end",
            "TLS-PEM",
            with_certificate(chain.replacen("END CERTIFICATE", "END CERT", 1)),
        ),
    ]
}

/// What the certificates are to each other.
fn chains() -> Vec<Case> {
    let made = made();
    let chain = |names: &[&str]| with_certificate(made.chain(names));
    vec![
        case("the wrong order", "TLS-PEM", chain(&["intermediate", "leaf"])),
        case("no intermediate", "TLS-PEM", chain(&["leaf"])),
        case("authorities only", "TLS-PEM", chain(&["intermediate", "root"])),
        case("an intermediate of the same name", "TLS-CHAIN", chain(&["leaf", "namesake"])),
        case("a certificate of another chain", "TLS-CHAIN", chain(&["leaf", "intermediate", "other root"])),
        case("self-signed in production", "TLS-EXPIRY", chain(&["self-signed"])),
    ]
}

/// Validity, names, algorithms, usage.
fn contents() -> Vec<Case> {
    let made = made();
    let chain = |name| made.chain(&[name, "intermediate"]);
    let of = |name, key| Pair::new(chain(name), made.key(key));
    vec![
        case("expired", "TLS-EXPIRY", of("expired", "leaf")),
        case("not valid yet", "TLS-EXPIRY", of("future", "leaf")),
        case("expires in 20 days", "TLS-EXPIRY", of("leaf", "leaf").at(datetime!(2098-12-12 00:00 UTC)))
            .with(&["TLS-EXPIRY"]),
        case("an expired intermediate", "TLS-EXPIRY", of("far", "leaf").at(datetime!(2120-01-01 00:00 UTC))),
        case("another name", "TLS-CNAME", of("leaf", "leaf").called("api.contoso.com")),
        case("below the wildcard", "TLS-CNAME", of("wildcard", "leaf").called("a.b.contoso.com")),
        case("the common name beside others", "TLS-CNAME", with_other_leaf()),
        case("the common name alone", "TLS-CNAME", of("no names", "leaf")),
        case("no host at all", "TLS-CNAME", of("no names", "leaf").called("api.contoso.com")),
        case("RSA of 1024 bits", "TLS-ALGORITHM", of("server rsa1024", "rsa1024")),
        case("P-521", "TLS-ALGORITHM", of("server p521", "p521")),
        case("secp256k1", "TLS-ALGORITHM", of("server secp256k1", "secp256k1")),
        case("Ed25519", "TLS-ALGORITHM", of("server ed25519", "ed25519")),
        case("SHA-1", "TLS-ALGORITHM", Pair::new(made.chain(&["sha1", "root of rsa2048"]), made.key("leaf"))),
        case("MD5", "TLS-ALGORITHM", Pair::new(made.chain(&["md5", "root of rsa2048"]), made.key("leaf"))),
        case("for clients", "TLS-USAGE", of("client", "leaf")),
        case("for encipherment only", "TLS-USAGE", of("encipherment", "leaf")),
    ]
}

fn with_other_leaf() -> Pair {
    let made = made();
    Pair::new(made.chain(&["other leaf", "intermediate"]), made.key("other")).called("other.contoso.com")
}

/// The key.
fn keys() -> Vec<Case> {
    let made = made();
    let key = made.key("leaf");
    let rsa = made.key("rsa2048");
    let for_rsa = |key: String| Pair::new(made.chain(&["server rsa2048", "intermediate"]), key);
    let public = text(&["pkey", "-pubout"], key.as_bytes());
    let traditional = text(&["rsa", "-traditional"], rsa.as_bytes());
    let ssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----\n";
    let parameters = text(&["ecparam", "-name", "prime256v1"], b"");
    vec![
        case("an empty key file", "TLS-PEM", with_key("\n")),
        case("an encrypted key, PKCS#8", "TLS-PEM", with_key(encrypted(&["pkey"], key).as_bytes())),
        case("an encrypted key, PKCS#1", "TLS-PEM", for_rsa(encrypted(&["rsa", "-traditional"], rsa))),
        case("an encrypted key, SEC1", "TLS-PEM", with_key(encrypted(&["ec"], key))),
        case("another key", "TLS-MATCH", with_key(made.key("other"))),
        case("a key of another kind", "TLS-MATCH", with_key(rsa)),
        case("the key of the authority", "TLS-MATCH", with_key(made.key("intermediate"))),
        case("the certificate in place of the key", "TLS-PEM", with_key(certificates())),
        case("the public key", "TLS-PEM", with_key(public)),
        case("a key in DER", "TLS-PEM", with_key(der_key(key))),
        case("a key in Base64", "TLS-PEM", with_key(base64(key))),
        case("a key in UTF-16", "TLS-PEM", with_key(utf16(key))),
        case("a key of SSH", "TLS-PEM", with_key(ssh)),
        case("a key of PuTTY", "TLS-PEM", with_key("PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n")),
        case("a key with a missing line", "TLS-PEM", for_rsa(without_line(&traditional, 5))),
        case(
            "a key with a changed character",
            "TLS-PEM",
            for_rsa(with_other_character(&traditional, 5, '+')),
        ),
        case("a key without its end", "TLS-PEM", with_key(key.replace("-----END PRIVATE KEY-----\n", ""))),
        case("parameters without a key", "TLS-PEM", with_key(parameters)),
        case("two keys", "TLS-PEM", with_key(format!("{key}{}", made.key("other")))),
        case(
            "a bundle for both",
            "TLS-PEM",
            Pair::new(format!("{}{key}", certificates()), format!("{}{key}", certificates())),
        ),
    ]
}

fn cases() -> Vec<Case> {
    [forms_of_the_certificate(), damage_to_the_certificate(), chains(), contents(), keys()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn the_first_finding_names_the_problem_and_nothing_else_follows_from_it() {
    let cases = cases();
    assert!(cases.len() >= 40, "{} pairs", cases.len());
    let mut sentences = String::new();
    let mut wrong = String::new();
    for Case { name, rule, others, pair } in &cases {
        let (english, chinese) = (pair.report(Language::English), pair.report(Language::Chinese));
        let first = &english.findings[0];
        let (_, same) = (first, &chinese.findings[0]);
        writeln!(
            sentences,
            "{name}\n  {} {}\n  {}\n  {}\n",
            first.rule.id,
            first.severity.as_str(),
            first.message,
            same.message
        )
        .unwrap();
        let found: Vec<&str> = problems(&english).iter().map(|finding| finding.rule.id).collect();
        let expected: Vec<&str> = std::iter::once(*rule).chain(others.iter().copied()).collect();
        if found != expected || !is_about_files(first) || first.rule.id != *rule || same.rule.id != *rule {
            writeln!(
                wrong,
                "{name}: {expected:?}, but {:#?}",
                problems(&english)
                    .iter()
                    .map(|finding| format!("{} {}", finding.rule.id, finding.message))
                    .collect::<Vec<_>>()
            )
            .unwrap();
        }
    }
    assert_eq!(wrong, "", "{wrong}");
    // How many lines a certificate has depends on its signature.
    let end = made().certificate("leaf").lines().count();
    let sentences =
        sentences.replace(&format!("line {end} "), "line N ").replace(&format!("第 {end} 行"), "第 N 行");
    insta::assert_snapshot!(sentences);
}

/// A rule that cannot see what it would judge is not satisfied.
#[test]
fn what_could_not_be_judged_has_not_passed() {
    let report = with_key(encrypted(&["pkey"], made().key("leaf"))).report(Language::English);
    assert!(!report.passed.contains(&"TLS-MATCH"), "{:?}", report.passed);
    assert!(report.passed.contains(&"TLS-CNAME"), "{:?}", report.passed);
    let report = with_certificate("nothing").report(Language::English);
    for rule in ["TLS-MATCH", "TLS-CHAIN", "TLS-CNAME", "TLS-EXPIRY", "TLS-ALGORITHM", "TLS-USAGE"] {
        assert!(!report.passed.contains(&rule), "{rule} passed");
    }
}
