//! Values as Bicep writes them.

use std::fmt::Write as _;

use super::super::quoting::must_be_escaped;
use crate::document::{Number, Value};

/// Writes `value` after what stands on its line, which is indented by `indent` spaces; `Foreign` is an expression.
pub(super) fn write_value(out: &mut String, value: &Value, indent: usize) {
    let inner = indent + 2;
    // Writing into a String cannot fail.
    match value {
        Value::Foreign(expression) => out.push_str(expression),
        // Bicep has whole numbers only, and so have the bodies of computes and clusters.
        Value::Null | Value::Number(Number::Float(_)) => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(Number::Integer(value)) => {
            let _ = write!(out, "{value}");
        }
        Value::String(text) => quote(out, text),
        Value::Array(items) if items.is_empty() => out.push_str("[]"),
        Value::Array(items) => {
            out.push_str("[\n");
            for item in items {
                let _ = write!(out, "{:inner$}", "");
                write_value(out, item, inner);
                out.push('\n');
            }
            let _ = write!(out, "{:indent$}]", "");
        }
        Value::Object(members) if members.is_empty() => out.push_str("{}"),
        Value::Object(members) => {
            out.push_str("{\n");
            for member in members {
                let _ = write!(out, "{:inner$}", "");
                write_key(out, &member.key);
                out.push_str(": ");
                write_value(out, &member.value, inner);
                out.push('\n');
            }
            let _ = write!(out, "{:indent$}}}", "");
        }
    }
}

/// A text between quotes, in which nothing ends it and nothing is an expression.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(&mut out, text);
    out
}

fn quote(out: &mut String, text: &str) {
    out.push('\'');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | '\'' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' if characters.peek() == Some(&'{') => out.push_str("\\$"),
            _ if must_be_escaped(character) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('\'');
}

fn write_key(out: &mut String, key: &str) {
    let mut bytes = key.bytes();
    let is_name = bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name && !KEYWORDS.contains(&key) {
        out.push_str(key);
    } else {
        quote(out, key);
    }
}

/// Words that are no names; inside of an object `resource` begins a child resource.
const KEYWORDS: &[&str] = &["true", "false", "null", "if", "for", "resource"];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What Bicep's lexer makes of a literal; `None` where it is not one literal without interpolation.
    fn unquoted(literal: &str) -> Option<String> {
        let mut rest = literal.strip_prefix('\'')?.strip_suffix('\'')?.chars();
        let mut text = String::new();
        while let Some(character) = rest.next() {
            match character {
                '\'' | '\n' | '\r' => return None,
                '$' if rest.as_str().starts_with('{') => return None,
                '\\' => match rest.next()? {
                    'n' => text.push('\n'),
                    'r' => text.push('\r'),
                    't' => text.push('\t'),
                    same @ ('\\' | '\'' | '$') => text.push(same),
                    'u' => {
                        let (number, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
                        text.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
                        rest = after.chars();
                    }
                    _ => return None,
                },
                _ => text.push(character),
            }
        }
        Some(text)
    }

    #[test]
    fn what_could_end_a_text_or_begin_an_expression_is_escaped() {
        assert_eq!(quoted("a"), "'a'");
        assert_eq!(quoted("it's ${x} $5 $${y}"), r"'it\'s \${x} $5 $\${y}'");
        assert_eq!(quoted("'''\\\n\r\t"), r"'\'\'\'\\\n\r\t'");
        assert_eq!(quoted("\u{2028}\u{202e}\0"), r"'\u{2028}\u{202e}\u{0}'");
        assert_eq!(unquoted("'${x}'"), None);
        assert_eq!(unquoted("'a' 'b'"), None);
    }

    #[test]
    fn keys_are_quoted_only_where_needed() {
        for (key, written) in [
            ("team", "team"),
            ("a_1", "a_1"),
            ("1a", "'1a'"),
            ("cost-center", "'cost-center'"),
            ("", "''"),
            ("true", "'true'"),
            ("größe", "'größe'"),
        ] {
            let mut out = String::new();
            write_key(&mut out, key);
            assert_eq!(out, written);
        }
    }

    proptest! {
        #[test]
        fn a_quoted_text_reads_as_itself(text in r#"([\\'$\{\}\n\r\t\u{0}\u{2028}%`"]|\PC){0,40}"#) {
            prop_assert_eq!(unquoted(&quoted(&text)), Some(text));
        }
    }
}
