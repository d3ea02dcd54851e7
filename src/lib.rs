//! The rules for creating, attaching, updating and detaching an Azure Kubernetes Service (AKS)
//! cluster as an Azure Machine Learning compute target.

pub mod catalog;
mod check;
pub mod document;
pub mod facts;
pub mod language;
pub mod report;
pub mod rules;
pub mod spec;

pub use check::{CheckOptions, Checked, CheckedSpec, check, check_bytes, check_text, syntax_report};

/// The version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
