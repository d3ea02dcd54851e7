//! The forms in which a fact is given, and what is said of a document that is none.

use aks_compute::facts::{FactError, Facts, same_resource};
use aks_compute::language::Language;
use serde_json::json;

use crate::specs::COMPUTE;
use crate::update::compute;

#[test]
fn facts_come_bare_in_an_envelope_and_in_an_array() {
    let compute = compute(json!({ "status": "Disabled" }), "PublicIp");
    let enveloped =
        json!({ "fact": { "kind": "compute", "observedAt": "2026-11-23T00:00:00Z" }, "data": compute });
    for text in [
        compute.to_string(),
        enveloped.to_string(),
        json!([enveloped]).to_string(),
        format!("\u{feff}{compute}"),
    ] {
        let mut facts = Facts::default();
        facts.add_bytes(text.as_bytes()).unwrap();
        assert!(facts.compute(&COMPUTE.to_uppercase()).is_some(), "{text}");
    }
}

#[test]
fn what_is_not_understood_is_said_in_both_languages() {
    for (text, part) in [
        ("{\"hello\": 1}", "hello"),
        ("[1]", "-"),
        ("{\"id\": 3, \"properties\": null}", "id, properties"),
        ("{", "JSON"),
        ("", "empty"),
    ] {
        let error = Facts::default().add_bytes(text.as_bytes()).unwrap_err();
        assert!(error.message(Language::English).contains(part), "{text}: {error:?}");
        assert_ne!(error.message(Language::English), error.message(Language::Chinese));
    }
    assert!(matches!(Facts::default().add_bytes(&[0xff, 0xfe, 0, 0]), Err(FactError::NotADocument(_))));
}

#[test]
fn ids_compare_as_azure_resource_manager_compares_them() {
    assert!(same_resource("/subscriptions/A/resourceGroups/Rg/", "/SUBSCRIPTIONS/a/resourcegroups/rG"));
    assert!(same_resource("/subscriptions/a/resourceGroups/ÄÖ", "/subscriptions/a/resourceGroups/äö"));
    assert!(!same_resource("/subscriptions/a/resourceGroups/rg", "/subscriptions/a/resourceGroups/rg2"));
}
