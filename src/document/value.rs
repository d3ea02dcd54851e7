//! The neutral value tree: what YAML, JSON and JavaScript have in common, in the order in which it was written.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A value of a document.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object: its members as written, a repeated key as often as it was written.
    Object(Vec<Member>),
    /// A JavaScript value that no document can hold; what it is, in English (`NaN`, `a Map`, `a function`).
    /// In what an emitter prints it is an expression, for which so nothing in a document can be taken.
    Foreign(&'static str),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The key.
    pub key: String,
    /// The value.
    pub value: Value,
}

/// A number as written: `3` is an integer, `3.0` is not.
#[derive(Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// Any other finite number.
    Float(f64),
}

impl Value {
    /// The value of the first member with this key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The value of the first member with this key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        match self {
            Self::Object(members) => {
                members.iter_mut().find(|member| member.key == key).map(|member| &mut member.value)
            }
            _ => None,
        }
    }

    /// Sets a member: in its place where the object has the key, else at the end.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        match self.get_mut(key) {
            Some(place) => *place = value.into(),
            None => self.push(key, value),
        }
    }

    /// Removes every member with this key.
    pub fn remove(&mut self, key: &str) {
        if let Self::Object(members) = self {
            members.retain(|member| member.key != key);
        }
    }

    /// A key that stands in this object, or in one inside, more than once.
    pub fn repeated_key(&self) -> Option<&str> {
        match self {
            Self::Array(items) => items.iter().find_map(Self::repeated_key),
            Self::Object(members) => members.iter().enumerate().find_map(|(at, Member { key, value })| {
                let is_repeated = members.iter().take(at).any(|before| before.key == *key);
                if is_repeated { Some(key.as_str()) } else { value.repeated_key() }
            }),
            _ => None,
        }
    }

    /// The value at a path of keys.
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    /// The members of an object; empty for anything else.
    pub fn members(&self) -> &[Member] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of an array; empty for anything else.
    pub fn items(&self) -> &[Value] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The whole number.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Number(Number::Integer(value)) => Some(*value),
            _ => None,
        }
    }

    /// Adds a member at the end of an object; does nothing to anything else.
    pub fn push(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        if let Self::Object(members) = self {
            members.push(Member { key: key.into(), value: value.into() });
        }
    }

    /// An empty object.
    pub const fn object() -> Self {
        Self::Object(Vec::new())
    }

    /// Whether this is an object or an array with nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Object(members) => members.is_empty(),
            Self::Array(items) => items.is_empty(),
            _ => false,
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Value::Number(*self).fmt(formatter)
    }
}

/// JSON, but for texts that hold a private key, which no output may show.
impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Bool(value) => value.fmt(formatter),
            Self::Number(Number::Integer(value)) => value.fmt(formatter),
            Self::Number(Number::Float(value)) => {
                formatter.write_str(&serde_json::to_string(value).unwrap_or_default())
            }
            Self::String(text) if text.contains("PRIVATE KEY") => formatter.write_str("<private key>"),
            Self::String(text) => text.fmt(formatter),
            Self::Array(items) => formatter.debug_list().entries(items).finish(),
            Self::Object(members) => formatter
                .debug_map()
                .entries(members.iter().map(|member| (&member.key, &member.value)))
                .finish(),
            Self::Foreign(what) => write!(formatter, "<{what}>"),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Number(Number::Integer(i64::from(value)))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(Number::Integer(value))
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

/// An object in the order written: `object! { "type" => "string", "minLength" => 3 }`.
macro_rules! object {
    ($($key:expr => $value:expr),* $(,)?) => {{
        #[allow(unused_mut, reason = "an empty object needs no push")]
        let mut object = $crate::document::Value::object();
        $(object.push($key, $value);)*
        object
    }};
}
pub(crate) use object;

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Foreign(_) => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(Number::Integer(value)) => serializer.serialize_i64(*value),
            Self::Number(Number::Float(value)) => serializer.serialize_f64(*value),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    sequence.serialize_element(item)?;
                }
                sequence.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for member in members {
                    map.serialize_entry(&member.key, &member.value)?;
                }
                map.end()
            }
        }
    }
}
