//! What DER is, by how it begins.

use der::{AnyRef, Decode, Header, Reader, SliceReader, Tag, Tagged};

/// What DER is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Certificate,
    CertificateRequest,
    RevocationList,
    PublicKey,
    EcParameters,
    DhParameters,
    Pkcs7,
    Pkcs12,
    /// PKCS#8.
    Pkcs8,
    /// PKCS#8 with a passphrase.
    EncryptedPkcs8,
    /// PKCS#1.
    Pkcs1,
    Sec1,
    /// OpenSSL's own form.
    DsaKey,
}

/// How the length that DER says of itself stands to its bytes.
pub(super) enum Extent<'a> {
    Whole(&'a [u8]),
    /// More bytes follow.
    Long(&'a [u8]),
    /// Bytes are missing.
    Short,
    /// This is no DER.
    None,
}

/// The one value with which `bytes` begins.
pub(super) fn extent(bytes: &[u8]) -> Extent<'_> {
    let header = SliceReader::new(bytes).and_then(|mut reader| {
        let header = Header::decode(&mut reader)?;
        Ok((
            header.tag(),
            usize::try_from(reader.position())?.saturating_add(usize::try_from(header.length())?),
        ))
    });
    match header {
        Ok((Tag::Sequence | Tag::ObjectIdentifier, length)) => match bytes.get(..length) {
            Some(value) if value.len() == bytes.len() => Extent::Whole(value),
            Some(value) => Extent::Long(value),
            None => Extent::Short,
        },
        _ => Extent::None,
    }
}

/// The elements of a SEQUENCE, the first few; what follows a damaged one is missing.
fn elements(value: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let sequence = AnyRef::from_der(value).ok().filter(|any| any.tag() == Tag::Sequence)?;
    let mut reader = SliceReader::new(sequence.value()).ok()?;
    let mut elements = Vec::new();
    while elements.len() < 10
        && let Ok(element) = AnyRef::decode(&mut reader)
    {
        elements.push(element);
    }
    Some(elements)
}

/// What the DER `value` is.
pub(super) fn kind(value: &[u8]) -> Option<Kind> {
    if matches!(value, [0x06, ..]) {
        return Some(Kind::EcParameters);
    }
    let elements = elements(value)?;
    let tags: Vec<Tag> = elements.iter().map(AnyRef::tag).collect();
    let integer = elements.first().filter(|first| first.tag() == Tag::Integer).map(|first| first.value());
    match (tags.as_slice(), integer) {
        ([Tag::Integer, Tag::Sequence, Tag::OctetString, ..], _) => Some(Kind::Pkcs8),
        ([Tag::Integer, Tag::OctetString, ..], _) => Some(Kind::Sec1),
        ([Tag::Integer, Tag::Sequence, ..], Some([3])) => Some(Kind::Pkcs12),
        ([Tag::Integer, rest @ ..], Some([0 | 1])) if rest.len() >= 6 && are_integers(rest.get(..6)) => {
            Some(Kind::Pkcs1)
        }
        ([Tag::Integer, rest @ ..], Some([0])) if rest.len() == 5 && are_integers(Some(rest)) => {
            Some(Kind::DsaKey)
        }
        ([Tag::Integer, Tag::Integer], _) => {
            Some(if is_exponent(elements.get(1)) { Kind::PublicKey } else { Kind::DhParameters })
        }
        ([Tag::ObjectIdentifier, ..], _) => Some(Kind::Pkcs7),
        ([Tag::Sequence, Tag::BitString], _) => Some(Kind::PublicKey),
        ([Tag::Sequence, Tag::OctetString], _) => Some(Kind::EncryptedPkcs8),
        ([Tag::Sequence, ..], _) => signed(elements.first()?.value()),
        _ => None,
    }
}

/// What is signed in a SEQUENCE of it, the algorithm and the signature.
fn signed(value: &[u8]) -> Option<Kind> {
    let mut reader = SliceReader::new(value).ok()?;
    let mut tags = Vec::new();
    while tags.len() < 6
        && let Ok(element) = AnyRef::decode(&mut reader)
    {
        tags.push(element.tag());
    }
    let version = Tag::ContextSpecific { constructed: true, number: der::TagNumber(0) };
    match tags.as_slice() {
        [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::ContextSpecific { .. }] => {
            Some(Kind::CertificateRequest)
        }
        [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::Sequence, ..] => Some(Kind::Certificate),
        [first, Tag::Integer, ..] if *first == version => Some(Kind::Certificate),
        [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::UtcTime | Tag::GeneralizedTime, ..]
        | [Tag::Sequence, Tag::Sequence, Tag::UtcTime | Tag::GeneralizedTime, ..] => {
            Some(Kind::RevocationList)
        }
        _ => None,
    }
}

fn are_integers(tags: Option<&[Tag]>) -> bool {
    tags.is_some_and(|tags| tags.iter().all(|tag| *tag == Tag::Integer))
}

/// Whether it is an exponent of RSA; the generators of Diffie-Hellman are 2 and 5.
fn is_exponent(integer: Option<&AnyRef<'_>>) -> bool {
    integer.is_some_and(|integer| !matches!(integer.value(), [2 | 5]))
}
