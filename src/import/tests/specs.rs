//! Any spec: each key there or not, and texts that the notations could take for something else.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value as Json, json};

use crate::spec::{Key, ROOT, Shape};

/// A text that the notations could take for something else.
pub(super) fn hostile() -> impl Strategy<Value = String> {
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
        maybe("certPem", text()),
        maybe("keyPemFile", text()),
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
pub(super) fn any_spec() -> impl Strategy<Value = Json> {
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
        object(vec![
            maybe("subscriptionId", one_of(&["11111111-1111-1111-1111-111111111111"])),
            name().prop_map(|group| vec![("resourceGroup".to_owned(), json!(group))]).boxed(),
            name().prop_map(|name| vec![("name".to_owned(), json!(name))]).boxed(),
        ]),
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

#[test]
fn every_key_that_a_document_can_carry_is_drawn() {
    fn mark(value: &Json, keys: &[Key], path: &str, seen: &mut BTreeSet<String>) {
        let Json::Object(members) = value else { return };
        for (name, value) in members {
            let path = format!("{path}/{name}");
            match keys.iter().find(|key| key.name == name).map(|key| &key.shape) {
                Some(Shape::Object(keys)) => mark(value, keys, &path, seen),
                Some(Shape::Objects(keys)) => {
                    value.as_array().unwrap().iter().for_each(|item| mark(item, keys, &path, seen));
                }
                _ => {}
            }
            seen.insert(path);
        }
    }
    fn list(keys: &[Key], path: &str, all: &mut BTreeSet<String>) {
        // Keys of no operation are there to say where what they mean is written.
        for key in keys.iter().filter(|key| !key.operations.is_empty()) {
            let path = format!("{path}/{}", key.name);
            if let Shape::Object(keys) | Shape::Objects(keys) = &key.shape {
                list(keys, &path, all);
            }
            all.insert(path);
        }
    }
    let (mut all, mut seen) = (BTreeSet::new(), BTreeSet::new());
    list(ROOT, "", &mut all);
    let (mut runner, specs) = (TestRunner::deterministic(), any_spec());
    for _ in 0..500 {
        mark(&specs.new_tree(&mut runner).unwrap().current(), ROOT, "", &mut seen);
    }
    // What says how something is done, not what is there, is in no template or request.
    let not_carried = ["/acknowledge", "/acknowledge/reason", "/acknowledge/rule", "/refresh", "/ssl/renew"];
    assert_eq!(all.difference(&seen).collect::<Vec<_>>(), not_carried);
}
