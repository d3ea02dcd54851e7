//! What comes out of imports.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a helper of a test fails like the test")]

mod any_document;
mod documents;
mod identity;
mod normalized;
mod specs;
mod templates;

use serde_json::Value as Json;

use super::{ImportOptions, Imported, spec};
use crate::catalog::Catalog;
use crate::document::{Document, Format, Value};
use crate::emit::{Emission, unchecked};
use crate::facts::Facts;
use crate::language::Language;
use crate::spec::decode;

fn value(text: &str) -> Value {
    Document::parse_any_size(text, Format::Json).unwrap().root
}

/// The template with its parameters, where there is one, and the requests of a spec.
fn emitted(spec: &Json) -> (Option<(Value, Value)>, Value) {
    let root = value(&spec.to_string());
    let decoded = decode(&root);
    assert!(decoded.problems.is_empty(), "{:?}", decoded.problems);
    unchecked(Emission {
        spec: &decoded,
        operation: decoded.operation.unwrap(),
        facts: &Facts::default(),
        catalog: Catalog::embedded(),
        language: Language::English,
    })
}

fn json_of(imported: &Imported) -> Json {
    serde_json::to_value(&imported.spec).unwrap()
}

/// What comes out without options.
fn imported(document: &Json) -> Imported {
    spec(&value(&document.to_string()), &ImportOptions::new()).unwrap()
}

/// The places of what is lost, in order.
fn lost(imported: &Imported) -> Vec<&str> {
    let mut pointers: Vec<_> = imported.lost.iter().map(|lost| lost.pointer.as_str()).collect();
    pointers.sort_unstable();
    pointers
}
