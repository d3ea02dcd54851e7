//! What is said of certificates and keys: every file is made by OpenSSL while the tests run.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

mod broken_pairs;
mod remedies;
mod sound_pairs;
mod specs;

#[allow(dead_code, reason = "what the tests of the inspection use besides")]
#[path = "../certificate/made.rs"]
mod made;
#[path = "../certificate/openssl.rs"]
mod openssl;
