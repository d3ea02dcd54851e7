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
    /// How a client that sends requests to Azure Resource Manager does it; absent where a person has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// The rule that, where it passes on the facts, shows that nobody has to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<&'static str>,
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

/// What a client that sends requests to Azure Resource Manager does for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Nothing: it has the credential and the bodies in memory, and writes no files.
    Skip,
    /// The compute must not be there.
    Absent,
    /// What the facts showed must still be so.
    Unchanged,
    /// Azure's validation of the template decides it.
    Validate,
    /// Deploy the template.
    Deploy,
    /// Send the request that has the id of the step.
    Send,
    /// Look at the compute until it says `Succeeded`.
    Succeeded,
    /// Look at the compute until it is gone.
    Gone,
    /// Look at the compute until the service has done its work on it, then plan again.
    Settled,
    /// Get the current compute, then plan again.
    PlanAgain,
    /// Keep what a GET of the compute shows, as the fact `savedCompute`.
    Save,
    /// What was kept is needed no more.
    Forget,
}

impl Step {
    pub(super) fn new(id: &'static str, kind: StepKind, title: Cow<'static, str>) -> Self {
        Self {
            id,
            kind,
            title,
            run: None,
            act: None,
            decided_by: None,
            depends_on: Vec::new(),
            interrupts: None,
            undo: None,
            done_when: None,
        }
    }

    pub(super) fn act(self, act: Act) -> Self {
        Self { act: Some(act), ..self }
    }

    pub(super) fn decided_by(self, rule: &'static str) -> Self {
        Self { decided_by: Some(rule), ..self }
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
