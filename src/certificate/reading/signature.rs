//! How certificates are signed, and whether a signature is right.

use std::ops::Add;

use der::asn1::ObjectIdentifier;
use ecdsa::EcdsaCurve;
use ecdsa::der::{MaxOverhead, MaxSize};
use ecdsa::elliptic_curve::array::ArraySize;
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize};
use ecdsa::signature::hazmat::PrehashVerifier;
use pkcs1::RsaPssParamsOwned;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss};
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::public_key::{ED25519, KeyValue, P256, P384, P521, RSA_PSS};
use crate::certificate::{Hash, Signature, Verification};

/// What is signed, how, and the signature.
pub(super) struct Signed<'a> {
    pub(super) message: &'a [u8],
    pub(super) algorithm: &'a Signature,
    /// How many bytes of salt RSA-PSS has.
    pub(super) salt: usize,
    pub(super) signature: &'a [u8],
}

/// How `algorithm` signs, and the length of the salt of RSA-PSS.
pub(super) fn read(algorithm: &AlgorithmIdentifierOwned) -> (Signature, usize) {
    if algorithm.oid == RSA_PSS {
        let parameters = algorithm.parameters.as_ref();
        let parameters = parameters.and_then(|any| any.decode_as::<RsaPssParamsOwned>().ok());
        let hash = parameters.as_ref().and_then(|parameters| {
            let hash = hash(&parameters.hash.oid.to_string())?;
            // With two different hashes nobody signs.
            let mask = parameters.mask_gen.parameters.as_ref().map(|mask| mask.oid);
            (mask == Some(parameters.hash.oid)).then_some(hash)
        });
        return (Signature::RsaPss { hash }, parameters.map_or(0, |parameters| parameters.salt_len.into()));
    }
    (named(algorithm.oid), 0)
}

/// The algorithms by their object identifiers.
fn named(oid: ObjectIdentifier) -> Signature {
    let oid = oid.to_string();
    if oid == ED25519.to_string() {
        return Signature::Ed25519;
    }
    match oid.as_str() {
        "1.2.840.113549.1.1.2" | "1.2.840.113549.1.1.4" => Signature::Rsa { hash: Hash::Md5 },
        "1.2.840.113549.1.1.5" | "1.3.14.3.2.29" => Signature::Rsa { hash: Hash::Sha1 },
        "1.2.840.113549.1.1.14" => Signature::Rsa { hash: Hash::Sha224 },
        "1.2.840.113549.1.1.11" => Signature::Rsa { hash: Hash::Sha256 },
        "1.2.840.113549.1.1.12" => Signature::Rsa { hash: Hash::Sha384 },
        "1.2.840.113549.1.1.13" => Signature::Rsa { hash: Hash::Sha512 },
        "1.2.840.10045.4.1" => Signature::Ecdsa { hash: Hash::Sha1 },
        "1.2.840.10045.4.3.1" => Signature::Ecdsa { hash: Hash::Sha224 },
        "1.2.840.10045.4.3.2" => Signature::Ecdsa { hash: Hash::Sha256 },
        "1.2.840.10045.4.3.3" => Signature::Ecdsa { hash: Hash::Sha384 },
        "1.2.840.10045.4.3.4" => Signature::Ecdsa { hash: Hash::Sha512 },
        "1.3.101.113" => Signature::Ed448,
        _ => Signature::Other { oid },
    }
}

/// The hashes that RSA-PSS names.
fn hash(oid: &str) -> Option<Hash> {
    match oid {
        "1.3.14.3.2.26" => Some(Hash::Sha1),
        "2.16.840.1.101.3.4.2.4" => Some(Hash::Sha224),
        "2.16.840.1.101.3.4.2.1" => Some(Hash::Sha256),
        "2.16.840.1.101.3.4.2.2" => Some(Hash::Sha384),
        "2.16.840.1.101.3.4.2.3" => Some(Hash::Sha512),
        _ => None,
    }
}

/// Whether the owner of `key` signed.
pub(super) fn verify(signed: &Signed<'_>, key: &KeyValue) -> Verification {
    match verified(signed, key) {
        Some(true) => Verification::Verified,
        Some(false) => Verification::Failed,
        None => Verification::NotSupported,
    }
}

