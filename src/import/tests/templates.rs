//! Templates that other people wrote.

use serde_json::{Value as Json, json};

use super::{imported, json_of, lost, value};
use crate::document::Value;
use crate::import::{ImportOptions, Imported, spec};

const GROUP: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg";

/// What comes out of a template that is deployed to [`GROUP`].
fn deployed(template: &Json) -> Imported {
    let options = ImportOptions { resource_group: Some(GROUP), ..ImportOptions::new() };
    spec(&value(&template.to_string()), &options).unwrap()
}

/// A compute at the top of a template.
fn compute(name: &str, resource_id: &str) -> Json {
    json!({ "type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2022-10-01", "name": name,
        "properties": { "computeType": "AKS", "resourceId": resource_id } })
}

#[test]
fn expressions_of_others_and_parameters_without_values_are_named() {
    let template = json!({
        "parameters": { "secret": { "type": "secureString", "defaultValue": "hidden" }, "empty": { "type": "string" },
            "default": { "type": "string", "defaultValue": "[format('{0}''s', 'x')]" } },
        "resources": [
            { "type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2022-10-01",
                "name": "[toLower('a/b')]", "location": "[resourceGroup().location]",
                "tags": { "a": "[parameters('empty')]", "b": "[parameters('default')]" }, "dependsOn": ["x"],
                "properties": { "computeType": "AKS", "description": "[parameters('secret')]",
                    "resourceId": "[resourceId('Microsoft.ContainerService/managedClusters', 'aks')]" } },
            { "type": "Microsoft.Storage/storageAccounts", "name": "s" },
        ],
        "outputs": { "other": { "type": "string", "value": "x" } },
    });
    let imported = imported(&template);
    assert_eq!(
        lost(&imported),
        [
            "",
            "/outputs/other",
            "/resources/0/dependsOn",
            "/resources/0/location",
            "/resources/0/name",
            "/resources/0/properties/description",
            "/resources/0/properties/resourceId",
            "/resources/0/tags/a",
            "/resources/1",
        ]
    );
    assert_eq!(imported.spec.at(&["tags", "b"]).and_then(Value::as_str), Some("x's"));
    assert!(!format!("{imported:?}").contains("hidden"));
}

#[test]
fn texts_are_put_together_from_parameters_variables_and_where_the_template_goes() {
    let mut template = json!({
        "parameters": { "ws": { "type": "string", "defaultValue": "ml" }, "tags": { "type": "object",
            "defaultValue": { "[concat('k', 'ey')]": "[variables('cluster')]" } } },
        "variables": { "cluster": "[concat(parameters('ws'), '-', 'aks')]" },
        "resources": [compute(
            "[concat(parameters('ws'), '-ws/', variables('cluster'))]",
            "[concat(resourceGroup().id, '/providers/Microsoft.ContainerService/managedClusters/', variables('cluster'))]",
        )],
    });
    template["resources"][0]["tags"] = json!("[parameters('tags')]");
    template["resources"][0]["properties"]["description"] =
        json!("[format('{0} in {1}', resourceGroup().name, subscription().subscriptionId)]");
    let imported = deployed(&template);
    assert_eq!(imported.lost, []);
    assert_eq!(
        json_of(&imported),
        json!({
            "operation": "attach", "apiVersion": "2022-10-01",
            "workspace": { "subscriptionId": "11111111-1111-1111-1111-111111111111", "resourceGroup": "rg", "name": "ml-ws" },
            "name": "ml-aks", "tags": { "key": "ml-aks" },
            "description": "rg in 11111111-1111-1111-1111-111111111111",
            "cluster": { "resourceId": format!("{GROUP}/providers/Microsoft.ContainerService/managedClusters/ml-aks") },
        })
    );
    assert_eq!(
        lost(&super::imported(&template)),
        ["", "/resources/0/properties/description", "/resources/0/properties/resourceId"]
    );
}

#[test]
fn a_compute_may_be_nested_in_its_workspace() {
    let mut nested = compute("myaks", "/c");
    nested["type"] = json!("computes");
    nested["dependsOn"] = json!(["x"]);
    let template = json!({ "parameters": { "ws": { "defaultValue": "ml-ws" } }, "resources": [{
        "type": "Microsoft.MachineLearningServices/workspaces", "name": "[parameters('ws')]", "location": "eastus2",
        "resources": [{ "type": "providers/diagnosticSettings", "name": "d" }, nested],
    }] });
    let imported = deployed(&template);
    assert_eq!(imported.spec.at(&["workspace", "name"]).and_then(Value::as_str), Some("ml-ws"));
    assert_eq!(imported.spec.get("name").and_then(Value::as_str), Some("myaks"));
    assert_eq!(
        lost(&imported),
        ["/resources/0", "/resources/0/resources/0", "/resources/0/resources/1/dependsOn"]
    );

    // A name that cannot be evaluated is named where it stands.
    let mut unknown = template.clone();
    unknown["resources"][0]["name"] = json!("[parameters('other')]");
    assert!(lost(&deployed(&unknown)).contains(&"/resources/0/name"));
}

