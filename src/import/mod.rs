//! A spec from what is there already: a request, a compute as Azure Resource Manager shows it, a template.
//!
//! What a spec cannot hold is reported with its place, never left out without a word.

mod cluster;
mod compute;
mod error;
mod expression;
mod input;
mod lost;
mod new_cluster;
mod order;
mod part;
mod request;
mod scope;
mod template;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod yaml;

use crate::catalog::Catalog;
use crate::document::{Member, Value};
use crate::facts::member;
use crate::language::Language;
use lost::Why;

pub use error::ImportError;
pub use input::{document, parameters};
pub use lost::Lost;
pub use yaml::yaml;

/// What an import is given besides the document.
#[derive(Clone, Copy, Debug)]
pub struct ImportOptions<'a> {
    /// The language of what is reported.
    pub language: Language,
    /// What Azure offers: the clouds, by whose host a URL names one.
    pub catalog: &'a Catalog,
    /// The parameters file of a template.
    pub parameters: Option<&'a Value>,
    /// The ARM id of the resource group to which a template is deployed, which no template says.
    pub resource_group: Option<&'a str>,
    /// The cloud, where no URL says it.
    pub cloud: Option<&'a str>,
}

impl ImportOptions<'_> {
    /// English, the embedded catalog, nothing else.
    pub fn new() -> Self {
        Self {
            language: Language::English,
            catalog: Catalog::embedded(),
            parameters: None,
            resource_group: None,
            cloud: None,
        }
    }
}

impl Default for ImportOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// A spec and what it does not hold.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The spec; its keys stand in the order of the table of keys.
    pub spec: Value,
    /// What of the document the spec does not hold.
    pub lost: Vec<Lost>,
}

/// The spec that says what the document says.
///
/// # Errors
/// What is wrong with a document from which no spec can come.
pub fn spec(document: &Value, options: &ImportOptions<'_>) -> Result<Imported, ImportError> {
    let mut importing = Importing { spec: Value::object(), lost: Vec::new(), options: *options };
    if let Some(cloud) = options.cloud {
        importing.spec.push("cloud", cloud);
    }
    if let Value::Array(_) = document {
        request::requests(document, &mut importing)?;
    } else if member(document, "resources").is_some() {
        template::template(document, &mut importing)?;
    } else if member(document, "method").is_some() && member(document, "url").is_some() {
        request::one(document, &mut importing)?;
    } else if compute::is_aks(document) {
        request::resource(document, &mut importing);
    } else {
        return Err(ImportError::NotRecognized);
    }
    Ok(Imported { spec: order::ordered(importing.spec), lost: importing.lost })
}

/// An import that is under way.
struct Importing<'a> {
    spec: Value,
    lost: Vec<Lost>,
    options: ImportOptions<'a>,
}

impl Importing<'_> {
    /// Notes what the spec does not hold.
    fn lose(&mut self, pointer: impl Into<String>, why: Why) {
        self.lost.push(Lost { pointer: pointer.into(), what: why.say(self.options.language) });
    }

    /// The value of a key of `workspace`.
    fn workspace(&self, key: &str) -> Option<&str> {
        self.spec.at(&["workspace", key])?.as_str()
    }

    /// Sets a key of `workspace`.
    fn set_workspace(&mut self, key: &str, value: impl Into<Value>) {
        if self.spec.get("workspace").is_none() {
            self.spec.push("workspace", Value::object());
        }
        if let Some(workspace) = self.spec.get_mut("workspace") {
            workspace.set(key, value);
        }
    }
}

/// The members of an array or, with their names, of an object: a template's resources may be either.
fn entries(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(number, item)| (number.to_string(), item)).collect()
        }
        Value::Object(members) => members.iter().map(|Member { key, value }| (key.clone(), value)).collect(),
        _ => Vec::new(),
    }
}

/// Whether the text of a member is this one, in any case.
fn says(value: &Value, key: &str, text: &str) -> bool {
    member(value, key).and_then(Value::as_str).is_some_and(|found| found.eq_ignore_ascii_case(text))
}
