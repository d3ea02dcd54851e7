//! The JSON Schemas agree with the decoder and with what is emitted.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{Document, Format, Value};
use aks_compute::facts::Facts;
use aks_compute::language::Language;
use aks_compute::report::Report;
use aks_compute::spec::json_schema;
use aks_compute::{CheckOptions, check, report, rules};
use jsonschema::Validator;
use proptest::prelude::*;
use time::macros::datetime;

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap()
}

fn report_on(root: &Value) -> Report {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check(&Document::from_value(root.clone()), &options).into_report()
}

/// The rules that speak about nothing but the shape, and those that refuse a key of another operation.
const ABOUT_SHAPE: &[&str] = &["SPEC-KEY", "SPEC-MISSING", "SPEC-TYPE", "SPEC-OPERATION"];
const ABOUT_CHOICES: &[&str] = &[
    "LOC-CLOUD",
    "PURPOSE-ENUM",
    "COUNT-INT",
    "LB-ENUM",
    "LB-SKU-ENUM",
    "NET-POD-AZURE",
    "TLS-STATUS",
    "LIFE-DETACH-VS-DELETE",
];
const REFUSALS: &[&str] = &[
    "VM-IMMUTABLE",
    "LIFE-UPDATE-SCOPE",
    "LIFE-K8S-VERSION-CREATE",
    "LB-SLB-CREATE",
    "PRIV-CREATE",
    "API-RANGES-SLB",
    "NET-EGRESS",
    "VM-GPU-POOL",
];

fn assert_agreement(schema: &Validator, root: &Value) {
    let accepted = schema.is_valid(&serde_json::to_value(root).unwrap());
    let report = report_on(root);
    let failed = |ids: &[&str]| {
        report.findings.iter().any(|finding| {
            ids.contains(&finding.rule.id)
                && finding.severity == report::Severity::Error
                && finding.status == report::Status::Fail
        })
    };
    // A choice's rule may also judge more than the shape, so the decoder may be stricter, never laxer.
    if failed(ABOUT_SHAPE) {
        assert!(!accepted, "the decoder refuses what the schema accepts: {root:?}\n{:#?}", report.findings);
    }
    if !accepted {
        assert!(
            failed(ABOUT_SHAPE) || failed(ABOUT_CHOICES) || failed(REFUSALS),
            "the schema refuses what the decoder accepts: {root:?}\n{:#?}",
            report.findings
        );
    }
}

#[test]
fn the_spec_schema_agrees_with_the_decoder_on_every_example() {
    let schema = validator(&json_schema(Language::English));
    for rule in rules::all() {
        for example in rule.examples.silent().iter().chain(rule.examples.reports()) {
            let text = example.spec();
            // JSON Schema cannot see a repeated key: a JSON object has each key once.
            if text.contains("myaks2") {
                continue;
            }
            if let Ok(document) = Document::parse(&text, Format::Yaml) {
                assert_agreement(&schema, &document.root);
            }
        }
    }
}

#[test]
fn the_spec_schema_refuses_each_kind_of_shape_error() {
    let schema = validator(&json_schema(Language::Chinese));
    let good = "operation: update\nworkspace: { subscriptionId: a, resourceGroup: b, name: c }\nname: d\nrefresh: true\n";
    let accepts = |text: &str| {
        let document = Document::parse(text, Format::Yaml).unwrap();
        schema.is_valid(&serde_json::to_value(&document.root).unwrap())
    };
    assert!(accepts(good));
    for (from, to) in [
        ("refresh: true", "refresh: \"true\""),
        ("refresh: true\n", ""),
        ("name: d\n", ""),
        ("name: d", "name: d\nnmae: d"),
        ("name: d", "name: d\nagentCount: 3"),
        ("update", "Update"),
        ("name: c", "nam: c"),
    ] {
        assert!(!accepts(&good.replacen(from, to, 1)), "{from} → {to}");
    }
}

#[test]
fn every_report_is_what_the_report_schema_says() {
    let schema = validator(&report::json_schema());
    for rule in rules::all() {
        for example in rule.examples.silent().iter().chain(rule.examples.reports()) {
            let facts = Facts::default();
            let options = CheckOptions {
                input: Some("a.yaml"),
                ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts)
            };
            let report = aks_compute::check_text(&example.spec(), Format::Yaml, &options);
            let json = serde_json::to_value(&report).unwrap();
            if let Err(error) = schema.validate(&json) {
                panic!("{}: {error}\n{json:#}", rule.id);
            }
        }
    }
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-zA-Z0-9-]{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "create",
            "attach",
            "update",
            "detach",
            "FastProd",
            "devtest",
            "PublicIp",
            "AzureCloud",
            "Detach"
        ])
        .prop_map(Value::from),
    ]
}

const KEYS: &[&str] = &[
    "operation",
    "cloud",
    "apiVersion",
    "workspace",
    "name",
    "tags",
    "location",
    "clusterPurpose",
    "agentCount",
    "agentVmSize",
    "network",
    "loadBalancer",
    "ssl",
    "cluster",
    "action",
    "refresh",
    "acknowledge",
    "nodePools",
    "create",
    "vmSize",
    "taints",
    "authorizedIpRanges",
    "identity",
    "subscriptionId",
    "resourceGroup",
    "serviceCidr",
    "type",
    "subnet",
    "status",
    "cname",
    "rule",
    "reason",
    "other",
];

fn tree() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(prop::sample::select(KEYS), inner, 0..8).prop_map(|members| {
                let mut object = Value::object();
                for (key, value) in members {
                    object.push(key, value);
                }
                object
            }),
        ]
    })
}

/// What is found, in an order of its own.
fn found(root: &Value) -> Vec<(&'static str, String, String)> {
    let mut found: Vec<_> = report_on(root)
        .findings
        .iter()
        .map(|finding| (finding.rule.id, finding.path.to_string(), finding.message.to_string()))
        .collect();
    found.sort();
    found
}

/// The same tree with the members of every object the other way round.
fn backwards(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut object = Value::object();
            for member in members.iter().rev() {
                object.push(member.key.clone(), backwards(&member.value));
            }
            object
        }
        Value::Array(items) => Value::Array(items.iter().map(backwards).collect()),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_spec_schema_agrees_with_the_decoder_on_any_tree(root in tree()) {
        let schema = validator(&json_schema(Language::English));
        assert_agreement(&schema, &root);
    }

    #[test]
    fn the_order_of_keys_changes_nothing(root in tree()) {
        prop_assert_eq!(found(&root), found(&backwards(&root)));
    }

    #[test]
    fn any_tree_is_checked_without_a_panic_and_fails_or_names_its_operation(root in tree()) {
        let report = report_on(&root);
        prop_assert!(report.outcome == report::Outcome::Fail || report.operation.is_some());
    }
}
