//! JSON text to a value tree, by serde_json; a repeated key is kept, so that it can be reported.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::position::{Node, PositionIndex, at, offset_of};
use super::{MAXIMUM_DEPTH, Member, Number, Problem, SyntaxError, Value};

const TOO_DEEP: &str = "nested too deeply";
const NUMBER_TOO_LONG: &str = "number too long";

/// Parses `text`, which must hold one JSON value and nothing else.
pub(super) fn parse(text: &str) -> Result<Value, SyntaxError> {
    if text.trim().is_empty() {
        return Err(SyntaxError { problem: Problem::Empty, position: None });
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Tree { depth: 0 }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| explain(text, &error))
}

fn explain(text: &str, error: &serde_json::Error) -> SyntaxError {
    let position = Some(at(text, offset_of(text, error.line(), error.column())));
    let message = error.to_string();
    // The position stands in a field of its own.
    let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
    let problem = match message.as_str() {
        TOO_DEEP | "recursion limit exceeded" => Problem::TooDeep,
        NUMBER_TOO_LONG | "number out of range" => Problem::NumberTooLong,
        _ => Problem::Parser { notation: "JSON", message },
    };
    SyntaxError { problem, position }
}

/// Makes a [`Value`], counting the depth on the way down.
struct Tree {
    depth: usize,
}

impl Tree {
    fn deeper<E: Error>(&self) -> Result<Tree, E> {
        if self.depth < MAXIMUM_DEPTH { Ok(Tree { depth: self.depth + 1 }) } else { Err(E::custom(TOO_DEEP)) }
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(Number::Integer(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value)
            .map(|value| Value::Number(Number::Integer(value)))
            .map_err(|_| E::custom(NUMBER_TOO_LONG))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // serde_json falls back to f64 for integers that no integer type holds.
        if value.fract() == 0.0 && value.abs() >= 9.2e18 {
            return Err(E::custom(NUMBER_TOO_LONG));
        }
        Ok(Value::Number(Number::Float(value)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(self.deeper()?)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(self.deeper()?)?;
            members.push(Member { key, value });
        }
        Ok(Value::Object(members))
    }
}

/// The positions of `text`, which [`parse`] accepted.
pub(super) fn positions(text: &str) -> PositionIndex<'_> {
    let start = skip(text, 0);
    PositionIndex::new(text, Node::new("", None, start..end_of_value(text, start)))
}

/// What is in the value at `range` of `text`: one level, the rest unread.
///
/// The text is known to be JSON, so that looking for where things end is enough; serde_json's raw values would do the
/// same for 20 KB more of the module, most of it for errors that cannot happen.
pub(super) fn children(text: &str, range: Range<usize>) -> Vec<Node<'_>> {
    let is_object = match text.as_bytes().get(range.start) {
        Some(b'{') => true,
        Some(b'[') => false,
        _ => return Vec::new(),
    };
    let mut nodes = Vec::new();
    let mut start = skip(text, range.start + 1);
    // The last byte of the range is the closing bracket.
    while start + 1 < range.end {
        let end = end_of_value(text, start);
        let node = if is_object {
            let value = skip(text, end);
            Node::new(
                name(text.get(start..end).unwrap_or("")),
                Some(start..end),
                value..end_of_value(text, value),
            )
        } else {
            Node::new(nodes.len().to_string(), None, start..end)
        };
        start = skip(text, node.value.end);
        nodes.push(node);
    }
    nodes
}

/// The offset of the first byte from `start` on that belongs to a value or ends one.
fn skip(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let between = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':');
    start + rest.iter().take_while(|byte| between(byte)).count()
}

/// The offset behind the value that begins at `start`.
fn end_of_value(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    for (length, byte) in rest.iter().enumerate() {
        if in_text {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            if in_text || depth > 0 {
                continue;
            }
            return start + length + 1;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 1 => depth -= 1,
            b'}' | b']' if depth == 1 => return start + length + 1,
            b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return start + length.max(1),
            _ => {}
        }
    }
    text.len()
}

/// A key without its quotes, borrowed where nothing in it is escaped.
fn name(key: &str) -> Cow<'_, str> {
    if key.contains('\\') {
        match parse(key) {
            Ok(Value::String(name)) => return Cow::Owned(name),
            _ => return Cow::Borrowed(key),
        }
    }
    Cow::Borrowed(key.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_are_found_where_they_stand() {
        let text = r#" { "a" : "x\"}]," , "b\u0063\"":[1 ,-2.5e1,{"d":[]},"]",null , []],"":{} ,"e":true } "#;
        let root = positions(text);
        let part = |range: &Range<usize>| text.get(range.clone()).unwrap();
        let top = children(text, 1..text.len() - 1);
        let shown: Vec<_> = top
            .iter()
            .map(|node| (node.name.as_ref(), part(&node.key.clone().unwrap()), part(&node.value)))
            .collect();
        assert_eq!(
            shown,
            [
                ("a", r#""a""#, r#""x\"}],""#),
                ("bc\"", r#""b\u0063\"""#, r#"[1 ,-2.5e1,{"d":[]},"]",null , []]"#),
                ("", r#""""#, "{}"),
                ("e", r#""e""#, "true"),
            ]
        );
        let items = children(text, top[1].value.clone());
        let shown: Vec<_> = items.iter().map(|node| (node.name.as_ref(), part(&node.value))).collect();
        assert_eq!(
            shown,
            [("0", "1"), ("1", "-2.5e1"), ("2", r#"{"d":[]}"#), ("3", r#""]""#), ("4", "null"), ("5", "[]")]
        );
        for empty in ["[]", "{ }", "1", "\"a\"", ""] {
            assert!(children(empty, 0..empty.len()).is_empty(), "{empty}");
        }
        assert_eq!(
            root.find(super::super::Target::Value("/e"), children).column,
            text.find("true").unwrap() as u32 + 1
        );
    }
}
