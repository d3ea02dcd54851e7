//! Private keys in every form, beside `openssl pkey`.

use aks_compute::certificate::{
    Content, Format, Inspection, KeyDamage, KeyFormat, Label, Match, PrivateKey, Protection, PublicKey,
    inspect,
};

use crate::made::{der_key, made};
use crate::openssl::{openssl, printed, text};

fn key(bytes: &[u8]) -> PrivateKey {
    let inspection = inspect(None, Some(bytes));
    let [key] = inspection.keys.as_slice() else { panic!("{inspection:#?}") };
    key.clone()
}

/// Every form in which OpenSSL writes a key without a passphrase.
fn forms(name: &str, pem: &str) -> Vec<(KeyFormat, Vec<u8>)> {
    let pem = pem.as_bytes();
    let traditional = if name.contains("rsa") {
        Some(KeyFormat::Pkcs1)
    } else if name.starts_with("ed") {
        None
    } else {
        Some(KeyFormat::Sec1)
    };
    let mut forms = vec![
        (KeyFormat::Pkcs8, pem.to_vec()),
        (KeyFormat::Pkcs8, printed(&["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"], pem)),
    ];
    if let Some(format) = traditional {
        forms.push((format, printed(&["pkey", "-traditional"], pem)));
        forms.push((format, printed(&["pkey", "-traditional", "-outform", "DER"], pem)));
    }
    forms
}

#[test]
fn every_form_of_every_key_is_read() {
    for (name, pem) in made().keys() {
        for (format, bytes) in forms(name, pem) {
            let found = key(&bytes);
            assert_eq!((found.format, found.protection), (format, None), "{name}");
            let expected = match name {
                "rsa1024" => PublicKey::Rsa { bits: 1024, pss: false },
                "rsa2048" | "other rsa" => PublicKey::Rsa { bits: 2048, pss: false },
                "rsa4096" => PublicKey::Rsa { bits: 4096, pss: false },
                "ed25519" => PublicKey::Ed25519,
                "ed448" => PublicKey::Ed448,
                "root" | "p384" => PublicKey::Ec { curve: "P-384".to_owned() },
                "p521" => PublicKey::Ec { curve: "P-521".to_owned() },
                "secp256k1" => PublicKey::Ec { curve: "secp256k1".to_owned() },
                "brainpool" => PublicKey::Ec { curve: "brainpoolP256r1".to_owned() },
                _ => PublicKey::Ec { curve: "P-256".to_owned() },
            };
            assert_eq!(found.public_key, Some(expected), "{name}");
            let damage = (name == "ed448").then_some(KeyDamage::UnknownKind);
            assert_eq!(found.damage, damage, "{name}");
            assert!(openssl(&["pkey", "-noout", "-check"], pem.as_bytes()).status.success(), "{name}");
        }
    }
}

/// Every key with every certificate: the match is that of the public keys that OpenSSL prints.
#[test]
fn a_key_belongs_to_a_certificate_where_openssl_prints_one_public_key_of_both() {
    let made = made();
    let public = |pem: &str, arguments: &[&str]| text(arguments, pem.as_bytes());
    let keys: Vec<_> = made
        .keys()
        .filter(|(name, _)| *name != "ed448")
        .map(|(name, pem)| (name, pem, public(pem, &["pkey", "-pubout"])))
        .collect();
    let mut pairs = 0;
    for (certificate_name, certificate) in made.certificates() {
        let of_certificate = public(certificate, &["x509", "-noout", "-pubkey"]);
        for (name, pem, of_key) in &keys {
            let found = inspect(Some(certificate.as_bytes()), Some(pem.as_bytes())).keys[0].belongs;
            let expected = if *of_key == of_certificate { Match::Leaf } else { Match::None };
            assert_eq!(found, expected, "{name} and {certificate_name}");
            pairs += usize::from(expected == Match::Leaf);
        }
    }
    assert!(pairs > 30, "{pairs}");
}

#[test]
fn a_key_of_another_certificate_of_the_chain_is_told() {
    let chain = made().chain(&["leaf", "intermediate", "root"]);
    let belongs =
        |key: &str| inspect(Some(chain.as_bytes()), Some(made().key(key).as_bytes())).keys[0].belongs;
    assert_eq!(belongs("leaf"), Match::Leaf);
    assert_eq!(belongs("intermediate"), Match::Other(1));
    assert_eq!(belongs("root"), Match::Other(2));
    assert_eq!(belongs("other"), Match::None);
    assert_eq!(belongs("ed448"), Match::Unknown);
    assert_eq!(inspect(None, Some(made().key("leaf").as_bytes())).keys[0].belongs, Match::Unknown);
}

