//! Reads typed members from an object of the document.

use super::cluster_create::Texts;
use super::field::Field;
use super::keys::{Key, Shape};
use super::operation::Operation;
use crate::document::Value;

/// Reads typed members from one object of the document, for one operation.
#[derive(Clone, Copy)]
pub(super) struct Members<'a> {
    pub(super) value: Option<&'a Value>,
    pub(super) keys: &'static [Key],
    pub(super) operation: Option<Operation>,
}

impl<'a> Members<'a> {
    /// What stands at `name`, where the operation uses that key. One function for all types: written out
    /// for each of them it would make the module larger.
    #[inline(never)]
    fn value(self, name: &str) -> Option<&'a Value> {
        let is_used = self.keys.iter().any(|key| {
            key.name == name && self.operation.is_none_or(|operation| key.operations.contains(&operation))
        });
        self.value.filter(|_| is_used)?.get(name)
    }

    pub(super) fn field<T>(self, name: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Field<T> {
        match self.value(name) {
            Some(value) => read(value).map_or(Field::Invalid, Field::Given),
            None => Field::Absent,
        }
    }

    pub(super) fn text(self, name: &str) -> Field<&'a str> {
        self.field(name, Value::as_str)
    }

    pub(super) fn boolean(self, name: &str) -> Field<bool> {
        self.field(name, Value::as_bool)
    }

    pub(super) fn integer(self, name: &str) -> Field<i64> {
        self.field(name, Value::as_integer)
    }

    pub(super) fn texts(self, name: &str) -> Field<Texts<'a>> {
        self.field(name, |value| match value {
            Value::Array(items) => {
                let item = |item: &'a Value| item.as_str().map_or(Field::Invalid, Field::Given);
                Some(items.iter().map(item).collect())
            }
            _ => None,
        })
    }

    pub(super) fn choice<T: Copy>(self, name: &str, words: &[&str], values: &[T]) -> Field<T> {
        self.field(name, |value| {
            let word = value.as_str()?;
            words.iter().position(|known| *known == word).and_then(|number| values.get(number).copied())
        })
    }

    pub(super) fn object<T>(
        self,
        name: &str,
        keys: &'static [Key],
        read: impl FnOnce(Members<'a>) -> T,
    ) -> Field<T> {
        self.field(name, |value| match value {
            Value::Object(_) => Some(read(Members { value: Some(value), keys, operation: self.operation })),
            _ => None,
        })
    }

    /// The objects of an array; `Invalid` where one of its items is none.
    pub(super) fn objects<T>(
        self,
        name: &str,
        keys: &'static [Key],
        read: impl Fn(Members<'a>) -> T,
    ) -> Field<Vec<T>> {
        self.field(name, |value| match value {
            Value::Array(items) => items
                .iter()
                .map(|item| match item {
                    Value::Object(_) => {
                        Some(read(Members { value: Some(item), keys, operation: self.operation }))
                    }
                    _ => None,
                })
                .collect(),
            _ => None,
        })
    }
}

/// The keys of the object at `name` of `keys`.
pub(super) fn keys_of(keys: &'static [Key], name: &str) -> &'static [Key] {
    match keys.iter().find(|key| key.name == name).map(|key| &key.shape) {
        Some(Shape::Object(keys) | Shape::Objects(keys)) => keys,
        _ => &[],
    }
}
