//! Keys and certificates, made once a run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::openssl::{printed, text};

pub(crate) const HOST: &str = "www.contoso.com";
/// The dates of certificates that are valid at any time of a test.
const VALID: (&str, &str) = ("20240101000000Z", "20990101000000Z");

/// Everything that was made, as PEM by name.
pub(crate) struct Made {
    folder: tempfile::TempDir,
    keys: BTreeMap<&'static str, String>,
    certificates: BTreeMap<&'static str, String>,
}

/// A certificate to make.
struct Order<'a> {
    name: &'static str,
    key: &'static str,
    subject: &'a str,
    /// The certificate whose key signs, or none where it signs itself.
    issuer: Option<&'static str>,
    extensions: &'a str,
    dates: (&'a str, &'a str),
    /// Its serial number in hexadecimal; empty for one by chance.
    serial: &'a str,
    /// Arguments that say how it is signed.
    signing: &'a [&'a str],
}

const AUTHORITY: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
const SERVER: &str =
    "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:www.contoso.com\n";

impl Default for Order<'_> {
    fn default() -> Self {
        Self {
            name: "",
            key: "leaf",
            subject: "/O=Contoso/CN=www.contoso.com",
            issuer: Some("intermediate"),
            extensions: SERVER,
            dates: VALID,
            serial: "",
            signing: &["-md", "sha256"],
        }
    }
}

/// What all tests share.
pub(crate) fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(make)
}

impl Made {
    pub(crate) fn key(&self, name: &str) -> &str {
        self.keys.get(name).unwrap_or_else(|| panic!("no key {name}"))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.keys.iter().map(|(name, text)| (*name, text.as_str()))
    }

    pub(crate) fn certificate(&self, name: &str) -> &str {
        self.certificates.get(name).unwrap_or_else(|| panic!("no certificate {name}"))
    }

    pub(crate) fn certificates(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.certificates.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// Several certificates, one after the other.
    pub(crate) fn chain(&self, names: &[&str]) -> String {
        names.iter().map(|name| self.certificate(name)).collect()
    }

    /// A file with this content.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn make_key(&mut self, name: &'static str, arguments: &[&str]) {
        self.keys.insert(name, text(&[&["genpkey"], arguments].concat(), b""));
    }

    fn make(&mut self, order: &Order<'_>) {
        let key = self.file("key", self.key(order.key));
        let key = path(&key);
        let request = text(&["req", "-new", "-key", key, "-subj", order.subject, "-utf8"], b"");
        let request = self.file("request", request);
        let extensions = self.file("extensions", order.extensions);
        self.file("index", "");
        self.file("index.attr", "unique_subject = no\n");
        let serial = match order.serial {
            "" => "rand_serial=yes".to_owned(),
            serial => format!("serial={}", path(&self.file("serial", serial))),
        };
        let configuration = self.file(
            "configuration",
            format!(
                "[ca]\ndefault_ca=ca\n[ca]\ndatabase={}\n{serial}\npolicy=policy\npreserve=yes\n\
                 email_in_dn=yes\nnew_certs_dir={}\n[policy]\n\
                 commonName=optional\norganizationName=optional\ncountryName=optional\n",
                path(&self.folder.path().join("index")),
                path(self.folder.path()),
            ),
        );
        let (issuer, signing_key) = match order.issuer {
            Some(issuer) => {
                let (owner, _) = ISSUERS.iter().find(|(_, name)| *name == issuer).expect("an issuer");
                (self.file("issuer", self.certificate(issuer)), self.file("signing", self.key(owner)))
            }
            None => (request.clone(), self.file("signing", self.key(order.key))),
        };
        let mut arguments = vec![
            "ca",
            "-batch",
            "-notext",
            "-config",
            path(&configuration),
            "-in",
            path(&request),
            "-extfile",
            path(&extensions),
            "-keyfile",
            path(&signing_key),
            "-startdate",
            order.dates.0,
            "-enddate",
            order.dates.1,
        ];
        match order.issuer {
            Some(_) => arguments.extend(["-cert", path(&issuer)]),
            None => arguments.push("-selfsign"),
        }
        arguments.extend(order.signing);
        self.certificates.insert(order.name, text(&arguments, b""));
    }
}

