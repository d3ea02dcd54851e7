//! Computes and requests as people have them.

use serde_json::{Value as Json, json};

use super::{emitted, imported, json_of, lost, value};
use crate::document::{Format, Problem, Value};
use crate::import::{ImportError, ImportOptions, document, parameters, spec, yaml};

#[test]
fn what_the_spec_has_no_key_for_is_named_with_its_place() {
    let compute = json!({
        "id": "/subscriptions/s/resourcegroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/aks",
        "name": "aks", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "eastus2",
        "identity": { "type": "SystemAssigned" }, "sku": { "name": "x" }, "tags": null,
        "properties": { "computeType": "AKS", "provisioningState": "Succeeded", "createdOn": "x", "isAttachedCompute": false,
            "resourceId": "/x", "disableLocalAuth": true, "new": [1],
            "properties": { "agentCount": 3, "agentVmSize": "Standard_D3_v2", "clusterFqdn": "x", "systemServices": [{}],
                "sslConfiguration": { "status": "Enabled", "cert": null, "key": "-----BEGIN PRIVATE KEY-----", "cname": "a.b" } } }
    });
    let imported = imported(&compute);
    let ssl = "/properties/properties/sslConfiguration";
    assert_eq!(
        lost(&imported),
        [
            "/identity",
            "/properties/disableLocalAuth",
            "/properties/new",
            &format!("{ssl}/cert"),
            &format!("{ssl}/key"),
            "/sku",
        ]
    );
    assert_eq!(
        json_of(&imported),
        json!({ "operation": "create", "workspace": { "subscriptionId": "s", "resourceGroup": "rg", "name": "ws", "location": "eastus2" },
            "name": "aks", "agentCount": 3, "agentVmSize": "Standard_D3_v2",
            "ssl": { "cname": "a.b", "certPemFile": "cert.pem", "keyPemFile": "key.pem" } })
    );
    assert!(!format!("{imported:?}{}", yaml(&imported.spec)).contains("PRIVATE KEY"));
}

