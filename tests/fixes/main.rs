//! A fix removes the finding that offers it and adds no error.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails like the test")]

use aks_compute::document::{Document, Format};
use aks_compute::rules;
use serde_json::{Value, json};

mod applied;
mod changed_scenarios;

use applied::try_fixes;

/// The example as JSON; `None` where it is no document or says a key twice, which JSON cannot.
fn as_json(spec: &str) -> Option<Value> {
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

#[test]
fn every_fix_of_an_example_removes_its_finding_and_adds_no_error() {
    let examples = rules::all().flat_map(|rule| rule.examples.reports());
    let tried: usize =
        examples.filter_map(|example| as_json(&example.spec())).map(|spec| try_fixes(&spec)).sum();
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
