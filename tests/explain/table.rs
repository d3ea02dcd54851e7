//! Every entry of the table: complete, in order, and found in every form of its samples.

use std::collections::BTreeSet;

use aks_compute::explain::{Sign, Tier};
use aks_compute::rules;

use super::*;

#[test]
fn every_sample_is_explained_by_its_entry_first_in_every_form() {
    let mut wrong = Vec::new();
    for entry in entries() {
        for sample in entry.samples {
            for (form, paste) in forms::pastes(sample.code(), sample.message()) {
                let explained = explained(&paste);
                let first = explained.explanations.first().map(|explanation| explanation.entry.id);
                let expected =
                    if entry.tier == Tier::Wrapper { Outcome::Unknown } else { Outcome::Explained };
                if first != Some(entry.id) || explained.outcome != expected {
                    wrong.push(format!(
                        "{} as {form}: {first:?}, {:?}\n{paste}\n",
                        entry.id, explained.outcome
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_sign_is_seen_by_itself() {
    for entry in entries() {
        for sign in entry.signs {
            let paste = match sign {
                Sign::Code(code) => format!("{{\"error\":{{\"code\":\"{code}\",\"status\":{code:?}}}}}"),
                Sign::Phrase(phrase) => phrase.replace('*', " x "),
                Sign::Both(code, phrase) => {
                    format!("{{\"code\":\"{code}\",\"message\":\"{}\"}}", phrase.replace('*', " x "))
                }
            };
            assert!(ids(&paste).contains(&entry.id), "{}: {paste}: {:?}", entry.id, ids(&paste));
        }
    }
}

#[test]
fn a_code_and_its_phrase_belong_together() {
    let errors = |errors: &[(&str, &str)]| {
        let errors: Vec<_> = errors
            .iter()
            .map(|(code, message)| format!("{{\"code\":\"{code}\",\"message\":\"{message}\"}}"))
            .collect();
        format!("[{}]", errors.join(","))
    };
    let policy = "RequestDisallowedByPolicy";
    assert_eq!(ids(&errors(&[("Conflict", "x"), (policy, "No public IP")])), ["policy-public-ip"]);
    assert_eq!(ids(&errors(&[(policy, "x"), ("SkuNotAvailable", "No public IP")])), ["size-not-available"]);
}

#[test]
fn entries_are_complete_and_refer_to_rules_that_there_are() {
    let mut seen = BTreeSet::new();
    for entry in entries() {
        let id = entry.id;
        assert!(seen.insert(id), "{id} is there twice");
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{id}");
        assert!(!entry.signs.is_empty() && !entry.samples.is_empty(), "{id}");
        for rule in entry.rules {
            assert_eq!(rules::find(rule).map(|rule| rule.id), Some(*rule), "{id}");
        }
        for text in [entry.cause, entry.fix] {
            assert!(text.en.is_ascii() || text.en.contains(['×', '…']), "{id}: {}", text.en);
            assert!(text.zh.chars().any(|character| ('\u{4e00}'..'\u{a000}').contains(&character)), "{id}");
            assert!(!text.zh.contains([',', ';']) || text.zh.contains('`'), "{id}: {}", text.zh);
        }
        assert!(
            !entry.cause.en.ends_with('.') && !entry.cause.zh.ends_with('。'),
            "{id}: a cause is no sentence"
        );
        assert!(entry.fix.en.ends_with('.') && entry.fix.zh.ends_with('。'), "{id}: a fix is sentences");
        assert!(
            !entry
                .cause
                .en
                .starts_with(|first: char| first.is_ascii_uppercase() && !entry.cause.en.starts_with("A")),
            "{id}"
        );
    }
    assert!(seen.len() > 80, "{}", seen.len());
    assert_eq!(entries().filter(|entry| entry.tier == Tier::Wrapper).count(), 1);
}

#[test]
fn a_phrase_is_distinctive() {
    for entry in entries() {
        for phrase in entry.signs.iter().filter_map(|sign| match sign {
            Sign::Phrase(phrase) => Some(phrase),
            _ => None,
        }) {
            let letters = phrase.chars().filter(|character| character.is_alphabetic()).count();
            assert!(letters >= 12, "{}: `{phrase}` may stand in any text", entry.id);
        }
    }
}
