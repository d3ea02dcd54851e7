//! Every fix that is offered for a spec, applied: its finding goes, and no error comes.

use std::collections::BTreeSet;

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Fix, Report, Severity, Status};
use aks_compute::spec::{ShapeProblemKind, decode};
use aks_compute::{CheckOptions, check_text};
use serde_json::Value;
use time::macros::datetime;

fn report(spec: &Value) -> Report {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check_text(&spec.to_string(), Format::Json, &options)
}

fn errors(report: &Report) -> impl Iterator<Item = &Finding> {
    let is_error = |finding: &&Finding| finding.severity == Severity::Error && finding.status == Status::Fail;
    report.findings.iter().filter(is_error)
}

/// Whether the value there has the wrong shape: no other rule could look at it, so that mending it may
/// bring the next error to light.
fn is_unreadable(spec: &Value, path: &str) -> bool {
    let text = spec.to_string();
    let document = Document::parse(&text, Format::Json).unwrap();
    decode(&document.root).problems.iter().any(|problem| {
        problem.pointer == path
            && matches!(
                problem.kind,
                ShapeProblemKind::WrongType { .. }
                    | ShapeProblemKind::NotAChoice { .. }
                    | ShapeProblemKind::UnknownKey { .. }
            )
    })
}

/// Whether both say the same of the same list: what stands behind a removed item moves up with its error.
fn is_moved(old: &Finding, new: &Finding) -> bool {
    let list = |finding: &Finding| -> Vec<String> {
        let tokens = finding.path.split('/').filter(|token| token.parse::<usize>().is_err());
        tokens.map(str::to_owned).collect()
    };
    old.message == new.message && list(old) == list(new)
}

/// The spec after the fix.
#[track_caller]
pub(crate) fn apply(spec: &Value, fix: &Fix) -> Value {
    let mut fixed = spec.clone();
    let patch: json_patch::Patch = serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
    json_patch::patch(&mut fixed, &patch).unwrap();
    fixed
}

/// Tries every fix for `spec`; answers how many there are.
#[track_caller]
pub(crate) fn try_fixes(spec: &Value) -> usize {
    let before = report(spec);
    let mut tried = 0;
    for finding in &before.findings {
        let Some(fix) = &finding.fix else { continue };
        tried += 1;
        let fixed = apply(spec, fix);
        let after = report(&fixed);
        // Another operation has the values at other places, and their errors with them.
        let is_same_operation = fixed.get("operation") == spec.get("operation");
        let was_there = |new: &Finding| {
            errors(&before).any(|old| {
                old.rule.id == new.rule.id
                    && (!is_same_operation || old.path == new.path || is_moved(old, new))
            })
        };
        if !is_unreadable(spec, &finding.path) {
            let added: BTreeSet<_> = errors(&after)
                .filter(|new| !was_there(new))
                .map(|new| (new.rule.id, new.path.to_string()))
                .collect();
            assert!(added.is_empty(), "{}: {} adds {added:?} to\n{spec:#}", finding.rule.id, fix.title);
        }
        let stays = after.findings.iter().any(|other| {
            other.rule.id == finding.rule.id && other.path == finding.path && other.message == finding.message
        });
        assert!(!stays, "{}: {} leaves the finding in\n{spec:#}", finding.rule.id, fix.title);
    }
    tried
}
