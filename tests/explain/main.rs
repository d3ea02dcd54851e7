//! `explain`: the table of known errors, the reading of pastes, and what never comes out.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::explain;
use aks_compute::explain::{Explained, Outcome, entries};
use aks_compute::language::Language;

mod forms;
mod hostile;
mod pastes;
mod table;

fn explained(paste: &str) -> Explained {
    explain(paste, Language::English)
}

/// The ids of what explains a paste, in order.
fn ids(paste: &str) -> Vec<&'static str> {
    explained(paste).explanations.iter().map(|explanation| explanation.entry.id).collect()
}
