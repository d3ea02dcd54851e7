//! What is emitted comes back: import after emit is the identity, but for what `normalized` writes out.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a helper of a test fails like the test")]

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::{ImportError, ImportOptions, Imported, spec, yaml};
use crate::catalog::Catalog;
use crate::document::{Document, Format, Value};
use crate::emit::{Emission, unchecked};
use crate::facts::{Facts, same_text};
use crate::language::Language;
use crate::spec::{Operation, decode, dns_prefix_of};

fn value(text: &str) -> Value {
    Document::parse_any_size(text, Format::Json).unwrap().root
}

/// A text that the notations could take for something else.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("[parameters('sslKey')]".to_owned()),
        Just("[[x]".to_owned()),
        Just("[]".to_owned()),
        Just("{0}".to_owned()),
        Just("${x} $(y) %7B\\\"'".to_owned()),
        Just("a\nb: c # d".to_owned()),
        Just("1e3".to_owned()),
        Just("null".to_owned()),
        Just("- 群集 🚀".to_owned()),
        "[a-z]{1,8}",
        "\\PC{1,12}",
    ]
}

/// A text that stands between slashes of an id.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("[x]".to_owned()),
        Just("a%20b?c&d=e#f".to_owned()),
        Just("组 (1)".to_owned()),
        "[a-z][a-z0-9-]{0,8}",
        "[^/\\p{C}]{1,12}",
    ]
}

