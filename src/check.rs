//! Checks a document: decodes it, runs the rules over it, and makes the report.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use crate::attachment;
use crate::catalog::Catalog;
use crate::document::{Document, Format, SyntaxError, Target, Value, spec_text};
use crate::facts::Facts;
use crate::files::Files;
use crate::language::Language;
use crate::report::{Allowed, Ask, Finding, Findings, Outcome, Place, Report, Severity, Status};
use crate::rules::{self, Context, Rule, Together};
use crate::spec::{Operation, Spec, decode};

/// What a check is given besides the spec.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions<'a> {
    /// The language of messages.
    pub language: Language,
    /// The time of the check: retirements and support ends are judged by it.
    pub now: OffsetDateTime,
    /// What is there today.
    pub facts: &'a Facts,
    /// The files that the spec names.
    pub files: &'a Files,
    /// What Azure offers.
    pub catalog: &'a Catalog,
    /// The name of the input, for the report.
    pub input: Option<&'a str>,
    /// Ids of rules whose warnings are turned off.
    pub allow: &'a [String],
    /// Whether what is unknown counts as failed.
    pub strict: bool,
    /// Whether warnings count as failed.
    pub deny_warnings: bool,
    /// The other specs of the same run, where they are checked against each other.
    pub together: Option<&'a Together>,
}

impl<'a> CheckOptions<'a> {
    /// English, the embedded catalog, no files, no other spec.
    pub fn new(now: OffsetDateTime, facts: &'a Facts) -> Self {
        Self {
            language: Language::English,
            now,
            facts,
            files: Files::none(),
            catalog: Catalog::embedded(),
            input: None,
            allow: &[],
            strict: false,
            deny_warnings: false,
            together: None,
        }
    }
}

/// A spec and what the rules say of it.
///
/// Only [`check`] makes one, so whoever holds one knows that the rules have run.
#[derive(Debug)]
pub struct Checked<'a> {
    spec: Spec<'a>,
    report: Report,
}

/// A spec without a failed rule: what emitters take.
#[derive(Clone, Copy, Debug)]
pub struct CheckedSpec<'a> {
    spec: &'a Spec<'a>,
    operation: Operation,
}

impl<'a> Checked<'a> {
    /// The report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The report, for callers who want nothing else.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// The spec, if no error stands (and, where the check was strict, nothing is unknown).
    pub fn accepted(&'a self) -> Option<CheckedSpec<'a>> {
        let operation = self.spec.operation?;
        (self.report.outcome != Outcome::Fail).then_some(CheckedSpec { spec: &self.spec, operation })
    }
}

impl<'a> CheckedSpec<'a> {
    /// The decoded spec.
    pub fn spec(self) -> &'a Spec<'a> {
        self.spec
    }

    /// Its operation.
    pub fn operation(self) -> Operation {
        self.operation
    }
}

/// Checks a document.
pub fn check<'a>(document: &'a Document<'_>, options: &CheckOptions<'_>) -> Checked<'a> {
    let spec = decode(&document.root);
    let of_spec = context(&spec, options, false);
    // A cluster that is there is attached whatever the spec would make of it.
    let of_cluster =
        attachment::cluster_is_there(&spec, options.facts).then(|| context(&spec, options, true));
    let (mut findings, passed) = run(rules::all(), &of_spec, of_cluster.as_ref());
    let mut allowed = Vec::new();
    findings.retain(|finding| match turned_off(finding, &spec, options) {
        Some(entry) => {
            if !allowed.contains(&entry) {
                allowed.push(entry);
            }
            false
        }
        None => true,
    });
    let mut findings = by_weight(findings);
    for finding in &mut findings {
        let target = match finding.place {
            Place::Value => Target::Value(&finding.path),
            Place::Key => Target::Key(&finding.path),
            Place::RepeatedKey => Target::RepeatedKey(&finding.path),
        };
        finding.position = document.locate(target);
    }
    let report = make_report(spec.operation, findings, passed, allowed, options);
    Checked { spec, report }
}

/// What the rules about certificates and keys say of those that a document names.
pub(crate) fn check_certificates(document: &Document<'_>, options: &CheckOptions<'_>) -> Vec<Finding> {
    let spec = decode(&document.root);
    let (findings, _) = run(rules::about_certificates(), &context(&spec, options, false), None);
    by_weight(findings)
}

/// `as_it_is`: of a cluster to be made, what is there already.
fn context<'c>(spec: &'c Spec<'c>, options: &CheckOptions<'c>, as_it_is: bool) -> Context<'c> {
    Context {
        spec,
        facts: options.facts,
        files: options.files,
        catalog: options.catalog,
        now: options.now,
        language: options.language,
        together: options.together,
        as_it_is,
        commands: Default::default(),
        ranges: Default::default(),
        certificates: Default::default(),
    }
}

