//! The four things that a spec can ask for.

use serde::Serialize;

/// What the user wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// Let Azure Machine Learning create an AKS cluster.
    Create,
    /// Attach an existing AKS cluster to a workspace.
    Attach,
    /// Change an attached or created compute.
    Update,
    /// Detach a cluster from its workspace.
    Detach,
}

impl Operation {
    /// All operations, in the order of a cluster's life.
    pub const ALL: &'static [Self] = &[Self::Create, Self::Attach, Self::Update, Self::Detach];

    /// The word in a spec.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Attach => "attach",
            Self::Update => "update",
            Self::Detach => "detach",
        }
    }

    /// The operation for the word in a spec.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.as_str() == word)
    }
}
