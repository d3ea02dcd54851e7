//! A spec as JavaScript hands it over: text, bytes, or a value.

use wasm_bindgen::prelude::*;

use super::convert;
use super::raw::Raw;
use crate::document::{Document, Format, MAXIMUM_SPEC_BYTES, Problem, SyntaxError, Value, spec_text};
use crate::report::Report;
use crate::rules::Together;
use crate::spec::decode;
use crate::{CheckOptions, Planned};

/// A spec as it came in: text, or a value tree.
pub(super) enum Input {
    Text(String),
    Bytes(Vec<u8>),
    Document(Result<Document<'static>, SyntaxError>),
}

impl Input {
    /// Reads a spec. `plain` is its JSON where the caller made sure that it is a plain value: the short way.
    pub(super) fn read(spec: &JsValue, plain: Option<&str>) -> Self {
        if let Some(json) = plain {
            // The text is the caller's, not the user's, so that it has no positions to show.
            return Self::Document(match Document::parse(json, Format::Json) {
                Ok(document) => Ok(Document::from_value(document.root)),
                Err(error) => Err(SyntaxError { position: None, ..error }),
            });
        }
        match Raw::read(spec, MAXIMUM_SPEC_BYTES) {
            Raw::Text(Ok(text)) => Self::Text(text),
            Raw::Text(Err(error)) => Self::Document(Err(error)),
            Raw::Bytes(bytes) => Self::Bytes(bytes),
            Raw::TooLarge => Self::Document(Err(SyntaxError {
                problem: Problem::TooLarge { limit: MAXIMUM_SPEC_BYTES },
                position: None,
            })),
            Raw::Neither => {
                Self::Document(convert::value(spec, MAXIMUM_SPEC_BYTES).map(Document::from_value))
            }
        }
    }

    pub(super) fn planned(&self, format: Format, options: &CheckOptions<'_>) -> Planned {
        let failed =
            |error: &SyntaxError| Planned { report: crate::syntax_report(error, options), plan: None };
        match self {
            Self::Text(text) => crate::plan_text(text, format, options),
            Self::Bytes(bytes) => match spec_text(bytes) {
                Ok(text) => crate::plan_text(text, format, options),
                Err(error) => failed(&error),
            },
            Self::Document(Ok(document)) => crate::plan(document, options),
            Self::Document(Err(error)) => failed(error),
        }
    }

    pub(super) fn checked(&self, format: Format, options: &CheckOptions<'_>) -> Report {
        match self {
            Self::Text(text) => crate::check_text(text, format, options),
            Self::Bytes(bytes) => crate::check_bytes(bytes, format, options),
            Self::Document(Ok(document)) => crate::check(document, options).into_report(),
            Self::Document(Err(error)) => crate::syntax_report(error, options),
        }
    }

    /// The tree of the spec.
    pub(super) fn parsed(&self, format: Format) -> Result<Value, SyntaxError> {
        let parse = |text| Document::parse(text, format).map(|document| document.root);
        match self {
            Self::Text(text) => parse(text),
            Self::Bytes(bytes) => spec_text(bytes).and_then(parse),
            Self::Document(Ok(document)) => Ok(document.root.clone()),
            Self::Document(Err(error)) => Err(error.clone()),
        }
    }

    /// Notes what this spec has in common with others.
    pub(super) fn add_to(&self, together: &mut Together, name: &str, format: Format) {
        match self {
            Self::Document(Ok(document)) => together.add(name, &decode(&document.root)),
            Self::Document(Err(_)) => {}
            Self::Text(_) | Self::Bytes(_) => {
                if let Ok(document) = Document::parse(self.text(), format) {
                    together.add(name, &decode(&document.root));
                }
            }
        }
    }

    /// The files that it names.
    pub(super) fn named_files(&self, format: Format) -> Vec<String> {
        let names =
            |document: &Document<'_>| decode(&document.root).named_files().map(str::to_owned).collect();
        match self {
            Self::Document(Ok(document)) => names(document),
            Self::Document(Err(_)) => Vec::new(),
            Self::Text(_) | Self::Bytes(_) => {
                Document::parse(self.text(), format).map(|document| names(&document)).unwrap_or_default()
            }
        }
    }

    /// The text to show lines of; empty where there was none.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Bytes(bytes) => spec_text(bytes).unwrap_or_default(),
            Self::Document(_) => "",
        }
    }
}
