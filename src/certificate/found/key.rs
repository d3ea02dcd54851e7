//! What is known of a private key, which is nothing of the key itself.

use serde::{Deserialize, Serialize};

use super::{Place, PublicKey};

/// One private key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PrivateKey {
    /// Where it stands.
    pub place: Place,
    /// How it is written.
    pub format: KeyFormat,
    /// Whether a passphrase protects it, so that nothing else is known of it.
    pub protection: Option<Protection>,
    /// What kind of key it is: the public half. None where the key is encrypted or cannot be read.
    pub public_key: Option<PublicKey>,
    /// What is wrong with it.
    pub damage: Option<KeyDamage>,
    /// How it stands to the certificates.
    pub belongs: Match,
}

/// How a private key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyFormat {
    /// PKCS#8: `PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`.
    Pkcs8,
    /// PKCS#1: `RSA PRIVATE KEY`.
    Pkcs1,
    /// SEC1: `EC PRIVATE KEY`.
    Sec1,
    /// OpenSSL's own form of DSA keys: `DSA PRIVATE KEY`.
    Dsa,
    /// A key of SSH, which no server of TLS reads: `OPENSSH PRIVATE KEY`.
    Ssh,
}

/// How a passphrase protects a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Protection {
    /// By header lines of the PEM block, `Proc-Type: 4,ENCRYPTED`.
    Legacy,
    /// As PKCS#8: `ENCRYPTED PRIVATE KEY`.
    Pkcs8,
}

/// What is wrong with a private key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyDamage {
    /// It cannot be read.
    Unreadable,
    /// It can be read, but its numbers contradict each other.
    Inconsistent,
    /// Its kind is known by name only, so that nobody here knows to which certificate it belongs.
    UnknownKind,
}

/// How a key stands to the certificates that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Match {
    /// It belongs to the server's certificate.
    Leaf,
    /// It belongs to this one, which is not the server's.
    Other(usize),
    /// It belongs to none.
    None,
    /// Nobody can tell: it is encrypted, damaged or of an unknown kind, or there is no certificate.
    Unknown,
}
