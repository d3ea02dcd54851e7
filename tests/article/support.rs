//! What the article's tests share: specs to check, and what a report may say of them.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a helper of a test fails like the test")]

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::language::Language;
use aks_compute::report::{Finding, Outcome, Report, Severity, Status};
use aks_compute::rules::{Example, Given, Together};
use aks_compute::spec::{Operation, decode};
use aks_compute::{CheckOptions, check_text, plan_text};
use time::macros::datetime;

/// The six values of the article's sample network.
pub(crate) const NETWORK: &str = "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }";
/// The article's own certificate.
pub(crate) const CUSTOM: &str = "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }";
/// An update that renews the components and nothing else.
pub(crate) const REFRESH: &str = "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true
";

/// The report on `spec` in a language.
fn report(spec: &str, language: Language) -> Report {
    let facts = Facts::default();
    let options = CheckOptions { language, ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts) };
    check_text(spec, Format::Yaml, &options)
}

/// The report on the smallest spec of an operation with `yaml` in it.
fn checked(operation: Operation, yaml: &'static str) -> Report {
    report(&Example { operation, yaml, given: Given::Nothing, files: &[] }.spec(), Language::English)
}

pub(crate) fn create(yaml: &'static str) -> Report {
    checked(Operation::Create, yaml)
}

pub(crate) fn attach(yaml: &'static str) -> Report {
    checked(Operation::Attach, yaml)
}

/// An attach where the cluster is there with these members, and these facts besides.
pub(crate) fn attach_where(cluster: &'static str, facts: &[&str]) -> Report {
    let example = Example {
        operation: Operation::Attach,
        yaml: "clusterPurpose: FastProd",
        given: Given::Cluster(cluster),
        files: &[],
    };
    given(&example, facts.iter().copied().chain(example.facts().as_deref()))
}

/// A create where these facts are known.
pub(crate) fn create_where(yaml: &'static str, facts: &[&str]) -> Report {
    let example = Example { operation: Operation::Create, yaml, given: Given::Nothing, files: &[] };
    given(&example, facts.iter().copied())
}

fn given<'a>(example: &Example, facts: impl Iterator<Item = &'a str>) -> Report {
    let mut given = Facts::default();
    for fact in facts {
        given.add_bytes(fact.as_bytes()).unwrap();
    }
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &given);
    check_text(&example.spec(), Format::Yaml, &options)
}

pub(crate) fn update(yaml: &'static str) -> Report {
    checked(Operation::Update, yaml)
}

pub(crate) fn detach(yaml: &'static str) -> Report {
    checked(Operation::Detach, yaml)
}

/// The report in Chinese.
pub(crate) fn chinese(operation: Operation, yaml: &'static str) -> Report {
    report(&Example { operation, yaml, given: Given::Nothing, files: &[] }.spec(), Language::Chinese)
}

/// The reports on two attaches of one run.
pub(crate) fn attached_together(first: &'static str, second: &'static str) -> [Report; 2] {
    let specs = [first, second]
        .map(|yaml| Example { operation: Operation::Attach, yaml, given: Given::Nothing, files: &[] }.spec());
    let mut together = Together::default();
    for (number, spec) in specs.iter().enumerate() {
        let document = aks_compute::document::Document::parse(spec, Format::Yaml).unwrap();
        together.add(&format!("{number}.yaml"), &decode(&document.root));
    }
    let facts = Facts::default();
    let options = CheckOptions {
        together: Some(&together),
        ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts)
    };
    specs.map(|spec| check_text(&spec, Format::Yaml, &options))
}

fn of<'a>(report: &'a Report, rule: &str) -> Vec<&'a Finding> {
    report.findings.iter().filter(|finding| finding.rule.id == rule).collect()
}

#[track_caller]
fn has(report: &Report, rule: &str, status: Status, severity: Option<Severity>) {
    let found = of(report, rule);
    assert!(
        found.iter().any(|finding| {
            finding.status == status && severity.is_none_or(|severity| finding.severity == severity)
        }),
        "{rule} should say {status:?} {severity:?}; it says {found:#?}"
    );
}

