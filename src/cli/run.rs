//! What `check` and `plan` are given besides specs: facts, catalog, clock.

use std::path::{Path, PathBuf};

use aks_compute::CheckOptions;
use aks_compute::catalog::Catalog;
use aks_compute::facts::{Facts, MAXIMUM_FACT_BYTES, VersionList, versions_from_bytes};
use aks_compute::language::Language;
use time::OffsetDateTime;

use super::arguments::{Checking, Deny};
use super::facts;
use super::failure::Failure;
use super::input::read;

/// Everything that the options of a check borrow.
pub(super) struct Run<'a> {
    checking: &'a Checking,
    language: Language,
    facts: Facts,
    catalog: Option<Catalog>,
    now: OffsetDateTime,
}

impl<'a> Run<'a> {
    /// Reads the files that the arguments name; `specs` may hold standard input, which is then no fact.
    pub(super) fn new(
        checking: &'a Checking,
        specs: &[PathBuf],
        language: Language,
    ) -> Result<Self, Failure> {
        let facts = facts::read_all(&checking.facts, specs)?;
        let catalog = checking.catalog.as_deref().map(catalog).transpose()?;
        let now = checking.now.unwrap_or_else(OffsetDateTime::now_utc);
        Ok(Self { checking, language, facts, catalog, now })
    }

    /// The options for an input.
    pub(super) fn options<'b>(&'b self, input: &'b str) -> CheckOptions<'b> {
        CheckOptions {
            language: self.language,
            catalog: self.catalog.as_ref().unwrap_or_else(|| Catalog::embedded()),
            input: Some(input),
            allow: &self.checking.allow,
            strict: self.checking.strict,
            deny_warnings: self.checking.deny == Some(Deny::Warnings),
            ..CheckOptions::new(self.now, &self.facts)
        }
    }
}

/// Reads a catalog.
pub(super) fn catalog(path: &Path) -> Result<Catalog, Failure> {
    let bytes = read(path, MAXIMUM_FACT_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    Catalog::from_json(&text).map_err(|error| Failure::Catalog(path.to_owned(), error))
}

/// Reads the Kubernetes versions of a region from a file, or from standard input where the path is `-`.
pub(super) fn versions(path: &Path) -> Result<VersionList, Failure> {
    let bytes = read(path, MAXIMUM_FACT_BYTES)?;
    versions_from_bytes(&bytes).map_err(|error| Failure::Facts(path.to_owned(), error))
}
