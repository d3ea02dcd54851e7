//! What one known error declares: how it shows in a paste, what causes it, what to do.

use crate::language::{Language, Text};
use crate::rules::Source;

/// A known error.
#[derive(Debug)]
pub struct Entry {
    /// The stable id, which is also its anchor in `docs/errors.md`.
    pub id: &'static str,
    /// How much it says.
    pub tier: Tier,
    /// How it shows in a paste; one of them is enough.
    pub signs: &'static [Sign],
    /// What went wrong.
    pub cause: Text,
    /// What to do.
    pub fix: Text,
    /// Ids of the rules that find it before Azure does.
    pub rules: &'static [&'static str],
    /// Where it is said.
    pub source: Source,
    /// Errors as Azure writes them, of which this entry is the explanation.
    pub samples: &'static [Sample],
}

/// How much an entry says. A paste is explained by the entries of the first tier that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// It names the cause.
    Cause,
    /// It names what was refused, but not why.
    Symptom,
    /// It says only that something inside failed.
    Wrapper,
}

/// How an error shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// An error code, or an HTTP status.
    Code(&'static str),
    /// A phrase, in which `*` stands for what differs. Case, white space and quotes do not count.
    Phrase(&'static str),
    /// A code whose message has a phrase.
    Both(&'static str, &'static str),
}

impl Tier {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Symptom => "symptom",
            Self::Wrapper => "wrapper",
        }
    }
}

impl Sign {
    /// The code in it.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Code(code) | Self::Both(code, _) => Some(code),
            Self::Phrase(_) => None,
        }
    }

    /// The phrase in it, with an ellipsis for what differs.
    pub fn phrase(self) -> Option<String> {
        match self {
            Self::Phrase(phrase) | Self::Both(_, phrase) => Some(phrase.replace('*', "…")),
            Self::Code(_) => None,
        }
    }
}

/// An error as Azure writes it: documentation and test, so it stays out of the wasm module.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    #[cfg(not(target_arch = "wasm32"))]
    error: (&'static str, &'static str),
}

impl Sample {
    /// An error with its code and its message; the code is empty where there is none.
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables, reason = "left out of the module"))]
    pub const fn new(code: &'static str, message: &'static str) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            error: (code, message),
        }
    }

    /// The code; empty where there is none.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn code(&self) -> &'static str {
        self.error.0
    }

    /// The message.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn message(&self) -> &'static str {
        self.error.1
    }
}

impl Entry {
    /// Its place in the reference, relative to the project's root.
    pub fn documentation(&self) -> String {
        let mut path = String::with_capacity(15 + self.id.len());
        path.push_str("docs/errors.md#");
        path.push_str(self.id);
        path
    }

    /// Its source as one phrase.
    pub fn source_line(&self, language: Language) -> String {
        let mut line = String::new();
        self.source.write(language, &mut line);
        line
    }
}
