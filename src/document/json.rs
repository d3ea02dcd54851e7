//! JSON text to a value tree, by serde_json; a repeated key is kept, so that it can be reported.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

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
    let value =
        serde_json::from_str::<&RawValue>(text).map_or(0..text.len(), |raw| range_in(text, raw.get()));
    PositionIndex::new(text, Node::new("", None, value))
}

/// What is in the value at `range` of `text`: one level, the rest unparsed.
pub(super) fn children(text: &str, range: Range<usize>) -> Vec<Node<'_>> {
    let raw = text.get(range).unwrap_or("");
    if raw.starts_with('{') {
        let Ok(RawObject(members)) = serde_json::from_str(raw) else { return Vec::new() };
        members
            .into_iter()
            .filter_map(|(key, value)| {
                let Name(name) = serde_json::from_str(key.get()).ok()?;
                Some(Node::new(name, Some(range_in(text, key.get())), range_in(text, value.get())))
            })
            .collect()
    } else if raw.starts_with('[')
        && let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw)
    {
        items
            .into_iter()
            .enumerate()
            .map(|(number, item)| Node::new(number.to_string(), None, range_in(text, item.get())))
            .collect()
    } else {
        Vec::new()
    }
}

/// The byte range of `part`, which is a slice of `text`.
///
/// Both are parts of one allocation, so the difference of their addresses is the offset.
fn range_in(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

/// A key, borrowed where nothing in it is escaped.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members of an object, unparsed.
struct RawObject<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for RawObject<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Vec<(&'de RawValue, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Members).map(RawObject)
    }
}
