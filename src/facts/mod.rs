//! What is there today: raw outputs of commands and requests, recognised by their shape.
//!
//! A fact is the bare output, or the same in an envelope `{ "fact": { "kind", … }, "data": … }`.

mod compute;
mod error;
mod resource_id;
mod versions;

pub use compute::ComputeFact;
pub use error::FactError;
pub use resource_id::same_resource;
pub use versions::{
    DefaultSource, Recommendation, Upgrade, VersionEntry, VersionList, VersionListing, VersionsError,
    WhyRecommended, has_blob_csi, versions_from_bytes, versions_from_value,
};

use crate::document::{Document, Format, Value, decode_utf8};

/// How many bytes one file of facts may have.
pub const MAXIMUM_FACT_BYTES: usize = 64 << 20;

/// The facts that a check may use.
#[derive(Debug, Default)]
pub struct Facts {
    computes: Vec<ComputeFact>,
}

impl Facts {
    /// Reads one file of facts: one document, or an array of several.
    ///
    /// # Errors
    /// A text that is no JSON, and a document of which the shape is not recognised.
    pub fn add_bytes(&mut self, bytes: &[u8]) -> Result<(), FactError> {
        if bytes.len() > MAXIMUM_FACT_BYTES {
            return Err(FactError::TooLarge);
        }
        let text = decode_utf8(bytes).map_err(FactError::NotADocument)?;
        let document = Document::parse_any_size(text, Format::Detect).map_err(FactError::NotADocument)?;
        self.add(document.root)
    }

    /// Adds a fact, or every fact of an array.
    ///
    /// # Errors
    /// A document of which the shape is not recognised.
    pub fn add(&mut self, fact: Value) -> Result<(), FactError> {
        match fact {
            Value::Array(items) => items.into_iter().try_for_each(|item| self.add(item)),
            fact => {
                let data = match (fact.get("fact"), fact.get("data")) {
                    (Some(_), Some(data)) => data.clone(),
                    _ => fact,
                };
                let compute = compute::recognise(data).map_err(FactError::Unrecognised)?;
                self.computes.push(compute);
                Ok(())
            }
        }
    }

    /// Whether there is no fact.
    pub fn is_empty(&self) -> bool {
        self.computes.is_empty()
    }

    /// The compute with this ARM id, if a fact shows it.
    pub fn compute(&self, id: &str) -> Option<&ComputeFact> {
        self.computes.iter().find(|compute| same_resource(&compute.id, id))
    }
}
