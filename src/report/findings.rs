//! The sink into which rules report.

use std::borrow::Cow;
use std::sync::Arc;

use super::finding::{Finding, Place, Related, Remedy, Severity, Status};
use super::fix::Fix;
use super::question::Question;
use crate::facts::Origin;
use crate::rules::Rule;

/// Collects the findings of one check.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
    is_withheld: bool,
}

impl Findings {
    /// An empty sink; findings belong to `rule` until [`Findings::begin`] names the next.
    pub(crate) fn new(rule: &'static Rule) -> Self {
        Self { rule, found: Vec::with_capacity(16), is_withheld: false }
    }

    /// From here on findings belong to `rule`.
    pub(crate) fn begin(&mut self, rule: &'static Rule) {
        self.rule = rule;
        self.is_withheld = false;
    }

    /// The rule says nothing and is not satisfied either: what it would judge cannot be seen, and another finding says why.
    pub(crate) fn withhold(&mut self) {
        self.is_withheld = true;
    }

    pub(crate) fn is_withheld(&self) -> bool {
        self.is_withheld
    }

    /// Everything reported so far.
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.found
    }

    /// Of what was reported from `second` on, keeps what is wrong with the cluster itself or not known of it, and not
    /// what was said from `first` on already.
    pub(crate) fn keep_of_cluster(&mut self, first: usize, second: usize) {
        let again = self.found.split_off(second.min(self.found.len()));
        for finding in again {
            let is_of_cluster = finding.path == "/cluster" && finding.status != Status::Note;
            let is_said = |known: &Finding| known.path == finding.path && known.message == finding.message;
            if is_of_cluster && !self.found.iter().skip(first).any(is_said) {
                self.found.push(finding);
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// The rule is broken at `path`, with the rule's own severity.
    pub fn fail(&mut self, path: impl Into<Cow<'static, str>>, message: Cow<'static, str>) -> Reported<'_> {
        self.push(self.rule.severity, Status::Fail, path.into(), message)
    }

    /// The rule is broken at `path`, with another severity than its usual one.
    pub fn fail_as(
        &mut self,
        severity: Severity,
        path: impl Into<Cow<'static, str>>,
        message: Cow<'static, str>,
    ) -> Reported<'_> {
        self.push(severity, Status::Fail, path.into(), message)
    }

    /// Nothing is wrong, but the user should know this now.
    pub fn note(&mut self, path: impl Into<Cow<'static, str>>, message: Cow<'static, str>) -> Reported<'_> {
        self.push(Severity::Info, Status::Note, path.into(), message)
    }

    /// The rule cannot be decided without the answer to `question`.
    pub fn unknown(
        &mut self,
        path: impl Into<Cow<'static, str>>,
        message: Cow<'static, str>,
        question: Arc<Question>,
    ) -> Reported<'_> {
        self.undecided(path, message).ask(question)
    }

    /// The rule cannot be decided, and no command would change that.
    pub fn undecided(
        &mut self,
        path: impl Into<Cow<'static, str>>,
        message: Cow<'static, str>,
    ) -> Reported<'_> {
        self.push(self.rule.severity, Status::Unknown, path.into(), message)
    }

    fn push(
        &mut self,
        severity: Severity,
        status: Status,
        path: Cow<'static, str>,
        message: Cow<'static, str>,
    ) -> Reported<'_> {
        let finding = Finding {
            rule: self.rule,
            severity,
            status,
            path,
            position: None,
            message,
            help: None,
            fix: None,
            remedy: None,
            questions: Vec::new(),
            related: Vec::new(),
            place: Place::Value,
        };
        Reported { finding: self.found.push_mut(finding) }
    }
}

/// A finding that was just reported; its methods add what helps.
pub struct Reported<'a> {
    finding: &'a mut Finding,
}

impl Reported<'_> {
    /// Says what to do.
    pub fn help(self, help: Cow<'static, str>) -> Self {
        self.finding.help = Some(help);
        self
    }

    /// Offers a change of the spec.
    pub fn fix(self, fix: Fix) -> Self {
        self.finding.fix = Some(fix);
        self
    }

    /// Offers a change of the spec, where there is one.
    pub fn fix_if_any(self, fix: Option<Fix>) -> Self {
        self.finding.fix = fix;
        self
    }

    /// Names a question of which the answer decides it, or says more; the first is the next to be asked.
    pub fn ask(self, question: Arc<Question>) -> Self {
        if self.finding.questions.is_empty() {
            self.finding.remedy = Some(Remedy::question(&question));
        }
        self.finding.questions.push(question);
        self
    }

    /// Points at the place in a fact that decided it.
    pub fn related(self, fact: &Origin, pointer: String) -> Self {
        self.finding.related.push(Related { fact: fact.name.clone(), pointer });
        self
    }

    /// Names the command that mends it, for bash.
    pub fn remedy(self, command: impl Into<Arc<str>>) -> Self {
        self.finding.remedy = Some(Remedy::command(command));
        self
    }

    /// Points at the key rather than at its value.
    pub(crate) fn at_key(self) -> Self {
        self.finding.place = Place::Key;
        self
    }

    /// Points at the last of several keys of one name.
    pub(crate) fn at_repeated_key(self) -> Self {
        self.finding.place = Place::RepeatedKey;
        self
    }
}
