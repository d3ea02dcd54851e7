//! Certificates: what one says, and what is needed to tell who issued it.

use std::net::IpAddr;

use der::asn1::{Any, BmpString, ObjectIdentifier, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use der::{AnyRef, Decode, Encode, Header, Reader, SliceReader, Tag, TagNumber, Tagged};
use sha2::{Digest, Sha256};
use x509_cert::certificate::{CertificateInner, Raw, Version};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage as Usages, KeyUsage};
use x509_cert::name::Name as DistinguishedName;

use super::public_key::{self, KeyValue};
use super::signature::{self, Signed};
use crate::certificate::{Certificate, ExtendedKeyUsage, Name, Place, PublicKey, Verification};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ALTERNATIVE_NAMES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");

/// A certificate with what is only needed here.
pub(super) struct Read {
    pub(super) certificate: Certificate,
    pub(super) key: Option<KeyValue>,
    /// The DER.
    pub(super) der: Vec<u8>,
    subject: ComparedName,
    issuer: ComparedName,
    message: Vec<u8>,
    salt: usize,
    signature: Vec<u8>,
}

/// A name as names are compared (RFC 5280, 7.1): attributes with their texts, without case and repeated blanks.
type ComparedName = Vec<Vec<(ObjectIdentifier, String)>>;

impl Read {
    /// Whether the subject of `issuer` is the issuer of this.
    pub(super) fn names(&self, issuer: &Self) -> bool {
        self.issuer == issuer.subject
    }

    /// Whether the key of `issuer` signed this.
    pub(super) fn is_signed_by(&self, issuer: &Self) -> Verification {
        let Some(key) = &issuer.key else { return Verification::NotSupported };
        let signed = Signed {
            message: &self.message,
            algorithm: &self.certificate.signature,
            salt: self.salt,
            signature: &self.signature,
        };
        signature::verify(&signed, key)
    }
}

/// Reads the certificate in `bytes`, which stands at `place`.
pub(super) fn read(bytes: &[u8], place: Place) -> Option<Read> {
    let parsed = CertificateInner::<Raw>::from_der(bytes).ok()?;
    let tbs = parsed.tbs_certificate();
    let key_info = tbs.subject_public_key_info();
    let algorithm = key_info.algorithm.oid;
    let parameters = key_info.algorithm.parameters.as_ref().and_then(|any| any.decode_as().ok());
    let key = KeyValue::read(algorithm, parameters, key_info.subject_public_key.raw_bytes());
    let public_key = key.as_ref().map_or_else(|| unread_key(algorithm, parameters), KeyValue::described);
    let (signature, salt) = signature::read(parsed.signature_algorithm());
    let alternative_names = tbs
        .extensions()
        .and_then(|extensions| extensions.iter().find(|extension| extension.extn_id == ALTERNATIVE_NAMES));
    let mut certificate = Certificate {
        place,
        subject: name(tbs.subject()),
        issuer: name(tbs.issuer()),
        serial: serial(tbs.serial_number().as_bytes()),
        fingerprint: hexadecimal(&Sha256::digest(bytes)),
        not_before: seconds(tbs.validity().not_before),
        not_after: seconds(tbs.validity().not_after),
        has_alternative_names: alternative_names.is_some(),
        dns_names: Vec::new(),
        ip_addresses: Vec::new(),
        public_key,
        signature,
        is_ca: false,
        extended_key_usages: None,
        may_sign: true,
        is_self_issued: false,
        self_signature: None,
    };
    if let Some(extension) = alternative_names {
        read_alternative_names(extension.extn_value.as_bytes(), &mut certificate);
    }
    if let Ok(Some((_, Usages(usages)))) = tbs.get_extension() {
        certificate.extended_key_usages = Some(usages.iter().map(usage).collect());
    }
    let usage: Option<KeyUsage> = tbs.get_extension().ok().flatten().map(|(_, usage)| usage);
    let constraints: Option<BasicConstraints> =
        tbs.get_extension().ok().flatten().map(|(_, constraints)| constraints);
    certificate.may_sign = usage.as_ref().is_none_or(KeyUsage::digital_signature);
    let mut read = Read {
        subject: compared(tbs.subject()),
        issuer: compared(tbs.issuer()),
        message: message(bytes)?.to_vec(),
        salt,
        signature: parsed.signature().raw_bytes().to_vec(),
        key,
        der: bytes.to_vec(),
        certificate,
    };
    let is_self_issued = read.names(&read);
    read.certificate.is_self_issued = is_self_issued;
    read.certificate.self_signature = is_self_issued.then(|| read.is_signed_by(&read));
    read.certificate.is_ca = usage.as_ref().is_none_or(KeyUsage::key_cert_sign)
        && match constraints {
            Some(constraints) => constraints.ca,
            None => tbs.version() == Version::V1 && is_self_issued,
        };
    Some(read)
}