pub(crate) fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every certificate that issues others, after the key that it has.
const ISSUERS: [(&str, &str); 11] = [
    ("root", "root"),
    ("intermediate", "intermediate"),
    ("rsa2048", "root of rsa2048"),
    ("rsa4096", "root of rsa4096"),
    ("rsa1024", "root of rsa1024"),
    ("p256", "root of p256"),
    ("p384", "root of p384"),
    ("p521", "root of p521"),
    ("ed25519", "root of ed25519"),
    ("rsa2048", "root of pss"),
    ("secp256k1", "root of secp256k1"),
];

fn make() -> Made {
    let mut made =
        Made { folder: tempfile::tempdir().unwrap(), keys: BTreeMap::new(), certificates: BTreeMap::new() };
    let curve = |name: &str| format!("ec_paramgen_curve:{name}");
    for (name, bits) in [("rsa1024", "1024"), ("rsa2048", "2048"), ("other rsa", "2048"), ("rsa4096", "4096")]
    {
        made.make_key(name, &["-algorithm", "RSA", "-pkeyopt", &format!("rsa_keygen_bits:{bits}")]);
    }
    for (name, of) in [
        ("root", "P-384"),
        ("intermediate", "P-256"),
        ("leaf", "P-256"),
        ("other", "P-256"),
        ("p256", "P-256"),
        ("p384", "P-384"),
        ("p521", "P-521"),
        ("secp256k1", "secp256k1"),
        ("brainpool", "brainpoolP256r1"),
    ] {
        made.make_key(
            name,
            &["-algorithm", "EC", "-pkeyopt", &curve(of), "-pkeyopt", "ec_param_enc:named_curve"],
        );
    }
    for (name, algorithm) in [("ed25519", "ED25519"), ("ed448", "ED448")] {
        made.make_key(name, &["-algorithm", algorithm]);
    }
    make_chain(&mut made);
    make_algorithms(&mut made);
    make_dates_and_names(&mut made);
    made
}

fn make_chain(made: &mut Made) {
    let authority = |name, key, subject, issuer| Order {
        name,
        key,
        subject,
        issuer,
        extensions: AUTHORITY,
        ..Order::default()
    };
    made.make(&authority("root", "root", "/O=Contoso/CN=Contoso Root", None));
    made.make(&authority("intermediate", "intermediate", "/O=Contoso/CN=Contoso Issuing 1", Some("root")));
    made.make(&authority("namesake", "other", "/O=Contoso/CN=Contoso Issuing 1", Some("root")));
    made.make(&authority("other root", "other", "/O=Fabrikam/CN=Fabrikam Root", None));
    made.make(&Order { name: "leaf", ..Order::default() });
    made.make(&Order {
        name: "other leaf",
        key: "other",
        subject: "/CN=other.contoso.com",
        ..Order::default()
    });
    made.make(&Order { name: "self-signed", issuer: None, ..Order::default() });
}

