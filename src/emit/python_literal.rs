//! Values as literals of Python.

use std::fmt::Write as _;

use crate::document::Value;

/// The value as a literal, its further lines indented by `depth` times four spaces.
pub(super) fn literal(value: &Value, depth: usize) -> String {
    let indent = "    ".repeat(depth);
    let items: Vec<String> = match value {
        Value::Object(members) => members
            .iter()
            .map(|member| format!("{}: {}", string(&member.key), literal(&member.value, depth + 1)))
            .collect(),
        Value::Array(items) => items.iter().map(|item| literal(item, depth + 1)).collect(),
        Value::String(text) => return string(text),
        Value::Bool(true) => return "True".to_owned(),
        Value::Bool(false) => return "False".to_owned(),
        // A number of JSON is one of Python.
        Value::Number(_) => return serde_json::to_string(value).unwrap_or_default(),
        Value::Null | Value::Foreign(_) => return "None".to_owned(),
    };
    let (open, close) = if matches!(value, Value::Object(_)) { ('{', '}') } else { ('[', ']') };
    let mut text = String::from(open);
    for item in &items {
        // Writing into a String cannot fail.
        let _ = write!(text, "\n{indent}    {item},");
    }
    if !items.is_empty() {
        let _ = write!(text, "\n{indent}");
    }
    text.push(close);
    text
}

/// The text as a string of Python. What does not show, or turns the line around, is escaped.
pub(super) fn string(text: &str) -> String {
    let mut string = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                string.push('\\');
                string.push(c);
            }
            '\n' => string.push_str("\\n"),
            c if c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
            {
                let _ = write!(string, "\\u{:04x}", u32::from(c));
            }
            c => string.push(c),
        }
    }
    string.push('"');
    string
}
