//! A fix removes the finding that offers it and adds no error.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test fails like the test")]

use std::collections::BTreeSet;

use aks_compute::document::{Document, Format};
use aks_compute::facts::Facts;
use aks_compute::report::{Report, Severity, Status};
use aks_compute::rules;
use aks_compute::spec::{ShapeProblemKind, decode};
use aks_compute::{CheckOptions, check_text};
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

/// Applies one operation of an RFC 6902 patch.
fn apply(document: &mut Value, operation: &Value) {
    let path = operation["path"].as_str().unwrap();
    match operation["op"].as_str().unwrap() {
        "remove" => drop(take(document, path)),
        "add" => put(document, path, operation["value"].clone()),
        "replace" => *document.pointer_mut(path).unwrap() = operation["value"].clone(),
        "move" => {
            let value = take(document, operation["from"].as_str().unwrap());
            put(document, path, value);
        }
        other => panic!("{other} is no operation of ours"),
    }
}

fn parent<'a>(document: &'a mut Value, path: &str) -> (&'a mut Value, String) {
    let (parent, token) = path.rsplit_once('/').unwrap();
    (document.pointer_mut(parent).unwrap(), token.replace("~1", "/").replace("~0", "~"))
}

fn take(document: &mut Value, path: &str) -> Value {
    let (parent, token) = parent(document, path);
    match parent {
        Value::Array(items) => items.remove(token.parse().unwrap()),
        Value::Object(members) => members.remove(&token).unwrap(),
        _ => panic!("{path} stands in no object"),
    }
}

fn put(document: &mut Value, path: &str, value: Value) {
    let (parent, token) = parent(document, path);
    match parent {
        Value::Array(items) => match token.as_str() {
            "-" => items.push(value),
            index => items.insert(index.parse().unwrap(), value),
        },
        Value::Object(members) => drop(members.insert(token, value)),
        _ => panic!("{path} stands in no object"),
    }
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
        for operation in serde_json::to_value(&fix.patch).unwrap().as_array().unwrap() {
            apply(&mut fixed, operation);
        }
        let after = report(&fixed.to_string());
        let added: Vec<_> = errors(&after).difference(&errors(&before)).cloned().collect();
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
