//! What facts decide, what they leave open, and what they never decide.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

mod answers;
mod specs;

mod attach;
mod capacity;
mod documented;
mod mutated;
mod network;
mod policies;
mod ranges;
mod reading;
mod roles;
mod update;
mod whole;
