//! The options object that JavaScript callers pass.

use js_sys::{Array, Date, Function, Reflect};
use time::OffsetDateTime;
use wasm_bindgen::prelude::*;

use super::convert;
use super::parsed_facts::ParsedFacts;
use super::raw::Raw;
use crate::catalog::Catalog;
use crate::document::Format;
use crate::facts::{
    FactError, Facts, MAXIMUM_FACT_BYTES, Stated, VersionList, versions_from_bytes, versions_from_value,
};
use crate::language::Language;
use crate::{CheckOptions, Files};

/// The options of a call, read and converted.
pub(super) struct Options {
    pub(super) language: Language,
    pub(super) format: Format,
    pub(super) color: bool,
    pub(super) filters: Vec<String>,
    pub(super) cloud: Option<String>,
    pub(super) parameters: Option<JsValue>,
    pub(super) resource_group: Option<String>,
    pub(super) now: OffsetDateTime,
    pub(super) cname: Option<String>,
    facts: Facts,
    files: Files,
    catalog: Option<Catalog>,
    input: Option<String>,
    allow: Vec<String>,
    strict: bool,
    deny_warnings: bool,
}

/// The options that there are; any other is a wrong call.
const KNOWN: &[&str] = &[
    "lang",
    "format",
    "color",
    "filter",
    "cloud",
    "now",
    "facts",
    "catalog",
    "input",
    "allow",
    "strict",
    "denyWarnings",
    "parameters",
    "resourceGroup",
    "files",
    "cname",
];

/// A wrong call.
pub(super) fn wrong(message: &str) -> JsValue {
    JsError::new(message).into()
}

impl Options {
    /// Reads an options object; `undefined` and `null` are the empty one.
    pub(super) fn read(options: &JsValue) -> Result<Self, JsValue> {
        let (read, given) = Self::read_with_raw_facts(options)?;
        Ok(Self { facts: facts(given, read.language)?, ..read })
    }

    /// Reads the options of a listing, of which the only facts are Kubernetes versions.
    pub(super) fn read_listing(options: &JsValue) -> Result<(Self, Option<VersionList>), JsValue> {
        let (read, given) = Self::read_with_raw_facts(options)?;
        let versions = given.map(|given| versions(&given, read.language)).transpose()?;
        Ok((read, versions))
    }

    /// Reads every option, and leaves the facts as they are.
    fn read_with_raw_facts(options: &JsValue) -> Result<(Self, Option<JsValue>), JsValue> {
        let absent = options.is_undefined() || options.is_null();
        if !absent {
            if !options.is_object() {
                return Err(wrong("the options are an object"));
            }
            for key in Reflect::own_keys(options)?.iter() {
                let Some(key) = key.as_string() else { continue };
                if !KNOWN.contains(&key.as_str()) {
                    return Err(wrong(&format!("unknown option `{key}`; there are: {}", KNOWN.join(", "))));
                }
            }
        }
        let get = |name: &str| -> Result<Option<JsValue>, JsValue> {
            if absent {
                return Ok(None);
            }
            let value = Reflect::get(options, &JsValue::from_str(name))?;
            Ok((!value.is_undefined() && !value.is_null()).then_some(value))
        };
        let text = |name: &str| -> Result<Option<String>, JsValue> {
            get(name)?
                .map(|value| value.as_string().ok_or_else(|| wrong(&format!("the option `{name}` is text"))))
                .transpose()
        };
        let flag = |name: &str| -> Result<bool, JsValue> {
            get(name)?.map_or(Ok(false), |value| {
                value.as_bool().ok_or_else(|| wrong(&format!("the option `{name}` is true or false")))
            })
        };
        let language = match text("lang")? {
            Some(tag) => Language::from_tag(&tag).ok_or_else(|| wrong("`lang` is en or zh-CN"))?,
            None => Language::English,
        };
        let format = format(text("format")?.as_deref())?;
        let read = Self {
            language,
            format,
            color: flag("color")?,
            filters: texts("filter", get("filter")?)?,
            cloud: text("cloud")?,
            parameters: get("parameters")?,
            resource_group: text("resourceGroup")?,
            now: now(get("now")?)?,
            cname: text("cname")?,
            facts: Facts::default(),
            files: super::cert::named_files(get("files")?.as_ref())?,
            catalog: catalog(get("catalog")?)?,
            input: text("input")?,
            allow: texts("allow", get("allow")?)?,
            strict: flag("strict")?,
            deny_warnings: flag("denyWarnings")?,
        };
        Ok((read, get("facts")?))
    }

    /// The catalog that was given, else the embedded one.
    pub(super) fn catalog(&self) -> &Catalog {
        self.catalog.as_ref().unwrap_or_else(|| Catalog::embedded())
    }

    /// The options of a check.
    pub(super) fn check(&self) -> CheckOptions<'_> {
        CheckOptions {
            language: self.language,
            now: self.now,
            facts: &self.facts,
            files: &self.files,
            catalog: self.catalog(),
            input: self.input.as_deref(),
            allow: &self.allow,
            strict: self.strict,
            deny_warnings: self.deny_warnings,
            together: None,
        }
    }
}

