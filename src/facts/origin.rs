//! Where a fact was read: the name of its file, the place in it, and what its envelope says.

use std::sync::Arc;

use super::{Scope, Stated};
use crate::document::{Value, join};

/// Where a fact was read.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The name of the file, as the caller gave it; empty where it has none.
    pub name: Arc<str>,
    /// The JSON pointer of the fact's data in the file.
    pub pointer: String,
    /// What the envelope or the command line says that it is about.
    pub scope: Arc<Scope>,
}

impl Origin {
    /// The place of something below: of an item of an array, of a member.
    pub(super) fn below(&self, token: &str) -> Self {
        Self { pointer: join(&self.pointer, token), ..self.clone() }
    }

    /// The items of a list that was read here, each with its pointer; what is no list is its own only item.
    pub(super) fn items<'a>(&self, data: &'a Value) -> Vec<(&'a Value, String)> {
        match data {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(number, item)| (item, join(&self.pointer, &number.to_string())))
                .collect(),
            _ => vec![(data, self.pointer.clone())],
        }
    }

    /// The same in an envelope: its scope counts, where it says one, and its name, where the caller gave none.
    pub(super) fn in_envelope(self, stated: Stated) -> Self {
        Self {
            name: if self.name.is_empty() { stated.name.into() } else { self.name },
            // Never the same `Arc`, because what two envelopes hold is never one list.
            scope: Arc::new(if stated.scope.is_empty() { Scope::clone(&self.scope) } else { stated.scope }),
            ..self
        }
    }
}
