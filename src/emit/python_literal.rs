//! Values as literals of Python.

use std::fmt::Write as _;

use super::quoting::{Quoting, four_digits};
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

const PYTHON: Quoting = Quoting { quote: '"', introducers: &[], code_point: four_digits, keywords: &[] };

/// The text as a string of Python.
pub(super) fn string(text: &str) -> String {
    PYTHON.quoted(text)
}
