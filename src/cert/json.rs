//! The JSON form of what certificate and key files are.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{
    CertFinding, CertReport, CertificateRole, CertificateSummary, FileSummary, KeySummary, SCHEMA_VERSION,
};
use crate::certificate::{Hash, PublicKey, Signature};
use crate::language::Language;

impl Serialize for CertReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("CertReport", 9)?;
        out.serialize_field("schemaVersion", &SCHEMA_VERSION)?;
        out.serialize_field("tool", crate::VERSION)?;
        out.serialize_field("now", &rfc3339(self.now))?;
        out.serialize_field("lang", self.language.tag())?;
        out.serialize_field("outcome", &self.outcome)?;
        out.serialize_field("files", &self.files)?;
        out.serialize_field("certificates", &self.certificates)?;
        out.serialize_field("key", &self.key.as_ref().map(|key| Key(key, self.key_belongs())))?;
        let findings: Vec<_> =
            self.findings.iter().map(|finding| Localized(finding, self.language)).collect();
        out.serialize_field("findings", &findings)?;
        out.end()
    }
}

fn rfc3339(time: OffsetDateTime) -> String {
    // Only years that RFC 3339 cannot write fail.
    time.to_offset(time::UtcOffset::UTC).format(&Rfc3339).unwrap_or_default()
}

fn instant(seconds: i64) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(seconds).ok().map(rfc3339)
}

impl Serialize for FileSummary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("File", 5)?;
        out.serialize_field("name", &self.name)?;
        out.serialize_field("format", &self.file.format)?;
        out.serialize_field("layers", &self.file.layers)?;
        out.serialize_field("certificates", &self.certificates)?;
        out.serialize_field("keys", &self.keys)?;
        out.end()
    }
}

impl CertificateRole {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Intermediate => "intermediate",
            Self::Root => "root",
            Self::Other => "other",
        }
    }
}

impl Serialize for CertificateSummary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let certificate = &self.certificate;
        let mut out = serializer.serialize_struct("Certificate", 12)?;
        out.serialize_field("role", self.role.as_str())?;
        out.serialize_field("subject", &certificate.subject.text)?;
        out.serialize_field("issuer", &certificate.issuer.text)?;
        out.serialize_field("selfIssued", &certificate.is_self_issued)?;
        out.serialize_field("serial", &certificate.serial)?;
        out.serialize_field("fingerprint", &certificate.fingerprint)?;
        out.serialize_field("notBefore", &instant(certificate.not_before))?;
        out.serialize_field("notAfter", &instant(certificate.not_after))?;
        out.serialize_field("dnsNames", &certificate.dns_names)?;
        out.serialize_field("ipAddresses", &certificate.ip_addresses)?;
        out.serialize_field("publicKey", &ShownKey::from(&certificate.public_key))?;
        out.serialize_field("signature", &ShownSignature::from(&certificate.signature))?;
        out.end()
    }
}

struct Key<'a>(&'a KeySummary, Option<bool>);

impl Serialize for Key<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(KeySummary { file, key }, belongs) = self;
        let mut out = serializer.serialize_struct("Key", 5)?;
        out.serialize_field("file", file)?;
        out.serialize_field("format", &key.format)?;
        out.serialize_field("encrypted", &key.protection.is_some())?;
        out.serialize_field("publicKey", &key.public_key.as_ref().map(ShownKey::from))?;
        out.serialize_field("belongs", belongs)?;
        out.end()
    }
}

/// A finding with the language for what comes from its rule.
struct Localized<'a>(&'a CertFinding, Language);

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(CertFinding { file, finding }, language) = self;
        let mut out = serializer.serialize_struct("Finding", 9)?;
        out.serialize_field("rule", finding.rule.id)?;
        out.serialize_field("severity", &finding.severity)?;
        out.serialize_field("status", &finding.status)?;
        if let Some(file) = file {
            out.serialize_field("file", file)?;
        }
        out.serialize_field("message", &finding.message)?;
        if let Some(help) = &finding.help {
            out.serialize_field("help", help)?;
        }
        out.serialize_field("source", &finding.rule.source_line(*language))?;
        out.serialize_field("docs", &finding.rule.documentation())?;
        if let Some(remedy) = &finding.remedy {
            out.serialize_field("remedy", remedy)?;
        }
        out.end()
    }
}

/// A public key, named by its algorithm.
#[derive(serde::Serialize)]
#[serde(tag = "algorithm", rename_all = "camelCase")]
enum ShownKey<'a> {
    Rsa { bits: u32, pss: bool },
    Ec { curve: &'a str },
    Ed25519,
    Ed448,
    Dsa,
    Other { oid: &'a str },
}

impl<'a> From<&'a PublicKey> for ShownKey<'a> {
    fn from(key: &'a PublicKey) -> Self {
        match key {
            PublicKey::Rsa { bits, pss } => Self::Rsa { bits: *bits, pss: *pss },
            PublicKey::Ec { curve } => Self::Ec { curve },
            PublicKey::Ed25519 => Self::Ed25519,
            PublicKey::Ed448 => Self::Ed448,
            PublicKey::Dsa => Self::Dsa,
            PublicKey::Other { oid } => Self::Other { oid },
        }
    }
}

/// A signature, named by its algorithm.
#[derive(serde::Serialize)]
#[serde(tag = "algorithm", rename_all = "camelCase")]
enum ShownSignature<'a> {
    Rsa { hash: Hash },
    RsaPss { hash: Option<Hash> },
    Ecdsa { hash: Hash },
    Ed25519,
    Ed448,
    Other { oid: &'a str },
}

impl<'a> From<&'a Signature> for ShownSignature<'a> {
    fn from(signature: &'a Signature) -> Self {
        match signature {
            Signature::Rsa { hash } => Self::Rsa { hash: *hash },
            Signature::RsaPss { hash } => Self::RsaPss { hash: *hash },
            Signature::Ecdsa { hash } => Self::Ecdsa { hash: *hash },
            Signature::Ed25519 => Self::Ed25519,
            Signature::Ed448 => Self::Ed448,
            Signature::Other { oid } => Self::Other { oid },
        }
    }
}
