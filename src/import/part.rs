//! A part of a document from which values are taken; what is left in the end is what the spec does not hold.

use super::Importing;
use super::lost::Why;
use crate::document::{Value, join};

/// What stands where a value was taken. No document holds such a value.
const TAKEN: &str = "taken";
/// What stands for the value of a secure parameter.
pub(super) const SECRET: &str = "secret";

/// A part of a document and where it stands. Keys are found in any case, as Azure Resource Manager does it,
/// and null is what is absent.
pub(super) struct Part {
    value: Value,
    pointer: String,
}

impl Part {
    pub(super) fn new(value: Value, pointer: impl Into<String>) -> Self {
        Self { value, pointer: pointer.into() }
    }

    /// The part with another value in its place.
    pub(super) fn map_value(self, change: impl FnOnce(Value) -> Value) -> Self {
        Self { value: change(self.value), ..self }
    }

    /// The value there, to be looked at.
    pub(super) fn look(&self, key: &str) -> Option<&Value> {
        crate::facts::member(&self.value, key).filter(|value| **value != Value::Foreign(TAKEN))
    }

    /// The place of the value there, unless it was taken.
    fn place(&mut self, key: &str) -> Option<&mut Value> {
        let Value::Object(members) = &mut self.value else { return None };
        let exact = members.iter().any(|member| member.key == key);
        let is_it = |name: &str| if exact { name == key } else { name.eq_ignore_ascii_case(key) };
        let place = &mut members.iter_mut().find(|member| is_it(&member.key))?.value;
        (!matches!(place, Value::Null | Value::Foreign(TAKEN))).then_some(place)
    }

    /// Takes the value if `wanted` makes something of it.
    pub(super) fn take<T>(&mut self, key: &str, wanted: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let place = self.place(key)?;
        let found = wanted(place)?;
        *place = Value::Foreign(TAKEN);
        Some(found)
    }

    /// Takes a value of which the spec says nothing because it does not have to.
    pub(super) fn drop(&mut self, key: &str) {
        self.take(key, |_| Some(()));
    }

    /// Takes the value if it is this one, which is what the spec means where it is silent.
    pub(super) fn drop_if(&mut self, key: &str, value: &Value) {
        self.take(key, |found| (found == value).then_some(()));
    }

    /// Takes a text.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.take(key, |value| value.as_str().map(str::to_owned))
    }

    /// Takes a text; an empty one is how an answer says that nothing is set.
    pub(super) fn filled(&mut self, key: &str) -> Option<String> {
        self.text(key).filter(|text| !text.is_empty())
    }

    /// Takes a whole number.
    pub(super) fn integer(&mut self, key: &str) -> Option<i64> {
        self.take(key, Value::as_integer)
    }

    /// Takes a boolean.
    pub(super) fn boolean(&mut self, key: &str) -> Option<bool> {
        self.take(key, Value::as_bool)
    }

    /// Takes one of these words, in any case, and gives it in the spec's.
    pub(super) fn word(&mut self, key: &str, words: &'static [&'static str]) -> Option<&'static str> {
        self.take(key, |value| {
            let text = value.as_str()?;
            words.iter().find(|word| word.eq_ignore_ascii_case(text)).copied()
        })
    }

    /// Takes a list of texts.
    pub(super) fn texts(&mut self, key: &str) -> Option<Value> {
        self.take(key, |value| match value {
            Value::Array(items) if items.iter().all(|item| item.as_str().is_some()) => Some(value.clone()),
            _ => None,
        })
    }

    /// Takes an object, as a part of its own.
    pub(super) fn part(&mut self, key: &str) -> Option<Self> {
        let pointer = join(&self.pointer, key);
        self.take(key, |value| matches!(value, Value::Object(_)).then(|| Self::new(value.clone(), pointer)))
    }

    /// Takes a list of objects, as parts of their own.
    pub(super) fn parts(&mut self, key: &str) -> Option<Vec<Self>> {
        let pointer = join(&self.pointer, key);
        self.take(key, |value| match value {
            Value::Array(items) if items.iter().all(|item| matches!(item, Value::Object(_))) => {
                let parts = items.iter().enumerate();
                Some(
                    parts
                        .map(|(number, item)| Self::new(item.clone(), format!("{pointer}/{number}")))
                        .collect(),
                )
            }
            _ => None,
        })
    }

    /// Takes the texts of an object whose keys are the user's; the rest of it is lost.
    pub(super) fn map(&mut self, key: &str, importing: &mut Importing<'_>) -> Option<Value> {
        let mut part = self.part(key)?;
        let mut texts = Value::object();
        if let Value::Object(members) = &mut part.value {
            for member in members {
                if let Value::String(text) = &member.value {
                    texts.push(member.key.clone(), text.clone());
                    member.value = Value::Foreign(TAKEN);
                }
            }
        }
        part.lose_rest(Why::NoKey, importing);
        Some(texts)
    }

    /// The pointer of a member.
    pub(super) fn pointer(&self, key: &str) -> String {
        join(&self.pointer, key)
    }

    /// Reports that a member which was not taken is lost.
    pub(super) fn lose(&mut self, key: &str, why: Why, importing: &mut Importing<'_>) {
        if self.look(key).is_some_and(|value| !value.is_empty()) {
            importing.lose(self.pointer(key), why);
            self.drop(key);
        }
    }

    /// Reports everything that was not taken.
    pub(super) fn lose_rest(self, why: Why, importing: &mut Importing<'_>) {
        for member in self.value.members() {
            lose(&member.value, &join(&self.pointer, &member.key), &why, importing);
        }
    }
}

/// Reports what is left of a value: as a whole where nothing of it was taken.
fn lose(value: &Value, pointer: &str, why: &Why, importing: &mut Importing<'_>) {
    match value {
        Value::Null | Value::Foreign(TAKEN) => {}
        Value::Foreign(SECRET) => importing.lose(pointer, Why::Secret),
        value if value.is_empty() => {}
        Value::Object(members) if is_touched(value) => {
            for member in members {
                lose(&member.value, &join(pointer, &member.key), why, importing);
            }
        }
        // What stands in an expression's place was reported when it could not be evaluated.
        value if holds_nothing(value) => {}
        _ => importing.lose(pointer, why.clone()),
    }
}

fn is_touched(value: &Value) -> bool {
    match value {
        Value::Foreign(what) => *what == TAKEN || *what == SECRET,
        Value::Object(members) => members.iter().any(|member| is_touched(&member.value)),
        _ => false,
    }
}

fn holds_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(members) => members.iter().all(|member| holds_nothing(&member.value)),
        Value::Array(items) => items.iter().all(holds_nothing),
        _ => false,
    }
}
