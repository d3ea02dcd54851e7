//! What kind of text or bytes a file is, and what parts it has.

use serde::{Deserialize, Serialize};

/// What a file was given as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// As the certificate.
    Certificate,
    /// As the private key.
    Key,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// In which file.
    pub file: Role,
    /// In which of its [`File::parts`].
    pub part: usize,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// What was taken off before the content was there, the outermost first. A front end wants none of them.
    pub layers: Vec<Layer>,
    /// What the content is, below the layers.
    pub format: Format,
    /// Whether a byte order mark (UTF-8) stands before the content.
    pub byte_order_mark: bool,
    /// Whether lines end as on Windows (CR LF).
    pub carriage_returns: bool,
    /// The first line of text that stands outside of the blocks of a PEM text, counted from 1. It does no harm: such lines
    /// are skipped by everybody.
    pub text_outside: Option<u32>,
    /// The blocks of a PEM text in their order; of DER the one thing that it is.
    pub parts: Vec<Part>,
}

/// What lies around a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Layer {
    /// UTF-16, as Windows PowerShell writes files.
    Utf16,
    /// A Kubernetes secret in YAML or JSON, or lines of its `data`. Its values are Base64, which this layer includes.
    KubernetesSecret {
        /// The entry that was read: `cert.pem`, `key.pem`, `tls.crt`, `tls.key`; empty where it has another name.
        entry: String,
    },
    /// Base64, as a single value of a Kubernetes secret is shown.
    Base64,
}

/// What a content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// Nothing, or white space.
    Empty,
    /// Text with at least one `-----BEGIN …`, be it damaged.
    Pem,
    /// DER, the binary form, of what is the file's one part.
    Der,
    /// A PKCS#12 container (`.pfx`, `.p12`), which a password protects.
    Pkcs12,
    /// A Java key store.
    JavaKeyStore,
    /// A key file of PuTTY.
    PuttyKey,
    /// Text that is none of these.
    Text,
    /// Bytes that are none of these.
    Binary,
    /// More than [`Inspection::MAXIMUM_FILE_BYTES`](super::Inspection::MAXIMUM_FILE_BYTES), which was not looked into.
    TooLarge,
}

/// One block of a PEM text, or the one thing that a DER file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// What its `-----BEGIN` line says; none in DER.
    pub label: Option<Label>,
    /// The line of `-----BEGIN`, counted from 1.
    pub line: u32,
    /// What was found there, by its content and not by its label. With some flaws the content could be read all the same.
    pub content: Content,
    /// What is wrong with the text.
    pub flaws: Vec<Flaw>,
}

/// What `-----BEGIN …-----` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    /// `CERTIFICATE`
    #[serde(rename = "CERTIFICATE")]
    Certificate,
    /// `X509 CERTIFICATE`, an old name of the same, which few read.
    #[serde(rename = "X509 CERTIFICATE")]
    X509Certificate,
    /// `TRUSTED CERTIFICATE`, which only OpenSSL writes and reads.
    #[serde(rename = "TRUSTED CERTIFICATE")]
    TrustedCertificate,
    /// `CERTIFICATE REQUEST`
    #[serde(rename = "CERTIFICATE REQUEST")]
    CertificateRequest,
    /// `NEW CERTIFICATE REQUEST`, an old name of the same.
    #[serde(rename = "NEW CERTIFICATE REQUEST")]
    NewCertificateRequest,
    /// `PRIVATE KEY`: PKCS#8.
    #[serde(rename = "PRIVATE KEY")]
    PrivateKey,
    /// `ENCRYPTED PRIVATE KEY`: PKCS#8 with a passphrase.
    #[serde(rename = "ENCRYPTED PRIVATE KEY")]
    EncryptedPrivateKey,
    /// `RSA PRIVATE KEY`: PKCS#1.
    #[serde(rename = "RSA PRIVATE KEY")]
    RsaPrivateKey,
    /// `EC PRIVATE KEY`: SEC1.
    #[serde(rename = "EC PRIVATE KEY")]
    EcPrivateKey,
    /// `DSA PRIVATE KEY`
    #[serde(rename = "DSA PRIVATE KEY")]
    DsaPrivateKey,
    /// `OPENSSH PRIVATE KEY`
    #[serde(rename = "OPENSSH PRIVATE KEY")]
    OpensshPrivateKey,
    /// `SSH2 ENCRYPTED PRIVATE KEY`
    #[serde(rename = "SSH2 ENCRYPTED PRIVATE KEY")]
    Ssh2PrivateKey,
    /// `EC PARAMETERS`, which OpenSSL writes before a key.
    #[serde(rename = "EC PARAMETERS")]
    EcParameters,
    /// `DH PARAMETERS`
    #[serde(rename = "DH PARAMETERS")]
    DhParameters,
    /// `PUBLIC KEY`
    #[serde(rename = "PUBLIC KEY")]
    PublicKey,
    /// `RSA PUBLIC KEY`
    #[serde(rename = "RSA PUBLIC KEY")]
    RsaPublicKey,
    /// `X509 CRL`: a revocation list.
    #[serde(rename = "X509 CRL")]
    RevocationList,
    /// `PKCS7`: certificates in another container (`.p7b`).
    #[serde(rename = "PKCS7")]
    Pkcs7,
    /// `CMS`, the newer name of the same.
    #[serde(rename = "CMS")]
    Cms,
    /// Any other text, which is not repeated here.
    #[serde(rename = "other")]
    Other,
}

