//! What kind of file each is, and what was done to it on its way.

use std::fmt::Write;

use aks_compute::certificate::{
    Content, File, Flaw, Format, Inspection, KeyFormat, Label, Layer, Match, Role, inspect,
};

use crate::made::{der_certificate, der_key, made, path};
use crate::openssl::{openssl, printed, text};

fn certificate(content: impl AsRef<[u8]>) -> (Inspection, File) {
    let inspection = inspect(Some(content.as_ref()), None);
    let file = inspection.certificate_file.clone().unwrap();
    (inspection, file)
}

/// The flaws of each part.
fn flaws(content: impl AsRef<[u8]>) -> Vec<Vec<Flaw>> {
    certificate(content).1.parts.into_iter().map(|part| part.flaws).collect()
}

fn leaf() -> &'static str {
    made().certificate("leaf")
}

fn base64(bytes: impl AsRef<[u8]>) -> String {
    text(&["base64", "-A"], bytes.as_ref())
}

/// Whether OpenSSL reads the first certificate of `content`.
fn openssl_reads(content: impl AsRef<[u8]>) -> bool {
    openssl(&["x509", "-noout"], content.as_ref()).status.success()
}

#[test]
fn a_right_file_has_no_flaws() {
    let (inspection, file) = certificate(made().chain(&["leaf", "intermediate"]));
    assert_eq!(inspection.certificates.len(), 2);
    assert_eq!((file.format, file.layers.len(), file.text_outside), (Format::Pem, 0, None));
    assert!(!file.byte_order_mark && !file.carriage_returns && !inspection.has_more);
    let lines = leaf().lines().count();
    for (at, part) in file.parts.iter().enumerate() {
        assert_eq!((part.label, part.content), (Some(Label::Certificate), Content::Certificate(at)));
        assert_eq!(part.line as usize, 1 + at * lines);
        assert!(part.flaws.is_empty());
    }
}

#[test]
fn what_openssl_reads_over_is_no_flaw() {
    let windows = leaf().replace('\n', "\r\n");
    assert!(certificate(&windows).1.carriage_returns);
    let marked = [b"\xef\xbb\xbf", leaf().as_bytes()].concat();
    assert!(certificate(&marked).1.byte_order_mark);
    let described = format!("Bag Attributes\n  localKeyID: 54 69\nsubject=CN = www\n{}\n\nthe end", leaf());
    assert_eq!(certificate(&described).1.text_outside, Some(1));
    let after = format!("{}the end", leaf());
    assert_eq!(certificate(&after).1.text_outside, Some(1 + u32::try_from(leaf().lines().count()).unwrap()));
    let long = leaf().lines().filter(|line| !line.contains("--")).collect::<String>();
    let long = format!("-----BEGIN CERTIFICATE-----\n{long}\n-----END CERTIFICATE-----\n");
    let trailing = leaf().replace('\n', "  \n");
    let open_end = leaf().trim_end();
    let unbroken = format!("{open_end}\u{a0}\n");
    for right in [&windows, &described, &after, &trailing, open_end, &unbroken] {
        assert_eq!(flaws(right), [vec![]], "{right}");
        assert!(openssl_reads(right));
    }
    // One long line is read by some.
    assert_eq!(flaws(&long), [vec![]]);
}

#[test]
fn each_damage_is_told_and_openssl_cannot_read_it() {
    let lines: Vec<&str> = leaf().lines().collect();
    let joined = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let without = |at: usize| joined(&[&lines[..at], &lines[at + 1..]].concat());
    let last = lines.len() - 2;
    let bad = {
        let mut bad = lines.clone();
        bad[3] = "MII*";
        joined(&bad)
    };
    let cut = {
        let mut cut = lines.clone();
        cut[last - 1] = &cut[last - 1][..61];
        joined(&cut[..last]) + cut[last + 1]
    };
    let damaged = {
        let line = "A".repeat(64);
        let mut damaged = lines.clone();
        damaged[1] = &line;
        joined(&damaged)
    };
    let after_end = Flaw::TextAfterEnd { line: u32::try_from(lines.len()).unwrap() };
    for (content, flaw) in [
        (joined(&lines[..4]), Flaw::NoEnd),
        (leaf().replace("END CERTIFICATE", "END PRIVATE KEY"), Flaw::EndLabel),
        (leaf().replace('\n', " "), Flaw::NoLineBreaks),
        (leaf().replace('\n', ""), Flaw::NoLineBreaks),
        (leaf().replace('\n', "\\n"), Flaw::EscapedLineBreaks),
        (format!("\"{}\"", leaf().replace('\n', "\\r\\n")), Flaw::EscapedLineBreaks),
        (
            leaf().lines().fold(String::new(), |mut text, line| {
                let _ = writeln!(text, "    {line}");
                text
            }),
            Flaw::Indented,
        ),
        (leaf().replace("-----BEGIN", "----BEGIN"), Flaw::Dashes),
        (leaf().trim_end().to_owned() + "x", after_end),
        (leaf().trim_end().to_owned() + "-\n", after_end),
        (leaf().trim_end().to_owned() + "\" }\n", after_end),
        (leaf().replace("-----", "——-"), Flaw::Dashes),
        ("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n".to_owned(), Flaw::Nothing),
        (bad, Flaw::NotBase64 { line: 4 }),
        (cut, Flaw::CutBase64),
        (without(4), Flaw::Short),
        (damaged, Flaw::Damaged),
    ] {
        let found = flaws(&content);
        assert!(found[0].contains(&flaw), "{flaw:?} not in {found:?} of {content}");
        assert!(!openssl_reads(&content), "{flaw:?}: {content}");
    }
}

