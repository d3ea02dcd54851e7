//! The JavaScript face: free functions that convert, call the core, and convert back.
//!
//! Bad specs come back as findings. A thrown `Error` means a wrong call.

mod cert;
mod convert;
mod import;
mod input;
mod options;
mod parsed_facts;
mod raw;

use std::borrow::Cow;

use js_sys::{JSON, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::catalog::Table;
use crate::document::Format;
use crate::explain::{self, Explained, MAXIMUM_PASTE_BYTES};
use crate::facts::Stated;
use crate::report::{Checklist, Outcome, Report};
use crate::rules::Together;
use crate::spec::json_schema;
use crate::{CheckOptions, Files, Planned, init, report, rules};

pub use cert::{inspect_certificates, inspect_certificates_as_text, set_inspector};
pub use import::import_spec;
use input::Input;
use options::Options;
pub use parsed_facts::{ParsedFacts, parse_facts};
use raw::Raw;

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))?;
    JSON::parse(&text)
}

// In what follows `plain` is the JSON of a spec of which the caller knows that it is a plain value.

/// Checks a spec: an object, or YAML or JSON as text or bytes.
#[wasm_bindgen]
pub fn check(spec: &JsValue, options: &JsValue, plain: Option<String>) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    to_js(&Input::read(spec, plain.as_deref()).checked(options.format, &options.check()))
}

/// The value that a spec says in YAML or JSON, with its secrets. Nothing of it is checked but that it says one thing only.
#[wasm_bindgen(js_name = parseSpec)]
pub fn parse_spec(spec: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let value = Input::read(spec, None).parsed(options.format).map_err(|error| {
        let report = crate::syntax_report(&error, &options.check());
        options::wrong(report.findings.first().map_or("", |finding| &finding.message))
    })?;
    match value.repeated_key() {
        Some(key) => Err(options::wrong(&rules::shape::repeated_key(options.language, key))),
        None => to_js(&value),
    }
}

/// Checks a spec and makes the plan.
#[wasm_bindgen]
pub fn plan(spec: &JsValue, options: &JsValue, plain: Option<String>) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    to_js(&Input::read(spec, plain.as_deref()).planned(options.format, &options.check()))
}

/// Checks a spec and renders the report as text, as the command does.
#[wasm_bindgen(js_name = checkAsText)]
pub fn check_as_text(spec: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let input = Input::read(spec, None);
    let report = input.checked(options.format, &options.check());
    to_js(&Rendering { text: report::text(&report, input.text(), style(&options)), report: &report })
}

/// Plans a spec and renders, as the command does, what is said beside an artifact: the findings where there is no
/// plan, else the summary.
#[wasm_bindgen(js_name = planAsText)]
pub fn plan_as_text(spec: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let input = Input::read(spec, None);
    let plan = input.planned(options.format, &options.check());
    let text = if plan.report.outcome == Outcome::Fail {
        report::text(&plan.report, input.text(), style(&options))
    } else {
        report::summary_line(&plan.report, style(&options))
    };
    to_js(&PlanRendering { text, plan: &plan })
}

/// Checks specs, each an object with `spec` and `input`, also against each other.
#[wasm_bindgen(js_name = checkTogether)]
pub fn check_together(specs: Vec<JsValue>, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let inputs = named(&specs)?;
    let reports = reports(&inputs, &options, true);
    let renderings: Vec<_> = inputs
        .iter()
        .zip(&reports)
        .map(|(named, report)| Rendering {
            text: report::text(report, named.input.text(), style(&options)),
            report,
        })
        .collect();
    to_js(&renderings)
}

/// Checks specs, each an object with `spec` and `input`, and writes one script of the commands that get the facts which
/// they miss.
#[wasm_bindgen(js_name = checkAsScript)]
pub fn check_as_script(specs: Vec<JsValue>, options: &JsValue, together: bool) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let reports = reports(&named(&specs)?, &options, together);
    let mut checklist = Checklist::default();
    let mut text = String::new();
    for report in &reports {
        checklist.add(&report.asks);
        text.push_str(&report::summary_line(report, style(&options)));
    }
    let script =
        checklist.script(options.language).map_err(|error| JsError::new(&error.message(options.language)))?;
    to_js(&ScriptRendering { script, text, reports })
}

/// The names of the files that a spec names.
#[wasm_bindgen(js_name = namedFiles)]
pub fn named_files(spec: &JsValue, options: &JsValue) -> Result<Vec<String>, JsValue> {
    let options = Options::read(options)?;
    Ok(Input::read(spec, None).named_files(options.format))
}

/// What was recognised in facts: one, or an array of them.
#[wasm_bindgen]
pub fn recognise(facts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    to_js(&options::facts(Some(facts.clone()), options.language)?.summaries())
}

/// What an argument of the command's `--facts` says: the header of an envelope, of which the name is the path; and what
/// is wrong with the argument where no file has this name.
#[wasm_bindgen(js_name = factArgument)]
pub fn fact_argument(argument: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let fact = Stated::from_argument(argument);
    let otherwise = fact.unknown_kind().map(|error| error.message(options.language));
    to_js(&FactArgument { fact, otherwise })
}

/// One of several specs, with the files that it names itself; the others are those of the options.
struct Named {
    name: String,
    format: Format,
    input: Input,
    files: Option<Files>,
}

