//! What the host of the wasm module can do itself, so that the module need not bring the tables for it.

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
