//! What a rule needs to know: the command that shows it, and what the command's output is about.

use std::sync::Arc;

use serde::Serialize;

use crate::facts::{FactKind, Scope};

/// A question to Azure: a read-only command, and what its output is a fact about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The command, for bash.
    pub command: Arc<str>,
    /// The URL of the GET that answers the same; `None` where the spec does not say enough. In it [`CALLER`] stands for
    /// the object id of whoever asks, which nobody knows before.
    pub url: Option<Arc<str>>,
    /// What the output is about.
    pub fact: FactHeader,
}

/// What stands in a URL for the object id of whoever asks.
pub const CALLER: &str = "{principalId}";

/// What an envelope says about the fact in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactHeader {
    /// The kind of fact.
    pub kind: FactKind,
    /// What it is about.
    #[serde(flatten)]
    pub scope: Scope,
}