/// Roots of every kind of key, each with a server's certificate; and servers' certificates of every kind.
fn make_algorithms(made: &mut Made) {
    for (key, root, leaf) in [
        ("rsa1024", "root of rsa1024", "of rsa1024"),
        ("rsa2048", "root of rsa2048", "of rsa2048"),
        ("rsa4096", "root of rsa4096", "of rsa4096"),
        ("p256", "root of p256", "of p256"),
        ("p384", "root of p384", "of p384"),
        ("p521", "root of p521", "of p521"),
        ("ed25519", "root of ed25519", "of ed25519"),
        ("secp256k1", "root of secp256k1", "of secp256k1"),
    ] {
        let signing: &[&str] = if key == "ed25519" { &["-md", "null"] } else { &["-md", "sha256"] };
        let subject = format!("/CN=Root of {key}");
        made.make(&Order {
            name: root,
            key,
            subject: &subject,
            issuer: None,
            extensions: AUTHORITY,
            signing,
            ..Order::default()
        });
        made.make(&Order { name: leaf, issuer: Some(root), signing, ..Order::default() });
    }
    let pss = ["-md", "sha384", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:20"];
    made.make(&Order {
        name: "root of pss",
        key: "rsa2048",
        subject: "/CN=Root of PSS",
        issuer: None,
        extensions: AUTHORITY,
        signing: &pss,
        ..Order::default()
    });
    made.make(&Order { name: "of pss", issuer: Some("root of pss"), signing: &pss, ..Order::default() });
    for (name, hash, issuer) in [
        ("sha1", "sha1", "root of rsa2048"),
        ("sha384", "sha384", "root of rsa2048"),
        ("sha512", "sha512", "root of rsa2048"),
        ("md5", "md5", "root of rsa2048"),
        ("ecdsa sha1", "sha1", "root of p384"),
        ("ecdsa sha384", "sha384", "root of p384"),
        ("ecdsa sha512", "sha512", "root of p256"),
    ] {
        made.make(&Order { name, issuer: Some(issuer), signing: &["-md", hash], ..Order::default() });
    }
    for (name, key) in [
        ("server rsa1024", "rsa1024"),
        ("server rsa2048", "rsa2048"),
        ("server rsa4096", "rsa4096"),
        ("server p384", "p384"),
        ("server p521", "p521"),
        ("server ed25519", "ed25519"),
        ("server ed448", "ed448"),
        ("server secp256k1", "secp256k1"),
        ("server brainpool", "brainpool"),
    ] {
        made.make(&Order { name, key, ..Order::default() });
    }
}

fn make_dates_and_names(made: &mut Made) {
    let named = |name, extensions| Order { name, extensions, ..Order::default() };
    made.make(&Order { key: "other", ..named("elsewhere", "subjectAltName=DNS:api.contoso.com\n") });
    made.make(&Order { name: "expired", dates: ("20200101000000Z", "20210101000000Z"), ..Order::default() });
    made.make(&Order { name: "future", dates: ("20900101000000Z", "20990101000000Z"), ..Order::default() });
    made.make(&Order { name: "far", dates: ("20240101000000Z", "21500101120000Z"), ..Order::default() });
    made.make(&named(
        "wildcard",
        "subjectAltName=DNS:*.contoso.com,DNS:contoso.com\nextendedKeyUsage=serverAuth\n",
    ));
    made.make(&named("address", "subjectAltName=IP:10.0.0.1,IP:2001:db8::1,DNS:www.contoso.com\n"));
    made.make(&named("only address", "subjectAltName=IP:10.0.0.1\n"));
    made.make(&named("no names", "basicConstraints=CA:FALSE\n"));
    // The first bit says that an integer is negative, so that DER has a byte of zeros before this one.
    made.make(&Order { name: "high serial", serial: "B4AFCC2A95CC5B38", ..Order::default() });
    made.make(&Order { name: "low serial", serial: "01", ..Order::default() });
    made.make(&named(
        "client",
        "extendedKeyUsage=clientAuth,emailProtection\nsubjectAltName=DNS:www.contoso.com\n",
    ));
    made.make(&named("critical client", "extendedKeyUsage=critical,1.2.3.4,codeSigning\n"));
    made.make(&named(
        "encipherment",
        "keyUsage=critical,keyEncipherment\nsubjectAltName=DNS:www.contoso.com\n",
    ));
    made.make(&named("strange names", "subjectAltName=email:a@contoso.com,URI:https://contoso.com,RID:1.2.3,DNS:www.contoso.com,otherName:1.2.3;UTF8:x\n"));
    made.make(&Order {
        name: "chinese",
        subject: "/C=CN/O=世纪互联/CN=测试 \"证书\", 一",
        ..Order::default()
    });
}

/// `certificate` as DER.
pub(crate) fn der_certificate(pem: &str) -> Vec<u8> {
    printed(&["x509", "-outform", "DER"], pem.as_bytes())
}

/// `key` as DER.
pub(crate) fn der_key(pem: &str) -> Vec<u8> {
    printed(&["pkey", "-outform", "DER"], pem.as_bytes())
}