/// Where the text was damaged and the bytes were not, the certificate is known all the same.
#[test]
fn a_certificate_without_line_breaks_is_read() {
    for content in [leaf().replace('\n', " "), leaf().replace('\n', "\\n"), leaf().replace("-----", "–––––")]
    {
        let (inspection, _) = certificate(&content);
        assert_eq!(inspection.leaf().unwrap().dns_names, ["www.contoso.com"], "{content}");
    }
}

#[test]
fn files_put_together_without_a_line_break_are_told() {
    let content = format!("{}{}", leaf().trim_end(), made().certificate("intermediate"));
    let (inspection, file) = certificate(&content);
    assert_eq!(inspection.certificates.len(), 2);
    assert_eq!(file.parts[1].flaws, [Flaw::Joined]);
    assert_eq!(file.parts[1].line as usize, leaf().lines().count());
    assert!(!openssl_reads(&content[leaf().trim_end().len() - 25..]));
}

/// What stands behind an end marker is one flaw, of its own block only, and no text outside of blocks besides.
#[test]
fn text_behind_an_end_is_told_once() {
    let end = u32::try_from(leaf().lines().count()).unwrap();
    let content = format!("{},\n\n{}", leaf().trim_end(), made().certificate("intermediate"));
    let (inspection, file) = certificate(&content);
    assert_eq!(inspection.certificates.len(), 2);
    assert_eq!(file.parts[0].flaws, [Flaw::TextAfterEnd { line: end }]);
    assert_eq!((file.parts[1].line, file.parts[1].flaws.as_slice()), (end + 2, [].as_slice()));
    assert_eq!(file.text_outside, None);
    let (_, file) = certificate(content + "the end");
    assert_eq!(
        file.text_outside,
        Some(end + 2 + u32::try_from(made().certificate("intermediate").lines().count()).unwrap())
    );
    // A block that begins behind it is the flaw of that one.
    let run_together = format!("{}x{}", leaf().trim_end(), made().certificate("intermediate"));
    assert_eq!(flaws(run_together), [vec![], vec![Flaw::Joined]]);
}

#[test]
fn what_is_no_certificate_is_named() {
    let made = made();
    let key = made.file("key of a request", made.key("leaf"));
    let request = text(&["req", "-new", "-key", path(&key), "-subj", "/CN=www.contoso.com"], b"");
    let public = text(&["pkey", "-pubout"], made.key("leaf").as_bytes());
    let rsa_public = text(&["rsa", "-RSAPublicKey_out"], made.key("rsa2048").as_bytes());
    let container =
        text(&["crl2pkcs7", "-nocrl", "-certfile", path(&made.file("chain of a container", leaf()))], b"");
    let diffie_hellman = "-----BEGIN DH PARAMETERS-----\nMAYCAQcCAQI=\n-----END DH PARAMETERS-----\n";
    for (content, expected) in [
        (request.as_str(), Content::CertificateRequest),
        (&public, Content::PublicKey),
        (&rsa_public, Content::PublicKey),
        (&container, Content::Pkcs7),
        (diffie_hellman, Content::DhParameters),
        (made.key("leaf"), Content::Key(0)),
    ] {
        let (inspection, file) = certificate(content);
        assert_eq!(file.parts[0].content, expected, "{content}");
        assert!(inspection.certificates.is_empty() && file.parts[0].flaws.is_empty());
    }
    for (arguments, content, expected) in [
        (&["req", "-outform", "DER"][..], &request, Content::CertificateRequest),
        (&["pkey", "-pubin", "-outform", "DER"], &public, Content::PublicKey),
        (&["pkcs7", "-outform", "DER"], &container, Content::Pkcs7),
    ] {
        let (_, file) = certificate(printed(arguments, content.as_bytes()));
        assert_eq!((file.format, file.parts[0].content, file.parts[0].label), (Format::Der, expected, None));
    }
}

