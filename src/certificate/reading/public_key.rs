//! Public keys: what they are, and whether two are the same.

use der::Decode;
use der::asn1::{ObjectIdentifier, UintRef};
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize};
use pkcs1::RsaPublicKeyRef;

use crate::certificate::PublicKey;

pub(super) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
pub(super) const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
pub(super) const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
pub(super) const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const ED448: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.113");
const DSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10040.4.1");

pub(super) const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
pub(super) const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
pub(super) const P521: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");

/// The other curves that OpenSSL has a name for and certificates were seen with.
const CURVES: [(&str, &str); 7] = [
    ("1.2.840.10045.3.1.1", "P-192"),
    ("1.3.132.0.33", "P-224"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
    ("1.2.156.10197.1.301", "SM2"),
];

/// A public key as its owner writes it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum KeyValue {
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
        pss: bool,
    },
    /// A point, not compressed where the curve is one of those above.
    Ec {
        curve: ObjectIdentifier,
        point: Vec<u8>,
    },
    Ed25519([u8; 32]),
    Other {
        algorithm: ObjectIdentifier,
        bits: Vec<u8>,
    },
}

impl KeyValue {
    /// The key in the bits of a SubjectPublicKeyInfo.
    pub(super) fn read(
        algorithm: ObjectIdentifier,
        parameters: Option<ObjectIdentifier>,
        bits: &[u8],
    ) -> Option<Self> {
        match algorithm {
            RSA | RSA_PSS => {
                let key = RsaPublicKeyRef::from_der(bits).ok()?;
                Some(Self::rsa(key.modulus, key.public_exponent, algorithm == RSA_PSS))
            }
            EC => Self::ec(parameters?, bits),
            ED25519 => Some(Self::Ed25519(bits.try_into().ok()?)),
            _ => Some(Self::Other { algorithm, bits: bits.to_vec() }),
        }
    }

    pub(super) fn rsa(modulus: UintRef<'_>, exponent: UintRef<'_>, pss: bool) -> Self {
        Self::Rsa { modulus: modulus.as_bytes().to_vec(), exponent: exponent.as_bytes().to_vec(), pss }
    }

    /// The point in `bytes` on `curve`, if it lies there.
    pub(super) fn ec(curve: ObjectIdentifier, bytes: &[u8]) -> Option<Self> {
        let point = match curve {
            P256 => uncompressed::<p256::NistP256>(bytes)?,
            P384 => uncompressed::<p384::NistP384>(bytes)?,
            P521 => uncompressed::<p521::NistP521>(bytes)?,
            _ => bytes.to_vec(),
        };
        Some(Self::Ec { curve, point })
    }

    /// Whether both are the same key, whatever it says of PSS.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Rsa { modulus, exponent, .. },
                Self::Rsa { modulus: other, exponent: other_exponent, .. },
            ) => modulus == other && exponent == other_exponent,
            _ => self == other,
        }
    }

    /// What is said of it.
    pub(super) fn described(&self) -> PublicKey {
        match self {
            Self::Rsa { modulus, pss, .. } => PublicKey::Rsa { bits: bits(modulus), pss: *pss },
            Self::Ec { curve, .. } => PublicKey::Ec { curve: curve_name(*curve) },
            Self::Ed25519(_) => PublicKey::Ed25519,
            Self::Other { algorithm, .. } => named(*algorithm),
        }
    }
}

/// What is said of a key that cannot be read, or not by name alone.
pub(super) fn named(algorithm: ObjectIdentifier) -> PublicKey {
    match algorithm {
        ED448 => PublicKey::Ed448,
        DSA => PublicKey::Dsa,
        _ => PublicKey::Other { oid: algorithm.to_string() },
    }
}

/// What is said of a DSA key.
pub(super) fn dsa() -> PublicKey {
    named(DSA)
}

fn uncompressed<C>(bytes: &[u8]) -> Option<Vec<u8>>
where
    C: CurveArithmetic,
    FieldBytesSize<C>: ModulusSize,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
{
    let key = ecdsa::elliptic_curve::PublicKey::<C>::from_sec1_bytes(bytes).ok()?;
    Some(key.to_sec1_point(false).as_bytes().to_vec())
}

fn bits(modulus: &[u8]) -> u32 {
    let leading = modulus.first().map_or(0, |first| first.leading_zeros());
    u32::try_from(modulus.len()).unwrap_or(u32::MAX).saturating_mul(8).saturating_sub(leading)
}

pub(super) fn curve_name(curve: ObjectIdentifier) -> String {
    match curve {
        P256 => "P-256".to_owned(),
        P384 => "P-384".to_owned(),
        P521 => "P-521".to_owned(),
        _ => {
            let oid = curve.to_string();
            CURVES.iter().find(|(known, _)| *known == oid).map_or(oid, |(_, name)| (*name).to_owned())
        }
    }
}
