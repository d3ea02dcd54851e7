//! What one rule declares: everything that is known about it, in one place.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::{Context, Examples, Source};
use crate::language::{Language, Prose, Text};
use crate::report::{Findings, Severity};
use crate::spec::Operation;

/// A rule.
pub struct Rule {
    /// The stable id; never used for anything else once published.
    pub id: &'static str,
    /// How much it weighs when it is broken.
    pub severity: Severity,
    /// The operations it applies to.
    pub operations: &'static [Operation],
    /// One line that says what must be so, or what the user should know.
    pub title: Text,
    /// Why: what happens otherwise, and what sources disagree about.
    pub why: Prose,
    /// Where it is said.
    pub source: &'static [Source],
    /// Specs that it accepts and specs about which it reports.
    pub examples: Examples,
    /// The check. It reports into the findings and returns nothing.
    pub check: fn(&Context<'_>, &mut Findings),
}

impl Rule {
    /// The page of the rules reference, relative to the project's root.
    pub fn documentation(&self) -> String {
        let mut path = String::with_capacity(14 + self.id.len());
        path.push_str("docs/rules/");
        path.push_str(self.id);
        path.push_str(".md");
        path
    }

    /// Its sources in one line.
    pub fn source_line(&self, language: Language) -> String {
        let separator = match language {
            Language::English => "; ",
            Language::Chinese => "；",
        };
        let mut line = String::with_capacity(64);
        for (number, source) in self.source.iter().enumerate() {
            if number > 0 {
                line.push_str(separator);
            }
            source.write(language, &mut line);
        }
        line
    }

    /// Its JSON form in `language`, without the long texts.
    pub fn summary(&'static self, language: Language) -> RuleSummary {
        RuleSummary { rule: self, language }
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The short JSON form of a rule.
#[derive(Debug)]
pub struct RuleSummary {
    rule: &'static Rule,
    language: Language,
}

impl Serialize for RuleSummary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { rule, language } = self;
        let mut out = serializer.serialize_struct("Rule", 6)?;
        out.serialize_field("id", rule.id)?;
        out.serialize_field("severity", &rule.severity)?;
        out.serialize_field("operations", rule.operations)?;
        out.serialize_field("title", rule.title.get(*language))?;
        out.serialize_field("source", &rule.source_line(*language))?;
        out.serialize_field("docs", &rule.documentation())?;
        out.end()
    }
}
