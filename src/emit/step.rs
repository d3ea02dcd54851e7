//! One step of the runbook, and how it is written down.

use std::borrow::Cow;

use serde::Serialize;

/// One step of the runbook.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Its id, unique in the plan.
    pub id: &'static str,
    /// What kind of work it is.
    pub kind: StepKind,
    /// What to do, in one line.
    pub title: Cow<'static, str>,
    /// The commands, for bash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// The steps that must be done before.
    pub depends_on: Vec<&'static str>,
    /// What does not work while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interrupts: Option<Cow<'static, str>>,
    /// How to take it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undo: Option<Cow<'static, str>>,
    /// How to know that it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_when: Option<Cow<'static, str>>,
}

/// The kinds of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// A request to Azure Resource Manager.
    Arm,
    /// A command in the cluster.
    Kubectl,
    /// A DNS record.
    Dns,
    /// A role assignment.
    Role,
    /// Anything else that a person does.
    Manual,
}

impl Step {
    pub(super) fn new(id: &'static str, kind: StepKind, title: Cow<'static, str>) -> Self {
        Self {
            id,
            kind,
            title,
            run: None,
            depends_on: Vec::new(),
            interrupts: None,
            undo: None,
            done_when: None,
        }
    }

    pub(super) fn run(self, commands: impl Into<String>) -> Self {
        Self { run: Some(commands.into()), ..self }
    }

    pub(super) fn interrupts(self, what: Cow<'static, str>) -> Self {
        Self { interrupts: Some(what), ..self }
    }

    pub(super) fn undo(self, how: Cow<'static, str>) -> Self {
        Self { undo: Some(how), ..self }
    }

    pub(super) fn done_when(self, what: Cow<'static, str>) -> Self {
        Self { done_when: Some(what), ..self }
    }
}
