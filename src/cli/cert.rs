//! `aks-compute cert`.

use std::path::Path;

use aks_compute::cert::{CertFile, CertOptions, cert, text};
use aks_compute::language::Language;
use aks_compute::report::{Outcome, TextStyle};
use time::OffsetDateTime;

use super::arguments::{Cert, CertFormat};
use super::failure::Failure;
use super::{ERRORS_FOUND, PASSED, input, output};

pub(super) fn run(arguments: &Cert, language: Language) -> Result<u8, Failure> {
    let named = arguments.files.iter().chain(&arguments.key);
    if named.filter(|path| input::is_standard(path)).count() > 1 {
        return Err(Failure::StandardInputTaken);
    }
    let mut files = Vec::new();
    for path in &arguments.files {
        files.push(file(path, false)?);
    }
    if let Some(path) = &arguments.key {
        files.push(file(path, true)?);
    }
    let now = arguments.now.unwrap_or_else(OffsetDateTime::now_utc);
    let options = CertOptions { language, now, cname: arguments.cname.as_deref() };
    let Some(report) = cert(files, &options) else { return Err(Failure::NoCertificates) };
    match arguments.format {
        CertFormat::Text => output::text(&text(&report, TextStyle::Colored))?,
        CertFormat::Json => {
            // It holds texts and numbers only, so it always serializes.
            let mut json = serde_json::to_string(&report).unwrap_or_default();
            json.push('\n');
            output::bytes(json.as_bytes())?;
        }
    }
    Ok(if report.outcome == Outcome::Fail { ERRORS_FOUND } else { PASSED })
}

fn file(path: &Path, is_key: bool) -> Result<CertFile, Failure> {
    let bytes = input::read_secret(path)?;
    Ok(CertFile { name: path.display().to_string(), bytes, is_key })
}
