//! Facts as nobody would write them: every example's facts cut short, emptied, retyped and rewritten in other case.

use aks_compute::facts::Facts;
use aks_compute::report::{Report, Status};
use aks_compute::rules;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::answers;

/// Each example that has facts: its spec and the facts.
fn examples() -> Vec<(String, Value)> {
    rules::all()
        .flat_map(|rule| rule.examples.silent().iter().chain(rule.examples.reports()))
        .filter_map(|example| Some((example.spec(), serde_json::from_str(&example.facts()?).unwrap())))
        .collect()
}

/// The report with this text as facts, if it can be read.
fn report(spec: &str, text: &str) -> Option<Report> {
    let mut facts = Facts::default();
    facts.add_bytes(text.as_bytes()).ok()?;
    Some(answers::report(spec, &facts))
}

/// The rules that failed or are unknown.
fn spoke(report: &Report) -> Vec<(&'static str, Status)> {
    let mut spoke: Vec<_> = report.findings.iter().map(|finding| (finding.rule.id, finding.status)).collect();
    spoke.sort_by_key(|(id, status)| (*id, *status as u8));
    spoke
}

/// Changes every value, what is inside before what is around it.
fn each(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, change)),
        Value::Object(members) => members.values_mut().for_each(|member| each(member, change)),
        _ => {}
    }
    change(value);
}

/// How many values a document holds.
fn count(value: &Value) -> usize {
    let mut count = 0;
    each(&mut value.clone(), &mut |_| count += 1);
    count
}

#[test]
fn the_examples_hold_facts() {
    assert!(examples().len() > 60, "{}", examples().len());
}

#[test]
fn members_that_nobody_asked_for_change_nothing() {
    for (spec, facts) in examples() {
        let mut more = facts.clone();
        each(&mut more, &mut |value| {
            if let Value::Object(members) = value {
                members
                    .insert("zzzNew".to_owned(), json!({ "value": [1, null, { "id": "/subscriptions/x" }] }));
            }
        });
        let (plain, more) = (report(&spec, &facts.to_string()), report(&spec, &more.to_string()));
        assert_eq!(spoke(&plain.unwrap()), spoke(&more.unwrap()), "{spec}\n{facts}");
    }
}

#[test]
fn ids_in_other_case_are_the_same_ids() {
    for (spec, facts) in examples() {
        let mut upper = facts.clone();
        each(&mut upper, &mut |value| {
            if let Value::String(text) = value
                && text.starts_with("/subscriptions/")
            {
                *text = text.to_uppercase();
            }
        });
        let (plain, upper) = (report(&spec, &facts.to_string()), report(&spec, &upper.to_string()));
        assert_eq!(spoke(&plain.unwrap()), spoke(&upper.unwrap()), "{spec}\n{facts}");
    }
}

#[test]
fn keys_in_other_case_are_the_same_keys() {
    fn lower(value: &Value) -> Value {
        match value {
            Value::Array(items) => items.iter().map(lower).collect(),
            Value::Object(members) => members
                .iter()
                // The envelope is ours, and what an update writes back is taken as it is.
                .map(|(key, value)| {
                    (if key == "fact" { key.clone() } else { key.to_lowercase() }, lower(value))
                })
                .collect::<Map<_, _>>()
                .into(),
            other => other.clone(),
        }
    }
    for (spec, facts) in examples().into_iter().filter(|(spec, _)| spec.starts_with("operation: attach")) {
        let text = facts.to_string();
        if text.contains("sslConfiguration") || text.contains("patchVersions") || text.contains("policyRule")
        {
            continue;
        }
        let (plain, lower) = (report(&spec, &text), report(&spec, &lower(&facts).to_string()));
        assert_eq!(
            spoke(&plain.unwrap()),
            lower.map_or(Vec::new(), |lower| spoke(&lower)),
            "{spec}\n{facts}"
        );
    }
}

#[test]
fn a_text_cut_anywhere_is_an_error_and_never_a_panic() {
    for (_, facts) in examples() {
        let text = facts.to_string();
        for end in (0..text.len()).step_by(13) {
            let cut = text.as_bytes().get(..end).unwrap();
            assert!(Facts::default().add_bytes(cut).is_err(), "{}", String::from_utf8_lossy(cut));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_value_of_another_type_is_no_panic(
        example in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        kind in 0..8_usize,
    ) {
        let examples = examples();
        let (spec, mut facts) = example.get(&examples).clone();
        let place = place.index(count(&facts));
        let mut seen = 0;
        each(&mut facts, &mut |value| {
            if seen == place {
                *value = match kind {
                    0 => json!(null),
                    1 => json!(true),
                    2 => json!(-1),
                    3 => json!(1e300),
                    4 => json!(""),
                    5 => json!([]),
                    6 => json!({}),
                    _ => json!("/subscriptions/a/resourceGroups/b/providers/c/d/e"),
                };
            }
            seen += 1;
        });
        if let Some(report) = report(&spec, &facts.to_string()) {
            prop_assert!(serde_json::to_string(&report).is_ok());
        }
    }
}
