//! Certificate and key files out of JavaScript.

use js_sys::{Array, Function, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::options::{Options, wrong};
use super::raw::Raw;
use super::{style, to_js};
use crate::cert::{self, CertFile, CertOptions, CertReport};
use crate::host;
use crate::{Files, Unreadable};

/// Says by what files are looked into: a function of the bytes of a certificate and of a key, each perhaps absent, which
/// answers with JSON.
#[wasm_bindgen(js_name = setInspector)]
pub fn set_inspector(inspector: Function) {
    host::set_inspector(inspector);
}

/// What certificate and key files are, and what is wrong with them.
#[wasm_bindgen(js_name = inspectCertificates)]
pub fn inspect_certificates(files: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    to_js(&report(files, &Options::read(options)?)?)
}

/// The same with the text that the command prints.
#[wasm_bindgen(js_name = inspectCertificatesAsText)]
pub fn inspect_certificates_as_text(files: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let report = report(files, &options)?;
    to_js(&CertRendering { text: cert::text(&report, style(&options)), report: &report })
}

/// What the files are, and its text.
#[derive(Serialize)]
struct CertRendering<'a> {
    text: String,
    report: &'a CertReport,
}

const WHAT_FILES_ARE: &str =
    "the files are an array of objects with `name`, which is text, and `content`, which is text or bytes";

fn report(files: &JsValue, options: &Options) -> Result<CertReport, JsValue> {
    let items = files.dyn_ref::<Array>().ok_or_else(|| wrong(WHAT_FILES_ARE))?;
    let mut read = Vec::new();
    for item in items.iter() {
        let member = |name: &str| Reflect::get(&item, &JsValue::from_str(name));
        if !item.is_object() {
            return Err(wrong(WHAT_FILES_ARE));
        }
        let name = member("name")?.as_string().ok_or_else(|| wrong(WHAT_FILES_ARE))?;
        let bytes = bytes(&member("content")?).ok_or_else(|| wrong(WHAT_FILES_ARE))?;
        read.push(CertFile { name, bytes, is_key: member("isKey")?.is_truthy() });
    }
    let cert_options =
        CertOptions { language: options.language, now: options.now, cname: options.cname.as_deref() };
    cert::cert(read, &cert_options).ok_or_else(|| {
        wrong("what looks into certificates is not loaded: await initCertificates() before this call")
    })
}

/// The bytes of a file. One that is too large is replaced by as many zeros as show that it is.
fn bytes(content: &JsValue) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = match Raw::read(content, Files::MAXIMUM_BYTES) {
        Raw::Bytes(bytes) => bytes,
        Raw::Text(Ok(text)) => text.into_bytes(),
        // A lone surrogate, which no PEM text has, becomes another character that none has.
        Raw::Text(Err(_)) => content.as_string().unwrap_or_default().into_bytes(),
        Raw::TooLarge => vec![0; Files::MAXIMUM_BYTES + 1],
        Raw::Neither => return None,
    };
    Some(Zeroizing::new(bytes))
}

/// The files that a spec names: an object of their contents by their names.
pub(super) fn named_files(value: Option<&JsValue>) -> Result<Files, JsValue> {
    let mut files = Files::default();
    let Some(value) = value else { return Ok(files) };
    if !value.is_object() {
        return Err(wrong(WHAT_NAMED_FILES_ARE));
    }
    // It may have no prototype, or that of another frame.
    let object: &Object = value.unchecked_ref();
    for name in Object::keys(object).iter() {
        let content = Reflect::get(object, &name)?;
        let name = name.as_string().unwrap_or_default();
        if let Some(bytes) = bytes(&content) {
            files.add(name, bytes);
        } else if content.is_object()
            && let Some(why) = Reflect::get(&content, &JsValue::from_str("unreadable"))?.as_string()
        {
            files.add_unreadable(name, unreadable(&why).ok_or_else(|| wrong(WHAT_NAMED_FILES_ARE))?);
        } else {
            return Err(wrong(WHAT_NAMED_FILES_ARE));
        }
    }
    Ok(files)
}

fn unreadable(why: &str) -> Option<Unreadable> {
    Some(match why {
        "missing" => Unreadable::Missing,
        "denied" => Unreadable::Denied,
        "notAFile" => Unreadable::NotAFile,
        "failed" => Unreadable::Failed,
        _ => return None,
    })
}

const WHAT_NAMED_FILES_ARE: &str = "`files` is an object of texts or bytes by the names that the spec has for them; a file that cannot be read is { unreadable } with missing, denied, notAFile or failed";
