//! Where a fact was read: the name of its file, the place in it, and what its envelope says.

use std::sync::Arc;

use super::Scope;
use crate::document::join;

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
}
