//! What a certificate says.

use serde::{Deserialize, Serialize};

use super::Place;

/// One certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// Where it stands.
    pub place: Place,
    /// For whom it is.
    pub subject: Name,
    /// Who issued it.
    pub issuer: Name,
    /// Its serial number in hexadecimal, capital letters, two a byte, without separators.
    pub serial: String,
    /// The SHA-256 of its DER in hexadecimal, by which browsers and portals show certificates.
    pub fingerprint: String,
    /// From when it is valid, in seconds since 1970.
    pub not_before: i64,
    /// Until when, in seconds since 1970.
    pub not_after: i64,
    /// Whether it has the extension Subject Alternative Name, without which only the common name names a host.
    pub has_alternative_names: bool,
    /// The host names in it, wildcards included, as they are written.
    pub dns_names: Vec<String>,
    /// The IP addresses in it.
    pub ip_addresses: Vec<String>,
    /// Its public key.
    pub public_key: PublicKey,
    /// How it is signed.
    pub signature: Signature,
    /// Whether it may issue certificates, by its basic constraints and its key usage; of version 1, which has neither, where
    /// it issued itself.
    pub is_ca: bool,
    /// What TLS may be used for; none where every use is allowed, since the extension is absent.
    pub extended_key_usages: Option<Vec<ExtendedKeyUsage>>,
    /// Whether the key may sign (the key usage digital signature, or no such extension), which TLS 1.2 with ECDHE needs.
    pub may_sign: bool,
    /// Whether subject and issuer are the same name.
    pub is_self_issued: bool,
    /// Of a self-issued certificate, whether its own key signed it.
    pub self_signature: Option<Verification>,
}

/// The name of a subject or issuer. Characters that control a terminal are replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// The last common name in it, which is the most specific.
    pub common_name: Option<String>,
    /// All of it, after RFC 4514: `CN=www.contoso.com,O=Contoso`.
    pub text: String,
}

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PublicKey {
    /// RSA, or RSA that may only sign with PSS.
    Rsa {
        /// The bits of the modulus.
        bits: u32,
        /// Whether the key says that it is for PSS only, which few servers can use.
        pss: bool,
    },
    /// An elliptic curve: `P-256`, `P-384`, `P-521`, another's name, or its object identifier.
    Ec {
        /// The curve.
        curve: String,
    },
    /// Ed25519.
    Ed25519,
    /// Ed448.
    Ed448,
    /// DSA.
    Dsa,
    /// Anything else.
    Other {
        /// Its object identifier.
        oid: String,
    },
}

/// How a certificate is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Signature {
    /// RSA, PKCS#1 v1.5.
    Rsa {
        /// The hash.
        hash: Hash,
    },
    /// RSA-PSS.
    RsaPss {
        /// The hash; none where its parameters cannot be read.
        hash: Option<Hash>,
    },
    /// ECDSA.
    Ecdsa {
        /// The hash.
        hash: Hash,
    },
    /// Ed25519.
    Ed25519,
    /// Ed448.
    Ed448,
    /// Anything else.
    Other {
        /// Its object identifier.
        oid: String,
    },
}

impl Signature {
    /// The hash that is signed, where the algorithm has one of its own.
    pub const fn hash(&self) -> Option<Hash> {
        match self {
            Self::Rsa { hash } | Self::Ecdsa { hash } => Some(*hash),
            Self::RsaPss { hash } => *hash,
            Self::Ed25519 | Self::Ed448 | Self::Other { .. } => None,
        }
    }
}

/// A hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hash {
    /// MD2 or MD5, broken.
    #[serde(rename = "MD5")]
    Md5,
    /// SHA-1, broken.
    #[serde(rename = "SHA-1")]
    Sha1,
    /// SHA-224.
    #[serde(rename = "SHA-224")]
    Sha224,
    /// SHA-256.
    #[serde(rename = "SHA-256")]
    Sha256,
    /// SHA-384.
    #[serde(rename = "SHA-384")]
    Sha384,
    /// SHA-512.
    #[serde(rename = "SHA-512")]
    Sha512,
}

impl Hash {
    /// Whether signatures with it can be forged, so that clients refuse them.
    pub const fn is_broken(self) -> bool {
        matches!(self, Self::Md5 | Self::Sha1)
    }
}

/// What a certificate may be used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExtendedKeyUsage {
    /// A TLS server.
    ServerAuth,
    /// A TLS client.
    ClientAuth,
    /// Signing code.
    CodeSigning,
    /// Mail.
    EmailProtection,
    /// Time stamps.
    TimeStamping,
    /// Answers about revocation.
    OcspSigning,
    /// Every use.
    Any,
    /// Anything else, by its object identifier.
    Other(String),
}

/// Whether a signature is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verification {
    /// It is.
    Verified,
    /// It is not.
    Failed,
    /// The algorithm, or its key, is none that is verified here.
    NotSupported,
}
