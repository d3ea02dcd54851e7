//! Definitions and initiatives: known by name, given as facts, or asked for.

use super::*;

#[track_caller]
fn asks(documents: &[Value], command: &str) {
    let report = says(UNKNOWN, documents);
    let remedy = one(&report, RULE).unwrap().remedy.as_ref().unwrap();
    assert_eq!(&*remedy.command, command);
}

#[test]
fn two_built_in_policies_are_known_by_their_parameters() {
    let of = |name: &str, parameters: Value| {
        listed(json!({ "policyDefinitionId": format!("{DEFINITIONS}/{name}"), "parameters": parameters }))
    };
    let address = json!(["microsoft.network/publicipaddresses"]);
    let refused = "6c112d4e-5bc7-47ae-a041-ea2d9dccd749";
    let list = |value: &Value| json!({ "listOfResourceTypesNotAllowed": { "value": value } });
    says(ERROR, &[of(refused, list(&address))]);
    says(PASS, &[of(refused, list(&json!(["a/b"])))]);
    says(UNKNOWN, &[of(refused, json!({}))]);
    let audit =
        json!({ "listOfResourceTypesNotAllowed": { "value": address }, "effect": { "value": "Audit" } });
    says(PASS, &[of(refused, audit)]);
    let allowed = "A08EC900-254A-4555-9BF5-E42AF04B5C5C";
    let list = |value: &Value| json!({ "listOfResourceTypesAllowed": { "value": value } });
    says(PASS, &[of(allowed, list(&address))]);
    says(ERROR, &[of(allowed, list(&json!(["a/b"])))]);
    says(UNKNOWN, &[of(allowed, json!({}))]);
}

#[test]
fn a_definition_that_is_not_there_is_asked_for() {
    asks(
        &[listed(json!({}))],
        &format!(
            "az policy definition show --name no-public-ip --subscription {SUBSCRIPTION_ID} --output json"
        ),
    );
    let id = format!("{MANAGEMENT}{DEFINITIONS}/a b");
    asks(
        &[listed(json!({ "policyDefinitionId": id }))],
        "az policy definition show --name 'a b' --management-group contoso --output json",
    );
    let id = "/providers/Microsoft.Authorization/policySetDefinitions/base";
    asks(
        &[listed(json!({ "policyDefinitionId": id }))],
        &format!("az policy set-definition show --name base --subscription {SUBSCRIPTION_ID} --output json"),
    );
    let two = json!([
        assignment(json!({})),
        assignment(json!({ "policyDefinitionId": format!("{DEFINITIONS}/b") }))
    ]);
    asks(
        &[about(GROUP, two)],
        &format!("az policy definition list --subscription {SUBSCRIPTION_ID} --output json"),
    );
    // Truncated: without its rule it is as if it were not there. So is one of another cloud.
    let mut truncated = deny(is_address());
    truncated.as_object_mut().unwrap().remove("policyRule");
    says(UNKNOWN, &[listed(json!({})), truncated]);
    let elsewhere = json!({ "fact": { "kind": "policyDefinitions", "cloud": "AzureChinaCloud" }, "data": deny(is_address()) });
    says(UNKNOWN, &[listed(json!({})), elsewhere]);
    // A denial that is known is enough, whatever else is not.
    let both = json!([assignment(json!({ "policyDefinitionId": id })), assignment(json!({}))]);
    says(ERROR, &[about(GROUP, both), deny(is_address())]);
}

#[test]
fn initiatives_hand_their_parameters_down() {
    let set_id = "/providers/Microsoft.Authorization/policySetDefinitions/base";
    let rule = json!({ "if": is_address(), "then": { "effect": "[parameters('effect')]" } });
    let mut member = definition(rule);
    member["parameters"] = json!({ "effect": { "defaultValue": "Audit" } });
    let set = |given: Value| {
        json!({ "id": set_id, "parameters": { "ip": { "defaultValue": "Disabled" } }, "policyDefinitions": [
            { "policyDefinitionId": definition_id(), "parameters": given, "policyDefinitionReferenceId": "1" }
        ] })
    };
    let of = |parameters: Value| listed(json!({ "policyDefinitionId": set_id, "parameters": parameters }));
    let passed_down = set(json!({ "effect": { "value": "[parameters('ip')]" } }));
    says(PASS, &[of(json!({})), passed_down.clone(), member.clone()]);
    says(ERROR, &[of(json!({ "ip": { "value": "Deny" } })), passed_down.clone(), member.clone()]);
    says(ERROR, &[of(json!({})), set(json!({ "effect": { "value": "deny" } })), member.clone()]);
    // The assignment has no word in parameters that the initiative does not hand down.
    says(PASS, &[of(json!({ "effect": { "value": "Deny" } })), set(Value::Null), member.clone()]);
    says(UNKNOWN, &[of(json!({})), passed_down.clone()]);
    says(UNKNOWN, &[of(json!({})), member.clone()]);
    let looped = json!({ "id": set_id, "policyDefinitions": [{ "policyDefinitionId": set_id }] });
    says(UNKNOWN, &[of(json!({})), looped]);
    let mut of_pods = deny(json!({ "field": "type", "notIn": [] }));
    of_pods["mode"] = json!("Microsoft.Kubernetes.Data");
    says(PASS, &[of(json!({})), set(Value::Null), of_pods]);
}
