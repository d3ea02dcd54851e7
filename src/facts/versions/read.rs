//! One file of versions: a table, JSON, YAML, or any of them in an envelope.

use super::{VersionList, VersionsError, recognise, recognise_text};
use crate::document::{Document, Format, Problem, Value, decode_utf8};
use crate::facts::{FactError, MAXIMUM_FACT_BYTES};

/// Reads the Kubernetes versions of a region out of a file.
///
/// # Errors
/// A file that is no text, JSON that is none, and a document without a version.
pub fn versions_from_bytes(bytes: &[u8]) -> Result<VersionList, VersionsError> {
    if bytes.len() > MAXIMUM_FACT_BYTES {
        return Err(VersionsError::File(FactError::TooLarge));
    }
    let text = decode_utf8(bytes).map_err(|error| VersionsError::File(FactError::NotADocument(error)))?;
    if let Some(list) = recognise_text(text) {
        return Ok(list);
    }
    match Document::parse_any_size(text, Format::Detect) {
        Ok(document) => versions_from_value(&document.root),
        Err(error) => {
            let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
            Err(if is_json || error.problem == Problem::Empty {
                VersionsError::File(FactError::NotADocument(error))
            } else {
                VersionsError::in_text(text)
            })
        }
    }
}

/// Reads the Kubernetes versions of a region out of a document; an envelope adds the region and the subscription.
///
/// # Errors
/// A document without a version.
pub fn versions_from_value(fact: &Value) -> Result<VersionList, VersionsError> {
    let (envelope, data) = match (fact.get("fact"), fact.get("data")) {
        (Some(envelope), Some(data)) => (Some(envelope), data),
        _ => (None, fact),
    };
    let mut list = recognise(data).ok_or_else(|| VersionsError::in_value(data))?;
    let said = |key| Some(envelope?.get(key)?.as_str()?.to_owned());
    list.location = list.location.or_else(|| said("location"));
    list.subscription = list.subscription.or_else(|| said("subscriptionId"));
    Ok(list)
}
