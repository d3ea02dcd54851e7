//! The JavaScript face: free functions that convert, call the core, and convert back.
//!
//! Bad specs come back as findings. A thrown `Error` means a wrong call.

mod convert;
mod options;

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::catalog::{Catalog, Table};
use crate::document::{Document, Format, SyntaxError, decode_utf8};
use crate::report::Report;
use crate::spec::json_schema;
use crate::{CheckOptions, Planned, init, report, rules};

use options::Options;

/// A spec as it came in: text, or a value tree.
enum Input {
    Text(String),
    Bytes(Vec<u8>),
    Document(Result<Document<'static>, SyntaxError>),
}

impl Input {
    fn read(spec: &JsValue) -> Self {
        if let Some(text) = spec.as_string() {
            Self::Text(text)
        } else if let Some(bytes) = spec.dyn_ref::<js_sys::Uint8Array>() {
            Self::Bytes(bytes.to_vec())
        } else {
            Self::Document(convert::value(spec).map(Document::from_value))
        }
    }

    fn planned(&self, format: Format, options: &CheckOptions<'_>) -> Planned {
        let failed =
            |error: &SyntaxError| Planned { report: crate::syntax_report(error, options), plan: None };
        match self {
            Self::Text(text) => crate::plan_text(text, format, options),
            Self::Bytes(bytes) => match decode_utf8(bytes) {
                Ok(text) => crate::plan_text(text, format, options),
                Err(error) => failed(&error),
            },
            Self::Document(Ok(document)) => crate::plan(document, options),
            Self::Document(Err(error)) => failed(error),
        }
    }

    fn checked(&self, format: Format, options: &CheckOptions<'_>) -> Report {
        match self {
            Self::Text(text) => crate::check_text(text, format, options),
            Self::Bytes(bytes) => crate::check_bytes(bytes, format, options),
            Self::Document(Ok(document)) => crate::check(document, options).into_report(),
            Self::Document(Err(error)) => crate::syntax_report(error, options),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Bytes(bytes) => decode_utf8(bytes).unwrap_or_default(),
            Self::Document(_) => "",
        }
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))?;
    JSON::parse(&text)
}

/// Checks a spec: an object, or YAML or JSON as text or bytes.
#[wasm_bindgen]
pub fn check(spec: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    to_js(&Input::read(spec).checked(options.format, &options.check()))
}

/// Checks a spec and makes the plan.
#[wasm_bindgen]
pub fn plan(spec: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    to_js(&Input::read(spec).planned(options.format, &options.check()))
}

/// Checks a spec given as text or bytes and renders the report as text, as the command does.
#[wasm_bindgen(js_name = checkAsText)]
pub fn check_as_text(spec: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let input = Input::read(spec);
    let found = input.checked(options.format, &options.check());
    let style = if options.color { report::TextStyle::Colored } else { report::TextStyle::Plain };
    let rendering = Rendering { text: report::text(&found, input.text(), style), report: &found };
    to_js(&rendering)
}

/// A report and its text.
#[derive(Serialize)]
struct Rendering<'a> {
    text: String,
    report: &'a Report,
}

/// Every rule, without its long texts.
#[wasm_bindgen(js_name = rules)]
pub fn rules_list(options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let list: Vec<_> = rules::all().map(|rule| rule.summary(options.language)).collect();
    to_js(&list)
}

/// A table of the catalog; each filter word must occur in a row.
#[wasm_bindgen]
pub fn catalog(table: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let (catalog, table, filters) = listing(table, &options)?;
    let filters: Vec<&str> = filters.iter().map(String::as_str).collect();
    to_js(&catalog.listing(table, &filters))
}

/// A table of the catalog as aligned text, as the command prints it.
#[wasm_bindgen(js_name = catalogAsText)]
pub fn catalog_as_text(table: &str, options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options)?;
    let (catalog, table, filters) = listing(table, &options)?;
    let filters: Vec<&str> = filters.iter().map(String::as_str).collect();
    Ok(crate::catalog::text(catalog, table, &filters))
}

fn listing<'a>(table: &str, options: &'a Options) -> Result<(&'a Catalog, Table, &'a [String]), JsValue> {
    let table = Table::from_name(table)
        .ok_or_else(|| JsError::new("the table is one of sizes, regions, versions, clouds, api-versions"))?;
    Ok((options.catalog(), table, &options.filters))
}

/// The JSON Schema of the spec or of the report.
#[wasm_bindgen]
pub fn schema(of: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    match of {
        "spec" => to_js(&json_schema(options.language)),
        "report" => to_js(&report::json_schema()),
        _ => Err(JsError::new("the schema is one of spec, report").into()),
    }
}

/// The names of the scenarios that `scenario` knows.
#[wasm_bindgen]
pub fn scenarios() -> Vec<String> {
    init::SCENARIOS.iter().map(|scenario| scenario.name.to_owned()).collect()
}

/// A commented spec to start from, YAML.
#[wasm_bindgen]
pub fn scenario(name: &str, options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options)?;
    init::spec(name, options.cloud.as_deref(), options.catalog())
        .map_err(|error| JsError::new(&error.message(options.language)).into())
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}