#[test]
fn what_is_no_compute_is_an_error() {
    let of = |text: &str| spec(&value(text), &ImportOptions::new()).unwrap_err();
    assert_eq!(of("{}"), ImportError::NotRecognized);
    assert_eq!(of("[]"), ImportError::NotRecognized);
    assert_eq!(of(r#"{"resources":[]}"#), ImportError::NoCompute);
    assert_eq!(of(r#"[{"method":"GET","url":"https://x/y"}]"#), ImportError::NoCompute);
    // Computes without requests around them are several specs, or none.
    assert_eq!(of(r#"[{"properties":{"computeType":"AKS"}}]"#), ImportError::NotRecognized);
    assert_eq!(of(r#"{"properties":{"computeType":"AmlCompute"}}"#), ImportError::NotRecognized);
    let options = ImportOptions { resource_group: Some("rg"), ..ImportOptions::new() };
    assert_eq!(spec(&value(r#"{"resources":[]}"#), &options).unwrap_err(), ImportError::ResourceGroup);
}

#[test]
fn of_several_requests_one_operation_is_read_and_the_others_are_named() {
    let url = |name: &str| {
        format!(
            "https://management.azure.com/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/{name}?api-version=2022-10-01"
        )
    };
    let put = |name: &str| {
        json!({ "method": "put", "url": url(name), "headers": { "a": "b" }, "body": { "location": "eastus2",
            "properties": { "computeType": "AKS", "resourceId": "/c" } } })
    };
    let requests = json!([
        { "method": "GET", "url": url("one") }, { "method": "DELETE", "url": url("one") }, put("one"), put("two"),
        "no request",
    ]);
    let imported = imported(&requests);
    assert_eq!(imported.spec.get("name").and_then(Value::as_str), Some("one"));
    assert_eq!(imported.spec.get("operation").and_then(Value::as_str), Some("attach"));
    assert_eq!(lost(&imported), ["/0", "/1", "/2/headers", "/3", "/4"]);
}

#[test]
fn a_file_that_is_no_document_says_why() {
    let problem = |bytes: &[u8], format| match document(bytes, format) {
        Err(ImportError::NotADocument(error)) => error.problem,
        other => panic!("{other:?}"),
    };
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(problem(&utf16, Format::Detect), Problem::NotUtf8Encoding);
    assert_eq!(problem(b" # nothing\n", Format::Detect), Problem::Empty);
    assert_eq!(problem(&b"[".repeat(1_000_000), Format::Detect), Problem::TooDeep);
    assert_eq!(problem(&b"- ".repeat(1000), Format::Detect), Problem::TooDeep);
    assert_eq!(problem(b"a: &x 1\nb: *x\n", Format::Yaml), Problem::Anchor);
    assert!(matches!(problem(b"{\"a\": ", Format::Detect), Problem::Parser { notation: "JSON", .. }));
    assert!(matches!(problem(b"a: ]", Format::Yaml), Problem::Parser { notation: "YAML", .. }));
    // What is not even begun like a document may be of another language.
    assert_eq!(document(b"a: ]", Format::Detect), Err(ImportError::NotRecognized));
    assert_eq!(parameters(value("[]")), Err(ImportError::Parameters));
}

#[test]
fn a_document_may_be_yaml_and_have_a_byte_order_mark() {
    let compute = json!({ "name": "aks", "location": "eastus2", "properties": { "computeType": "AKS", "resourceId": "/c" } });
    let wanted = json_of(&imported(&compute));
    let text = yaml(&value(&compute.to_string()));
    for text in [
        compute.to_string(),
        format!("\u{feff}{compute}"),
        text.clone(),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        let document = document(text.as_bytes(), Format::Detect).unwrap();
        assert_eq!(json_of(&spec(&document, &ImportOptions::new()).unwrap()), wanted, "{text}");
    }
}

#[test]
fn a_compute_that_is_there_is_planned_as_it_is() {
    let ours = json!({ "location": "eastus2", "tags": { "a": "b" }, "properties": { "computeType": "AKS",
        "computeLocation": "eastus2", "description": "d", "properties": { "agentCount": 3, "agentVmSize": "Standard_D3_v2",
        "clusterPurpose": "FastProd", "loadBalancerType": "PublicIp",
        "sslConfiguration": { "status": "Auto", "leafDomainLabel": "l", "overwriteExistingDomain": false } } } });
    let mut shown = ours.clone();
    shown["id"] = json!(
        "/subscriptions/s/resourcegroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/aks"
    );
    shown["name"] = json!("aks");
    shown["properties"]["provisioningState"] = json!("Succeeded");
    shown["properties"]["properties"]["clusterFqdn"] = json!("x");
    let imported = imported(&shown);
    assert_eq!(imported.lost, []);
    let (_, requests) = emitted(&json_of(&imported));
    assert_eq!(serde_json::to_value(requests).unwrap()[0]["body"], ours);
}

/// Azure Resource Manager answers with an empty text or with false where nothing is set (Azure/azure-sdk-for-go#14670),
/// and with the host name that it made up for a certificate from Microsoft.
#[test]
fn what_an_answer_says_of_nothing_is_nothing() {
    let spec_of = |ssl: Json| {
        let imported = imported(&json!({
            "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/aks",
            "name": "aks", "location": "eastus2",
            "properties": { "computeType": "AKS", "isAttachedCompute": true, "resourceId": "/c", "properties": {
                "clusterFqdn": "lala28f893133ed78f", "systemServices": null, "clusterPurpose": "DevTest",
                "aksNetworkingConfiguration": null, "loadBalancerType": "PublicIp", "loadBalancerSubnet": "",
                "sslConfiguration": ssl } }
        }));
        assert!(
            lost(&imported).iter().all(|place| place.ends_with("/cert") || place.ends_with("/key")),
            "{imported:?}"
        );
        assert_eq!(imported.spec.at(&["loadBalancer", "subnet"]), None);
        json_of(&imported).get("ssl").cloned()
    };
    let answer = |status: &str, cname: &str, label: &str| json!({ "status": status, "cert": null, "key": "", "cname": cname, "leafDomainLabel": label, "overwriteExistingDomain": false });
    let microsoft = json!({ "leafDomainLabel": "contoso", "overwriteExistingDomain": false });
    assert_eq!(spec_of(answer("Auto", "", "contoso")), Some(microsoft.clone()));
    let made_up = "contoso28f893.eastus2.cloudapp.azure.com";
    assert_eq!(spec_of(answer("Auto", made_up, "contoso")), Some(microsoft));
    assert_eq!(spec_of(answer("Disabled", "", "")), Some(json!({ "status": "Disabled" })));
    assert_eq!(
        spec_of(answer("Enabled", "www.contoso.com", "")),
        Some(json!({ "cname": "www.contoso.com", "certPemFile": "cert.pem", "keyPemFile": "key.pem" }))
    );
    assert_eq!(spec_of(json!(null)), None);
}
