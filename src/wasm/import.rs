//! Specs from what is there already, for JavaScript.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::options::{Options, wrong};
use super::raw::Raw;
use super::{convert, to_js};
use crate::document::{Format, Problem, SyntaxError, Value};
use crate::facts::MAXIMUM_FACT_BYTES;
use crate::import::{self, ImportError, ImportOptions, Lost};

/// A spec, the same as YAML, and what of the document it does not hold.
#[derive(Serialize)]
struct Imported {
    spec: Value,
    yaml: String,
    lost: Vec<Lost>,
}

/// The spec that says what a template, requests or a compute say: a value, or JSON or YAML as text or bytes.
#[wasm_bindgen(js_name = importSpec)]
pub fn import_spec(given: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let error = |error: ImportError| wrong(&error.message(options.language));
    let root = document(given, options.format).map_err(error)?;
    let parameters = options.parameters.as_ref().map(|given| {
        let values = document(given, Format::Detect).and_then(import::parameters);
        values.map_err(|error| wrong(&format!("parameters: {}", error.message(options.language))))
    });
    let parameters = parameters.transpose()?;
    let import::Imported { spec, lost } = import::spec(
        &root,
        &ImportOptions {
            language: options.language,
            catalog: options.catalog(),
            parameters: parameters.as_ref(),
            resource_group: options.resource_group.as_deref(),
            cloud: options.cloud.as_deref(),
        },
    )
    .map_err(error)?;
    to_js(&Imported { yaml: import::yaml(&spec), spec, lost })
}

fn document(given: &JsValue, format: Format) -> Result<Value, ImportError> {
    match Raw::read(given, MAXIMUM_FACT_BYTES) {
        Raw::Text(Ok(text)) => import::document(text.as_bytes(), format),
        Raw::Bytes(bytes) => import::document(&bytes, format),
        Raw::Text(Err(error)) => Err(ImportError::NotADocument(error)),
        Raw::TooLarge => {
            let problem = Problem::TooLarge { limit: MAXIMUM_FACT_BYTES };
            Err(ImportError::NotADocument(SyntaxError { problem, position: None }))
        }
        Raw::Neither => convert::value(given, MAXIMUM_FACT_BYTES).map_err(ImportError::NotADocument),
    }
}
