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
    #[inline(never)]
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
        match self.take(key) {
            Some((value, pointer)) => read(value, pointer).map(Some),
            None => Ok(None),
        }
    }

    /// A key's value and its pointer; `None` where the key is absent or null.
    #[inline(never)]
    fn take(&mut self, key: &str) -> Option<(Value, String)> {
        let place = self.fields.iter().position(|member| member.key == key)?;
        match self.fields.swap_remove(place).value {
            Value::Null => None,
            value => Some((value, self.child(key))),
        }
    }

    /// What `read` makes of a key's value, which must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Value, String) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        self.optional(key, read)?.ok_or_else(|| self.missing(key))
    }

    #[cold]
    #[inline(never)]
    fn missing(&self, key: &str) -> CatalogError {
        CatalogError::new(self.pointer.clone(), format!("add the key \"{key}\""))
    }

    // What follows is called for many keys, and inlined it would be much of the module.

    #[inline(never)]
    pub(super) fn text(&mut self, key: &str) -> Result<Text, CatalogError> {
        self.required(key, read_text)
    }

    #[inline(never)]
    pub(super) fn optional_text(&mut self, key: &str) -> Result<Option<Text>, CatalogError> {
        self.optional(key, read_text)
    }

    #[inline(never)]
    pub(super) fn optional_texts(&mut self, key: &str) -> Result<Option<Vec<Text>>, CatalogError> {
        self.optional(key, |value, pointer| read_array(value, pointer, read_text))
    }

    pub(super) fn number<N: TryFrom<i64>>(&mut self, key: &str) -> Result<N, CatalogError> {
        let number = self.required(key, read_number)?;
        N::try_from(number).map_err(|_| self.not_a_number(key, number))
    }

    pub(super) fn optional_number<N: TryFrom<i64>>(&mut self, key: &str) -> Result<Option<N>, CatalogError> {
        let Some(number) = self.optional(key, read_number)? else { return Ok(None) };
        N::try_from(number).map(Some).map_err(|_| self.not_a_number(key, number))
    }

    #[cold]
    #[inline(never)]
    fn not_a_number(&self, key: &str, number: i64) -> CatalogError {
        expected(A_NUMBER, &Value::from(number), self.child(key))
    }

    #[inline(never)]
    pub(super) fn flag(&mut self, key: &str) -> Result<bool, CatalogError> {
        self.required(key, read_flag)
    }

    #[inline(never)]
    pub(super) fn optional_flag(&mut self, key: &str) -> Result<Option<bool>, CatalogError> {
        self.optional(key, read_flag)
    }

    #[inline(never)]
    pub(super) fn day(&mut self, key: &str) -> Result<Date, CatalogError> {
        self.required(key, |value, pointer| read_date(value, pointer, date::day, A_DAY))
    }

    #[inline(never)]
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

/// What a number looks like.
const A_NUMBER: &str = "a whole number that is not negative and not too big";

fn read_number(value: Value, pointer: String) -> Result<i64, CatalogError> {
    value.as_integer().ok_or_else(|| expected(A_NUMBER, &value, pointer))
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

#[cold]
#[inline(never)]
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
