//! Reading JSON objects of which every key is known, with the place of whatever is wrong.

use time::Date;

use crate::document::{Member, Value, join};

use super::{CatalogError, Text, date};

/// A JSON object that is being read key by key.
pub(super) struct Object {
    fields: Vec<Member>,
    pointer: String,
}

impl Object {
    /// Takes an object apart. A key that is not among `keys` is an error before anything is missed: it is
    /// most often the missing key, misspelt.
    pub(super) fn open(value: Value, pointer: String, keys: &[&str]) -> Result<Self, CatalogError> {
        let Value::Object(fields) = value else { return Err(expected("an object", &value, pointer)) };
        let object = Self { fields, pointer };
        for (number, Member { key, .. }) in object.fields.iter().enumerate() {
            if !keys.contains(&key.as_str()) {
                return Err(object.problem(key, format!("unknown key; {}", advice(key, keys))));
            }
            if object.fields.iter().skip(number + 1).any(|other| other.key == *key) {
                return Err(object.problem(key, "this key stands here more than once; keep one of them"));
            }
        }
        Ok(object)
    }

    /// An error at one of the object's keys.
    pub(super) fn problem(&self, key: &str, problem: impl Into<String>) -> CatalogError {
        CatalogError::new(self.child(key), problem)
    }

    fn child(&self, key: &str) -> String {
        join(&self.pointer, key)
    }

    /// What `read` makes of a key's value; `None` where the key is absent or null.
    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Value, String) -> Result<T, CatalogError>,
    ) -> Result<Option<T>, CatalogError> {
        let place = self.fields.iter().position(|member| member.key == key);
        match place.map(|place| self.fields.swap_remove(place).value) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value, self.child(key)).map(Some),
        }
    }

    /// What `read` makes of a key's value, which must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Value, String) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        let value = self.optional(key, read)?;
        value.ok_or_else(|| CatalogError::new(self.pointer.clone(), format!("add the key \"{key}\"")))
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Text, CatalogError> {
        self.required(key, read_text)
    }

    pub(super) fn optional_text(&mut self, key: &str) -> Result<Option<Text>, CatalogError> {
        self.optional(key, read_text)
    }

    pub(super) fn optional_texts(&mut self, key: &str) -> Result<Option<Vec<Text>>, CatalogError> {
        self.optional(key, |value, pointer| read_array(value, pointer, read_text))
    }

    pub(super) fn number<N: TryFrom<i64>>(&mut self, key: &str) -> Result<N, CatalogError> {
        self.required(key, read_number)
    }

    pub(super) fn optional_number<N: TryFrom<i64>>(&mut self, key: &str) -> Result<Option<N>, CatalogError> {
        self.optional(key, read_number)
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<bool, CatalogError> {
        self.required(key, read_flag)
    }

    pub(super) fn optional_flag(&mut self, key: &str) -> Result<Option<bool>, CatalogError> {
        self.optional(key, read_flag)
    }

    pub(super) fn day(&mut self, key: &str) -> Result<Date, CatalogError> {
        self.required(key, |value, pointer| read_date(value, pointer, date::day, A_DAY))
    }

    pub(super) fn month(&mut self, key: &str) -> Result<Date, CatalogError> {
        self.required(key, |value, pointer| {
            read_date(value, pointer, date::month, "a month (such as 2026-11)")
        })
    }
}

/// Every element of an array.
pub(super) fn read_array<T>(
    value: Value,
    pointer: String,
    read: impl Fn(Value, String) -> Result<T, CatalogError>,
) -> Result<Vec<T>, CatalogError> {
    let Value::Array(elements) = value else { return Err(expected("an array", &value, pointer)) };
    elements.into_iter().enumerate().map(|(at, element)| read(element, format!("{pointer}/{at}"))).collect()
}

/// A text of at least one character.
pub(super) fn read_text(value: Value, pointer: String) -> Result<Text, CatalogError> {
    match value {
        Value::String(text) if !text.is_empty() => Ok(Text::Owned(text)),
        other => Err(expected("a text that is not empty", &other, pointer)),
    }
}

/// A day, kept as the text that it was.
pub(super) fn read_day_text(value: Value, pointer: String) -> Result<Text, CatalogError> {
    read_date(value, pointer, date::day, A_DAY).map(|date| Text::Owned(date.to_string()))
}

/// What a day looks like, for those who wrote something else.
const A_DAY: &str = "a day (such as 2026-11-23)";

fn read_number<N: TryFrom<i64>>(value: Value, pointer: String) -> Result<N, CatalogError> {
    let number = value.as_integer().and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| expected("a whole number that is not negative and not too big", &value, pointer))
}

fn read_flag(value: Value, pointer: String) -> Result<bool, CatalogError> {
    value.as_bool().ok_or_else(|| expected("true or false", &value, pointer))
}

fn read_date(
    value: Value,
    pointer: String,
    parse: impl Fn(&str) -> Option<Date>,
    what: &str,
) -> Result<Date, CatalogError> {
    value.as_str().and_then(parse).ok_or_else(|| expected(what, &value, pointer))
}

fn expected(what: &str, found: &Value, pointer: String) -> CatalogError {
    let found = match found {
        Value::Null => "null".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        plain => serde_json::to_string(plain).unwrap_or_default(),
    };
    CatalogError::new(pointer, format!("write {what} instead of {found}"))
}

/// What to do about an unknown key.
fn advice(unknown: &str, keys: &[&str]) -> String {
    let distance = |key: &str| strsim::osa_distance(&unknown.to_ascii_lowercase(), &key.to_ascii_lowercase());
    match keys.iter().map(|key| (distance(key), key)).min() {
        Some((near, key)) if near <= 2 && unknown.len() <= 64 => format!("did you mean \"{key}\"?"),
        _ => format!("the keys here are {}", keys.join(", ")),
    }
}
