//! Private keys: whether one can be read and is in itself right, and the public key that belongs to it.

use der::Decode;
use der::asn1::{ObjectIdentifier, OctetStringRef};
use ecdsa::elliptic_curve::array::typenum::Unsigned;
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize, SecretKey};
use pkcs1::RsaPrivateKeyRef;
use pkcs8::PrivateKeyInfoRef;
use rsa::BoxedUint;
use rsa::traits::PrivateKeyParts;
use sec1::EcPrivateKey;

use super::kind::Kind;
use super::public_key::{self, EC, ED25519, KeyValue, P256, P384, P521, RSA, RSA_PSS};
use super::secret_bytes::SecretBytes;
use crate::certificate::{KeyDamage, KeyFormat, Protection, PublicKey};

/// What is known of a private key, which is nothing of the key itself.
pub(super) struct Read {
    pub(super) format: KeyFormat,
    pub(super) protection: Option<Protection>,
    pub(super) damage: Option<KeyDamage>,
    /// The public key, where it is of a kind that is known here.
    pub(super) value: Option<KeyValue>,
    pub(super) described: Option<PublicKey>,
}

impl Read {
    /// A key of which nothing is known but its format.
    pub(super) const fn unread(
        format: KeyFormat,
        protection: Option<Protection>,
        damage: Option<KeyDamage>,
    ) -> Self {
        Self { format, protection, damage, value: None, described: None }
    }
}

/// The form of key that `kind` is, if it is one.
pub(super) const fn format(kind: Kind) -> Option<KeyFormat> {
    match kind {
        Kind::Pkcs8 | Kind::EncryptedPkcs8 => Some(KeyFormat::Pkcs8),
        Kind::Pkcs1 => Some(KeyFormat::Pkcs1),
        Kind::Sec1 => Some(KeyFormat::Sec1),
        Kind::DsaKey => Some(KeyFormat::Dsa),
        _ => None,
    }
}

/// Reads the private key in `bytes`, which are of `kind`.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Option<Read> {
    let format = format(kind)?;
    let outcome = match kind {
        Kind::EncryptedPkcs8 => return Some(Read::unread(format, Some(Protection::Pkcs8), None)),
        Kind::DsaKey => {
            Err(Failure { damage: KeyDamage::UnknownKind, value: None, described: Some(public_key::dsa()) })
        }
        Kind::Pkcs1 => rsa(bytes, false),
        Kind::Sec1 => ec(bytes, None),
        _ => pkcs8(bytes),
    };
    Some(match outcome {
        Ok(value) => Read {
            format,
            protection: None,
            damage: None,
            described: Some(value.described()),
            value: Some(value),
        },
        Err(Failure { damage, value, described }) => {
            let described = described.or_else(|| value.as_ref().map(KeyValue::described));
            Read { format, protection: None, damage: Some(damage), value, described }
        }
    })
}

/// Why a key is not right, with what is known of it all the same.
struct Failure {
    damage: KeyDamage,
    value: Option<KeyValue>,
    described: Option<PublicKey>,
}

impl From<KeyDamage> for Failure {
    fn from(damage: KeyDamage) -> Self {
        Self { damage, value: None, described: None }
    }
}

// The crates' errors say where DER is wrong, which nobody can use; none is kept.
fn unreadable<E>(_: E) -> Failure {
    KeyDamage::Unreadable.into()
}

fn pkcs8(bytes: &[u8]) -> Result<KeyValue, Failure> {
    let info = PrivateKeyInfoRef::try_from(bytes).map_err(unreadable)?;
    let key = info.private_key.as_bytes();
    match info.algorithm.oid {
        RSA => rsa(key, false),
        RSA_PSS => rsa(key, true),
        EC => ec(key, info.algorithm.parameters_oid().ok()),
        ED25519 => ed25519(key),
        other => {
            let described = Some(public_key::named(other));
            Err(Failure { damage: KeyDamage::UnknownKind, value: None, described })
        }
    }
}

/// Smaller keys are not calculated with, nor are larger ones: that would take long.
const RSA_BITS: std::ops::RangeInclusive<u32> = 512..=8192;

