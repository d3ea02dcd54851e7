//! Documents as they come in: YAML text, JSON text or a JavaScript object, as one neutral value tree.
//!
//! The tree itself knows no positions. Where there was text, [`Document::locate`] finds the line and
//! column of a JSON pointer in it; most specs have few findings, so this is cheaper than carrying
//! positions everywhere.

mod encoding;
mod json;
mod pointer;
mod position;
#[macro_use]
mod value;
mod yaml;

pub use encoding::{decode_utf8, spec_text};
pub use pointer::{escape_token, join};
pub use position::{Position, Target};
pub(crate) use value::object;
pub use value::{Member, Number, Value};

use position::PositionIndex;

/// How many bytes a spec may have.
pub const MAXIMUM_SPEC_BYTES: usize = 1 << 20;
/// How deeply objects and arrays may be nested.
pub const MAXIMUM_DEPTH: usize = 32;
/// How many characters a number may have.
pub const MAXIMUM_NUMBER_LENGTH: usize = 40;

/// The notation of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON where the text begins like JSON and is JSON, else YAML.
    #[default]
    Detect,
    /// YAML 1.2.
    Yaml,
    /// JSON (RFC 8259).
    Json,
}

impl Format {
    /// The format that a file name promises.
    pub fn of_file_name(name: &str) -> Self {
        match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()) {
            Some(extension) => match extension.as_str() {
                "json" | "jsonl" => Self::Json,
                "yaml" | "yml" => Self::Yaml,
                _ => Self::Detect,
            },
            None => Self::Detect,
        }
    }
}

/// Why a text is not a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub problem: Problem,
    /// Where it is wrong, if it can be said.
    pub position: Option<Position>,
}

/// What is wrong with a text that is not a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing in it but white space and comments.
    Empty,
    /// Over the size limit (bytes).
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// Nested deeper than [`MAXIMUM_DEPTH`].
    TooDeep,
    /// A number with more than [`MAXIMUM_NUMBER_LENGTH`] characters, or one that no number type holds.
    NumberTooLong,
    /// UTF-16 or UTF-32.
    NotUtf8Encoding,
    /// Not UTF-8: the offset of the first bad byte.
    InvalidUtf8 {
        /// Offset in bytes.
        offset: usize,
    },
    /// A control character that no document may hold.
    ControlCharacter {
        /// Its code point.
        code: u32,
    },
    /// Anchors and aliases (`&a`, `*a`).
    Anchor,
    /// Merge keys (`<<`).
    MergeKey,
    /// Explicit tags (`!!str`).
    Tag,
    /// More than one document in one text.
    SeveralDocuments,
    /// A mapping key that is not text.
    KeyNotText,
    /// What the parser said.
    Parser {
        /// `JSON` or `YAML`.
        notation: &'static str,
        /// The parser's own words, in English.
        message: String,
    },
}

/// Whether a text can only be meant as JSON, or as YAML that is written like it.
pub(crate) fn begins_like_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// A value tree and the text it came from, if any.
#[derive(Debug)]
pub struct Document<'a> {
    /// The tree.
    pub root: Value,
    text: Option<(&'a str, Format)>,
    positions: std::cell::OnceCell<PositionIndex<'a>>,
}

impl<'a> Document<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// The first thing that keeps the text from being a document.
    pub fn parse(text: &'a str, format: Format) -> Result<Self, SyntaxError> {
        if text.len() > MAXIMUM_SPEC_BYTES {
            return Err(SyntaxError {
                problem: Problem::TooLarge { limit: MAXIMUM_SPEC_BYTES },
                position: None,
            });
        }
        Self::parse_any_size(text, format)
    }

    /// Reads a text of any size: what [`Document::parse`] does without its limit, for facts.
    ///
    /// # Errors
    /// The first thing that keeps the text from being a document.
    pub fn parse_any_size(text: &'a str, format: Format) -> Result<Self, SyntaxError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (root, format) = match format {
            Format::Json => (json::parse(text)?, Format::Json),
            Format::Yaml => (yaml::parse(text)?, Format::Yaml),
            Format::Detect if begins_like_json(text) => match json::parse(text) {
                Ok(root) => (root, Format::Json),
                // A YAML flow mapping also begins with a brace; if it is neither, JSON's error is the better one.
                Err(error) => (yaml::parse(text).map_err(|_| error)?, Format::Yaml),
            },
            Format::Detect => (yaml::parse(text)?, Format::Yaml),
        };
        Ok(Self { root, text: Some((text, format)), positions: std::cell::OnceCell::new() })
    }

    /// A document that never was text.
    pub fn from_value(root: Value) -> Self {
        Self { root, text: None, positions: std::cell::OnceCell::new() }
    }

    /// Where the target stands in the text; where it does not (a missing key), its nearest parent.
    ///
    /// Returns `None` for a document that never was text.
    pub fn locate(&self, target: Target<'_>) -> Option<Position> {
        let (text, format) = self.text?;
        let index = self.positions.get_or_init(|| match format {
            Format::Json => json::positions(text),
            Format::Yaml | Format::Detect => yaml::positions(text),
        });
        Some(index.find(target, json::children))
    }
}
