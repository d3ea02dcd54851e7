//! Writes a value as YAML that every reader of YAML 1.2 reads back as it was.

use std::fmt::Write;

use crate::document::{Number, Value};

/// The value as a YAML document.
pub fn yaml(value: &Value) -> String {
    let mut text = String::new();
    if is_block(value) {
        block(value, 0, &mut text);
    } else {
        scalar(value, &mut text);
        text.push('\n');
    }
    text
}

/// Whether the value takes lines of its own.
fn is_block(value: &Value) -> bool {
    matches!(value, Value::Object(_) | Value::Array(_)) && !value.is_empty()
}

/// Writes an object or array, each line behind `indent` spaces.
fn block(value: &Value, indent: usize, text: &mut String) {
    for (number, member) in value.members().iter().enumerate() {
        begin(number, indent, text);
        scalar(&Value::from(&*member.key), text);
        text.push(':');
        if is_block(&member.value) {
            text.push('\n');
            for_first_line(&member.value, indent + 2, text);
        } else {
            text.push(' ');
            scalar(&member.value, text);
            text.push('\n');
        }
    }
    for (number, item) in value.items().iter().enumerate() {
        begin(number, indent, text);
        text.push_str("- ");
        if is_block(item) {
            block(item, indent + 2, text);
        } else {
            scalar(item, text);
            text.push('\n');
        }
    }
}

fn for_first_line(value: &Value, indent: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', indent));
    block(value, indent, text);
}

/// The first line of a block stands where its parent put it.
fn begin(number: usize, indent: usize, text: &mut String) {
    if number > 0 {
        text.extend(std::iter::repeat_n(' ', indent));
    }
}

fn scalar(value: &Value, text: &mut String) {
    match value {
        Value::Null | Value::Foreign(_) => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(Number::Integer(value)) => text.push_str(&value.to_string()),
        Value::Number(Number::Float(value)) => {
            text.push_str(&serde_json::to_string(value).unwrap_or_default());
        }
        Value::String(string) if is_plain(string) => text.push_str(string),
        Value::String(string) => quoted(string, text),
        Value::Array(_) => text.push_str("[]"),
        Value::Object(_) => text.push_str("{}"),
    }
}

/// Words that are no text in YAML 1.2 or 1.1.
const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// Whether a text means itself without quotes.
fn is_plain(text: &str) -> bool {
    let is_plain_character = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c);
    if !text.chars().all(is_plain_character) || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return false;
    }
    let begins_as_text = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    // Ids and addresses are no numbers.
    begins_as_text || is_guid(text) || is_address(text)
}

fn is_guid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

fn is_address(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.matches('.').count() == 3
        && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '/')
}

/// Writes a text in double quotes, as JSON has it, and what a YAML stream may not hold by its number.
fn quoted(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            '\0'..='\x1f'
            | '\x7f'..='\u{a0}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                // Writing into a String never fails.
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
