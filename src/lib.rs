//! The rules for creating, attaching, updating and detaching an Azure Kubernetes Service (AKS)
//! cluster as an Azure Machine Learning compute target.

mod attachment;
pub mod catalog;
pub mod cert;
pub mod certificate;
mod check;
pub mod clock;
mod columns;
pub mod document;
pub mod emit;
pub mod explain;
pub mod facts;
mod files;
mod front_end;
mod host;
pub mod import;
mod index;
pub mod init;
mod json_schema;
pub mod language;
mod planning;
pub mod report;
mod resource_manager;
pub mod rules;
mod shell;
pub mod spec;
#[cfg(all(target_arch = "wasm32", not(feature = "certificate-module")))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "certificate-module"))]
pub mod wasm_certificates;

pub use check::{CheckOptions, Checked, CheckedSpec, check, check_bytes, check_text, syntax_report};
pub use explain::explain;
pub use files::{Files, Unreadable};
pub use planning::{Planned, plan, plan_text};

/// The version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
