//! Facts as nobody would write them: every example's facts cut short, emptied, retyped and rewritten in other case.

use std::collections::BTreeSet;

use aks_compute::facts::{FactKind, Facts};
use aks_compute::report::{Report, Status};
use aks_compute::rules;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::answers;
use crate::specs::{OTHER_SUBSCRIPTION_ID, SUBSCRIPTION_ID};

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
fn the_examples_hold_facts_of_every_kind() {
    let examples = examples();
    assert!(examples.len() > 60, "{}", examples.len());
    let mut kinds = BTreeSet::new();
    for (_, fact) in &examples {
        let mut facts = Facts::default();
        facts.add_bytes(fact.to_string().as_bytes()).unwrap();
        kinds.extend(facts.summaries().iter().map(|summary| summary.kind.as_str()));
    }
    // A saved compute is a compute, and decides nothing but the plan.
    let all = FactKind::ALL.iter().filter(|kind| **kind != FactKind::SavedCompute);
    let missing: Vec<_> = all.map(|kind| kind.as_str()).filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(missing, [""; 0]);
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

/// Where a value stands: keys and places from the root.
fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                paths(item, &format!("{at}/{number}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                found.push(at.clone());
                paths(member, &at, found);
            }
        }
        _ => {}
    }
}

/// Members of which null means something: that there is none of it, or that another member or the calendar says it.
const NULL_SAYS_SOMETHING: &[&str] = &[
    "addressPrefixes",
    "addressSpace",
    "apiServerAccessProfile",
    "authorizedIpRanges",
    "code",
    "currentKubernetesVersion",
    "delegations",
    "disableLocalAccounts",
    "enablePrivateCluster",
    "isAttachedCompute",
    "isPreview",
    "location",
    "nodeTaints",
    "powerState",
    "restrictions",
    "routeTable",
    "type",
];

#[test]
fn a_member_that_is_null_never_makes_a_failure_a_pass() {
    let mut failures = 0;
    for (spec, facts) in examples() {
        let rules = |report: &Report, wanted: &[Status]| -> BTreeSet<&'static str> {
            let spoken = report.findings.iter().filter(|finding| wanted.contains(&finding.status));
            spoken.map(|finding| finding.rule.id).collect()
        };
        let failed = rules(&report(&spec, &facts.to_string()).unwrap(), &[Status::Fail]);
        if failed.is_empty() {
            continue;
        }
        let mut places = Vec::new();
        paths(&facts, "", &mut places);
        for place in places {
            let key = place.rsplit('/').next().unwrap_or_default();
            let mut less = facts.clone();
            *less.pointer_mut(&place).unwrap() = Value::Null;
            let Some(after) = report(&spec, &less.to_string()) else { continue };
            let lost: Vec<_> =
                failed.difference(&rules(&after, &[Status::Fail, Status::Unknown])).copied().collect();
            assert!(
                lost.is_empty() || NULL_SAYS_SOMETHING.contains(&key),
                "{lost:?} pass without {place}:\n{spec}\n{facts:#}"
            );
            failures += failed.len();
        }
    }
    assert!(failures > 500, "{failures}");
}

/// The same facts about a subscription of another id, and those of them that name no subscription.
fn elsewhere(facts: &Value) -> (Value, Value) {
    let is_about = |fact: &Value| fact.to_string().contains(SUBSCRIPTION_ID);
    let rest: Vec<Value> = match facts {
        Value::Array(items) => items.iter().filter(|item| !is_about(item)).cloned().collect(),
        other => [other].into_iter().filter(|other| !is_about(other)).cloned().collect(),
    };
    let moved = facts.to_string().replace(SUBSCRIPTION_ID, OTHER_SUBSCRIPTION_ID);
    (serde_json::from_str(&moved).unwrap(), rest.into())
}

#[test]
fn facts_about_another_subscription_or_cloud_are_never_used() {
    let mut changed = 0;
    for (spec, facts) in examples() {
        let said = |documents: &Value| -> Vec<(&'static str, Status)> {
            let mut facts = Facts::default();
            if documents.as_array().is_none_or(|documents| !documents.is_empty()) {
                facts.add_bytes(documents.to_string().as_bytes()).unwrap();
            }
            spoke(&answers::report(&spec, &facts))
        };
        let (moved, rest) = elsewhere(&facts);
        assert_eq!(said(&moved), said(&rest), "{spec}\n{moved:#}");
        changed += usize::from(said(&facts) != said(&rest));

        let cloud = if spec.contains("AzureChinaCloud") { "AzureCloud" } else { "AzureChinaCloud" };
        let mut of_cloud = if facts.is_array() { facts.clone() } else { json!([facts]) };
        for fact in of_cloud.as_array_mut().unwrap() {
            if fact.get("fact").is_some() {
                fact["fact"]["cloud"] = cloud.into();
            } else {
                *fact = json!({ "fact": { "cloud": cloud }, "data": fact });
            }
        }
        assert_eq!(said(&of_cloud), said(&json!([])), "{spec}\n{of_cloud:#}");
    }
    assert!(changed > 40, "{changed}");
}

#[test]
fn words_in_other_case_are_the_same_words() {
    const KEYS: &[&str] = &[
        "code",
        "computeType",
        "effect",
        "enforcementMode",
        "loadBalancerSku",
        "mode",
        "name",
        "osType",
        "outboundType",
        "principalType",
        "provisioningState",
        "reasonCode",
        "resourceType",
        "roleDefinitionName",
        "serviceName",
        "status",
        "supportPlan",
        "type",
        "vmSize",
    ];
    fn upper(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(upper),
            Value::Object(members) => {
                for (key, member) in members {
                    match member {
                        Value::String(text) if KEYS.contains(&key.as_str()) => *text = text.to_uppercase(),
                        other => upper(other),
                    }
                }
            }
            _ => {}
        }
    }
    for (spec, facts) in examples() {
        let mut loud = facts.clone();
        upper(&mut loud);
        let (plain, loud) = (report(&spec, &facts.to_string()), report(&spec, &loud.to_string()));
        assert_eq!(spoke(&plain.unwrap()), loud.map_or(Vec::new(), |loud| spoke(&loud)), "{spec}\n{facts}");
    }
}