#[test]
fn a_label_that_promises_something_else_is_told() {
    let renamed =
        |from: &str, to: &str, text: &str| text.replace(&format!("{from}-----"), &format!("{to}-----"));
    let key = renamed("PRIVATE KEY", "CERTIFICATE", made().key("leaf"));
    let (inspection, file) = certificate(&key);
    assert_eq!(
        (file.parts[0].content, file.parts[0].flaws.as_slice()),
        (Content::Key(0), &[Flaw::OtherContent][..])
    );
    assert_eq!(inspection.keys[0].format, KeyFormat::Pkcs8);
    let request = renamed("CERTIFICATE", "CERTIFICATE REQUEST", leaf());
    assert_eq!(flaws(&request), [vec![Flaw::OtherContent]]);
    assert_eq!(flaws("-----BEGIN SOMETHING-----\nMAA=\n-----END SOMETHING-----\n"), [vec![]]);
}

#[test]
fn containers_and_other_files_are_named() {
    let made = made();
    let (certificate_path, key) =
        (made.file("certificate to pack", leaf()), made.file("key to pack", made.key("leaf")));
    let container = printed(
        &["pkcs12", "-export", "-in", path(&certificate_path), "-inkey", path(&key), "-passout", "pass:x"],
        b"",
    );
    for (content, format) in [
        (container.as_slice(), Format::Pkcs12),
        (b"", Format::Empty),
        (b" \r\n\t", Format::Empty),
        (b"\xef\xbb\xbf\n", Format::Empty),
        (b"certs/www.pem", Format::Text),
        (b"\xfe\xed\xfe\xed\0\0\0\x02", Format::JavaKeyStore),
        (b"\x7fELF\x02\x01\x01\0\0\0", Format::Binary),
        (&[0x30; 40], Format::Text),
        (&vec![b'x'; Inspection::MAXIMUM_FILE_BYTES + 1], Format::TooLarge),
    ] {
        let (inspection, file) = certificate(content);
        assert_eq!((file.format, file.parts.len()), (format, 0));
        assert!(inspection.certificates.is_empty() && inspection.keys.is_empty());
    }
}

#[test]
fn der_that_was_cut_off_or_goes_on_is_told() {
    let der = der_certificate(leaf());
    let (_, file) = certificate(&der[..der.len() - 20]);
    assert_eq!((file.format, file.parts[0].flaws.as_slice()), (Format::Der, &[Flaw::Short][..]));
    let (inspection, file) = certificate([der.as_slice(), b"\r\n"].concat());
    assert_eq!(file.parts[0].flaws, [Flaw::Long]);
    assert_eq!(inspection.certificates.len(), 1);
}

#[test]
fn utf16_is_read_as_powershell_writes_it() {
    let units = || leaf().encode_utf16();
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
    let unmarked: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    for content in [little, big, unmarked] {
        let (inspection, file) = certificate(&content);
        assert_eq!((file.layers.as_slice(), file.format), (&[Layer::Utf16][..], Format::Pem));
        assert_eq!(inspection.certificates.len(), 1);
    }
}

/// The secret that the front end of Azure Machine Learning has, as kubectl prints it.
fn secret(certificate: &str, key: &str) -> String {
    format!(
        "apiVersion: v1\ndata:\n  cert.pem: {}\n  key.pem: {}\nkind: Secret\nmetadata:\n  name: azuremlfessl\n  namespace: default\n  uid: 0d5b0a1c-3f0e-4a52-9d4a-0123456789ab\ntype: Opaque\n",
        base64(certificate),
        base64(key),
    )
}

#[test]
fn a_secret_is_read_in_every_form_of_kubectl() {
    let (chain, key) = (made().chain(&["leaf", "intermediate"]), made().key("leaf"));
    let (encoded_chain, encoded_key) = (base64(&chain), base64(key));
    let yaml = secret(&chain, key);
    let json = format!(
        "{{\n    \"apiVersion\": \"v1\",\n    \"data\": {{\n        \"cert.pem\": \"{encoded_chain}\",\n        \"key.pem\": \"{encoded_key}\"\n    }},\n    \"kind\": \"Secret\"\n}}\n"
    );
    let data = format!("{{\"cert.pem\":\"{encoded_chain}\",\"key.pem\":\"{encoded_key}\"}}");
    let tls = yaml.replace("cert.pem", "tls.crt").replace("key.pem", "tls.key");
    let own = yaml.replace("cert.pem", "a.b").replace("key.pem", "a.a");
    for (document, names) in [
        (&yaml, ["cert.pem", "key.pem"]),
        (&json, ["cert.pem", "key.pem"]),
        (&data, ["cert.pem", "key.pem"]),
        (&tls, ["tls.crt", "tls.key"]),
        (&own, ["", ""]),
    ] {
        // Given once, as both, or with one of them as a file.
        for inspection in [
            inspect(Some(document.as_bytes()), None),
            inspect(Some(document.as_bytes()), Some(document.as_bytes())),
            inspect(Some(chain.as_bytes()), Some(document.as_bytes())),
            inspect(Some(document.as_bytes()), Some(key.as_bytes())),
        ] {
            assert_eq!(inspection.certificates.len(), 2, "{document}");
            assert_eq!(inspection.keys.len(), 1, "{document}");
            assert_eq!(inspection.key().unwrap().belongs, Match::Leaf);
        }
        let inspection = inspect(Some(document.as_bytes()), Some(document.as_bytes()));
        for (role, name) in [Role::Certificate, Role::Key].into_iter().zip(names) {
            let file = inspection.file(role).unwrap();
            assert_eq!(file.layers, [Layer::KubernetesSecret { entry: name.to_owned() }]);
            assert_eq!(file.format, Format::Pem);
        }
    }
}