impl Label {
    /// The label as it stands in a file; nothing of [`Label::Other`].
    pub const fn text(self) -> Option<&'static str> {
        Some(match self {
            Self::Certificate => "CERTIFICATE",
            Self::X509Certificate => "X509 CERTIFICATE",
            Self::TrustedCertificate => "TRUSTED CERTIFICATE",
            Self::CertificateRequest => "CERTIFICATE REQUEST",
            Self::NewCertificateRequest => "NEW CERTIFICATE REQUEST",
            Self::PrivateKey => "PRIVATE KEY",
            Self::EncryptedPrivateKey => "ENCRYPTED PRIVATE KEY",
            Self::RsaPrivateKey => "RSA PRIVATE KEY",
            Self::EcPrivateKey => "EC PRIVATE KEY",
            Self::DsaPrivateKey => "DSA PRIVATE KEY",
            Self::OpensshPrivateKey => "OPENSSH PRIVATE KEY",
            Self::Ssh2PrivateKey => "SSH2 ENCRYPTED PRIVATE KEY",
            Self::EcParameters => "EC PARAMETERS",
            Self::DhParameters => "DH PARAMETERS",
            Self::PublicKey => "PUBLIC KEY",
            Self::RsaPublicKey => "RSA PUBLIC KEY",
            Self::RevocationList => "X509 CRL",
            Self::Pkcs7 => "PKCS7",
            Self::Cms => "CMS",
            Self::Other => return None,
        })
    }
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Content {
    /// A certificate: its place in [`Inspection::certificates`](super::Inspection::certificates).
    Certificate(usize),
    /// A private key, perhaps encrypted or damaged: its place in [`Inspection::keys`](super::Inspection::keys).
    Key(usize),
    /// A request for a certificate, which is not the certificate.
    CertificateRequest,
    /// A public key.
    PublicKey,
    /// The name of a curve, which OpenSSL writes before an EC key.
    EcParameters,
    /// Parameters of Diffie-Hellman.
    DhParameters,
    /// A list of revoked certificates.
    RevocationList,
    /// Certificates in a PKCS#7 container.
    Pkcs7,
    /// Nothing that could be read; the flaws say why, else the label is not known here.
    Unreadable,
}

/// What is wrong with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Flaw {
    /// The file stops before `-----END`.
    NoEnd,
    /// `-----END` names something else than `-----BEGIN`.
    EndLabel,
    /// The line breaks are gone, or blanks stand in their place.
    NoLineBreaks,
    /// A backslash and an `n` stand in the place of line breaks, as in the text of JSON.
    EscapedLineBreaks,
    /// Blanks or other text stand before `-----` in its line.
    Indented,
    /// Something stands behind `-----END …-----` in its line, so that programs do not take it for the end.
    TextAfterEnd {
        /// That line, counted from 1.
        line: u32,
    },
    /// It begins in the line in which the block before it ends: files were put together without a line break.
    Joined,
    /// `BEGIN` or `END` has not exactly five hyphens on each side; word processors make dashes of them.
    Dashes,
    /// Nothing between `-----BEGIN` and `-----END`.
    Nothing,
    /// A character that Base64 does not have.
    NotBase64 {
        /// The line of the first, counted from 1.
        line: u32,
    },
    /// Characters are missing: the Base64 stops in the middle of a byte.
    CutBase64,
    /// The Base64 is right, but what it holds is shorter than it says itself: lines are missing.
    Short,
    /// The Base64 is right, and bytes stand after the end of what it holds.
    Long,
    /// The Base64 is right, but what it holds cannot be read as what it is.
    Damaged,
    /// What it holds is something else than the label says: [`Part::content`] is what.
    OtherContent,
}