/// What `rules` say of the spec and, where it is there, of the cluster; and the ids of those that were satisfied.
fn run(
    rules: impl Iterator<Item = &'static Rule>,
    of_spec: &Context<'_>,
    of_cluster: Option<&Context<'_>>,
) -> (Vec<Finding>, Vec<&'static str>) {
    let mut findings = Findings::new(&rules::shape::syntax::RULE);
    let mut passed = Vec::with_capacity(96);
    for rule in rules.filter(|rule| applies(rule, of_spec.spec.operation)) {
        let before = findings.len();
        findings.begin(rule);
        (rule.check)(of_spec, &mut findings);
        if let Some(of_cluster) = of_cluster {
            let of_both = findings.len();
            (rule.check)(of_cluster, &mut findings);
            findings.keep_of_cluster(before, of_both);
        }
        if findings.len() == before && !findings.is_withheld() {
            passed.push(rule.id);
        }
    }
    (findings.into_vec(), passed)
}

/// Reads a text and checks it; a text that is no document gives a report that says why.
pub fn check_text(text: &str, format: Format, options: &CheckOptions<'_>) -> Report {
    match Document::parse(text, format) {
        Ok(document) => check(&document, options).into_report(),
        Err(error) => syntax_report(&error, options),
    }
}

/// Reads bytes and checks them, as [`check_text`] does.
pub fn check_bytes(bytes: &[u8], format: Format, options: &CheckOptions<'_>) -> Report {
    match spec_text(bytes) {
        Ok(text) => check_text(text, format, options),
        Err(error) => syntax_report(&error, options),
    }
}

/// The report about a text that is no document.
pub fn syntax_report(error: &SyntaxError, options: &CheckOptions<'_>) -> Report {
    let mut findings = Findings::new(&rules::shape::syntax::RULE);
    rules::shape::syntax::report(options.language, &error.problem, &mut findings);
    let mut findings = findings.into_vec();
    for finding in &mut findings {
        finding.position = error.position;
    }
    make_report(None, findings, Vec::new(), Vec::new(), options)
}

/// Where the operation is not known, only rules that apply to every operation can speak.
fn applies(rule: &Rule, operation: Option<Operation>) -> bool {
    match operation {
        Some(operation) => rule.operations.contains(&operation),
        None => rule.operations.len() == Operation::ALL.len(),
    }
}

/// Errors, then warnings, then what is unknown, then notes; within each the order stays that of the registry.
fn by_weight(mut findings: Vec<Finding>) -> Vec<Finding> {
    let weight = |finding: &Finding| match (finding.status, finding.severity) {
        (Status::Fail, Severity::Error) => 0,
        (Status::Fail, Severity::Warning) => 1,
        (Status::Unknown, _) => 2,
        _ => 3,
    };
    let mut ordered = Vec::with_capacity(findings.len());
    for place in 0..4 {
        ordered.extend(findings.extract_if(.., |finding| weight(finding) == place));
    }
    ordered
}

/// Only warnings and information can be turned off, whatever the caller or the spec says.
fn turned_off(finding: &Finding, spec: &Spec<'_>, options: &CheckOptions<'_>) -> Option<Allowed> {
    if finding.severity == Severity::Error {
        return None;
    }
    let id = finding.rule.id;
    if let Some(acknowledgement) = spec.acknowledge.iter().find(|acknowledgement| acknowledgement.rule == id)
    {
        return Some(Allowed { rule: id, reason: Some(acknowledgement.reason.to_owned()) });
    }
    options.allow.iter().any(|allowed| allowed == id).then_some(Allowed { rule: id, reason: None })
}

fn make_report(
    operation: Option<Operation>,
    findings: Vec<Finding>,
    passed: Vec<&'static str>,
    allowed: Vec<Allowed>,
    options: &CheckOptions<'_>,
) -> Report {
    let is_failure = |finding: &Finding| match (finding.status, finding.severity) {
        (Status::Fail, Severity::Error) => true,
        (Status::Fail, Severity::Warning) => options.deny_warnings,
        (Status::Unknown, Severity::Error) => options.strict,
        _ => false,
    };
    let outcome = if findings.iter().any(is_failure) {
        Outcome::Fail
    } else if findings
        .iter()
        .any(|finding| finding.status == Status::Unknown && finding.severity == Severity::Error)
    {
        Outcome::Unknown
    } else {
        Outcome::Pass
    };
    Report {
        language: options.language,
        catalog: options.catalog.date().to_owned(),
        // A date outside the years 0 to 9999 has no RFC 3339 form; nobody can have meant one.
        now: options.now.to_offset(UtcOffset::UTC).format(&Rfc3339).unwrap_or_default(),
        input: options.input.map(str::to_owned),
        operation,
        outcome,
        asks: asks(&findings),
        findings,
        passed,
        allowed,
    }
}

/// Each command once, with every rule that its output decides.
fn asks(findings: &[Finding]) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    let unknown = findings.iter().filter(|finding| finding.status == Status::Unknown);
    for (finding, question) in
        unknown.flat_map(|finding| finding.questions.iter().map(move |question| (finding, question)))
    {
        match asks.iter_mut().find(|ask| ask.command == question.command) {
            Some(ask) if ask.unlocks.contains(&finding.rule.id) => {}
            Some(ask) => ask.unlocks.push(finding.rule.id),
            None => asks.push(Ask {
                shell: "bash",
                command: question.command.clone(),
                url: question.url.clone(),
                unlocks: vec![finding.rule.id],
                fact: question.fact.clone(),
            }),
        }
    }
    asks
}

/// The document that a JavaScript or Rust value makes.
impl From<Value> for Document<'static> {
    fn from(value: Value) -> Self {
        Self::from_value(value)
    }
}