/// Reads specs with their names.
fn named(specs: &[JsValue]) -> Result<Vec<Named>, JsValue> {
    let mut inputs = Vec::with_capacity(specs.len());
    for item in specs {
        let spec = Reflect::get(item, &JsValue::from_str("spec"))?;
        let name = Reflect::get(item, &JsValue::from_str("input"))?
            .as_string()
            .ok_or_else(|| JsError::new("each of the specs has an `input`, which is text"))?;
        let format =
            options::format(Reflect::get(item, &JsValue::from_str("format"))?.as_string().as_deref())?;
        let files = Reflect::get(item, &JsValue::from_str("files"))?;
        let files = (!files.is_undefined()).then(|| cert::named_files(Some(&files))).transpose()?;
        inputs.push(Named { name, format, input: Input::read(&spec, None), files });
    }
    Ok(inputs)
}

/// Checks each; where they are checked together, also against each other.
fn reports(inputs: &[Named], options: &Options, are_together: bool) -> Vec<Report> {
    let mut together = Together::default();
    if are_together {
        for Named { name, format, input, .. } in inputs {
            input.add_to(&mut together, name, *format);
        }
    }
    let together = are_together.then_some(&together);
    inputs
        .iter()
        .map(|Named { name, format, input, files }| {
            let check = options.check();
            let files = files.as_ref().unwrap_or(check.files);
            input.checked(*format, &CheckOptions { input: Some(name), together, files, ..check })
        })
        .collect()
}

fn style(options: &Options) -> report::TextStyle {
    if options.color { report::TextStyle::Colored } else { report::TextStyle::Plain }
}

/// A report and its text.
#[derive(Serialize)]
struct Rendering<'a> {
    text: String,
    report: &'a Report,
}

/// A script, and what is said beside it.
#[derive(Serialize)]
struct ScriptRendering {
    script: String,
    text: String,
    reports: Vec<Report>,
}

/// An argument of `--facts`.
#[derive(Serialize)]
struct FactArgument {
    fact: Stated,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<Cow<'static, str>>,
}

/// A plan and the text beside it.
#[derive(Serialize)]
struct PlanRendering<'a> {
    text: String,
    plan: &'a Planned,
}

/// Every rule, without its long texts.
#[wasm_bindgen(js_name = rules)]
pub fn rules_list(options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let list: Vec<_> = rules::all().map(|rule| rule.summary(options.language)).collect();
    to_js(&list)
}

/// A table of the catalog; each filter word must occur in a row. With facts, the Kubernetes versions of a region.
#[wasm_bindgen]
pub fn catalog(table: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let (options, versions) = Options::read_listing(options)?;
    let table = listed(table, versions.is_some())?;
    let filters: Vec<&str> = options.filters.iter().map(String::as_str).collect();
    match versions {
        Some(versions) => to_js(&versions.listing(&filters, options.language)),
        None => to_js(&options.catalog().listing(table, &filters)),
    }
}

/// The same as aligned text, as the command prints it.
#[wasm_bindgen(js_name = catalogAsText)]
pub fn catalog_as_text(table: &str, options: &JsValue) -> Result<String, JsValue> {
    let (options, versions) = Options::read_listing(options)?;
    let table = listed(table, versions.is_some())?;
    let filters: Vec<&str> = options.filters.iter().map(String::as_str).collect();
    Ok(match versions {
        Some(versions) => versions.text(&filters, options.language),
        None => crate::catalog::text(options.catalog(), table, &filters),
    })
}

/// The table of this name; with facts there is one only.
fn listed(table: &str, has_facts: bool) -> Result<Table, JsValue> {
    let table = Table::from_name(table)
        .ok_or_else(|| JsError::new("the table is one of sizes, regions, versions, clouds, api-versions"))?;
    if has_facts && table != Table::Versions {
        return Err(JsError::new("`facts` go with the table versions only").into());
    }
    Ok(table)
}

/// Says of an error of Azure, text or bytes, what caused it and what to do.
#[wasm_bindgen(js_name = explain)]
pub fn explain_paste(paste: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    to_js(&explained(paste, &Options::read(options)?)?)
}

/// The same with the text that the command prints.
#[wasm_bindgen(js_name = explainAsText)]
pub fn explain_as_text(paste: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let explained = explained(paste, &options)?;
    to_js(&ExplainedRendering { text: explain::text(&explained, style(&options)), explained: &explained })
}

fn explained(paste: &JsValue, options: &Options) -> Result<Explained, JsValue> {
    match Raw::read(paste, MAXIMUM_PASTE_BYTES) {
        Raw::Text(Ok(text)) => Ok(crate::explain(&text, options.language)),
        // A lone surrogate is in no word that is looked for.
        Raw::Text(Err(_)) => Ok(crate::explain(&paste.as_string().unwrap_or_default(), options.language)),
        Raw::Bytes(bytes) => Ok(explain::explain_bytes(&bytes, options.language)),
        Raw::TooLarge | Raw::Neither => {
            Err(JsError::new("what is to be explained is text or bytes, at most 1 MiB").into())
        }
    }
}

/// What is known of a paste, and its text.
#[derive(Serialize)]
struct ExplainedRendering<'a> {
    text: String,
    explained: &'a Explained,
}

/// The JSON Schema of the spec, of the report or of an explanation.
#[wasm_bindgen]
pub fn schema(of: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    match of {
        "spec" => to_js(&json_schema(options.language)),
        "report" => to_js(&report::json_schema()),
        "explanation" => to_js(&explain::json_schema()),
        _ => Err(JsError::new("the schema is one of spec, report, explanation").into()),
    }
}

/// The names of the scenarios that `scenario` knows.
#[wasm_bindgen]
pub fn scenarios() -> Vec<String> {
    init::SCENARIOS.iter().map(|scenario| scenario.name.to_owned()).collect()
}

/// A commented spec to start from, YAML.
#[wasm_bindgen]
pub fn scenario(name: &str, options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options)?;
    init::spec(name, options.cloud.as_deref(), options.catalog())
        .map_err(|error| JsError::new(&error.message(options.language)).into())
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}
