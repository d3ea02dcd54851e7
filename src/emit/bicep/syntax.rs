//! Values as Bicep writes them.

use std::fmt::Write as _;

use super::super::quoting::Quoting;
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
        Value::String(text) => out.push_str(&quoted(text)),
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
                let _ = write!(out, "{:inner$}{}: ", "", BICEP.key(&member.key));
                write_value(out, &member.value, inner);
                out.push('\n');
            }
            let _ = write!(out, "{:indent$}}}", "");
        }
    }
}

/// Inside of an object `resource` begins a child resource.
const BICEP: Quoting = Quoting {
    quote: '\'',
    introducers: &[('$', "\\$")],
    code_point: |code_point| format!("\\u{{{code_point:x}}}"),
    keywords: &["true", "false", "null", "if", "for", "resource"],
};

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    BICEP.quoted(text)
}

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
        assert_eq!(quoted("\u{200b}\u{2028}\u{202e}\0"), r"'\u{200b}\u{2028}\u{202e}\u{0}'");
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
            assert_eq!(BICEP.key(key), written);
        }
    }

    proptest! {
        #[test]
        fn a_quoted_text_reads_as_itself(text in r#"([\\'$\{\}\n\r\t\u{0}\u{2028}%`"]|\PC){0,40}"#) {
            prop_assert_eq!(unquoted(&quoted(&text)), Some(text));
        }
    }
}
