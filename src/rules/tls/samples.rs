//! Certificates and keys for the examples of the rules about them.
//!
//! OpenSSL made them for this purpose alone, and they are valid from 2026 until 2126 unless it is said otherwise; the keys
//! protect nothing. All are on P-256 and for `www.contoso.com` and `*.scoring.contoso.com`, issued by an intermediate.

/// The server's certificate and its intermediate.
pub(super) const CHAIN: &str = include_str!("samples/chain.pem");
/// Both in the wrong order.
pub(super) const CHAIN_BACKWARDS: &str = include_str!("samples/chain-backwards.pem");
/// The server's certificate alone.
pub(super) const LEAF: &str = include_str!("samples/leaf.pem");
/// The server's certificate, and an intermediate with the issuer's name and another key.
pub(super) const FORGED_CHAIN: &str = include_str!("samples/forged-chain.pem");
/// A chain of which the server's certificate expired on 2026-10-01.
pub(super) const EXPIRED: &str = include_str!("samples/expired.pem");
/// A chain for a TLS client.
pub(super) const CLIENT_ONLY: &str = include_str!("samples/client-only.pem");
/// A chain of which the server's certificate has an RSA key of 1024 bits.
pub(super) const RSA_1024: &str = include_str!("samples/rsa-1024.pem");
/// The key of every chain but the last.
pub(super) const KEY: &str = include_str!("samples/key.pem");
/// The same with the passphrase `example`.
pub(super) const ENCRYPTED_KEY: &str = include_str!("samples/encrypted-key.pem");
/// The key of no chain.
pub(super) const OTHER_KEY: &str = include_str!("samples/other-key.pem");
/// The key of [`RSA_1024`].
pub(super) const RSA_1024_KEY: &str = include_str!("samples/rsa-1024-key.pem");