#[test]
fn of_several_computes_the_first_of_type_aks_is_read_and_the_others_are_named() {
    let mut instance = compute("ws/instance", "/c");
    instance["properties"]["computeType"] = json!("ComputeInstance");
    let template =
        json!({ "resources": { "a": instance, "b": compute("ws/one", "/c"), "c": compute("ws/two", "/c") } });
    let imported = deployed(&template);
    assert_eq!(imported.spec.get("name").and_then(Value::as_str), Some("one"));
    assert_eq!(lost(&imported), ["/resources/a", "/resources/c"]);
}

#[test]
fn a_cluster_of_a_deployment_is_read_with_what_this_passes() {
    let template = json!({ "resources": [
        compute("ws/aks", "[resourceId('Microsoft.ContainerService/managedClusters', 'c')]"),
        { "type": "Microsoft.Resources/deployments", "name": "d", "properties": {
            "expressionEvaluationOptions": { "scope": "inner" },
            "parameters": {
                "name": { "value": "c" },
                "subnet": { "value": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]" },
            },
            "template": { "parameters": {}, "variables": { "pool": "p" }, "resources": [{
                "type": "Microsoft.ContainerService/managedClusters", "name": "[parameters('name')]",
                "properties": { "agentPoolProfiles": [
                    { "name": "[variables('pool')]", "mode": "System", "vnetSubnetID": "[parameters('subnet')]" },
                ] },
            }] },
        } },
    ] });
    let subnet = "/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
    assert_eq!(
        json_of(&deployed(&template))["cluster"],
        json!({ "create": { "resourceGroup": "rg", "name": "c", "vnetSubnetId": format!("{GROUP}{subnet}"),
            "nodePools": [{ "name": "p" }] } })
    );
    // Where the template goes is not known: then nothing stands in for it.
    let unplaced = imported(&template);
    assert_eq!(
        json_of(&unplaced)["cluster"],
        json!({ "create": { "name": "c", "nodePools": [{ "name": "p" }] } })
    );
    let passed = "/resources/1/properties/parameters/subnet/value";
    assert!(lost(&unplaced).contains(&passed), "{:?}", unplaced.lost);
}

#[test]
fn expressions_that_grow_end() {
    for body in [
        "concat({0},{0},{0},{0},{0},{0},{0},{0},{0},{0})",
        "format('{{0}}{{0}}{{0}}{{0}}', {0})",
        "concat({0})",
    ] {
        let mut variables = json!({ "v0": "xxxxxxxxxxxxxxxx" });
        for level in 1..40 {
            let before = format!("variables('v{}')", level - 1);
            let text = body.replace("{0}", &before).replace("{{", "{").replace("}}", "}");
            variables[format!("v{level}")] = json!(format!("[{text}]"));
        }
        for level in 1..40 {
            let mut template = json!({ "variables": variables, "resources": [compute("ws/aks", "/c")] });
            template["resources"][0]["properties"]["description"] = json!(format!("[variables('v{level}')]"));
            let imported = deployed(&template);
            let is_read = imported.spec.get("description").is_some();
            assert_eq!(is_read, imported.lost.is_empty());
        }
    }
    let nested = format!("[{}'x'{}]", "concat(".repeat(100_000), ")".repeat(100_000));
    for text in [
        nested.as_str(),
        "[concat(]",
        "[concat()]",
        "[concat('a']",
        "[variables('v').]",
        "[variables('v')..x]",
        "[a.b]",
        "[]",
    ] {
        let mut template = json!({ "resources": [compute("ws/aks", "/c")] });
        template["resources"][0]["properties"]["description"] = json!(text);
        assert_eq!(lost(&deployed(&template)), ["/resources/0/properties/description"], "{}", text.len());
    }
}

/// Planned as a create, it would make another cluster.
#[test]
fn a_template_that_attaches_is_an_attach_also_where_its_cluster_cannot_be_evaluated() {
    for id in ["[parameters('clusterResourceId')]", "[reference('cluster').id]"] {
        let template = json!({
            "parameters": { "clusterResourceId": { "type": "string" } },
            "resources": [{
                "type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2022-10-01", "name": "ws/aks",
                "properties": { "computeType": "AKS", "resourceId": id },
            }],
        });
        let imported = imported(&template);
        assert_eq!(imported.spec.get("operation").and_then(Value::as_str), Some("attach"));
        assert_eq!(imported.spec.get("cluster"), None);
        assert!(lost(&imported).contains(&"/resources/0/properties/resourceId"), "{imported:?}");
    }
}