#[test]
fn encrypted_keys_are_told_with_the_way_in_which_they_are() {
    for name in ["rsa2048", "p256", "ed25519"] {
        let pem = made().key(name).as_bytes();
        let encrypted = printed(&["pkcs8", "-topk8", "-passout", "pass:secret"], pem);
        let found = inspect(Some(made().certificate("server rsa2048").as_bytes()), Some(&encrypted));
        assert_eq!(found.keys[0].format, KeyFormat::Pkcs8);
        assert_eq!(found.keys[0].protection, Some(Protection::Pkcs8));
        assert_eq!(
            (found.keys[0].belongs, &found.keys[0].public_key, found.keys[0].damage),
            (Match::Unknown, &None, None)
        );
        let der = printed(&["pkcs8", "-topk8", "-passout", "pass:secret", "-outform", "DER"], pem);
        assert_eq!(key(&der).protection, Some(Protection::Pkcs8));
    }
    for (name, format) in [("rsa2048", KeyFormat::Pkcs1), ("p256", KeyFormat::Sec1)] {
        let encrypted = printed(
            &["pkey", "-traditional", "-aes256", "-passout", "pass:secret"],
            made().key(name).as_bytes(),
        );
        assert!(String::from_utf8_lossy(&encrypted).contains("Proc-Type: 4,ENCRYPTED"));
        let inspection = inspect(None, Some(&encrypted));
        let found = &inspection.keys[0];
        assert_eq!((found.format, found.protection, found.damage), (format, Some(Protection::Legacy), None));
        assert!(inspection.key_file.unwrap().parts[0].flaws.is_empty());
    }
}

#[test]
fn parameters_before_an_ec_key_do_no_harm() {
    let parameters = text(&["ecparam", "-name", "prime256v1"], b"");
    let traditional = text(&["pkey", "-traditional"], made().key("leaf").as_bytes());
    let file = parameters + &traditional;
    let inspection = inspect(Some(made().certificate("leaf").as_bytes()), Some(file.as_bytes()));
    let Inspection { keys, key_file: Some(file), .. } = inspection else { panic!() };
    assert_eq!((keys[0].belongs, keys[0].damage, keys[0].format), (Match::Leaf, None, KeyFormat::Sec1));
    let contents: Vec<_> =
        file.parts.iter().map(|part| (part.label, part.content, part.flaws.len())).collect();
    assert_eq!(
        contents,
        [
            (Some(Label::EcParameters), Content::EcParameters, 0),
            (Some(Label::EcPrivateKey), Content::Key(0), 0)
        ]
    );
}

/// Numbers of a key that contradict each other: `openssl pkey -check` says so too.
#[test]
fn a_key_whose_numbers_contradict_each_other_is_told() {
    for (name, arguments) in [
        ("rsa2048", &["pkey", "-traditional", "-outform", "DER"][..]),
        ("p256", &["pkey", "-traditional", "-outform", "DER"][..]),
    ] {
        let whole = printed(arguments, made().key(name).as_bytes());
        let mut judged = 0;
        // Of an EC key the public key stands at the end; of an RSA key the numbers follow each other.
        let places: &[usize] = if name == "p256" { &[40] } else { &[300, 600, 750, 900, 1000, 1100, 1180] };
        for place in places {
            let mut changed = whole.clone();
            let at = if name == "p256" { changed.len() - place } else { *place };
            changed[at] ^= 1;
            let found = key(&changed);
            let is_right =
                openssl(&["pkey", "-inform", "DER", "-noout", "-check"], &changed).status.success();
            assert_eq!(found.damage.is_none(), is_right, "{name} at {at}: {:?}", found.damage);
            judged += usize::from(!is_right);
        }
        assert!(judged > 0);
    }
}

#[test]
fn a_damaged_key_is_a_key_still() {
    let pem = made().key("rsa2048");
    let lines: Vec<&str> = pem.lines().collect();
    let shorter: String =
        lines.iter().enumerate().filter(|(at, _)| *at != 5).map(|(_, line)| format!("{line}\n")).collect();
    let found = key(shorter.as_bytes());
    assert_eq!((found.format, found.damage), (KeyFormat::Pkcs8, Some(KeyDamage::Unreadable)));
    assert!(!openssl(&["pkey", "-noout"], shorter.as_bytes()).status.success());
}

#[test]
fn several_keys_are_counted_and_the_first_counts() {
    let file = made().key("other").to_owned() + made().key("leaf");
    let inspection = inspect(Some(made().certificate("leaf").as_bytes()), Some(file.as_bytes()));
    let belongs: Vec<_> = inspection.keys.iter().map(|key| key.belongs).collect();
    assert_eq!(belongs, [Match::None, Match::Leaf]);
    assert_eq!(inspection.key().unwrap().belongs, Match::None);
}

#[test]
fn keys_for_other_programs_are_named() {
    let ssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----\n";
    assert_eq!(key(ssh.as_bytes()).format, KeyFormat::Ssh);
    let putty = b"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n";
    assert_eq!(inspect(None, Some(putty)).key_file.unwrap().format, Format::PuttyKey);
    let dsa = printed(&["dsaparam", "-genkey", "1024"], b"");
    let of_dsa = key(&dsa);
    assert_eq!((of_dsa.public_key, of_dsa.damage), (Some(PublicKey::Dsa), Some(KeyDamage::UnknownKind)));
    let form = inspect(None, Some(&der_key(made().key("leaf"))));
    assert_eq!(form.key_file.unwrap().format, Format::Der);
}

#[test]
fn a_key_for_pss_alone_is_told() {
    let pss = text(&["genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:1024"], b"");
    assert_eq!(key(pss.as_bytes()).public_key, Some(PublicKey::Rsa { bits: 1024, pss: true }));
}
