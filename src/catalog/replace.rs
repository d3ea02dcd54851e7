//! A catalog in which a caller's tables take the place of the embedded ones.

use std::sync::OnceLock;

use crate::document::{Document, Format, SyntaxError, Value};
use crate::index::Index;
use crate::language::Language;
use crate::rules::shape::syntax;

use super::reader::{Object, read_array, read_day_text, read_text};
use super::sizes::Sizes;
use super::{ApiVersion, Catalog, CatalogError, Cloud, KubernetesVersion, Region, Text, VmSize};

const KEYS: &[&str] = &["date", "clouds", "regions", "sizes", "sizeNames", "versions", "apiVersions"];

pub(super) fn read(text: &str) -> Result<Catalog, CatalogError> {
    let document = Document::parse_any_size(text, Format::Json).map_err(|error| not_json(&error))?;
    let mut document = Object::open(document.root, String::new(), KEYS)?;
    let mut catalog = Catalog::undecoded();
    if let Some(date) = document.optional("date", read_day_text)? {
        catalog.date = date;
    }
    let sizes = table(&mut document, "sizes", VmSize::read, |row| &row.name)?;
    catalog.sizes = decoded(sizes.map(Sizes::new));
    catalog.size_names = decoded(table(&mut document, "sizeNames", read_text, |name| name)?);
    catalog.clouds = decoded(table(&mut document, "clouds", Cloud::read, |row| &row.name)?);
    catalog.regions = decoded(table(&mut document, "regions", Region::read, |row| &row.name)?);
    catalog.versions = decoded(table(&mut document, "versions", KubernetesVersion::read, |row| &row.minor)?);
    catalog.api_versions = decoded(table(&mut document, "apiVersions", ApiVersion::read, |row| &row.name)?);
    Ok(catalog)
}

fn not_json(error: &SyntaxError) -> CatalogError {
    let problem = syntax::message(Language::English, &error.problem);
    match error.position {
        Some(position) => {
            CatalogError::new("", format!("line {}, column {}: {problem}", position.line, position.column))
        }
        None => CatalogError::new("", problem),
    }
}

/// The rows under a key, no two of them with the same name.
fn table<T>(
    document: &mut Object,
    key: &'static str,
    read: impl Fn(Value, String) -> Result<T, CatalogError>,
    name: impl Fn(&T) -> &Text,
) -> Result<Option<Vec<T>>, CatalogError> {
    let Some(rows) = document.optional(key, |value, pointer| read_array(value, pointer, read))? else {
        return Ok(None);
    };
    // Names that differ in letter case only are the same to Azure.
    let names: Vec<_> = rows.iter().map(|row| name(row).to_ascii_lowercase()).collect();
    refuse_twice(key, &names)?;
    Ok(Some(rows))
}

/// An error about the first by the alphabet of the names that stand twice.
#[inline(never)]
fn refuse_twice(key: &str, names: &[String]) -> Result<(), CatalogError> {
    let mut index = Index::default();
    let mut twice: Option<(&str, usize, usize)> = None;
    for (at, name) in names.iter().enumerate() {
        let first = index.find(name, |first| names.get(first) == Some(name));
        if let Some(first) = first
            && twice.is_none_or(|(other, ..)| name.as_str() < other)
        {
            twice = Some((name, first, at));
        }
        index.push(name);
    }
    let Some((name, first, second)) = twice else { return Ok(()) };
    Err(CatalogError::new(
        format!("/{key}/{second}"),
        format!("\"{name}\" is already at /{key}/{first}; remove one of them"),
    ))
}

/// A table that was given; one that was not is decoded from the embedded text when it is asked for.
fn decoded<T>(table: Option<T>) -> OnceLock<T> {
    table.map_or_else(OnceLock::new, OnceLock::from)
}
