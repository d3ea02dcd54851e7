//! What a rule may look at: the spec, the facts, the catalog, the time and the language.

use std::cell::OnceCell;

use time::{Date, OffsetDateTime};

use super::Together;
use super::ask::Commands;
use super::network::Ranges;
use crate::catalog::Catalog;
use crate::facts::{ComputeFact, Facts};
use crate::language::Language;
use crate::spec::{Operation, Spec};

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// What the user wants.
    pub spec: &'a Spec<'a>,
    /// What is there today.
    pub facts: &'a Facts,
    /// What Azure offers.
    pub catalog: &'a Catalog,
    /// The time of the check.
    pub now: OffsetDateTime,
    /// The language of messages.
    pub language: Language,
    /// The other specs of the run, where they are checked against each other.
    pub together: Option<&'a Together>,
    /// The commands that rules have asked for so far.
    pub(crate) commands: Commands,
    /// The ranges of the network, once a rule has asked for them.
    pub(crate) ranges: OnceCell<Ranges>,
}

impl Context<'_> {
    /// The operation; rules that apply to one operation only need not ask.
    pub fn operation(&self) -> Option<Operation> {
        self.spec.operation
    }

    /// Whether the spec asks for `operation`.
    pub fn is(&self, operation: Operation) -> bool {
        self.spec.operation == Some(operation)
    }

    /// The compute as it is now, where a fact shows it.
    pub fn current_compute(&self) -> Option<&ComputeFact> {
        // Most checks have no fact at all, and an id is written anew for each question.
        if self.facts.is_empty() {
            return None;
        }
        self.spec.compute_id().and_then(|id| self.facts.compute(&id))
    }

    /// The date of the check, UTC.
    pub fn today(&self) -> Date {
        self.now.to_offset(time::UtcOffset::UTC).date()
    }
}
