//! `aks-compute explain`.

use std::borrow::Cow;
use std::path::Path;

use aks_compute::explain::{MAXIMUM_PASTE_BYTES, Outcome, explain_bytes, text};
use aks_compute::language::Language;
use aks_compute::report::TextStyle;

use super::arguments::{Explain, ExplainFormat};
use super::failure::Failure;
use super::{ERRORS_FOUND, PASSED, input, output};

pub(super) fn run(arguments: &Explain, language: Language) -> Result<u8, Failure> {
    let paste = match arguments.text.as_slice() {
        [path] if input::is_standard(Path::new(path)) => {
            Cow::Owned(input::read(Path::new(path), MAXIMUM_PASTE_BYTES)?)
        }
        [text] => Cow::Borrowed(text.as_bytes()),
        texts => Cow::Owned(texts.join(" ").into_bytes()),
    };
    let explained = explain_bytes(&paste, language);
    match arguments.format {
        ExplainFormat::Text => output::text(&text(&explained, TextStyle::Colored))?,
        ExplainFormat::Json => {
            // An explanation holds texts only, so it always serializes.
            let mut json = serde_json::to_string(&explained).unwrap_or_default();
            json.push('\n');
            output::bytes(json.as_bytes())?;
        }
    }
    Ok(if explained.outcome == Outcome::Explained { PASSED } else { ERRORS_FOUND })
}
