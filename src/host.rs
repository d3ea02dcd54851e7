//! What the host of the wasm module can do itself, so that the module need not bring the tables for it.

use crate::certificate::Inspection;

/// The finite number that `text` writes, or an infinity where it is too large; `text` has the form of a decimal number.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn float(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

/// The same by JavaScript, which rounds as Rust does: the parser of the standard library has 10 KB of powers of five,
/// which do not compress.
#[cfg(target_arch = "wasm32")]
pub(crate) fn float(text: &str) -> f64 {
    js_sys::Number::parse_float(text)
}

/// `text` in lower case, by Unicode.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn lowercase(text: &str) -> String {
    text.to_lowercase()
}

/// The same by JavaScript where `text` is not ASCII: the standard library's tables would add 16 KB to the module.
#[cfg(target_arch = "wasm32")]
pub(crate) fn lowercase(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        js_sys::JsString::from(text).to_lower_case().into()
    }
}

/// What certificate and key files are; none where nothing here can look into them.
#[cfg(feature = "certificates")]
pub(crate) fn inspect(certificate: Option<&[u8]>, key: Option<&[u8]>) -> Option<Inspection> {
    Some(crate::certificate::inspect(certificate, key))
}

/// The same in a build without the cryptography for it.
#[cfg(not(any(feature = "certificates", target_arch = "wasm32")))]
pub(crate) fn inspect(_: Option<&[u8]>, _: Option<&[u8]>) -> Option<Inspection> {
    None
}

#[cfg(all(target_arch = "wasm32", not(feature = "certificates")))]
thread_local! {
    /// What looks into certificates: a module of its own, which the host may have loaded.
    static INSPECTOR: std::cell::RefCell<Option<js_sys::Function>> = const { std::cell::RefCell::new(None) };
}

/// Says by what certificates are looked into from here on.
#[cfg(all(target_arch = "wasm32", not(feature = "certificates")))]
pub(crate) fn set_inspector(inspector: js_sys::Function) {
    INSPECTOR.set(Some(inspector));
}

/// The same by the module for it, whose answer only this one reads: its cryptography would add a third to this one.
#[cfg(all(target_arch = "wasm32", not(feature = "certificates")))]
pub(crate) fn inspect(certificate: Option<&[u8]>, key: Option<&[u8]>) -> Option<Inspection> {
    use js_sys::Uint8Array;
    use wasm_bindgen::{JsCast, JsValue};

    use crate::certificate::crossing;

    let inspector = INSPECTOR.with_borrow(Clone::clone)?;
    let (certificate, key) = (certificate.map(Uint8Array::from), key.map(Uint8Array::from));
    let answer =
        inspector.call2(&JsValue::NULL, &JsValue::from(certificate.clone()), &JsValue::from(key.clone()));
    // Nothing of a key stays in memory that can be read from JavaScript; it may stand in either file.
    for copy in certificate.iter().chain(&key) {
        copy.fill(0, 0, copy.length());
    }
    let answer = answer.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec();
    crossing::of_bytes(&answer)
}

/// A compiled pattern.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub(crate) struct CompiledPattern(std::sync::OnceLock<Option<regex::Regex>>);

#[cfg(not(target_arch = "wasm32"))]
impl CompiledPattern {
    pub(crate) const fn new() -> Self {
        Self(std::sync::OnceLock::new())
    }

    /// Whether `text` matches `pattern`, which is compiled at the first call.
    pub(crate) fn matches(&self, pattern: &str, text: &str) -> bool {
        self.0
            .get_or_init(|| regex::Regex::new(pattern).ok())
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}

/// The same by JavaScript, which keeps what it has compiled: a crate would add 10 KB of brotli to the module.
#[cfg(target_arch = "wasm32")]
#[derive(Debug)]
pub(crate) struct CompiledPattern;

#[cfg(target_arch = "wasm32")]
impl CompiledPattern {
    pub(crate) const fn new() -> Self {
        Self
    }

    /// Whether `text` matches `pattern`.
    pub(crate) fn matches(&self, pattern: &str, text: &str) -> bool {
        js_sys::RegExp::new(pattern, "").test(text)
    }
}
