//! `aks-compute catalog`.

use aks_compute::catalog;
use aks_compute::language::Language;

use super::arguments::{Catalog, CatalogFormat, Table};
use super::failure::Failure;
use super::{PASSED, output, run};

pub(super) fn run(arguments: &Catalog, _: Language) -> Result<u8, Failure> {
    let replaced = arguments.catalog.as_deref().map(run::catalog).transpose()?;
    let catalog = replaced.as_ref().unwrap_or_else(|| catalog::Catalog::embedded());
    let table = match arguments.table {
        Table::Sizes => catalog::Table::Sizes,
        Table::Regions => catalog::Table::Regions,
        Table::Versions => catalog::Table::Versions,
        Table::Clouds => catalog::Table::Clouds,
        Table::ApiVersions => catalog::Table::ApiVersions,
    };
    let filters: Vec<&str> = arguments.filter.iter().map(String::as_str).collect();
    let text = match arguments.format {
        CatalogFormat::Text => catalog::text(catalog, table, &filters),
        CatalogFormat::Json => {
            // A listing holds texts and numbers only, so it always serializes.
            let mut json =
                serde_json::to_string_pretty(&catalog.listing(table, &filters)).unwrap_or_default();
            json.push('\n');
            json
        }
    };
    output::bytes(text.as_bytes())?;
    Ok(PASSED)
}
