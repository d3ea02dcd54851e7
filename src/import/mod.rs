//! A spec from what is there already: a request, a compute as Azure Resource Manager shows it, a template.
//!
//! What a spec cannot hold is reported with its place, never left out without a word.

mod cluster;
mod compute;
mod expression;
mod lost;
mod order;
mod part;
mod request;
mod scope;
mod template;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod yaml;

use std::borrow::Cow;

use crate::catalog::Catalog;
use crate::document::{Member, Value};
use crate::facts::member;
use crate::language::{Language, say};
use lost::Why;

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

/// Why no spec came out of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is none of the documents that are understood.
    NotRecognized,
    /// A template or a list of requests without a compute of type AKS.
    NoCompute,
    /// The resource group is not the ARM id of one.
    ResourceGroup,
}

impl ImportError {
    /// What is wrong and what would be right.
    pub fn message(self, language: Language) -> Cow<'static, str> {
        /// What `say!` asks for its language.
        struct Saying {
            language: Language,
        }
        let saying = Saying { language };
        match self {
            Self::NotRecognized => say!(
                saying,
                en: "not understood: give an ARM template, the body of a request for a compute of type AKS, requests with `method` and `url`, or a compute as Azure Resource Manager shows it; of Terraform or Bicep files give the ARM template (`az bicep build`)",
                zh: "无法识别：请提供 ARM 模板、AKS 计算的请求正文、含 `method` 和 `url` 的请求，或 Azure 资源管理器返回的计算；Terraform 或 Bicep 文件请改用 ARM 模板（`az bicep build`）",
            ),
            Self::NoCompute => say!(
                saying,
                en: "there is no compute of type AKS (Microsoft.MachineLearningServices/workspaces/computes) in it",
                zh: "其中没有 AKS 类型的计算（Microsoft.MachineLearningServices/workspaces/computes）",
            ),
            Self::ResourceGroup => say!(
                saying,
                en: "the resource group is no ARM id: write it like /subscriptions/<id>/resourceGroups/<name>",
                zh: "资源组不是 ARM 资源 ID：请写成 /subscriptions/<id>/resourceGroups/<name>",
            ),
        }
    }
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
