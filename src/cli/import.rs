//! `aks-compute import`.

use std::path::Path;

use aks_compute::document::{Format, Value};
use aks_compute::facts::MAXIMUM_FACT_BYTES;
use aks_compute::import::{self, ImportOptions, spec, yaml};
use aks_compute::language::Language;

use super::arguments::{Import as Arguments, ImportFormat};
use super::failure::Failure;
use super::input::{is_standard, read};
use super::{PASSED, output};

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    if is_standard(&arguments.file) && arguments.parameters.as_deref().is_some_and(is_standard) {
        return Err(Failure::StandardInputTaken);
    }
    let format = Format::of_file_name(&arguments.file.display().to_string());
    let document = read_document(&arguments.file, format)?;
    let parameters = match &arguments.parameters {
        Some(path) => {
            let values = import::parameters(read_document(path, Format::Detect)?);
            Some(values.map_err(|error| Failure::Import(path.clone(), error))?)
        }
        None => None,
    };
    let options = ImportOptions {
        language,
        parameters: parameters.as_ref(),
        resource_group: arguments.resource_group.as_deref(),
        cloud: arguments.cloud.as_deref(),
        ..ImportOptions::new()
    };
    let imported =
        spec(&document, &options).map_err(|error| Failure::Import(arguments.file.clone(), error))?;
    for lost in &imported.lost {
        match language {
            Language::English => {
                anstream::eprintln!("{}: {}", place(&lost.pointer, "the document"), lost.what)
            }
            Language::Chinese => anstream::eprintln!("{}：{}", place(&lost.pointer, "文档"), lost.what),
        }
    }
    let text = match arguments.format {
        ImportFormat::Yaml => yaml(&imported.spec),
        // A spec holds texts, numbers and booleans only, so it always serializes.
        ImportFormat::Json => serde_json::to_string_pretty(&imported.spec).unwrap_or_default() + "\n",
    };
    output::bytes(text.as_bytes())?;
    Ok(PASSED)
}

/// The pointer, or the words for the whole document.
fn place<'a>(pointer: &'a str, whole: &'a str) -> &'a str {
    if pointer.is_empty() { whole } else { pointer }
}

/// Reads the document in a file.
fn read_document(path: &Path, format: Format) -> Result<Value, Failure> {
    let bytes = read(path, MAXIMUM_FACT_BYTES)?;
    import::document(&bytes, format).map_err(|error| Failure::Import(path.to_owned(), error))
}
