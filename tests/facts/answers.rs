//! A spec checked with facts, at one time for all tests, and what a rule says of it.

use std::borrow::Borrow;

use aks_compute::document::{Document, Format};
use aks_compute::facts::{FactKind, Facts, Scope, Stated};
use aks_compute::report::{Finding, Report, Severity, Status};
use aks_compute::{CheckOptions, check, rules};
use serde_json::Value;
use time::macros::datetime;

/// What a rule says of a spec: nothing, or how much its finding weighs.
pub(crate) type Answer = Option<(Status, Severity)>;

pub(crate) const PASS: Answer = None;
pub(crate) const ERROR: Answer = Some((Status::Fail, Severity::Error));
pub(crate) const WARNING: Answer = Some((Status::Fail, Severity::Warning));
pub(crate) const NOTE: Answer = Some((Status::Note, Severity::Info));
pub(crate) const UNKNOWN: Answer = Some((Status::Unknown, Severity::Error));
pub(crate) const UNKNOWN_WARNING: Answer = Some((Status::Unknown, Severity::Warning));
pub(crate) const UNKNOWN_NOTE: Answer = Some((Status::Unknown, Severity::Info));

/// What these documents say, in their order.
#[track_caller]
pub(crate) fn facts(documents: &[impl Borrow<Value>]) -> Facts {
    let mut facts = Facts::default();
    for document in documents {
        let document = document.borrow();
        facts
            .add_bytes(document.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error:?}: {document}"));
    }
    facts
}

pub(crate) fn options(facts: &Facts) -> CheckOptions<'_> {
    CheckOptions::new(datetime!(2026-11-23 12:00 UTC), facts)
}

#[track_caller]
pub(crate) fn report(spec: &str, facts: &Facts) -> Report {
    check(&Document::parse(spec, Format::Yaml).unwrap(), &options(facts)).into_report()
}

/// All that a rule says.
#[track_caller]
pub(crate) fn of<'a>(report: &'a Report, rule: &str) -> Vec<&'a Finding> {
    assert!(rules::find(rule).is_some(), "there is no rule {rule}");
    report.findings.iter().filter(|finding| finding.rule.id == rule).collect()
}

/// The one thing that a rule says, if it says any.
#[track_caller]
pub(crate) fn one<'a>(report: &'a Report, rule: &str) -> Option<&'a Finding> {
    let found = of(report, rule);
    assert!(found.len() < 2, "{found:#?}");
    found.first().copied()
}

/// The same of a spec that is checked for it.
#[track_caller]
pub(crate) fn said(rule: &str, spec: &str, facts: &Facts) -> Option<Finding> {
    one(&report(spec, facts), rule).cloned()
}

/// How much that weighs.
#[track_caller]
pub(crate) fn answer(rule: &str, spec: &str, facts: &Facts) -> Answer {
    said(rule, spec, facts).map(|finding| weight(&finding))
}

/// The same of a rule that may say several things: of the first.
#[track_caller]
pub(crate) fn first(rule: &str, spec: &str, facts: &Facts) -> Answer {
    of(&report(spec, facts), rule).first().map(|finding| weight(finding))
}

pub(crate) fn weight(finding: &Finding) -> (Status, Severity) {
    (finding.status, finding.severity)
}

/// All messages of a rule, a line each.
pub(crate) fn message(rule: &str, spec: &str, facts: &Facts) -> String {
    of(&report(spec, facts), rule)
        .iter()
        .map(|finding| finding.message.as_ref())
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a document says that is handed over as a kind of fact about a scope.
pub(crate) fn stated(kind: FactKind, scope: &str, document: &Value) -> Facts {
    let mut facts = Facts::default();
    let stated = Stated { name: "facts.json".to_owned(), kind: Some(kind), scope: Scope::from_word(scope) };
    facts.add_file(document.to_string().as_bytes(), &stated).unwrap();
    facts
}