#[test]
fn a_value_of_a_secret_alone_is_decoded() {
    for (value, layers) in [
        (base64(leaf()), vec![Layer::Base64]),
        (format!("  {}\n", base64(leaf())), vec![Layer::Base64]),
        (format!("\"{}\"", base64(leaf())), vec![Layer::Base64]),
        (text(&["base64"], leaf().as_bytes()), vec![Layer::Base64]),
        (base64(base64(leaf())), vec![Layer::Base64, Layer::Base64]),
        (
            format!("cert.pem: {}", base64(leaf())),
            vec![Layer::KubernetesSecret { entry: "cert.pem".to_owned() }],
        ),
    ] {
        let (inspection, file) = certificate(&value);
        assert_eq!((file.layers, file.format), (layers, Format::Pem), "{value}");
        assert_eq!(inspection.certificates.len(), 1);
        assert!(inspection.key_file.is_none());
    }
    // The body of a PEM text without its first and last line is Base64 of DER.
    let body: String =
        leaf().lines().filter(|line| !line.starts_with('-')).map(|line| format!("{line}\n")).collect();
    let (inspection, file) = certificate(&body);
    assert_eq!((file.layers.as_slice(), file.format), (&[Layer::Base64][..], Format::Der));
    assert_eq!(inspection.certificates.len(), 1);
}

#[test]
fn text_that_is_base64_of_nothing_stays_text() {
    for content in [
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
        "cert.pem: not set",
        "apiVersion: v1\nkind: Pod\n",
    ] {
        let (_, file) = certificate(content);
        assert_eq!((file.format, file.layers.len()), (Format::Text, 0), "{content}");
    }
}

#[test]
fn swapped_files_and_both_in_one_are_told() {
    let (chain, key) = (made().chain(&["leaf", "intermediate"]), made().key("leaf"));
    let swapped = inspect(Some(key.as_bytes()), Some(chain.as_bytes()));
    assert!(swapped.is_swapped());
    assert_eq!((swapped.chain.order.len(), swapped.key().unwrap().belongs), (2, Match::Leaf));

    let both = inspect(Some(format!("{chain}{key}").as_bytes()), Some(key.as_bytes()));
    let file = both.certificate_file.as_ref().unwrap();
    assert!(!both.is_swapped() && file.has_certificate() && file.has_key());
    assert_eq!(both.keys.len(), 2);

    let right = inspect(Some(chain.as_bytes()), Some(key.as_bytes()));
    assert!(!right.is_swapped());
    let der = inspect(Some(&der_key(key)), Some(&der_certificate(leaf())));
    assert!(der.is_swapped());
}

#[test]
fn more_blocks_than_anybody_has_are_not_all_read() {
    let many = leaf().repeat(Inspection::MAXIMUM_PARTS + 1);
    let (inspection, file) = certificate(&many);
    assert!(inspection.has_more);
    assert_eq!(file.parts.len(), Inspection::MAXIMUM_PARTS);
    assert_eq!(inspection.chain.duplicates.len(), Inspection::MAXIMUM_PARTS - 1);
}

#[test]
fn what_is_found_is_json_and_comes_back_from_it() {
    for (content, key) in [
        (made().chain(&["leaf", "intermediate", "root"]), made().key("leaf")),
        (secret(leaf(), made().key("leaf")), made().key("ed448")),
        (leaf().replace('\n', " "), "-----BEGIN RSA PRIVATE KEY-----\n*\n"),
        (made().certificate("critical client").to_owned(), made().key("rsa4096")),
        (made().certificate("of pss").to_owned(), ""),
    ] {
        let inspection = inspect(Some(content.as_bytes()), Some(key.as_bytes()));
        let json = serde_json::to_string(&inspection).unwrap();
        assert_eq!(serde_json::from_str::<Inspection>(&json).unwrap(), inspection, "{json}");
    }
    assert_eq!(inspect(None, None), Inspection::default());
}