/// The notation for its name.
pub(super) fn format(name: Option<&str>) -> Result<Format, JsValue> {
    match name {
        None => Ok(Format::Detect),
        Some("yaml") => Ok(Format::Yaml),
        Some("json") => Ok(Format::Json),
        Some(_) => Err(wrong("`format` is yaml or json")),
    }
}

fn texts(name: &str, value: Option<JsValue>) -> Result<Vec<String>, JsValue> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let error = || wrong(&format!("the option `{name}` is an array of texts"));
    let items = value.dyn_into::<Array>().map_err(|_| error())?;
    items.iter().map(|item| item.as_string().ok_or_else(error)).collect()
}

const WHAT_NOW_IS: &str = "`now` is a Date or RFC 3339, for example 2026-11-23T12:00:00Z";

/// The time that was given, RFC 3339 or a `Date`; else the clock's.
fn now(value: Option<JsValue>) -> Result<OffsetDateTime, JsValue> {
    let milliseconds = match value {
        None => Date::now(),
        Some(value) => {
            if let Some(text) = value.as_string() {
                return crate::clock::time(&text).ok_or_else(|| wrong(WHAT_NOW_IS));
            }
            let date = value.dyn_ref::<Date>().ok_or_else(|| wrong(WHAT_NOW_IS))?;
            // Called by its name, so that an object that only pretends to be a Date throws where it is caught.
            let get_time = Reflect::get(date, &JsValue::from_str("getTime"))?.dyn_into::<Function>()?;
            get_time.call0(date)?.as_f64().unwrap_or(f64::NAN)
        }
    };
    if !milliseconds.is_finite() {
        return Err(wrong(WHAT_NOW_IS));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a Date holds whole milliseconds below 2^53")]
    let nanoseconds = i128::from(milliseconds as i64) * 1_000_000;
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).map_err(|_| wrong("`now` is out of range"))
}

/// The facts: one, or an array of them.
pub(super) fn facts(value: Option<JsValue>, language: Language) -> Result<Facts, JsValue> {
    let mut facts = Facts::default();
    let Some(value) = value else { return Ok(facts) };
    let items = match value.dyn_into::<Array>() {
        Ok(items) => items.iter().collect(),
        Err(value) => vec![value],
    };
    for item in items {
        if let Some(parsed) = ParsedFacts::of(&item)? {
            facts.append(parsed);
            continue;
        }
        fact(&mut facts, &item).map_err(|error| wrong(&format!("facts: {}", error.message(language))))?;
    }
    Ok(facts)
}

fn versions(given: &JsValue, language: Language) -> Result<VersionList, JsValue> {
    let read = match Raw::read(given, MAXIMUM_FACT_BYTES) {
        Raw::Text(Ok(text)) => versions_from_bytes(text.as_bytes()),
        Raw::Bytes(bytes) => versions_from_bytes(&bytes),
        Raw::TooLarge => Err(FactError::TooLarge),
        Raw::Text(Err(error)) => Err(FactError::NotADocument(error)),
        Raw::Neither => convert::value(given, MAXIMUM_FACT_BYTES)
            .map_err(FactError::NotADocument)
            .and_then(versions_from_value),
    };
    read.map_err(|error| wrong(&format!("facts: {}", error.message(language))))
}

fn fact(facts: &mut Facts, item: &JsValue) -> Result<(), FactError> {
    if let Some(bytes) = fact_bytes(item) {
        return facts.add_bytes(&bytes?);
    }
    // What an envelope holds may be text or bytes too: a file with what the caller says of it.
    if let (Ok(header), Ok(data)) = (member(item, "fact"), member(item, "data"))
        && header.is_object()
        && let Some(bytes) = fact_bytes(&data)
    {
        let header = convert::value(&header, MAXIMUM_FACT_BYTES).map_err(FactError::NotADocument)?;
        return facts.add_file(&bytes?, &Stated::from_header(&header)?);
    }
    facts.add(convert::value(item, MAXIMUM_FACT_BYTES).map_err(FactError::NotADocument)?)
}

fn member(value: &JsValue, key: &str) -> Result<JsValue, JsValue> {
    Reflect::get(value, &JsValue::from_str(key))
}

/// The bytes of a text or of bytes; `None` for any other value.
fn fact_bytes(value: &JsValue) -> Option<Result<Vec<u8>, FactError>> {
    match Raw::read(value, MAXIMUM_FACT_BYTES) {
        Raw::Text(Ok(text)) => Some(Ok(text.into_bytes())),
        Raw::Text(Err(error)) => Some(Err(FactError::NotADocument(error))),
        Raw::Bytes(bytes) => Some(Ok(bytes)),
        Raw::TooLarge => Some(Err(FactError::TooLarge)),
        Raw::Neither => None,
    }
}

fn catalog(value: Option<JsValue>) -> Result<Option<Catalog>, JsValue> {
    let Some(value) = value else { return Ok(None) };
    let text = match value.as_string() {
        Some(text) => text,
        None => js_sys::JSON::stringify(&value)?.as_string().unwrap_or_default(),
    };
    Catalog::from_json(&text).map(Some).map_err(|error| wrong(&format!("catalog: {error}")))
}