/// The rule is broken, as an error.
#[track_caller]
pub(crate) fn fails(report: &Report, rule: &str) {
    has(report, rule, Status::Fail, Some(Severity::Error));
    assert_eq!(report.outcome, Outcome::Fail);
}

/// The rule is broken, as a warning.
#[track_caller]
pub(crate) fn warns(report: &Report, rule: &str) {
    has(report, rule, Status::Fail, Some(Severity::Warning));
}

/// The rule tells something to know.
#[track_caller]
pub(crate) fn notes(report: &Report, rule: &str) {
    has(report, rule, Status::Note, None);
}

/// The rule needs a fact, and names the command that gets it.
#[track_caller]
pub(crate) fn asks(report: &Report, rule: &str) {
    has(report, rule, Status::Unknown, None);
    assert!(
        report.asks.iter().any(|ask| ask.unlocks.contains(&rule)),
        "{rule} names no command: {:#?}",
        report.asks
    );
}

/// The rule says nothing.
#[track_caller]
pub(crate) fn silent(report: &Report, rule: &str) {
    assert!(of(report, rule).is_empty(), "{rule} speaks: {:#?}", report.findings);
}

/// The rule's message, help or command has every one of `words`.
#[track_caller]
pub(crate) fn tells(report: &Report, rule: &str, words: &[&str]) {
    let found = of(report, rule);
    assert!(!found.is_empty(), "{rule} is silent: {:#?}", report.findings);
    let said: String = found
        .iter()
        .flat_map(|finding| {
            let command = finding.remedy.as_ref().map(|remedy| &*remedy.command);
            [Some(&*finding.message), finding.help.as_deref(), command]
        })
        .flatten()
        .collect::<Vec<_>>()
        .join("\n");
    for word in words {
        assert!(said.contains(word), "{rule} does not mention {word}:\n{said}");
    }
}

/// No error stands.
#[track_caller]
pub(crate) fn accepted(report: &Report) {
    assert_eq!(report.failed(Severity::Error), 0, "{:#?}", report.findings);
}

/// The ids and commands of the steps of a plan.
#[track_caller]
pub(crate) fn steps(operation: Operation, yaml: &'static str) -> Vec<(&'static str, String)> {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let planned = plan_text(
        &Example { operation, yaml, given: Given::Nothing, files: &[] }.spec(),
        Format::Yaml,
        &options,
    );
    let plan = planned.plan.unwrap();
    plan.steps.into_iter().map(|step| (step.id, step.run.unwrap_or_default())).collect()
}

/// The function of `deploy.py` that uses the SDK.
#[track_caller]
pub(crate) fn sdk_code(operation: Operation, yaml: &'static str, given: Given) -> String {
    let example = Example { operation, yaml, given, files: &[] };
    let mut facts = Facts::default();
    if let Some(fact) = example.facts() {
        facts.add_bytes(fact.as_bytes()).unwrap();
    }
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let plan = plan_text(&example.spec(), Format::Yaml, &options).plan.unwrap();
    let program = plan.artifacts.into_iter().find(|artifact| artifact.file_name == "deploy.py").unwrap().text;
    program.split_once("def with_sdk():").unwrap().1.to_owned()
}

/// `text` holds all of `words`, in this order.
#[track_caller]
pub(crate) fn says(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let Some((_, after)) = rest.split_once(word) else {
            panic!("{word} is not where it should be in:\n{text}")
        };
        rest = after;
    }
}

/// The step of this id comes after all of `before`, and its commands hold all of `words`, in this order.
#[track_caller]
pub(crate) fn step_does(steps: &[(&str, String)], id: &str, before: &[&str], words: &[&str]) {
    let place = |id: &str| steps.iter().position(|(step, _)| *step == id);
    let found = place(id);
    assert!(found.is_some(), "there is no step {id}: {steps:#?}");
    for earlier in before {
        assert!(
            place(earlier).is_some() && place(earlier) < found,
            "{earlier} is not before {id}: {steps:#?}"
        );
    }
    says(steps.iter().find(|(step, _)| *step == id).map_or("", |(_, run)| run), words);
}
