//! Reads members of a resource as `az` or Azure Resource Manager prints it.

use crate::document::Value;

/// A resource: its members stand at the top (`az`) or under `properties` (ARM), and the two spell some
/// keys in different case (`authorizedIpRanges`, `authorizedIPRanges`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Resource<'a>(pub(super) &'a Value);

impl<'a> Resource<'a> {
    /// The member, unless it is absent or null.
    pub(super) fn get(self, key: &str) -> Option<&'a Value> {
        member(self.0, key).or_else(|| member(member(self.0, "properties")?, key))
    }

    /// A member that is a resource's part itself.
    pub(super) fn part(self, key: &str) -> Option<Self> {
        match self.get(key) {
            Some(value @ Value::Object(_)) => Some(Self(value)),
            _ => None,
        }
    }

    /// A text that is not empty.
    pub(super) fn text(self, key: &str) -> Option<&'a str> {
        self.get(key)?.as_str().filter(|text| !text.is_empty())
    }

    /// A text of its own.
    pub(super) fn owned(self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    /// A boolean.
    pub(super) fn flag(self, key: &str) -> Option<bool> {
        self.get(key)?.as_bool()
    }

    /// A number that is not negative; some commands print numbers as texts.
    pub(super) fn count(self, key: &str) -> Option<u64> {
        number(self.get(key)?)
    }

    /// An array.
    pub(super) fn array(self, key: &str) -> Option<&'a [Value]> {
        match self.get(key) {
            Some(array @ Value::Array(_)) => Some(array.items()),
            _ => None,
        }
    }

    /// The texts of an array; what else stands in it is left out.
    pub(super) fn texts(self, key: &str) -> Option<Vec<String>> {
        Some(self.array(key)?.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The texts of an array that has one at least.
    pub(super) fn some_texts(self, key: &str) -> Option<Vec<String>> {
        self.texts(key).filter(|texts| !texts.is_empty())
    }
}

/// A whole number that is not negative, also one that is written as a text.
pub(super) fn number(value: &Value) -> Option<u64> {
    match value.as_str() {
        Some(text) => text.trim().parse().ok(),
        None => u64::try_from(value.as_integer()?).ok(),
    }
}

/// The member with this key in any case, unless it is null.
pub(super) fn member<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    let found = match value.get(key) {
        Some(found) => found,
        None => &value.members().iter().find(|member| member.key.eq_ignore_ascii_case(key))?.value,
    };
    (!matches!(found, Value::Null)).then_some(found)
}
