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
    let codes = seen(&paste);
    let unknown = || codes.iter().filter(|code| !code.is_known);
    let unknown_depth = unknown().map(|code| code.depth).max();
    // Wrappers say nothing about a code within that nobody knows.
    explanations.retain(|found| found.entry.tier != Tier::Wrapper || unknown_depth.is_none());
    let best = explanations.iter().map(|found| found.entry.tier).min();
    explanations.retain(|found| Some(found.entry.tier) == best);
    let explanations = in_order(explanations, |found| (found.depth, found.weight));
    let deepest = explanations.first().map(|found| found.depth);
    let outcome = match best {
        None | Some(Tier::Wrapper) => Outcome::Unknown,
        Some(Tier::Cause) => Outcome::Explained,
        Some(_) if unknown_depth >= deepest => Outcome::Unknown,
        Some(_) => Outcome::Explained,
    };
    let names = |codes: &mut dyn Iterator<Item = &Code<'_>>| codes.map(|code| code.text.to_owned()).collect();
    Explained {
        language,
        outcome,
        explanations,
        codes: names(&mut codes.iter()),
        unknown_codes: names(&mut unknown()),
    }
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

/// A code with what the table has of it.
struct Code<'a> {
    text: &'a str,
    is_known: bool,
    depth: usize,
}

/// The different codes of the paste, each at its deepest place, the deepest first.
fn seen(paste: &Paste) -> Vec<Code<'_>> {
    let mut codes: Vec<Code<'_>> = Vec::new();
    for code in &paste.codes {
        let name = known(&code.text);
        let text = name.unwrap_or(&code.text);
        if let Some(other) = codes.iter_mut().find(|other| other.text.eq_ignore_ascii_case(text)) {
            other.depth = other.depth.max(code.depth);
        } else if codes.len() < MOST_CODES {
            codes.push(Code { text, is_known: name.is_some(), depth: code.depth });
        }
    }
    in_order(codes, |code| (code.depth, 0))
}

/// The few `items` by falling rank, those of the same rank as they were. The sort of the standard library is made for
/// many and would add 2 KB to the module.
fn in_order<T>(items: Vec<T>, rank: fn(&T) -> (usize, usize)) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        let at = sorted.iter().position(|other| rank(other) < rank(&item)).unwrap_or(sorted.len());
        sorted.insert(at, item);
    }
    sorted
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
