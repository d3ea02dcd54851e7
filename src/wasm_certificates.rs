//! The JavaScript face of the second module, which looks into certificates and keys and does nothing else.
//!
//! A page loads it when somebody gives a certificate: what it takes to verify signatures is two fifths of the
//! main module.

use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::certificate::{self, crossing};

/// What the bytes of certificate and key are, for the main module: an [`Inspection`](certificate::Inspection), which holds
/// nothing of the key. The copies that the module has of them are overwritten.
#[wasm_bindgen]
pub fn inspect(certificate: Option<Vec<u8>>, key: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let (certificate, key) = (certificate.map(Zeroizing::new), key.map(Zeroizing::new));
    let inspection =
        certificate::inspect(certificate.as_deref().map(Vec::as_slice), key.as_deref().map(Vec::as_slice));
    crossing::to_bytes(&inspection)
}
