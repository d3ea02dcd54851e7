//! The order of a spec's keys: that of the table of keys.

use crate::document::Value;
use crate::spec::{Key, ROOT, Shape};

/// The spec with its keys in their order.
pub(super) fn ordered(spec: Value) -> Value {
    by_keys(spec, ROOT)
}

fn by_keys(value: Value, keys: &[Key]) -> Value {
    let Value::Object(mut members) = value else { return value };
    let place = |name: &str| keys.iter().position(|key| key.name == name).unwrap_or(keys.len());
    members.sort_by_key(|member| place(&member.key));
    for member in &mut members {
        let value = std::mem::replace(&mut member.value, Value::Null);
        member.value = match keys.iter().find(|key| key.name == member.key).map(|key| &key.shape) {
            Some(Shape::Object(keys)) => by_keys(value, keys),
            Some(Shape::Objects(keys)) => match value {
                Value::Array(items) => {
                    Value::Array(items.into_iter().map(|item| by_keys(item, keys)).collect())
                }
                other => other,
            },
            _ => value,
        };
    }
    Value::Object(members)
}
