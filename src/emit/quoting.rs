//! Texts between quotes and texts in comments, for every language that artifacts are written in.

/// How a language writes a text between quotes. Its quote and a backslash stand behind a backslash.
pub(super) struct Quoting {
    pub(super) quote: char,
    /// What begins an expression before a brace, and how it is written where it is a text.
    pub(super) introducers: &'static [(char, &'static str)],
    /// How a character is written by its number.
    pub(super) code_point: fn(u32) -> String,
    /// Words that are no names where a key is expected.
    pub(super) keywords: &'static [&'static str],
}

impl Quoting {
    /// A text between quotes, in which nothing ends it and nothing is an expression.
    pub(super) fn quoted(&self, text: &str) -> String {
        let mut out = String::from(self.quote);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let is_before_brace = characters.peek() == Some(&'{');
            let introducer =
                self.introducers.iter().find(|(introducer, _)| is_before_brace && *introducer == character);
            match (character, introducer) {
                (_, Some((_, escaped))) => out.push_str(escaped),
                ('\n', _) => out.push_str("\\n"),
                ('\r', _) => out.push_str("\\r"),
                ('\t', _) => out.push_str("\\t"),
                _ if character == '\\' || character == self.quote => out.extend(['\\', character]),
                _ if must_be_escaped(character) => out.push_str(&(self.code_point)(u32::from(character))),
                _ => out.push(character),
            }
        }
        out.push(self.quote);
        out
    }

    /// The key of an object: as it is where it is a name, else quoted.
    pub(super) fn key(&self, key: &str) -> String {
        if identifier(key) == key && !self.keywords.contains(&key) {
            key.to_owned()
        } else {
            self.quoted(key)
        }
    }
}

/// A character by its number, as JSON writes it.
pub(super) fn four_digits(code_point: u32) -> String {
    format!("\\u{code_point:04x}")
}

/// `text` as a name: what no name may hold is an underscore.
pub(super) fn identifier(text: &str) -> String {
    let mut name: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
        name.insert(0, '_');
    }
    name
}

/// Whether a character would end a line, does not show, or changes how the text around it looks. None has a
/// number of more than four digits.
const fn must_be_escaped(character: char) -> bool {
    character.is_ascii_control()
        || matches!(character,
            '\u{80}'..='\u{9f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}')
}

/// `text` as comment lines, each of which starts with `mark`.
pub(super) fn comment(mark: &str, text: &str) -> String {
    let mut comment = String::new();
    for line in text.split('\n') {
        comment.push_str(mark);
        if !line.is_empty() {
            comment.push(' ');
            comment.extend(line.chars().map(|c| if must_be_escaped(c) { ' ' } else { c }));
        }
        comment.push('\n');
    }
    comment
}
