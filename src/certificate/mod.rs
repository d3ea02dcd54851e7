//! What certificate and key files are: bytes in, facts out. No language, no rule, no clock.
//!
//! The facts ([`Inspection`]) are plain values without crates for cryptography, because they cross from a wasm module of
//! their own to the main one (`crossing`). They hold nothing of a private key, and no text of a file but what a certificate,
//! which is public, says.

#[cfg(any(target_arch = "wasm32", test))]
pub(crate) mod crossing;
mod found;
mod host_name;
#[cfg(feature = "certificates")]
mod reading;

pub use found::{
    Certificate, Chain, ChainEnd, Content, ExtendedKeyUsage, File, Flaw, Format, Hash, Inspection, KeyDamage,
    KeyFormat, Label, Layer, Link, Match, Name, Part, Place, PrivateKey, Protection, PublicKey, Role,
    Signature, Verification,
};
pub use host_name::{Coverage, covers};
#[cfg(feature = "certificates")]
pub use reading::inspect;
