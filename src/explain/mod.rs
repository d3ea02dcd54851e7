//! Azure's error texts, as people paste them, to cause, rule and fix: a table, and the reading of a paste.
//!
//! What is not in the table is unknown, and is said to be unknown. What comes out quotes the table and never the paste,
//! except codes that look like codes: no name, key or token of a paste can be in it.

mod code;
mod entry;
mod escapes;
mod json;
mod paste;
#[cfg(not(target_arch = "wasm32"))]
pub mod reference;
mod schema;
mod table;
mod text;

use std::cmp::Reverse;

pub use entry::{Entry, Sample, Sign, Tier};
pub use schema::json_schema;
pub use text::text;

use crate::language::Language;
use paste::Paste;

/// How many bytes a paste may have where a caller sets a limit.
pub const MAXIMUM_PASTE_BYTES: usize = 1 << 20;
/// How many codes of a paste are named.
const MOST_CODES: usize = 20;

/// Every known error.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    table::FAMILIES.iter().copied().flatten()
}

/// What is known of a paste.
#[derive(Debug)]
pub struct Explained {
    /// The language of causes and fixes.
    pub language: Language,
    /// Whether the error is known.
    pub outcome: Outcome,
    /// What explains it; the innermost error first.
    pub explanations: Vec<Explanation>,
    /// The error codes and HTTP statuses in it, the innermost first.
    pub codes: Vec<String>,
    /// Those of them that the table does not have.
    pub unknown_codes: Vec<String>,
}

/// Whether an error is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The table has it.
    Explained,
    /// It does not, or only what is around it.
    Unknown,
}

/// One error of a paste with its entry.
#[derive(Debug)]
pub struct Explanation {
    /// The entry.
    pub entry: &'static Entry,
    /// What the paste has of the entry: codes, and phrases with an ellipsis for what differs.
    pub matched: Vec<String>,
    depth: usize,
    weight: usize,
}

/// Explains what `paste` says.
pub fn explain(paste: &str, language: Language) -> Explained {
    let paste = Paste::read(paste, &known);
    let mut explanations: Vec<Explanation> =
        entries().filter_map(|entry| explanation(entry, &paste)).collect();
    let (codes, unknown_codes, unknown_depth) = seen(&paste);
    // Wrappers say nothing about a code within that nobody knows.
    explanations.retain(|found| found.entry.tier != Tier::Wrapper || unknown_depth.is_none());
    let best = explanations.iter().map(|found| found.entry.tier).min();
    explanations.retain(|found| Some(found.entry.tier) == best);
    explanations.sort_by_key(|found| Reverse((found.depth, found.weight)));
    let deepest = explanations.first().map(|found| found.depth);
    let outcome = match best {
        None => Outcome::Unknown,
        Some(Tier::Cause) => Outcome::Explained,
        Some(_) if unknown_depth >= deepest => Outcome::Unknown,
        Some(_) => Outcome::Explained,
    };
    Explained { language, outcome, explanations, codes, unknown_codes }
}

/// Explains what the bytes of a paste say; what is no UTF-8 in them does not matter.
pub fn explain_bytes(paste: &[u8], language: Language) -> Explained {
    explain(&String::from_utf8_lossy(paste), language)
}

/// The code of the table that is written like `word`.
fn known(word: &str) -> Option<&'static str> {
    entries()
        .flat_map(|entry| entry.signs)
        .filter_map(|sign| sign.code())
        .find(|code| code.eq_ignore_ascii_case(word))
}

/// The codes of the paste, those of them that are unknown, and how deep the deepest of these stands.
fn seen(paste: &Paste) -> (Vec<String>, Vec<String>, Option<usize>) {
    let mut seen: Vec<_> = paste.codes.iter().collect();
    seen.sort_by_key(|code| Reverse(code.depth));
    let (mut codes, mut unknown) = (Vec::<String>::new(), Vec::new());
    let mut depth = None;
    for code in seen {
        let name = known(&code.text);
        let text = name.unwrap_or(&code.text);
        if codes.len() == MOST_CODES || codes.iter().any(|other| other.eq_ignore_ascii_case(text)) {
            continue;
        }
        codes.push(text.to_owned());
        if name.is_none() {
            unknown.push(text.to_owned());
            depth = depth.max(Some(code.depth));
        }
    }
    (codes, unknown, depth)
}

/// How `entry` explains the paste, if it does.
fn explanation(entry: &'static Entry, paste: &Paste) -> Option<Explanation> {
    let mut found = Explanation { entry, matched: Vec::new(), depth: 0, weight: 0 };
    for sign in entry.signs {
        let Some((depth, weight)) = shows(*sign, paste) else { continue };
        found.depth = found.depth.max(depth);
        found.weight = found.weight.max(weight);
        for text in sign.code().map(str::to_owned).into_iter().chain(sign.phrase()) {
            if !found.matched.contains(&text) {
                found.matched.push(text);
            }
        }
    }
    (!found.matched.is_empty()).then_some(found)
}

/// How deep a sign stands in the paste, and what it weighs: a longer phrase is a surer sign, a code by itself the least.
fn shows(sign: Sign, paste: &Paste) -> Option<(usize, usize)> {
    let deepest = |code: &str, phrase: Option<&str>| {
        let is_it = |number: usize, text: &str| {
            text.eq_ignore_ascii_case(code) && phrase.is_none_or(|phrase| paste.belongs(phrase, number))
        };
        let codes = paste.codes.iter().enumerate();
        codes.filter(|(number, seen)| is_it(*number, &seen.text)).map(|(_, seen)| seen.depth).max()
    };
    match sign {
        Sign::Code(code) => deepest(code, None).map(|depth| (depth, 0)),
        Sign::Phrase(phrase) => paste.depth_of(phrase).map(|depth| (depth, phrase.len())),
        Sign::Both(code, phrase) => {
            deepest(code, Some(phrase)).map(|depth| (depth, code.len() + phrase.len()))
        }
    }
}
