//! A fix removes the finding that offers it and adds no error.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails like the test")]

use std::collections::BTreeSet;

use aks_compute::catalog::Catalog;
use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::init::SCENARIOS;
use aks_compute::report::{Report, Severity, Status};
use aks_compute::rules;
use aks_compute::spec::{ShapeProblemKind, decode};
use aks_compute::{CheckOptions, check_text};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

fn report(text: &str) -> Report {
    let facts = Facts::default();
    check_text(text, Format::Json, &CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts))
}

fn errors(report: &Report) -> BTreeSet<(&'static str, String)> {
    report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.status == Status::Fail)
        .map(|finding| (finding.rule.id, finding.path.to_string()))
        .collect()
}

/// The example as JSON; `None` where it is no document or says a key twice, which JSON cannot.
fn json(spec: &str) -> Option<Value> {
    let document = Document::parse(spec, Format::Yaml).ok()?;
    let value = serde_json::to_value(&document.root).unwrap();
    let text = value.to_string();
    let again = Document::parse(&text, Format::Json).unwrap();
    (count(&document.root) == count(&again.root)).then_some(value)
}

fn count(value: &aks_compute::document::Value) -> usize {
    value.members().iter().map(|member| 1 + count(&member.value)).sum::<usize>()
        + value.items().iter().map(count).sum::<usize>()
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

/// Tries every fix for `spec`; answers how many there are.
fn try_fixes(spec: &Value) -> usize {
    let before = report(&spec.to_string());
    let mut tried = 0;
    for finding in &before.findings {
        let Some(fix) = &finding.fix else { continue };
        tried += 1;
        let mut fixed = spec.clone();
        let patch: json_patch::Patch =
            serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
        json_patch::patch(&mut fixed, &patch).unwrap();
        let after = report(&fixed.to_string());
        let (mut old, mut new) = (errors(&before), errors(&after));
        if fixed.get("operation") != spec.get("operation") {
            // Another operation has the values at other places, and their errors with them.
            for errors in [&mut old, &mut new] {
                *errors = errors.iter().map(|(rule, _)| (*rule, String::new())).collect();
            }
        }
        let added: Vec<_> = new.difference(&old).cloned().collect();
        let added = if is_unreadable(spec, &finding.path) { Vec::new() } else { added };
        assert!(added.is_empty(), "{}: {} adds {added:?} to\n{spec:#}", finding.rule.id, fix.title);
        let stays = after.findings.iter().any(|other| {
            other.rule.id == finding.rule.id && other.path == finding.path && other.message == finding.message
        });
        assert!(!stays, "{}: {} leaves the finding in\n{spec:#}", finding.rule.id, fix.title);
    }
    tried
}

#[test]
fn every_fix_of_an_example_removes_its_finding_and_adds_no_error() {
    let examples = rules::all().flat_map(|rule| rule.examples.reports());
    let tried: usize =
        examples.filter_map(|example| json(&example.spec())).map(|spec| try_fixes(&spec)).sum();
    assert!(tried > 10, "only {tried} fixes were tried");
}

#[test]
fn every_fix_of_every_tls_block_removes_its_finding_and_adds_no_error() {
    const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
    let vault = json!({
        "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv",
        "certSecret": "scoring-cert",
        "keySecret": "scoring-key",
    });
    let choices: [(&str, &[Value]); 10] = [
        ("status", &[json!("Disabled"), json!("Enabled"), json!("Auto")]),
        ("leafDomainLabel", &[json!("contoso")]),
        ("overwriteExistingDomain", &[json!(true), json!(false)]),
        ("renew", &[json!(true), json!(false)]),
        ("cname", &[json!("www.contoso.com")]),
        ("certPem", &[json!(CERTIFICATE), json!(KEY), json!("cert.pem")]),
        ("certPemFile", &[json!("cert.pem")]),
        ("keyPem", &[json!(KEY), json!(CERTIFICATE)]),
        ("keyPemFile", &[json!("key.pem")]),
        ("keyVault", &[vault]),
    ];
    let combinations: usize = choices.iter().map(|(_, values)| values.len() + 1).product();
    for (operation, step) in [("create", 7), ("attach", 11), ("update", 5)] {
        for number in (0..combinations).step_by(step) {
            let mut rest = number;
            let mut ssl = serde_json::Map::new();
            for (key, values) in &choices {
                let choice = rest % (values.len() + 1);
                rest /= values.len() + 1;
                if let Some(value) = choice.checked_sub(1).and_then(|choice| values.get(choice)) {
                    ssl.insert((*key).to_owned(), value.clone());
                }
            }
            let mut spec = json!({
                "operation": operation,
                "workspace": {
                    "subscriptionId": "11111111-2222-3333-4444-555555555555",
                    "resourceGroup": "ml-rg",
                    "name": "ml-ws",
                    "location": "eastus2",
                },
                "name": "myaks",
                "ssl": ssl,
            });
            if operation == "attach" {
                spec["cluster"] = json!({ "resourceGroup": "myresourcegroup", "name": "myexistingcluster" });
            }
            try_fixes(&spec);
        }
    }
}

/// Every scenario of the examples, as JSON.
fn scenarios() -> Vec<Value> {
    SCENARIOS
        .iter()
        .map(|scenario| {
            json(&aks_compute::init::spec(scenario.name, None, Catalog::embedded()).unwrap()).unwrap()
        })
        .collect()
}

/// The pointers of every value below `value`, itself not.
fn pointers(value: &Value, parent: &str, out: &mut Vec<String>) {
    if let Value::Object(members) = value {
        for (key, member) in members {
            let pointer = format!("{parent}/{key}");
            pointers(member, &pointer, out);
            out.push(pointer);
        }
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..2000_i64).prop_map(Value::from),
        (0..40_u32).prop_map(|tenths| json!(f64::from(tenths) / 10.0)),
        "[A-Za-z0-9._/ -]{0,30}".prop_map(Value::from),
        "(25[0-9]|1?[0-9]{1,2})\\.[0-9]{1,3}\\.0\\.[0-9]{1,2}(/[0-9]{1,2})?".prop_map(Value::from),
        prop::sample::select(vec![
            "East US 2",
            "中国东部 2",
            "chinaeast2",
            "Standard_D3_v2",
            "standard_d4s_V5",
            "Standard_D1_v2",
            "devtest",
            "internalloadbalancer",
            "disabled",
            "2018-11-19",
            "azurecloud",
            "None",
            "3",
            "true",
            "https://www.contoso.com/",
            "/subscriptions/a/resourceGroups/b/providers/Microsoft.Network/virtualNetworks/c/subnets/d",
        ])
        .prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// A spec without an error, changed at one place, and every fix that is then offered.
    #[test]
    fn every_fix_of_a_changed_scenario_removes_its_finding_and_adds_no_error(
        scenario in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in odd_value(),
        rename in prop::option::of("[_a-zA-Z]{1,6}"),
    ) {
        let scenarios = scenarios();
        let mut spec = scenario.get(&scenarios).clone();
        let mut all = Vec::new();
        pointers(&spec, "", &mut all);
        let pointer = place.get(&all).clone();
        match rename {
            Some(suffix) => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                let members = spec.pointer_mut(parent).unwrap().as_object_mut().unwrap();
                let value = members.remove(key).unwrap();
                members.insert(format!("{key}{suffix}"), value);
            }
            None => *spec.pointer_mut(&pointer).unwrap() = value,
        }
        try_fixes(&spec);
    }
}