fn rsa(bytes: &[u8], pss: bool) -> Result<KeyValue, Failure> {
    let key = RsaPrivateKeyRef::from_der(bytes).map_err(unreadable)?;
    let value = KeyValue::rsa(key.modulus, key.public_exponent, pss);
    let PublicKey::Rsa { bits, .. } = value.described() else { return Err(KeyDamage::Unreadable.into()) };
    if !RSA_BITS.contains(&bits) || key.other_prime_infos.is_some() {
        let damage = if bits < *RSA_BITS.start() { KeyDamage::Inconsistent } else { KeyDamage::UnknownKind };
        return Err(Failure { damage, value: Some(value), described: None });
    }
    if is_consistent(&key) {
        Ok(value)
    } else {
        Err(Failure { damage: KeyDamage::Inconsistent, value: Some(value), described: None })
    }
}

/// Whether the numbers of an RSA key belong together, those included with which servers calculate.
fn is_consistent(key: &RsaPrivateKeyRef<'_>) -> bool {
    let number = |bytes: &[u8]| {
        let bits = u32::try_from(bytes.len().max(8)).ok()?.checked_mul(8)?;
        BoxedUint::from_be_slice(bytes, bits).ok()
    };
    let all = || {
        let primes = vec![number(key.prime1.as_bytes())?, number(key.prime2.as_bytes())?];
        let read = rsa::PrivateKey::from_components_with_wide_primes(
            number(key.modulus.as_bytes())?,
            number(key.public_exponent.as_bytes())?,
            number(key.private_exponent.as_bytes())?,
            primes,
        )
        .ok()?;
        let is = |calculated: &BoxedUint, stated: &[u8]| Some(*calculated == number(stated)?);
        Some(
            is(read.dp()?, key.exponent1.as_bytes())?
                && is(read.dq()?, key.exponent2.as_bytes())?
                && is(&read.crt_coefficient()?, key.coefficient.as_bytes())?,
        )
    };
    all().unwrap_or(false)
}

fn ec(bytes: &[u8], curve: Option<ObjectIdentifier>) -> Result<KeyValue, Failure> {
    let key = EcPrivateKey::try_from(bytes).map_err(unreadable)?;
    let own = key.parameters.and_then(|parameters| parameters.named_curve());
    let curve = curve.or(own).ok_or(KeyDamage::UnknownKind)?;
    let point = match curve {
        P256 => point::<p256::NistP256>(key.private_key),
        P384 => point::<p384::NistP384>(key.private_key),
        P521 => point::<p521::NistP521>(key.private_key),
        _ => {
            // Nobody calculates here: that it is the same curve is known, and the public key where the file has it.
            let value = key.public_key.and_then(|point| KeyValue::ec(curve, point));
            return value.ok_or(Failure { damage: KeyDamage::UnknownKind, value: None, described: None });
        }
    };
    let point = point.ok_or(KeyDamage::Inconsistent)?;
    let value = KeyValue::Ec { curve, point };
    let is_stated = key.public_key.is_none_or(|stated| KeyValue::ec(curve, stated).as_ref() == Some(&value));
    if is_stated && own.is_none_or(|own| own == curve) {
        Ok(value)
    } else {
        Err(Failure { damage: KeyDamage::Inconsistent, value: Some(value), described: None })
    }
}

/// The public point of the private number `scalar`.
fn point<C>(scalar: &[u8]) -> Option<Vec<u8>>
where
    C: CurveArithmetic,
    FieldBytesSize<C>: ModulusSize,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
{
    // Some programs leave leading zeros out.
    let length = FieldBytesSize::<C>::USIZE;
    let missing = length.checked_sub(scalar.len())?;
    let mut padded = SecretBytes::with_capacity(length);
    for byte in std::iter::repeat_n(0, missing).chain(scalar.iter().copied()) {
        padded.push(byte);
    }
    let key = SecretKey::<C>::from_slice(padded.bytes()).ok()?;
    Some(key.public_key().to_sec1_point(false).as_bytes().to_vec())
}

fn ed25519(bytes: &[u8]) -> Result<KeyValue, Failure> {
    let seed = <&OctetStringRef>::from_der(bytes).map_err(unreadable)?.as_bytes();
    let seed = seed.try_into().map_err(unreadable)?;
    Ok(KeyValue::Ed25519(ed25519_dalek::SigningKey::from_bytes(seed).verifying_key().to_bytes()))
}