/// What is signed: the first element of the certificate, as it stands there.
fn message(bytes: &[u8]) -> Option<&[u8]> {
    let mut reader = SliceReader::new(bytes).ok()?;
    Header::decode(&mut reader).ok()?;
    reader.tlv_bytes().ok()
}

fn unread_key(algorithm: ObjectIdentifier, curve: Option<ObjectIdentifier>) -> PublicKey {
    match (algorithm, curve) {
        (public_key::EC, Some(curve)) => PublicKey::Ec { curve: public_key::curve_name(curve) },
        _ => public_key::named(algorithm),
    }
}

fn seconds(time: x509_cert::time::Time) -> i64 {
    i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
}

/// A serial number as programs show it: the zeros by which DER says that an integer is not negative are no part of it.
fn serial(bytes: &[u8]) -> String {
    hexadecimal(match bytes {
        [0, rest @ ..] if !rest.is_empty() => rest,
        all => all,
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}

fn read_alternative_names(value: &[u8], certificate: &mut Certificate) {
    // One by one, so that a name of a strange kind does not hide the others.
    let Ok(names) = Vec::<AnyRef<'_>>::from_der(value) else { return };
    for name in names {
        let Tag::ContextSpecific { constructed: false, number } = name.tag() else { continue };
        match number {
            TagNumber(2) => certificate.dns_names.push(plain(&String::from_utf8_lossy(name.value()))),
            TagNumber(7) => {
                let bytes = name.value();
                let address = <[u8; 4]>::try_from(bytes)
                    .map(IpAddr::from)
                    .or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from));
                certificate.ip_addresses.extend(address.map(|address| address.to_string()));
            }
            _ => {}
        }
    }
}

fn usage(oid: &ObjectIdentifier) -> ExtendedKeyUsage {
    let oid = oid.to_string();
    match oid.as_str() {
        "1.3.6.1.5.5.7.3.1" => ExtendedKeyUsage::ServerAuth,
        "1.3.6.1.5.5.7.3.2" => ExtendedKeyUsage::ClientAuth,
        "1.3.6.1.5.5.7.3.3" => ExtendedKeyUsage::CodeSigning,
        "1.3.6.1.5.5.7.3.4" => ExtendedKeyUsage::EmailProtection,
        "1.3.6.1.5.5.7.3.8" => ExtendedKeyUsage::TimeStamping,
        "1.3.6.1.5.5.7.3.9" => ExtendedKeyUsage::OcspSigning,
        "2.5.29.37.0" => ExtendedKeyUsage::Any,
        _ => ExtendedKeyUsage::Other(oid),
    }
}

fn name(name: &DistinguishedName) -> Name {
    let common = name.iter().filter(|attribute| attribute.oid == COMMON_NAME).last();
    Name {
        common_name: common.and_then(|attribute| text(&attribute.value)).map(|text| plain(&text)),
        text: plain(&name.to_string()),
    }
}

/// The text of a value of one of the types that names have.
fn text(value: &Any) -> Option<String> {
    match value.tag() {
        Tag::PrintableString => value.decode_as::<PrintableStringRef<'_>>().ok().map(|text| text.to_string()),
        Tag::Utf8String => value.decode_as::<Utf8StringRef<'_>>().ok().map(|text| text.to_string()),
        Tag::TeletexString => value.decode_as::<TeletexStringRef<'_>>().ok().map(|text| text.to_string()),
        Tag::Ia5String => std::str::from_utf8(value.value()).ok().map(str::to_owned),
        Tag::BmpString => value.decode_as::<BmpString>().ok().map(|text| text.to_string()),
        _ => None,
    }
}

fn compared(name: &DistinguishedName) -> ComparedName {
    let value = |value: &Any| match text(value) {
        Some(text) => text.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase(),
        None => hexadecimal(&value.to_der().unwrap_or_default()),
    };
    name.iter_rdn()
        .map(|part| part.iter().map(|attribute| (attribute.oid, value(&attribute.value))).collect())
        .collect()
}

/// `text` without characters that control a terminal or turn the direction of what is shown.
fn plain(text: &str) -> String {
    let is_control = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_control(c) { '\u{fffd}' } else { c }).collect()
}
