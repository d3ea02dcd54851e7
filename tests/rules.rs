//! The registry as a whole: unique ids, complete texts, and every rule's own examples.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::collections::BTreeSet;

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::language::Language;
use aks_compute::report::{Report, Severity};
use aks_compute::rules::{self, Example, Rule};
use aks_compute::{CheckOptions, Files, check, syntax_report};
use time::macros::datetime;

fn report(example: &Example, language: Language) -> Report {
    let mut facts = Facts::default();
    if let Some(given) = example.facts() {
        facts.add_bytes(given.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {given}"));
    }
    let mut files = Files::default();
    for (name, text) in example.files {
        files.add(*name, text.as_bytes().to_vec());
    }
    let options = CheckOptions {
        language,
        files: &files,
        ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts)
    };
    let spec = example.spec();
    match Document::parse(&spec, Format::Yaml) {
        Ok(document) => check(&document, &options).into_report(),
        Err(error) => syntax_report(&error, &options),
    }
}

fn speaks(report: &Report, rule: &Rule) -> bool {
    report.findings.iter().any(|finding| finding.rule.id == rule.id)
}

#[test]
fn every_rule_is_silent_on_its_silent_examples() {
    for rule in rules::all() {
        for example in rule.examples.silent() {
            let report = report(example, Language::English);
            assert!(
                !speaks(&report, rule),
                "{} reports on\n{}\n{:#?}",
                rule.id,
                example.spec(),
                report.findings
            );
        }
    }
}

#[test]
fn every_rule_reports_on_its_reporting_examples_in_both_languages() {
    for rule in rules::all() {
        assert!(!rule.examples.reports().is_empty(), "{} has no example", rule.id);
        for example in rule.examples.reports() {
            let english = report(example, Language::English);
            let chinese = report(example, Language::Chinese);
            assert!(
                speaks(&english, rule),
                "{} is silent on\n{}\n{:#?}",
                rule.id,
                example.spec(),
                english.findings
            );
            assert_eq!(english.findings.len(), chinese.findings.len());
            for (english, chinese) in english.findings.iter().zip(&chinese.findings) {
                assert_eq!(english.rule.id, chinese.rule.id);
                assert_eq!(english.path, chinese.path);
                assert_ne!(
                    english.message, chinese.message,
                    "{} says the same in both languages",
                    english.rule.id
                );
                assert!(
                    english.help.is_none() || english.help != chinese.help,
                    "{} helps the same in both languages",
                    english.rule.id
                );
                assert!(english.help.is_some(), "{} says no help: {}", english.rule.id, english.message);
            }
        }
    }
}

/// A rule that is not about the shape must be shown on a spec that has no other error than its own.
#[test]
fn every_example_is_about_its_rule_alone() {
    for rule in rules::all().filter(|rule| !rule.id.starts_with("SPEC-")) {
        for example in rule.examples.silent() {
            let report = report(example, Language::English);
            assert_eq!(
                report.failed(Severity::Error),
                0,
                "{}:\n{}\n{:#?}",
                rule.id,
                example.spec(),
                report.findings
            );
        }
    }
}

#[test]
fn ids_are_unique_and_stable() {
    let ids: Vec<&str> = rules::all().map(|rule| rule.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
    for id in &ids {
        assert!(
            id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-'),
            "{id} is no id"
        );
    }
    let listing: Vec<String> =
        rules::all().map(|rule| format!("{} {}", rule.id, rule.severity.as_str())).collect();
    insta::assert_snapshot!(listing.join("\n"));
}

#[test]
fn every_rule_is_documented_in_both_languages() {
    for rule in rules::all() {
        for (what, en, zh) in [
            ("title", rule.title.en, rule.title.zh),
            ("why", rule.why.get(Language::English), rule.why.get(Language::Chinese)),
        ] {
            assert!(en.len() > 10, "{}: {what} is empty", rule.id);
            assert!(
                en.is_ascii() || !en.chars().any(is_han),
                "{}: {what} has Chinese in the English",
                rule.id
            );
            assert!(zh.chars().any(is_han), "{}: {what} is not Chinese", rule.id);
            assert!(!has_half_width_punctuation(zh), "{}: {what} has half-width punctuation: {zh}", rule.id);
            assert!(!en.contains("  "), "{}: {what} has a double space", rule.id);
        }
        assert!(
            !rule.title.en.ends_with('.') && !rule.title.zh.ends_with('。'),
            "{}: a title is no sentence",
            rule.id
        );
        assert!(!rule.source.is_empty(), "{} has no source", rule.id);
        assert!(!rule.operations.is_empty(), "{} applies to nothing", rule.id);
    }
}

#[test]
fn every_chinese_message_has_chinese_punctuation() {
    for rule in rules::all() {
        for example in rule.examples.reports() {
            for finding in report(example, Language::Chinese).findings {
                let texts =
                    [Some(finding.message.clone()), finding.help.clone(), finding.fix.map(|fix| fix.title)];
                for text in texts.into_iter().flatten() {
                    assert!(text.chars().any(is_han), "{}: not Chinese: {text}", finding.rule.id);
                    assert!(!has_half_width_punctuation(&text), "{}: half-width: {text}", finding.rule.id);
                }
            }
        }
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}

/// A comma, colon, semicolon or parenthesis of ASCII right beside a Chinese character, outside of code.
fn has_half_width_punctuation(text: &str) -> bool {
    let outside_code: String = text.split('`').step_by(2).collect::<Vec<_>>().join("x");
    let characters: Vec<char> = outside_code.chars().collect();
    characters.windows(2).any(|pair| match pair {
        [left, right] => {
            is_han(*left) && ",:;()?!".contains(*right) || is_han(*right) && ",:;()?!".contains(*left)
        }
        _ => false,
    })
}
