//! What certificate and key files are found to be: every file is made by OpenSSL while the tests run, and OpenSSL judges
//! the same files.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]
#![cfg(not(target_arch = "wasm32"))]

mod chains;
mod files;
mod host_names;
mod hostile;
mod keys;
mod made;
mod openssl;
mod said_by_openssl;
mod secrets;
mod served;
