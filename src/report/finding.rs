//! One finding: which rule says what about which place, and what to do.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;

use super::fix::Fix;
use super::question::{FactHeader, Question};
use crate::document::Position;
use crate::rules::Rule;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The deployment or what it promises fails.
    Error,
    /// It goes through, but a person should decide.
    Warning,
    /// Something to know at this moment.
    Info,
}

impl Severity {
    /// The word in reports: `error`, `warning`, `info`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What a rule answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The rule is broken.
    Fail,
    /// It needs a fact that was not given.
    Unknown,
    /// Nothing is wrong; the user should know this.
    Note,
}

/// A command that mends what a fix of the spec cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remedy {
    /// The shell that the command is written for.
    pub shell: &'static str,
    /// The command.
    pub command: Arc<str>,
    /// Where it reads a fact: the URL of the GET that answers the same, as in [`super::Ask`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Arc<str>>,
    /// Where it reads a fact: what its output is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactHeader>,
}

impl Remedy {
    /// A command that mends.
    pub(crate) fn command(command: impl Into<Arc<str>>) -> Self {
        Self { shell: "bash", command: command.into(), url: None, fact: None }
    }

    /// The command that answers a question.
    pub(crate) fn question(question: &Question) -> Self {
        let fact = Some(question.fact.clone());
        Self { url: question.url.clone(), fact, ..Self::command(question.command.clone()) }
    }
}

/// A place in a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// The name of the fact's file, as the caller gave it; empty where it has none.
    pub fact: Arc<str>,
    /// The JSON pointer of the place in it.
    pub pointer: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Its weight here; most rules have one weight only.
    pub severity: Severity,
    /// What the rule answered.
    pub status: Status,
    /// The JSON pointer of the place in the spec.
    pub path: Cow<'static, str>,
    /// Where that place stands in the text, if there was text.
    pub position: Option<Position>,
    /// What is wrong.
    pub message: Cow<'static, str>,
    /// What to do.
    pub help: Option<Cow<'static, str>>,
    /// A change of the spec that removes the finding.
    pub fix: Option<Fix>,
    /// The command that mends it, or that gets the missing fact.
    pub remedy: Option<Remedy>,
    /// The places in facts that decided it.
    pub related: Vec<Related>,
    /// What would decide it; of several all.
    pub(crate) questions: Vec<Arc<Question>>,
    pub(crate) place: Place,
}

/// What of the place to point at in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Value,
    Key,
    RepeatedKey,
}
