//! Which assignments hold where the address would be made.

use super::*;

const NODES: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/MC_rg_aks_eastus2";

#[test]
fn what_is_not_enforced_or_elsewhere_does_not_count() {
    let definition = deny(is_address());
    for changes in [
        json!({ "enforcementMode": "DoNotEnforce" }),
        json!({ "enforcementMode": "donotenforce" }),
        json!({ "scope": OTHER_SUBSCRIPTION }),
        json!({ "scope": format!("{SUBSCRIPTION}/resourceGroups/rg2") }),
        json!({ "scope": format!("{SUBSCRIPTION}6") }),
        json!({ "scope": CLUSTER }),
        json!({ "notScopes": [SUBSCRIPTION] }),
        json!({ "notScopes": ["/subscriptions/x", format!("{}/", SUBSCRIPTION.to_uppercase())] }),
        json!({ "notScopes": [format!("/subscriptions/x {SUBSCRIPTION}")] }),
    ] {
        says(PASS, &[listed(changes), definition.clone()]);
    }
    for changes in [
        json!({ "notScopes": [OTHER_SUBSCRIPTION] }),
        json!({ "notScopes": [CLUSTER] }),
        json!({ "scope": null }),
        json!({ "enforcementMode": null }),
        json!({ "scope": format!("{}/", SUBSCRIPTION.to_uppercase()) }),
        json!({ "scope": MANAGEMENT }),
    ] {
        says(ERROR, &[listed(changes), definition.clone()]);
    }
    for changes in [
        json!({ "enforcementMode": "Enroll" }),
        json!({ "notScopes": MANAGEMENT }),
        json!({ "scope": MANAGEMENT, "notScopes": [format!("{MANAGEMENT}2")] }),
        json!({ "resourceSelectors": [{ "selectors": [{ "kind": "resourceLocation", "in": ["eastus2"] }] }] }),
        json!({ "overrides": [{ "kind": "policyEffect", "value": "Audit" }] }),
        json!({ "policyDefinitionId": null }),
    ] {
        let report = says(UNKNOWN, &[listed(changes), definition.clone()]);
        let finding = one(&report, RULE).unwrap();
        assert!(finding.message.contains("Load balancers should not"), "{}", finding.message);
    }
}

#[test]
fn a_management_group_counts_as_far_as_its_list_is_about_the_place() {
    let of_group = assignment(json!({ "scope": MANAGEMENT }));
    says(ERROR, &[about(SUBSCRIPTION, json!([of_group])), deny(is_address())]);
    // The list of the group itself does not say which subscriptions are below it.
    says(UNKNOWN, &[about(MANAGEMENT, json!([of_group])), deny(is_address())]);
    says(PASS, &[about(MANAGEMENT, json!([of_group])), deny(is_address()), about(GROUP, json!([]))]);
}

#[test]
fn the_address_is_made_in_the_node_resource_group() {
    let cluster = json!({ "id": CLUSTER, "location": "eastus2", "nodeResourceGroup": "MC_rg_aks_eastus2" });
    let definition = deny(is_address());
    for (changes, without, with) in [
        (json!({ "scope": GROUP }), UNKNOWN, PASS),
        (json!({ "scope": NODES }), UNKNOWN, ERROR),
        (json!({ "notScopes": [GROUP] }), UNKNOWN, ERROR),
        (json!({ "notScopes": [NODES] }), UNKNOWN, PASS),
        (json!({ "notScopes": [NODES, OTHER_SUBSCRIPTION] }), UNKNOWN, PASS),
        (json!({}), ERROR, ERROR),
    ] {
        says(without, &[listed(changes.clone()), definition.clone()]);
        says(with, &[listed(changes), definition.clone(), cluster.clone()]);
    }
}