/// The same; none where it is not verified here.
fn verified(signed: &Signed<'_>, key: &KeyValue) -> Option<bool> {
    match (signed.algorithm, key) {
        (Signature::Rsa { hash }, KeyValue::Rsa { modulus, exponent, pss: false }) => {
            let key = rsa(modulus, exponent)?;
            let digest = digest(*hash, signed.message)?;
            let scheme = match hash {
                Hash::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
                Hash::Sha224 => Pkcs1v15Sign::new::<Sha224>(),
                Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
                Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
                Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
                Hash::Md5 => return None,
            };
            Some(key.verify(scheme, &digest, signed.signature).is_ok())
        }
        (Signature::RsaPss { hash }, KeyValue::Rsa { modulus, exponent, .. }) => {
            let key = rsa(modulus, exponent)?;
            let hash = (*hash)?;
            let digest = digest(hash, signed.message)?;
            let (salt, signature) = (signed.salt, signed.signature);
            Some(match hash {
                Hash::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), &digest, signature).is_ok(),
                Hash::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), &digest, signature).is_ok(),
                Hash::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), &digest, signature).is_ok(),
                Hash::Md5 | Hash::Sha1 | Hash::Sha224 => return None,
            })
        }
        (Signature::Ecdsa { hash }, KeyValue::Ec { curve, point }) => {
            let digest = digest(*hash, signed.message)?;
            match *curve {
                P256 => Some(ecdsa::<p256::NistP256>(point, &digest, signed.signature, 32)),
                P384 => Some(ecdsa::<p384::NistP384>(point, &digest, signed.signature, 48)),
                P521 => Some(ecdsa::<p521::NistP521>(point, &digest, signed.signature, 66)),
                _ => None,
            }
        }
        (Signature::Ed25519, KeyValue::Ed25519(key)) => {
            let key = ed25519_dalek::VerifyingKey::from_bytes(key).ok()?;
            let signature = ed25519_dalek::Signature::from_slice(signed.signature);
            Some(signature.is_ok_and(|signature| key.verify_strict(signed.message, &signature).is_ok()))
        }
        // A key of another kind cannot have signed this.
        (Signature::Rsa { .. } | Signature::RsaPss { .. }, KeyValue::Ec { .. } | KeyValue::Ed25519(_))
        | (Signature::Ecdsa { .. }, KeyValue::Rsa { .. } | KeyValue::Ed25519(_))
        | (Signature::Ed25519, KeyValue::Rsa { .. } | KeyValue::Ec { .. }) => Some(false),
        _ => None,
    }
}

fn digest(hash: Hash, message: &[u8]) -> Option<Vec<u8>> {
    Some(match hash {
        Hash::Sha1 => Sha1::digest(message).to_vec(),
        Hash::Sha224 => Sha224::digest(message).to_vec(),
        Hash::Sha256 => Sha256::digest(message).to_vec(),
        Hash::Sha384 => Sha384::digest(message).to_vec(),
        Hash::Sha512 => Sha512::digest(message).to_vec(),
        Hash::Md5 => return None,
    })
}

/// A key to verify with; none where its size is none that anybody uses.
fn rsa(modulus: &[u8], exponent: &[u8]) -> Option<rsa::PublicKey> {
    let number = |bytes: &[u8]| {
        let bits = u32::try_from(bytes.len().max(8)).ok()?.checked_mul(8)?;
        BoxedUint::from_be_slice(bytes, bits).ok()
    };
    if modulus.len() > 1024 || exponent.len() > 8 {
        return None;
    }
    rsa::PublicKey::new_with_size_limits(number(modulus)?, number(exponent)?, 512..=8192).ok()
}

fn ecdsa<C>(point: &[u8], digest: &[u8], signature: &[u8], length: usize) -> bool
where
    C: EcdsaCurve + CurveArithmetic,
    FieldBytesSize<C>: ModulusSize,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    MaxSize<C>: ArraySize,
    <FieldBytesSize<C> as Add>::Output: Add<MaxOverhead> + ArraySize,
{
    // The crate takes no hash that is much shorter than the field; zeros before it do not change its number.
    let mut padded = vec![0; length.saturating_sub(digest.len())];
    padded.extend_from_slice(digest);
    let verified = || {
        let key = ecdsa::VerifyingKey::<C>::from_sec1_bytes(point).ok()?;
        let signature = ecdsa::Signature::<C>::from_der(signature).ok()?;
        key.verify_prehash(&padded, &signature).ok()
    };
    verified().is_some()
}
