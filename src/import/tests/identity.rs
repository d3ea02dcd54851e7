//! What is emitted comes back: import after emit is the identity, but for what `normalized` writes out.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::normalized::normalized;
use super::specs::any_spec;
use super::{emitted, json_of};
use crate::document::{Document, Format};
use crate::facts::same_text;
use crate::import::{ImportOptions, Imported, spec, yaml};

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
