//! What can be wrong with the shape of a spec; the rules of the family `spec` put it into words.

use super::Operation;
use super::keys::{Key, Shape};

/// One thing that is wrong with the shape of a spec.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeProblem {
    /// The JSON pointer of the place.
    pub pointer: String,
    /// The id of the rule that puts it into words.
    pub rule: &'static str,
    /// What is wrong.
    pub kind: ShapeProblemKind,
}

/// What is wrong with the shape.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeProblemKind {
    /// A key that nothing knows.
    UnknownKey {
        /// The key as written.
        key: String,
        /// The known key that was probably meant.
        nearest: Option<&'static str>,
        /// Whether the nearest key is free, so that renaming loses nothing.
        nearest_is_free: bool,
    },
    /// A key that stands there more than once.
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// A key that must be there.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// An update that changes nothing.
    NothingToUpdate,
    /// A value of the wrong type.
    WrongType {
        /// What is expected.
        expected: &'static Shape,
        /// What stands there.
        found: Found,
    },
    /// A word that is not one of the allowed.
    NotAChoice {
        /// The allowed words.
        choices: &'static [&'static str],
        /// The word as written.
        found: String,
        /// The allowed word that was probably meant.
        nearest: Option<&'static str>,
        /// Whether only upper and lower case differ.
        only_case_differs: bool,
    },
    /// A known key that the operation has no use for.
    WrongOperation {
        /// The key.
        key: &'static Key,
        /// The operation.
        operation: Operation,
    },
}

/// What stands where something else was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// `null`, or nothing behind the colon.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// A text; its content where it may be shown.
    Text(Option<String>),
    /// An array.
    Array,
    /// An object.
    Object,
    /// A JavaScript value.
    Foreign(&'static str),
}
