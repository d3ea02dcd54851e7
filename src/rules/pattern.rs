//! Patterns, declared once as strings: matched by `regex` natively, by the host's `RegExp` on wasm32.
//!
//! The two differ on `\w`, `\d`, `\b` and flags, so patterns name explicit ASCII classes only.

use crate::host;

/// A pattern, compiled at its first use.
pub(super) struct Pattern {
    text: &'static str,
    compiled: host::CompiledPattern,
}

impl Pattern {
    /// A pattern. It is anchored by its author: `^…$`.
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, compiled: host::CompiledPattern::new() }
    }

    /// Whether `text` matches. A pattern that does not compile matches nothing; a test compiles them all.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.compiled.matches(self.text, text)
    }
}
