//! The JSON Schema of the spec, for editors and forms; generated from the table of keys.

use super::keys::{Key, ROOT, Shape};
use super::operation::Operation;
use crate::document::{Value, object};
use crate::language::Language;

/// The JSON Schema (draft 2020-12) that says of a spec's shape what the decoder says.
///
/// Descriptions are in `language`. `x-operations` and `x-required` name the operations that use and
/// need a key, `x-arm` the ARM field it becomes: a form can be built from them.
pub fn json_schema(language: Language) -> Value {
    let mut schema = object! {
        "$schema" => "https://json-schema.org/draft/2020-12/schema",
        "title" => "aks-compute spec",
    };
    let Value::Object(members) = object_schema(ROOT, language) else { return schema };
    for member in members {
        schema.push(member.key, member.value);
    }
    let branches = Operation::ALL.iter().map(|operation| branch(*operation)).collect::<Vec<_>>();
    schema.push("allOf", branches);
    schema
}

fn names(operations: &[Operation]) -> Value {
    Value::Array(operations.iter().map(|operation| Value::from(operation.as_str())).collect())
}

fn object_schema(keys: &[Key], language: Language) -> Value {
    let mut properties = Value::object();
    for key in keys {
        properties.push(key.name, key_schema(key, language));
    }
    let required: Vec<_> = keys
        .iter()
        .filter(|key| key.required.len() == Operation::ALL.len())
        .map(|key| Value::from(key.name))
        .collect();
    let mut schema =
        object! { "type" => "object", "properties" => properties, "additionalProperties" => false };
    if !required.is_empty() {
        schema.push("required", required);
    }
    schema
}

fn key_schema(key: &Key, language: Language) -> Value {
    let mut schema = match &key.shape {
        Shape::Text | Shape::SecretText => object! { "type" => "string" },
        Shape::Integer => object! { "type" => "integer" },
        Shape::Boolean => object! { "type" => "boolean" },
        Shape::Choice(words) => {
            let words: Vec<_> = words.iter().map(|word| Value::from(*word)).collect();
            object! { "type" => "string", "enum" => words }
        }
        Shape::Texts => object! { "type" => "array", "items" => object! { "type" => "string" } },
        Shape::Object(keys) => object_schema(keys, language),
        Shape::Tags => {
            object! { "type" => "object", "additionalProperties" => object! { "type" => "string" } }
        }
        Shape::Objects(keys) => object! { "type" => "array", "items" => object_schema(keys, language) },
        Shape::Anything => Value::object(),
    };
    if key.shape == Shape::SecretText {
        schema.push("format", "password");
    }
    schema.push("description", key.description.get(language));
    if !key.example.is_empty() {
        schema.push("examples", vec![example(key)]);
    }
    schema.push("x-operations", names(key.operations));
    if !key.required.is_empty() {
        schema.push("x-required", names(key.required));
    }
    if !key.arm.is_empty() {
        schema.push("x-arm", key.arm);
    }
    schema
}

fn example(key: &Key) -> Value {
    match key.shape {
        Shape::Integer => key.example.parse::<i64>().map_or(Value::Null, Value::from),
        Shape::Boolean => Value::Bool(key.example == "true"),
        Shape::Texts => Value::Array(vec![Value::from(key.example)]),
        _ => Value::from(key.example),
    }
}

/// What holds when the operation is `operation`: keys that it needs, and keys that it has no use for.
fn branch(operation: Operation) -> Value {
    let condition = object! {
        "properties" => object! { "operation" => object! { "const" => operation.as_str() } },
        "required" => vec![Value::from("operation")],
    };
    let mut consequence = conditions(ROOT, operation);
    if operation == Operation::Update {
        let one_of_them = ["ssl", "loadBalancer", "refresh"]
            .iter()
            .map(|key| object! { "required" => vec![Value::from(*key)] })
            .collect::<Vec<_>>();
        consequence.push("anyOf", one_of_them);
    }
    object! { "if" => condition, "then" => consequence }
}

fn conditions(keys: &[Key], operation: Operation) -> Value {
    let mut required = Vec::new();
    let mut properties = Value::object();
    for key in keys {
        if !key.operations.contains(&operation) {
            properties.push(key.name, false);
            continue;
        }
        if key.required.contains(&operation) {
            required.push(Value::from(key.name));
        }
        let inner = match &key.shape {
            Shape::Object(keys) => conditions(keys, operation),
            Shape::Objects(keys) => {
                let items = conditions(keys, operation);
                if items.is_empty() {
                    items
                } else {
                    object! { "items" => items }
                }
            }
            _ => Value::object(),
        };
        if !inner.is_empty() {
            properties.push(key.name, inner);
        }
    }
    let mut schema = Value::object();
    if !properties.is_empty() {
        schema.push("properties", properties);
    }
    if !required.is_empty() {
        schema.push("required", required);
    }
    schema
}
