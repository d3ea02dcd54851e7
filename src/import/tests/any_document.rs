//! Whatever a document holds, there is a spec or an error.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::specs::hostile;
use super::value;
use crate::document::{Document, Format};
use crate::import::{ImportOptions, spec, yaml};

fn any_json() -> impl Strategy<Value = Json> {
    let key = prop::sample::select(vec![
        "id",
        "name",
        "type",
        "location",
        "tags",
        "properties",
        "computeType",
        "resourceId",
        "sslConfiguration",
        "cert",
        "resources",
        "parameters",
        "method",
        "url",
        "body",
        "template",
        "defaultValue",
        "identity",
        "x/~",
    ]);
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Json::from),
        (0..200_i64).prop_map(Json::from),
        hostile().prop_map(Json::from),
        prop::sample::select(vec![
            "AKS",
            "PUT",
            "DELETE",
            "Microsoft.Resources/deployments",
            "[format('{0}/{1}', 'a')]",
            "Microsoft.MachineLearningServices/workspaces/computes",
            "Microsoft.ContainerService/managedClusters",
            "[resourceId('a/b', parameters('name'))]",
            "[[",
            "[",
            "]",
            "['",
            "[f(",
            "[parameters('x')]"
        ])
        .prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(6, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|members| Json::Object(
                members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_gives_a_spec_or_an_error(document in any_json(), properties in any_json()) {
        let _ = spec(&value(&document.to_string()), &ImportOptions::new());
        let template = json!({ "parameters": document, "resources": [
            { "type": "Microsoft.MachineLearningServices/workspaces/computes", "properties": { "computeType": "AKS", "properties": properties } },
            document,
        ] });
        prop_assert!(spec(&value(&template.to_string()), &ImportOptions::new()).is_ok());
        let text = yaml(&value(&document.to_string()));
        let again = Document::parse(&text, Format::Yaml).unwrap().root;
        prop_assert_eq!(serde_json::to_value(&again).unwrap(), document, "{}", text);
    }
}
