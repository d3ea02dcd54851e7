//! What a list of assignments proves, and the forms in which it comes.

use aks_compute::facts::FactKind;

use crate::roles::{OWNER, role, roles};

use super::*;

#[test]
fn only_a_whole_list_about_the_place_says_that_nothing_forbids() {
    says(PASS, &[about(GROUP, json!([]))]);
    says(PASS, &[about(SUBSCRIPTION, json!({ "value": [] }))]);
    says(PASS, &[about(CLUSTER, json!({ "value": [], "nextLink": null }))]);
    says(PASS, &[about(&GROUP.to_uppercase(), json!([]))]);
    says(UNKNOWN, &[about(GROUP, json!({ "value": [], "nextLink": "https://management.azure.com/x" }))]);
    says(UNKNOWN, &[about(OTHER_SUBSCRIPTION, json!([]))]);
    says(UNKNOWN, &[about(&format!("{SUBSCRIPTION}/resourceGroups/other"), json!([]))]);
    says(UNKNOWN, &[about(MANAGEMENT, json!([]))]);
    // Bare: nobody says what the list is of.
    says(UNKNOWN, &[json!([assignment(json!({ "enforcementMode": "DoNotEnforce" }))])]);
    let mut other_cloud = about(GROUP, json!([]));
    other_cloud["fact"]["cloud"] = json!("AzureChinaCloud");
    says(UNKNOWN, &[other_cloud]);
    assert_eq!(Facts::default().add_bytes(b"[]"), Err(FactError::EmptyList));
}

#[test]
fn what_a_bare_list_or_a_page_shows_counts() {
    says(ERROR, &[json!([assignment(json!({}))]), deny(is_address())]);
    says(ERROR, &[assignment(json!({})), deny(is_address())]);
    let page = json!({ "value": [assignment(json!({}))], "nextLink": "https://management.azure.com/x" });
    says(ERROR, &[page.clone(), deny(is_address())]);
    says(UNKNOWN, &[about(GROUP, page), deny(json!({ "field": "type", "equals": "a/b" }))]);
}

#[test]
fn arms_form_and_any_case_are_read_too() {
    let arm = |value: &Value| {
        let mut inner = value.clone();
        let id = inner.as_object_mut().unwrap().remove("id").unwrap();
        json!({ "id": id, "type": "x", "properties": inner })
    };
    let list = about(GROUP, json!({ "value": [arm(&assignment(json!({ "enforcementMode": "default" })))] }));
    let rule = json!({
        "IF": { "AllOf": [{ "Field": "TYPE", "Equals": "MICROSOFT.NETWORK/publicipaddresses" }] },
        "THEN": { "EFFECT": "Deny" },
    });
    let mut definition = arm(&definition(rule));
    definition["id"] = json!(definition_id().to_uppercase());
    says(ERROR, &[list, json!({ "value": [definition] })]);
}

#[test]
fn hostile_facts_leave_it_undecided() {
    let deep = (0..15).fold(is_address(), |inner, _| json!({ "not": { "allOf": [inner] } }));
    let many: Vec<Value> = (0..10_000).map(|_| assignment(json!({ "policyDefinitionId": "/x/providers/Microsoft.Authorization/policySetDefinitions/s" }))).collect();
    let references: Vec<Value> =
        (0..10_000).map(|_| json!({ "policyDefinitionId": definition_id() })).collect();
    let set = json!({ "id": "/x/providers/Microsoft.Authorization/policySetDefinitions/s", "policyDefinitions": references });
    let types: Vec<String> = (0..10_000).map(|number| format!("a/{number}")).collect();
    says(UNKNOWN, &[about(GROUP, json!(many)), set, deny(json!({ "field": "type", "in": types }))]);
    assert!(
        Facts::default().add_bytes(deny(deep).to_string().as_bytes()).is_err(),
        "deeper than a document may be"
    );
}

#[test]
fn what_was_recognised_is_told() {
    let documents =
        [listed(json!({})), deny(is_address()), roles(CLUSTER, json!([role(OWNER, SUBSCRIPTION)]))];
    let summaries: Vec<_> = facts(&documents)
        .summaries()
        .into_iter()
        .map(|summary| (summary.kind, summary.about, summary.count))
        .collect();
    assert_eq!(
        summaries,
        [
            (FactKind::PolicyAssignments, GROUP.to_owned(), 1),
            (FactKind::Roles, CLUSTER.to_owned(), 1),
            (FactKind::PolicyDefinitions, definition_id(), 1),
        ]
    );
    assert!(!facts(&documents[..1]).is_empty());
}
