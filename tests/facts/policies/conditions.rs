//! Conditions and effects: decided as far as a policy can be read without Azure.

use super::*;

#[test]
fn conditions_are_decided_as_far_as_they_can_be() {
    let address = is_address();
    let other = json!({ "field": "type", "equals": "Microsoft.Storage/storageAccounts" });
    let tags = json!({ "field": "tags['owner']", "exists": "false" });
    let balancer = "Microsoft.Network/loadBalancers";
    let front = "Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress.id";
    for (condition, expected) in [
        (json!({ "field": "type", "in": ["a/b", "microsoft.network/publicIpAddresses"] }), ERROR),
        (json!({ "field": "type", "in": ["a/b"] }), PASS),
        (json!({ "field": "type", "notIn": ["a/b"] }), ERROR),
        (json!({ "field": "type", "like": "Microsoft.Network/public*" }), ERROR),
        (json!({ "field": "type", "like": "Microsoft.Network/*Addresses" }), ERROR),
        (json!({ "field": "type", "like": "Microsoft.Compute/*" }), PASS),
        (json!({ "field": "type", "like": "*/*/*" }), UNKNOWN),
        (json!({ "field": "type", "contains": "publicip" }), ERROR),
        (json!({ "field": "type", "match": "Microsoft.Network/????" }), UNKNOWN),
        (json!({ "value": "[field('type')]", "equals": "Microsoft.Network/publicIPAddresses" }), ERROR),
        (json!({ "value": "[resourceGroup().name]", "equals": "x" }), UNKNOWN),
        (json!({ "allOf": [address, tags] }), UNKNOWN),
        (json!({ "allOf": [tags, other] }), PASS),
        (json!({ "allOf": [address, { "not": other }] }), ERROR),
        (json!({ "anyOf": [tags, address] }), ERROR),
        (json!({ "anyOf": [other, tags] }), UNKNOWN),
        (json!({ "not": { "anyOf": [address, { "field": "type", "equals": balancer }] } }), PASS),
        (json!({ "allOf": [] }), UNKNOWN),
        (json!({}), UNKNOWN),
        (json!({ "field": front, "exists": "true" }), ERROR),
        (json!({ "field": front, "notLike": "*" }), UNKNOWN),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "field": front, "notLike": "*" }] }),
            PASS,
        ),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "field": front, "notEquals": "" }] }),
            ERROR,
        ),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "count": { "field": front }, "greater": 0 }] }),
            ERROR,
        ),
        (
            json!({ "count": { "field": "Microsoft.Network/loadBalancers/frontendIPConfigurations[*]", "where": { "field": front, "exists": true } }, "greaterOrEquals": 1 }),
            ERROR,
        ),
        (json!({ "count": { "field": front }, "equals": 0 }), UNKNOWN),
        (
            json!({ "allOf": [{ "field": "type", "equals": balancer }, { "count": { "field": front }, "equals": 0 }] }),
            PASS,
        ),
        (json!({ "count": { "field": front }, "greater": 3 }), UNKNOWN),
        (
            json!({ "count": { "field": "Microsoft.Network/networkInterfaces/ipConfigurations[*].publicIpAddress" }, "greater": 0 }),
            PASS,
        ),
        (
            json!({ "field": "Microsoft.Network/networkInterfaces/ipConfigurations[*].publicIpAddress.id", "exists": true }),
            PASS,
        ),
        (json!({ "field": "Microsoft.Storage/storageAccounts/sku.name", "notEquals": "x" }), UNKNOWN),
        (
            json!({ "allOf": [address, { "field": "Microsoft.Network/publicIPAddresses/sku.name", "equals": "Basic" }] }),
            UNKNOWN,
        ),
        (json!({ "field": "location", "notIn": ["westus"] }), UNKNOWN),
    ] {
        says(expected, &[listed(json!({})), deny(condition)]);
    }
    let cluster = json!({ "id": CLUSTER, "location": "eastus2" });
    for (allowed, expected) in [(json!(["East US 2", "westus"]), PASS), (json!(["westus"]), ERROR)] {
        let condition = json!({ "field": "location", "notIn": allowed });
        says(expected, &[listed(json!({})), deny(condition), cluster.clone()]);
    }
}

#[test]
fn effects_and_lists_may_be_parameters() {
    let rule = json!({
        "if": { "field": "type", "in": "[parameters('types')]" },
        "then": { "effect": "[ Parameters( 'Effect' ) ]" },
    });
    let mut definition = definition(rule);
    definition["parameters"] = json!({
        "effect": { "type": "String", "defaultValue": "Audit" },
        "types": { "type": "Array", "defaultValue": ["Microsoft.Network/publicIPAddresses"] },
    });
    let with = |parameters: Value| [listed(json!({ "parameters": parameters })), definition.clone()];
    says(PASS, &with(json!({})));
    says(PASS, &with(Value::Null));
    says(ERROR, &with(json!({ "effect": { "value": "Deny" } })));
    says(ERROR, &with(json!({ "EFFECT": { "value": "DENY" } })));
    says(PASS, &with(json!({ "effect": { "value": "disabled" } })));
    says(UNKNOWN, &with(json!({ "effect": { "value": "a new effect" } })));
    says(UNKNOWN, &with(json!({ "effect": { "value": 3 } })));
    says(PASS, &with(json!({ "effect": { "value": "Deny" }, "types": { "value": [] } })));
    says(UNKNOWN, &with(json!({ "effect": { "value": "Deny" }, "types": { "value": "[x]" } })));
    let expression =
        json!({ "if": is_address(), "then": { "effect": "[if(equals(1, 1), 'deny', 'audit')]" } });
    says(UNKNOWN, &[listed(json!({})), self::definition(expression)]);
    for effect in
        ["audit", "Disabled", "auditIfNotExists", "deployIfNotExists", "modify", "append", "denyAction"]
    {
        let rule = json!({ "if": is_address(), "then": { "effect": effect } });
        says(PASS, &[listed(json!({})), self::definition(rule)]);
    }
}
