//! The artifacts that are run, run: what they send is what `rest` says, and nothing of a spec is executed.

#![cfg(unix)]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

mod azcli;
#[path = "../bash_programs/mod.rs"]
mod bash_programs;
mod hostile;
mod kubectl;
mod python;
mod rest;
mod specs;
mod stand_in;
mod steps;
