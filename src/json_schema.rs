//! The words of JSON Schema in which our own results are described.

use crate::document::{Value, object};

/// Text.
pub(crate) fn text() -> Value {
    object! { "type" => "string" }
}

/// A number of things.
pub(crate) fn integer() -> Value {
    object! { "type" => "integer", "minimum" => 0 }
}

/// One of these words.
pub(crate) fn words(words: &[&str]) -> Value {
    object! { "enum" => words.iter().map(|word| Value::from(*word)).collect::<Vec<_>>() }
}

/// An array of these.
pub(crate) fn list(items: Value) -> Value {
    object! { "type" => "array", "items" => items }
}

/// An object with these members and no other.
pub(crate) fn record(properties: Value, required: &[&str]) -> Value {
    object! {
        "type" => "object",
        "properties" => properties,
        "required" => required.iter().map(|name| Value::from(*name)).collect::<Vec<_>>(),
        "additionalProperties" => false,
    }
}

/// The schema of a whole document.
pub(crate) fn titled(title: &str, schema: Value) -> Value {
    let mut whole = object! {
        "$schema" => "https://json-schema.org/draft/2020-12/schema",
        "title" => title,
    };
    if let Value::Object(members) = schema {
        for member in members {
            whole.push(member.key, member.value);
        }
    }
    whole
}
