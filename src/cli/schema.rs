//! `aks-compute schema`.

use aks_compute::language::Language;
use aks_compute::{explain, report, spec};

use super::arguments::{Schema, SchemaOf};
use super::failure::Failure;
use super::{PASSED, output};

pub(super) fn run(arguments: &Schema, language: Language) -> Result<u8, Failure> {
    let schema = match arguments.of {
        SchemaOf::Spec => spec::json_schema(language),
        SchemaOf::Report => report::json_schema(),
        SchemaOf::Explanation => explain::json_schema(),
    };
    // A schema holds texts and numbers only, so it always serializes.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    output::bytes(text.as_bytes())?;
    Ok(PASSED)
}
