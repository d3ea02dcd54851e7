//! The bytes of a file on their way, which may be a private key.

use zeroize::{Zeroize, Zeroizing};

/// Bytes that are overwritten when they are let go. They cannot be printed, written or copied by accident.
pub(super) struct SecretBytes(Zeroizing<Vec<u8>>);

impl SecretBytes {
    /// Room for `capacity` bytes. More must not be added: what a vector leaves behind when it grows is not overwritten.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    /// A copy of `bytes`.
    pub(super) fn copied(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// Adds `byte` where there is room.
    pub(super) fn push(&mut self, byte: u8) {
        if self.0.len() < self.0.capacity() {
            self.0.push(byte);
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }

    /// Drops the bytes from `length` on.
    pub(super) fn truncate(&mut self, length: usize) {
        if let Some(rest) = self.0.get_mut(length..) {
            rest.zeroize();
        }
        self.0.truncate(length);
    }
}
