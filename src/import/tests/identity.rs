//! What is emitted comes back: import after emit is the identity, but for what `normalized` writes out.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use time::macros::datetime;

use super::normalized::normalized;
use super::specs::any_spec;
use super::{emitted, json_of};
use crate::catalog::Catalog;
use crate::document::{Document, Format, Value};
use crate::facts::{Facts, same_text};
use crate::import::{ImportOptions, Imported, spec, yaml};
use crate::init::{self, SCENARIOS};
use crate::report::{Severity, Status};
use crate::{CheckOptions, check, rules};

/// What is lost but for the notices about certificate, key and, of a template, the workspace.
fn really_lost(imported: &Imported) -> Vec<String> {
    let lost = imported
        .lost
        .iter()
        .filter(|lost| !lost.pointer.ends_with("/cert") && !lost.pointer.ends_with("/key"));
    lost.map(|lost| format!("{}: {}", lost.pointer, lost.what)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_emitted_comes_back(original in any_spec()) {
        let (template, requests) = emitted(&original);
        let imported = spec(&requests, &ImportOptions::new()).unwrap();
        prop_assert_eq!(really_lost(&imported), Vec::<String>::new());
        prop_assert_eq!(json_of(&imported), normalized(&original, false));
        let text = yaml(&imported.spec);
        prop_assert_eq!(&Document::parse(&text, Format::Yaml).unwrap().root, &imported.spec, "{}", text);
        if let Some((template, parameters)) = template {
            let options = ImportOptions {
                parameters: Some(&parameters),
                resource_group: Some("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg"),
                cloud: original.get("cloud").and_then(Json::as_str).or(Some("AzureCloud")),
                ..ImportOptions::new()
            };
            let imported = spec(&template, &options).unwrap();
            let mut expected = normalized(&original, true);
            // A template that puts the cluster beside the workspace does not say its group a second time.
            if let Some(group) = expected.pointer_mut("/cluster/create/resourceGroup")
                && same_text(group.as_str().unwrap(), "ml-rg")
                && original.pointer("/cluster/create/subscriptionId").is_none_or(|id| id == "00000000-0000-0000-0000-000000000000")
            {
                *group = json!("ml-rg");
            }
            prop_assert_eq!(really_lost(&imported), Vec::<String>::new());
            prop_assert_eq!(json_of(&imported), expected);
        }
    }
}

/// The rules by which a spec has errors.
fn errors(spec: &Value) -> BTreeSet<&'static str> {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let report = check(&Document::from_value(spec.clone()), &options).into_report();
    let errors = report
        .findings
        .iter()
        .filter(|finding| finding.status == Status::Fail && finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.id).collect()
}

#[test]
fn what_comes_back_of_a_faultless_spec_is_faultless() {
    let of_rules = rules::all().flat_map(|rule| rule.examples.silent().iter().map(|example| example.spec()));
    let of_scenarios =
        SCENARIOS.iter().map(|scenario| init::spec(scenario.name, None, Catalog::embedded()).unwrap());
    let mut count = 0;
    for text in of_rules.chain(of_scenarios) {
        let original = Document::parse(&text, Format::Yaml).unwrap().root;
        if !errors(&original).is_empty() {
            continue;
        }
        let (template, requests) = emitted(&serde_json::to_value(&original).unwrap());
        let mut documents = vec![(requests, None)];
        documents.extend(template.map(|(template, parameters)| (template, Some(parameters))));
        for (document, parameters) in documents {
            let group = original.at(&["workspace", "resourceGroup"]).and_then(Value::as_str).unwrap();
            let subscription = original.at(&["workspace", "subscriptionId"]).and_then(Value::as_str).unwrap();
            let group = format!("/subscriptions/{subscription}/resourceGroups/{group}");
            let options = ImportOptions {
                resource_group: Some(&group),
                cloud: original.get("cloud").and_then(Value::as_str).filter(|_| parameters.is_some()),
                parameters: parameters.as_ref(),
                ..ImportOptions::new()
            };
            // An update without the current compute has no request.
            let Ok(imported) = spec(&document, &options) else { continue };
            assert_eq!(errors(&imported.spec), BTreeSet::new(), "{text}");
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}
