//! What a check found: findings and the report that holds them.

mod checklist;
mod collecting;
mod finding;
mod findings;
mod fix;
mod json;
mod question;
mod schema;
mod text;

use std::sync::Arc;

use serde::Serialize;

pub use checklist::{Checklist, SeveralClouds};
pub(crate) use finding::Place;
pub use finding::{Finding, Related, Remedy, Severity, Status};
pub use findings::{Findings, Reported};
pub use fix::{Fix, PatchOperation};
pub use question::{CALLER, FactHeader, Question};

pub use schema::json_schema;
pub(crate) use text::finding_text;
pub use text::{TextStyle, summary_line, text};

use crate::language::Language;
use crate::spec::Operation;

/// The version of the report's JSON form.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that one check found.
///
/// It serializes to the JSON form that `aks-compute schema report` describes.
#[derive(Clone, Debug)]
pub struct Report {
    /// The language of its texts.
    pub language: Language,
    /// The date of the catalog, `YYYY-MM-DD`.
    pub catalog: String,
    /// The time that was given to the check, RFC 3339, UTC.
    pub now: String,
    /// The name of the input, as the caller gave it.
    pub input: Option<String>,
    /// The operation, where the spec says one.
    pub operation: Option<Operation>,
    /// The outcome of the whole.
    pub outcome: Outcome,
    /// What was found: errors, then warnings, then what is unknown, then notes; in each in the order of the registry.
    pub findings: Vec<Finding>,
    /// The commands that would answer what is unknown.
    pub asks: Vec<Ask>,
    /// The ids of the rules that apply to the operation and found nothing.
    pub passed: Vec<&'static str>,
    /// Warnings that the spec or the caller turned off.
    pub allowed: Vec<Allowed>,
}

/// The outcome of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// No error, and none is unknown.
    Pass,
    /// At least one error.
    Fail,
    /// No error, but at least one rule could not be decided.
    Unknown,
}

/// A command that gets a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The shell that the command is written for.
    pub shell: &'static str,
    /// The command.
    pub command: Arc<str>,
    /// The URL of the GET of Azure Resource Manager that answers the same; in it `{principalId}` stands for the object id
    /// of whoever asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Arc<str>>,
    /// The ids of the rules that its output would decide.
    pub unlocks: Vec<&'static str>,
    /// What the output is about: what the envelope around it says.
    pub fact: FactHeader,
}

/// A warning that was turned off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allowed {
    /// The id of the rule.
    pub rule: &'static str,
    /// The reason in the spec's `acknowledge`; absent where the caller turned it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Report {
    /// How many findings failed at this severity.
    pub fn failed(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.status == Status::Fail && finding.severity == severity)
            .count()
    }

    /// How many findings are unknown.
    pub fn unknown(&self) -> usize {
        self.findings.iter().filter(|finding| finding.status == Status::Unknown).count()
    }
}