fn maybe<S: Strategy<Value = Json> + 'static>(
    key: &'static str,
    value: S,
) -> BoxedStrategy<Vec<(String, Json)>> {
    prop_oneof![Just(Vec::new()), value.prop_map(move |value| vec![(key.to_owned(), value)])].boxed()
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = Json> {
    prop::sample::select(words).prop_map(|word| json!(word))
}

fn text() -> impl Strategy<Value = Json> {
    hostile().prop_map(Json::from)
}

fn number() -> impl Strategy<Value = Json> {
    (0..200_i64).prop_map(Json::from)
}

fn flag() -> impl Strategy<Value = Json> {
    any::<bool>().prop_map(Json::from)
}

fn texts() -> impl Strategy<Value = Json> {
    prop::collection::vec(hostile(), 0..3).prop_map(|texts| json!(texts))
}

fn object(members: Vec<BoxedStrategy<Vec<(String, Json)>>>) -> BoxedStrategy<Json> {
    members.prop_map(|members| Json::Object(members.into_iter().flatten().collect::<Map<_, _>>())).boxed()
}

fn ssl() -> BoxedStrategy<Json> {
    let vault = json!({ "id": "/vaults/kv", "certSecret": "c", "keySecret": "k" });
    object(vec![
        maybe("status", one_of(&["Disabled", "Enabled", "Auto"])),
        maybe("leafDomainLabel", text()),
        maybe("overwriteExistingDomain", flag()),
        maybe("cname", text()),
        maybe("certPemFile", text()),
        maybe("keyPem", text()),
        maybe("keyVault", Just(vault)),
    ])
}

fn pool() -> BoxedStrategy<Json> {
    object(vec![
        name().prop_map(|name| vec![("name".to_owned(), json!(name))]).boxed(),
        text().prop_map(|size| vec![("vmSize".to_owned(), size)]).boxed(),
        maybe("mode", one_of(&["System", "User"])),
        maybe("count", number()),
        maybe("osType", one_of(&["Linux", "Windows"])),
        maybe("maxPods", number()),
        maybe("taints", texts()),
        prop_oneof![
            Just(vec![]),
            Just(vec![("enableAutoScaling".to_owned(), json!(false))]),
            (number(), number()).prop_map(|(least, most)| vec![
                ("enableAutoScaling".to_owned(), json!(true)),
                ("minCount".to_owned(), least),
                ("maxCount".to_owned(), most)
            ])
        ]
        .boxed(),
    ])
}

fn new_cluster() -> BoxedStrategy<Json> {
    let subscription =
        one_of(&["00000000-0000-0000-0000-000000000000", "11111111-1111-1111-1111-111111111111"]);
    object(vec![
        maybe("subscriptionId", subscription),
        prop_oneof![Just("ml-rg".to_owned()), Just("ML-RG".to_owned()), name()]
            .prop_map(|group| vec![("resourceGroup".to_owned(), json!(group))])
            .boxed(),
        name().prop_map(|name| vec![("name".to_owned(), json!(name))]).boxed(),
        maybe("location", one_of(&["chinaeast2", "[here]"])),
        maybe("kubernetesVersion", text()),
        prop_oneof![
            Just(vec![]),
            hostile().prop_map(|text| vec![("dnsPrefix".to_owned(), json!(text))]),
            hostile().prop_map(|text| vec![("fqdnSubdomain".to_owned(), json!(text))])
        ]
        .boxed(),
        maybe("loadBalancerSku", one_of(&["standard", "basic"])),
        maybe("outboundType", one_of(&["loadBalancer", "managedNATGateway", "none", "block"])),
        maybe("networkPlugin", one_of(&["azure", "kubenet", "none"])),
        maybe("networkPluginMode", one_of(&["overlay"])),
        maybe("networkPolicy", one_of(&["azure", "calico", "cilium", "none"])),
        maybe("podCidr", text()),
        maybe("serviceCidr", text()),
        maybe("dnsServiceIP", text()),
        maybe("vnetSubnetId", text()),
        maybe("podSubnetId", text()),
        maybe("authorizedIpRanges", texts()),
        prop_oneof![
            Just(vec![]),
            Just(vec![("privateCluster".to_owned(), json!(false))]),
            object(vec![maybe("privateClusterPublicFqdn", flag()), maybe("privateDnsZone", text())])
                .prop_map(|members| {
                    let Json::Object(mut members) = members else { return vec![] };
                    members.insert("privateCluster".to_owned(), json!(true));
                    members.into_iter().collect()
                }),
        ]
        .boxed(),
        maybe("disableLocalAccounts", flag()),
        maybe("apiServerVnetIntegration", flag()),
        maybe(
            "identity",
            prop_oneof![
                Just(json!({ "type": "SystemAssigned" })),
                hostile().prop_map(|id| json!({ "type": "UserAssigned", "resourceId": id })),
            ],
        ),
        maybe("tier", one_of(&["Free", "Standard", "Premium"])),
        maybe("supportPlan", one_of(&["KubernetesOfficial", "AKSLongTermSupport"])),
        maybe(
            "natGateway",
            object(vec![maybe("managedOutboundIpCount", number()), maybe("idleTimeoutInMinutes", number())]),
        ),
        maybe(
            "loadBalancerProfile",
            object(vec![
                maybe("managedOutboundIpCount", number()),
                maybe("allocatedOutboundPorts", number()),
                maybe("idleTimeoutInMinutes", number()),
                maybe("outboundIpIds", texts()),
                maybe("outboundIpPrefixIds", texts()),
            ]),
        ),
        prop::collection::vec(pool(), 1..3)
            .prop_map(|pools| vec![("nodePools".to_owned(), json!(pools))])
            .boxed(),
    ])
}

/// A spec with every key that its operation takes, each there or not.
fn any_spec() -> impl Strategy<Value = Json> {
    let balancer =
        object(vec![maybe("type", one_of(&["PublicIp", "InternalLoadBalancer"])), maybe("subnet", text())]);
    let common = (
        prop::option::of(one_of(&["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"])),
        prop::option::of(one_of(&["2020-06-01", "2022-02-01-preview", "2022-10-01", "2026-05-01"])),
        name(),
        name(),
    )
        .prop_map(|(cloud, version, workspace, name)| {
            let mut spec = json!({
                "workspace": { "subscriptionId": "00000000-0000-0000-0000-000000000000", "resourceGroup": "ml-rg",
                    "name": workspace, "location": "chinaeast2" },
                "name": name,
            });
            for (key, value) in [("cloud", cloud), ("apiVersion", version)] {
                if let Some(value) = value {
                    spec[key] = value;
                }
            }
            spec
        });
    let shared = object(vec![
        maybe("description", text()),
        maybe("tags", prop::collection::btree_map(hostile(), hostile(), 0..3).prop_map(|tags| json!(tags))),
        maybe("clusterPurpose", one_of(&["FastProd", "DenseProd", "DevTest"])),
        maybe("loadBalancer", balancer),
        maybe("ssl", ssl()),
    ]);
    let network = (
        prop::option::of((name(), name(), name())),
        object(vec![
            maybe("serviceCidr", text()),
            maybe("dnsServiceIP", text()),
            maybe("dockerBridgeCidr", text()),
        ]),
    )
        .prop_map(|(names, mut network)| {
            if let Some((group, vnet, subnet)) = names {
                network["vnetResourceGroup"] = json!(group);
                network["vnetName"] = json!(vnet);
                network["subnetName"] = json!(subnet);
            }
            network
        });
    let create = object(vec![
        Just(vec![("operation".to_owned(), json!("create"))]).boxed(),
        maybe("location", text()),
        maybe("agentCount", number()),
        maybe("agentVmSize", text()),
        maybe("network", network),
    ]);
    let cluster = prop_oneof![
        hostile().prop_map(|id| json!({ "resourceId": id })),
        (name(), name()).prop_map(|(group, name)| json!({ "resourceGroup": group, "name": name })),
        new_cluster().prop_map(|create| json!({ "create": create })),
        new_cluster().prop_map(|create| json!({ "create": create })),
    ]
    .prop_map(|cluster| json!({ "operation": "attach", "cluster": cluster }));
    let detach = object(vec![maybe("action", one_of(&["Detach", "Delete"]))]);
    let with = |(left, right): (Json, Json)| {
        let (Json::Object(mut left), Json::Object(right)) = (left, right) else { return json!(null) };
        left.extend(right);
        Json::Object(left)
    };
    let detach = detach.prop_map(|mut spec| {
        spec["operation"] = json!("detach");
        spec
    });
    let body = prop_oneof![
        3 => (shared.clone(), create).prop_map(with),
        3 => (shared, cluster).prop_map(with),
        1 => detach,
    ];
    (common, body).prop_map(with)
}

/// The spec as an import writes it: defaults that the emitters write are written, what is the default in the spec is
/// left out, a cluster is named by its id, and certificate and key are files.
fn normalized(spec: &Json, has_vault: bool) -> Json {
    let mut spec = spec.clone();
    let document = spec.to_string();
    let root = value(&document);
    let decoded = decode(&root);
    let knows = &Catalog::embedded().api_version(decoded.api_version().unwrap()).unwrap().computes;
    spec["cloud"] = json!(decoded.cloud());
    spec["apiVersion"] = json!(decoded.api_version());
    let members = spec.as_object_mut().unwrap();
    match decoded.operation.unwrap() {
        Operation::Detach => {
            members.entry("action").or_insert(json!("Detach"));
            members["workspace"].as_object_mut().unwrap().remove("location");
            return spec;
        }
        Operation::Create if !knows.compute_location_writable => {
            members.remove("location");
        }
        Operation::Attach => {
            if knows.load_balancer {
                members.entry("loadBalancer").or_insert(json!({ "type": "PublicIp" }));
            }
            if let Some(create) = members["cluster"].get_mut("create") {
                normalize_cluster(create);
            } else {
                members.insert("cluster".to_owned(), json!({ "resourceId": decoded.cluster_id() }));
            }
        }
        _ => {}
    }
    for key in ["tags", "network", "loadBalancer"] {
        if members.get(key).is_some_and(|value| value == &json!({})) {
            members.remove(key);
        }
    }
    if let (Some(ssl), Some(typed)) = (members.get_mut("ssl"), decoded.ssl.as_ref()) {
        let ssl = ssl.as_object_mut().unwrap();
        let status = typed.effective_status().map(|status| status.as_str());
        let vault = ssl.remove("keyVault");
        for key in ["certPemFile", "keyPem", "status"] {
            ssl.remove(key);
        }
        let is_enabled = status == Some("Enabled");
        if let (Some(vault), true, true) = (vault, is_enabled, has_vault) {
            ssl.insert("keyVault".to_owned(), vault);
        } else if is_enabled {
            ssl.insert("certPemFile".to_owned(), json!("cert.pem"));
            ssl.insert("keyPemFile".to_owned(), json!("key.pem"));
        }
        let implied = if ssl.contains_key("leafDomainLabel") {
            Some("Auto")
        } else {
            (is_enabled || ssl.contains_key("cname")).then_some("Enabled")
        };
        if let Some(status) = status.filter(|status| implied != Some(*status)) {
            ssl.insert("status".to_owned(), json!(status));
        }
    }
    spec
}

fn normalize_cluster(create: &mut Json) {
    let create = create.as_object_mut().unwrap();
    let has = |create: &Map<String, Json>, key: &str, value: Json| create.get(key) == Some(&value);
    if create.get("subscriptionId").and_then(Json::as_str) == Some("00000000-0000-0000-0000-000000000000") {
        create.remove("subscriptionId");
    }
    let prefix = dns_prefix_of(create["name"].as_str().unwrap());
    let default_mode =
        !["networkPlugin", "networkPluginMode", "podSubnetId"].iter().any(|key| create.contains_key(*key));
    create.entry("networkPlugin").or_insert(json!("azure"));
    if default_mode
        || (has(create, "networkPlugin", json!("azure"))
            && has(create, "networkPluginMode", json!("overlay"))
            && !create.contains_key("podSubnetId"))
    {
        create.remove("networkPlugin");
        create.remove("networkPluginMode");
    }
    for (key, default) in [
        ("location", json!("chinaeast2")),
        ("dnsPrefix", json!(prefix)),
        ("loadBalancerSku", json!("standard")),
        ("outboundType", json!("loadBalancer")),
        ("privateCluster", json!(false)),
        ("privateClusterPublicFqdn", json!(false)),
        ("identity", json!({ "type": "SystemAssigned" })),
    ] {
        if has(create, key, default) {
            create.remove(key);
        }
    }
    for (number, pool) in create["nodePools"].as_array_mut().unwrap().iter_mut().enumerate() {
        let pool = pool.as_object_mut().unwrap();
        let least = pool.get("minCount").cloned().unwrap_or(json!(3));
        pool.entry("count").or_insert(least);
        let mode = if number == 0 { "System" } else { "User" };
        for (key, default) in
            [("mode", json!(mode)), ("osType", json!("Linux")), ("enableAutoScaling", json!(false))]
        {
            if has(pool, key, default) {
                pool.remove(key);
            }
        }
    }
}

fn emitted(spec: &Json) -> (Option<(Value, Value)>, Value) {
    let root = value(&spec.to_string());
    let decoded = decode(&root);
    assert!(decoded.problems.is_empty(), "{:?}", decoded.problems);
    unchecked(Emission {
        spec: &decoded,
        operation: decoded.operation.unwrap(),
        facts: &Facts::default(),
        catalog: Catalog::embedded(),
        language: Language::English,
    })
}

fn json_of(imported: &Imported) -> Json {
    serde_json::to_value(&imported.spec).unwrap()
}

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
        flag(),
        number(),
        text(),
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
    let imported = spec(&value(&compute.to_string()), &ImportOptions::new()).unwrap();
    let pointers: Vec<_> = imported.lost.iter().map(|lost| lost.pointer.as_str()).collect();
    let ssl = "/properties/properties/sslConfiguration";
    assert_eq!(
        pointers,
        [
            "/identity",
            "/sku",
            &format!("{ssl}/cert"),
            &format!("{ssl}/key"),
            "/properties/disableLocalAuth",
            "/properties/new"
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
fn expressions_of_others_and_parameters_without_values_are_named() {
    let template = json!({
        "parameters": { "secret": { "type": "secureString", "defaultValue": "hidden" }, "empty": { "type": "string" },
            "default": { "type": "string", "defaultValue": "[format('{0}''s', 'x')]" } },
        "resources": [
            { "type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2022-10-01",
                "name": "[concat('a', '/b')]", "location": "[resourceGroup().location]",
                "tags": { "a": "[parameters('empty')]", "b": "[parameters('default')]" }, "dependsOn": ["x"],
                "properties": { "computeType": "AKS", "description": "[parameters('secret')]",
                    "resourceId": "[resourceId('Microsoft.ContainerService/managedClusters', 'aks')]" } },
            { "type": "Microsoft.Storage/storageAccounts", "name": "s" },
        ],
        "outputs": { "other": { "type": "string", "value": "x" } },
    });
    let imported = spec(&value(&template.to_string()), &ImportOptions::new()).unwrap();
    let mut pointers: Vec<_> = imported.lost.iter().map(|lost| lost.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(
        pointers,
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
fn what_is_no_compute_is_an_error() {
    let of = |text: &str| spec(&value(text), &ImportOptions::new()).unwrap_err();
    assert_eq!(of("{}"), ImportError::NotRecognized);
    assert_eq!(of("[]"), ImportError::NotRecognized);
    assert_eq!(of(r#"{"resources":[]}"#), ImportError::NoCompute);
    assert_eq!(of(r#"[{"method":"GET","url":"https://x/y"}]"#), ImportError::NoCompute);
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
    let imported = spec(&value(&shown.to_string()), &ImportOptions::new()).unwrap();
    assert_eq!(imported.lost, []);
    let (_, requests) = emitted(&json_of(&imported));
    assert_eq!(serde_json::to_value(requests).unwrap()[0]["body"], ours);
}
