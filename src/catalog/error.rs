//! What [`super::Catalog::from_json`] says when a replacement table cannot be used.

use std::fmt;

/// Where a replacement catalog is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogError {
    pointer: String,
    problem: String,
}

impl CatalogError {
    pub(super) fn new(pointer: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), problem: problem.into() }
    }

    /// The JSON pointer (RFC 6901) of the value; empty for the document as a whole.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong there, and what to do.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => write!(f, "catalog: {}", self.problem),
            pointer => write!(f, "catalog, at {pointer}: {}", self.problem),
        }
    }
}

impl std::error::Error for CatalogError {}
