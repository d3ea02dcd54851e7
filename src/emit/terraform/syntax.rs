//! Blocks and values as `terraform fmt` writes them.

use std::fmt::Write as _;

use super::super::quoting::{Quoting, four_digits};
use crate::document::{Number, Value};

/// What stands in a block.
pub(super) enum Item {
    /// An attribute; `Foreign` is an expression.
    Attribute(&'static str, Value),
    /// An attribute that is a computed expression.
    Expression(&'static str, String),
    /// An attribute that is a list of references.
    References(&'static str, Vec<String>),
    /// A block without labels.
    Block(&'static str, Vec<Item>),
}

impl Item {
    /// Whether it takes several lines, so that blank lines part it from the others.
    fn is_tall(&self) -> bool {
        match self {
            Self::Attribute(_, value) => is_tall(value),
            Self::Expression(..) | Self::References(..) => false,
            Self::Block(..) => true,
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Attribute(name, _)
            | Self::Expression(name, _)
            | Self::References(name, _)
            | Self::Block(name, _) => name.len(),
        }
    }
}

fn is_tall(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_tall),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    }
}

/// Writes a block after the indentation of its line, and the end of its last line.
pub(super) fn write_block(out: &mut String, head: &str, items: &[Item], indent: usize) {
    if items.is_empty() {
        let _ = writeln!(out, "{head} {{}}");
        return;
    }
    let _ = writeln!(out, "{head} {{");
    let inner = indent + 2;
    write_lines(out, items, inner, Item::is_tall, Item::width, |out, item, width| match item {
        Item::Attribute(name, value) => {
            let _ = write!(out, "{name:width$} = ");
            write_value(out, value, inner);
            out.push('\n');
        }
        Item::Expression(name, expression) => {
            let _ = writeln!(out, "{name:width$} = {expression}");
        }
        Item::References(name, references) => {
            let _ = writeln!(out, "{name:width$} = [{}]", references.join(", "));
        }
        Item::Block(name, items) => write_block(out, name, items, inner),
    });
    let _ = writeln!(out, "{:indent$}}}", "");
}

/// Writes entries, each group of those of one line with their equals signs below each other.
fn write_lines<T>(
    out: &mut String,
    entries: &[T],
    indent: usize,
    is_tall: impl Fn(&T) -> bool,
    width: impl Fn(&T) -> usize,
    mut write: impl FnMut(&mut String, &T, usize),
) {
    let groups = entries.chunk_by(|one, next| !is_tall(one) && !is_tall(next));
    for (number, group) in groups.enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let widest = group.iter().map(&width).max().unwrap_or_default();
        for entry in group {
            let _ = write!(out, "{:indent$}", "");
            write(out, entry, if is_tall(entry) { 0 } else { widest });
        }
    }
}

fn write_value(out: &mut String, value: &Value, indent: usize) {
    let inner = indent + 2;
    match value {
        Value::Foreign(expression) => out.push_str(expression),
        // Bodies of computes and clusters have whole numbers only.
        Value::Null | Value::Number(Number::Float(_)) => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(Number::Integer(value)) => {
            let _ = write!(out, "{value}");
        }
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) if is_tall(value) => {
            out.push_str("[\n");
            for item in items {
                let _ = write!(out, "{:inner$}", "");
                write_value(out, item, inner);
                out.push_str(",\n");
            }
            let _ = write!(out, "{:indent$}]", "");
        }
        Value::Array(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                if number > 0 {
                    out.push_str(", ");
                }
                write_value(out, item, indent);
            }
            out.push(']');
        }
        Value::Object(members) if members.is_empty() => out.push_str("{}"),
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|member| (HCL.key(&member.key), &member.value)).collect();
            out.push_str("{\n");
            write_lines(
                out,
                &members,
                inner,
                |(_, value)| is_tall(value),
                |(key, _)| key.chars().count(),
                |out, (key, value), width| {
                    let _ = write!(out, "{key:width$} = ");
                    write_value(out, value, inner);
                    out.push('\n');
                },
            );
            let _ = write!(out, "{:indent$}}}", "");
        }
    }
}

const HCL: Quoting = Quoting {
    quote: '"',
    introducers: &[('$', "$$"), ('%', "%%")],
    code_point: four_digits,
    keywords: &["true", "false", "null", "if", "for"],
};

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    HCL.quoted(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What HCL makes of a literal; `None` where it is not one literal without templates.
    fn unquoted(literal: &str) -> Option<String> {
        let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?.chars();
        let mut text = String::new();
        while let Some(character) = rest.next() {
            match character {
                '"' | '\n' | '\r' => return None,
                '$' | '%' if rest.as_str().starts_with('{') => return None,
                '$' | '%'
                    if rest.as_str().strip_prefix(character).is_some_and(|rest| rest.starts_with('{')) =>
                {
                    text.push(character);
                    text.push('{');
                    rest.nth(1);
                }
                '\\' => match rest.next()? {
                    'n' => text.push('\n'),
                    'r' => text.push('\r'),
                    't' => text.push('\t'),
                    same @ ('\\' | '"') => text.push(same),
                    'u' => {
                        let number: String = rest.by_ref().take(4).collect();
                        text.push(char::from_u32(u32::from_str_radix(&number, 16).ok()?)?);
                    }
                    _ => return None,
                },
                _ => text.push(character),
            }
        }
        Some(text)
    }

    #[test]
    fn what_could_end_a_text_or_begin_a_template_is_escaped() {
        assert_eq!(quoted("a"), r#""a""#);
        assert_eq!(quoted(r#"say "${x}" %{ if } 5% $5"#), r#""say \"$${x}\" %%{ if } 5% $5""#);
        assert_eq!(quoted("\\\n\r\t"), r#""\\\n\r\t""#);
        assert_eq!(quoted("\u{2028}\u{202e}\0"), r#""\u2028\u202e\u0000""#);
        assert_eq!(unquoted(r#""${x}""#), None);
    }

    #[test]
    fn keys_are_quoted_only_where_needed() {
        for (given, written) in [
            ("team", "team"),
            ("a_1", "a_1"),
            ("1a", "\"1a\""),
            ("cost-center", "\"cost-center\""),
            ("", "\"\""),
            ("null", "\"null\""),
        ] {
            assert_eq!(HCL.key(given), written);
        }
    }

    proptest! {
        #[test]
        fn a_quoted_text_reads_as_itself(text in r#"([\\"$%\{\}\n\r\t\u{0}\u{2028}`']|\PC){0,40}"#) {
            prop_assert_eq!(unquoted(&quoted(&text)), Some(text));
        }
    }

    #[test]
    fn equals_signs_stand_below_each_other_between_blank_lines() {
        let mut out = String::new();
        let mut tags = Value::object();
        tags.push("a", "x");
        tags.push("cost center", "y");
        let items = [
            Item::Attribute("name", "n".into()),
            Item::Attribute("location", Value::Foreign("var.location")),
            Item::Attribute("tags", tags),
            Item::Block("features", Vec::new()),
            Item::Attribute("count", 3.into()),
        ];
        write_block(&mut out, "resource", &items, 0);
        assert_eq!(
            out,
            "resource {
  name     = \"n\"
  location = var.location

  tags = {
    a             = \"x\"
    \"cost center\" = \"y\"
  }

  features {}

  count = 3
}
"
        );
    }
}
