//! Patterns, declared once as strings: compiled by `regex` natively, by `regex-lite` on wasm32.
//!
//! The two crates differ on `\w`, `\d`, `\b` and `(?i)`, so patterns name explicit ASCII classes only.

use std::sync::OnceLock;

#[cfg(not(target_arch = "wasm32"))]
use regex::Regex;
#[cfg(target_arch = "wasm32")]
use regex_lite::Regex;

/// A pattern and its compiled form, made at its first use.
pub(super) struct Pattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern. It is anchored by its author: `^…$`.
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }

    /// Whether `text` matches. A pattern that does not compile matches nothing; a test compiles them all.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.compiled
            .get_or_init(|| Regex::new(self.text).ok())
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}
