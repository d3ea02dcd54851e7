//! `cluster.create`: the cluster that is made before it is attached.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

#[path = "../fixes/applied.rs"]
mod applied;
mod new_cluster;

mod already_there;
mod api_server;
mod authorized_ranges;
mod decoding;
mod network;
mod once_made;
mod outbound_changes;
mod place_and_version;
mod pools;
mod production;
mod questions;
mod rewrites;
mod sizes;
mod texts;
