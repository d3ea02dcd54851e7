//! The files that an import is given, read.

use super::ImportError;
use crate::document::{Document, Format, Problem, Value, begins_like_json, decode_utf8};

/// The document in a file.
///
/// # Errors
/// A text that is no document; one that is not even begun like one, as Terraform's, is not understood.
pub fn document(bytes: &[u8], format: Format) -> Result<Value, ImportError> {
    let text = decode_utf8(bytes).map_err(ImportError::NotADocument)?;
    match Document::parse_any_size(text, format) {
        Ok(document) => Ok(document.root),
        Err(error) => {
            let is_meant = format != Format::Detect || begins_like_json(text);
            let says_enough = error.problem == Problem::Empty || error.problem == Problem::TooDeep;
            Err(if is_meant || says_enough {
                ImportError::NotADocument(error)
            } else {
                ImportError::NotRecognized
            })
        }
    }
}

/// The document of a parameters file.
///
/// # Errors
/// A document that holds no values by name.
pub fn parameters(document: Value) -> Result<Value, ImportError> {
    match document {
        Value::Object(_) => Ok(document),
        _ => Err(ImportError::Parameters),
    }
}
