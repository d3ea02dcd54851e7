//! Changes of the spec that remove a finding, as RFC 6902 patches.

use std::borrow::Cow;

use serde::Serialize;

use crate::document::Value;

/// A change of the spec that removes a finding.
#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    /// What it does, for the button or the line that offers it.
    pub title: Cow<'static, str>,
    /// Whether it cannot change what the user meant. Others are offered, never applied unasked.
    pub safe: bool,
    /// The RFC 6902 patch.
    pub patch: Vec<PatchOperation>,
}

/// One operation of an RFC 6902 patch.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum PatchOperation {
    /// Adds a member or an item.
    Add {
        /// Where.
        path: Cow<'static, str>,
        /// What.
        value: Value,
    },
    /// Removes what is there.
    Remove {
        /// Where.
        path: Cow<'static, str>,
    },
    /// Replaces what is there.
    Replace {
        /// Where.
        path: Cow<'static, str>,
        /// By what.
        value: Value,
    },
    /// Moves a member, for a key in the wrong spelling.
    Move {
        /// From where.
        from: Cow<'static, str>,
        /// To where.
        path: Cow<'static, str>,
    },
}

impl Fix {
    /// A fix of one operation that keeps what the user meant.
    pub fn safe(title: Cow<'static, str>, operation: PatchOperation) -> Self {
        Self { title, safe: true, patch: vec![operation] }
    }

    /// A fix of one operation that the user should look at.
    pub fn offered(title: Cow<'static, str>, operation: PatchOperation) -> Self {
        Self { title, safe: false, patch: vec![operation] }
    }
}

impl PatchOperation {
    /// Adds `value` at `path`.
    pub fn add(path: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        Self::Add { path: path.into(), value: value.into() }
    }

    /// Removes what is at `path`.
    pub fn remove(path: impl Into<Cow<'static, str>>) -> Self {
        Self::Remove { path: path.into() }
    }

    /// Replaces what is at `path` by `value`.
    pub fn replace(path: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        Self::Replace { path: path.into(), value: value.into() }
    }

    /// Moves what is at `from` to `path`.
    pub fn rename(from: impl Into<Cow<'static, str>>, path: impl Into<Cow<'static, str>>) -> Self {
        Self::Move { from: from.into(), path: path.into() }
    }
}
