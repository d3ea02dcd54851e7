//! The commands that mend a file, run: afterwards nothing is said of the new file.

use std::fs;
use std::process::Command;

use aks_compute::language::Language;

use crate::made::{der_certificate, der_key, made};
use crate::openssl::text;
use crate::specs::{Pair, problems};

/// Runs the command of the first finding on the files, and takes what it makes.
fn mended(pair: &Pair) -> Pair {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("cert.pem"), &pair.certificate).unwrap();
    fs::write(folder.path().join("key.pem"), &pair.key).unwrap();
    let report = pair.report(Language::English);
    let finding = problems(&report)[0];
    let command = finding.remedy.as_ref().unwrap_or_else(|| panic!("no command for {}", finding.message));
    let ended = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &command.command])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(ended.status.success(), "{}: {}", command.command, String::from_utf8_lossy(&ended.stderr));
    let new = |name: &str, old: &[u8]| fs::read(folder.path().join(name)).unwrap_or_else(|_| old.to_vec());
    Pair {
        certificate: new("cert-fixed.pem", &pair.certificate),
        key: new("key-fixed.pem", &pair.key),
        ..pair.clone()
    }
}

#[test]
fn each_command_mends_its_file() {
    let made = made();
    let (leaf, key) = (made.certificate("leaf"), made.key("leaf"));
    let chain = made.chain(&["leaf", "intermediate"]);
    let base64 = |text_: &str| text(&["base64", "-A"], text_.as_bytes());
    let utf16 = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let pkcs7 = text(&["crl2pkcs7", "-nocrl", "-certfile", made.file("p7", &chain).to_str().unwrap()], b"");
    let trusted =
        format!("{}{}", text(&["x509", "-trustout"], leaf.as_bytes()), made.certificate("intermediate"));
    let joined =
        chain.replace("-----END CERTIFICATE-----\n-----BEGIN", "-----END CERTIFICATE----------BEGIN");
    let whole = [
        ("DER key", Pair::new(&chain, der_key(key))),
        ("Base64", Pair::new(base64(&chain), key)),
        ("Base64 key", Pair::new(&chain, base64(key))),
        ("UTF-16", Pair::new(utf16(&chain), key)),
        ("UTF-16 key", Pair::new(&chain, utf16(key))),
        ("byte order mark", Pair::new(format!("\u{feff}{chain}"), key)),
        ("written out", Pair::new(chain.replace('\n', "\\n"), key)),
        ("run together", Pair::new(joined, key)),
        (
            "text behind an end",
            Pair::new(chain.replace("-----END CERTIFICATE-----", "-----END CERTIFICATE-----x"), key),
        ),
        ("text behind the end of the key", Pair::new(&chain, format!("{}\"", key.trim_end()))),
        ("PKCS#7", Pair::new(pkcs7, key)),
        ("the wrong order", Pair::new(made.chain(&["intermediate", "root", "leaf"]), key)),
        (
            "text and the wrong order",
            Pair::new(format!("x\n{}y\n{}", made.certificate("intermediate"), leaf), key),
        ),
    ];
    for (name, pair) in whole {
        let report = mended(&pair).report(Language::English);
        assert!(problems(&report).is_empty(), "{name}: {:#?}", problems(&report));
    }
    // Of these the intermediate is not in the file, or is lost.
    for (name, pair) in [("DER", Pair::new(der_certificate(leaf), key)), ("trusted", Pair::new(trusted, key))]
    {
        let report = mended(&pair).report(Language::English);
        let messages: Vec<_> = problems(&report).iter().map(|finding| finding.message.clone()).collect();
        assert_eq!(messages.len(), 1, "{name}: {messages:?}");
        assert!(messages[0].contains("is missing"), "{name}: {messages:?}");
    }
}
