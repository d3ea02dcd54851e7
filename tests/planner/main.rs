//! The planner against a model of the service: whatever is there, and wherever a run of the steps stops, planning
//! again leads to what is wanted, and nothing is lost on the way.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

mod examples;
mod reached;
mod service;
