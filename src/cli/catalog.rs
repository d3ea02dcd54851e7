//! `aks-compute catalog`.

use aks_compute::catalog;
use aks_compute::language::Language;
use serde::Serialize;

use super::arguments::{Catalog, CatalogFormat, Table};
use super::failure::Failure;
use super::{PASSED, output, run};

pub(super) fn run(arguments: &Catalog, language: Language) -> Result<u8, Failure> {
    let filters: Vec<&str> = arguments.filter.iter().map(String::as_str).collect();
    let text = match &arguments.facts {
        Some(path) => {
            let versions = run::versions(path)?;
            match arguments.format {
                CatalogFormat::Text => versions.text(&filters, language),
                CatalogFormat::Json => json(&versions.listing(&filters, language)),
            }
        }
        None => table(arguments, &filters)?,
    };
    output::bytes(text.as_bytes())?;
    Ok(PASSED)
}

fn table(arguments: &Catalog, filters: &[&str]) -> Result<String, Failure> {
    let replaced = arguments.catalog.as_deref().map(run::catalog).transpose()?;
    let catalog = replaced.as_ref().unwrap_or_else(|| catalog::Catalog::embedded());
    let table = match arguments.table {
        Table::Sizes => catalog::Table::Sizes,
        Table::Regions => catalog::Table::Regions,
        Table::Versions => catalog::Table::Versions,
        Table::Clouds => catalog::Table::Clouds,
        Table::ApiVersions => catalog::Table::ApiVersions,
    };
    Ok(match arguments.format {
        CatalogFormat::Text => catalog::text(catalog, table, filters),
        CatalogFormat::Json => json(&catalog.listing(table, filters)),
    })
}

/// Indented JSON. A listing holds texts, numbers and flags only, so it always serializes.
fn json(listing: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(listing).unwrap_or_default();
    json.push('\n');
    json
}
