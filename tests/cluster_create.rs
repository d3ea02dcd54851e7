//! `cluster.create`: what is decoded, what is wrong with its shape, and what holds where it is silent.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{Document, Format, Value};
use aks_compute::facts::Facts;
use aks_compute::report::{Finding, Severity, Status};
use aks_compute::spec::{
    ClusterCreate, Field, Key, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NodePoolMode, OsType,
    OutboundType, ROOT, Shape, Spec, decode,
};
use aks_compute::{CheckOptions, check};
use time::macros::datetime;

const HEAD: &str = "
operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
";

fn root(create: &str) -> Value {
    let text = format!("{HEAD}cluster:\n  create: {create}\n");
    let document = Document::parse(&text, Format::Yaml).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    document.root
}

/// Asks the spec that creates a cluster of these keys besides those that must be there.
fn with<T>(keys: &str, ask: impl FnOnce(&Spec<'_>, &ClusterCreate<'_>) -> T) -> T {
    let root = root(&format!("{{ resourceGroup: aks-rg, name: aks, {keys} }}"));
    let spec = decode(&root);
    let create = spec.cluster_create().unwrap();
    ask(&spec, create)
}

/// The pointers of what is wrong, below `/cluster/create`, each with its rule.
fn wrong(create: &str) -> Vec<String> {
    decode(&root(create))
        .problems
        .iter()
        .map(|problem| {
            let below = problem.pointer.strip_prefix("/cluster/create").unwrap_or("outside");
            format!("{} {below}", problem.rule)
        })
        .collect()
}

fn keys() -> &'static [Key] {
    let inner = |keys: &'static [Key], name: &str| {
        let key = keys.iter().find(|key| key.name == name).unwrap();
        let Shape::Object(keys) = &key.shape else { panic!("{name} is an object") };
        *keys
    };
    inner(inner(ROOT, "cluster"), "create")
}

/// A value of the right shape for every key.
fn sample(keys: &[Key]) -> Value {
    let mut object = Value::object();
    for key in keys {
        object.push(key.name, sample_of(&key.shape));
    }
    object
}

fn sample_of(shape: &Shape) -> Value {
    match shape {
        Shape::Text => "text".into(),
        Shape::Integer => 1.into(),
        Shape::Boolean => true.into(),
        Shape::Choice(words) => words[0].into(),
        Shape::Texts => Value::Array(vec!["text".into()]),
        Shape::Object(keys) => sample(keys),
        Shape::Objects(keys) => Value::Array(vec![sample(keys)]),
        Shape::SecretText | Shape::Tags | Shape::Anything => panic!("no key here has this shape"),
    }
}

/// A value that no key of this shape takes.
fn wrong_of(shape: &Shape) -> Value {
    match shape {
        Shape::Integer | Shape::Boolean => "text".into(),
        _ => true.into(),
    }
}

fn spec_with(create: Value) -> Value {
    let mut root = root("{}");
    let mut cluster = Value::object();
    cluster.push("create", create);
    root.set("cluster", cluster);
    root
}

#[test]
fn every_key_of_the_table_is_decoded() {
    let root = spec_with(sample(keys()));
    let spec = decode(&root);
    assert_eq!(spec.problems, []);
    let shown = format!("{:?}", spec.cluster_create().unwrap());
    assert!(!shown.contains("Absent"), "a key of the table is never read: {shown}");
    assert!(!shown.contains("Invalid"), "{shown}");
}

#[test]
fn every_word_of_every_choice_is_the_word_of_its_value() {
    fn words(pointer: &str, keys: &[Key], found: &mut Vec<(String, &'static str)>) {
        for key in keys {
            let pointer = format!("{pointer}/{}", key.name);
            match &key.shape {
                Shape::Choice(choices) => found.extend(choices.iter().map(|word| (pointer.clone(), *word))),
                Shape::Object(keys) => words(&pointer, keys, found),
                Shape::Objects(keys) => words(&format!("{pointer}/0"), keys, found),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    words("", keys(), &mut all);
    assert!(all.len() > 25, "{all:?}");
    for (pointer, word) in all {
        let mut create = sample(keys());
        *at(&mut create, &pointer) = word.into();
        let root = spec_with(create);
        let spec = decode(&root);
        assert_eq!(spec.problems, [], "{pointer} {word}");
        let create = spec.cluster_create().unwrap();
        let pool = &create.pools()[0];
        let read = match pointer.as_str() {
            "/loadBalancerSku" => create.load_balancer_sku.given().unwrap().as_str(),
            "/outboundType" => create.outbound_type.given().unwrap().as_str(),
            "/networkPlugin" => create.network_plugin.given().unwrap().as_str(),
            "/networkPluginMode" => create.network_plugin_mode.given().unwrap().as_str(),
            "/networkPolicy" => create.network_policy.given().unwrap().as_str(),
            "/identity/type" => create.identity.as_ref().unwrap().kind.given().unwrap().as_str(),
            "/tier" => create.tier.given().unwrap().as_str(),
            "/supportPlan" => create.support_plan.given().unwrap().as_str(),
            "/nodePools/0/mode" => pool.mode.given().unwrap().as_str(),
            "/nodePools/0/osType" => pool.os_type.given().unwrap().as_str(),
            other => panic!("{other} is not tested"),
        };
        assert_eq!(read, word, "{pointer}");
    }
}

/// The value at `pointer`.
fn at<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Value {
    pointer.split('/').skip(1).fold(value, |value, token| match value {
        Value::Array(items) => &mut items[token.parse::<usize>().unwrap()],
        other => other.get_mut(token).unwrap(),
    })
}

#[test]
fn each_wrong_type_is_reported_at_its_pointer() {
    fn pointers(
        pointer: &str,
        keys: &'static [Key],
        found: &mut Vec<(String, &'static Shape, &'static str)>,
    ) {
        for key in keys {
            let pointer = format!("{pointer}/{}", key.name);
            found.push((pointer.clone(), &key.shape, key.shape_rule));
            match &key.shape {
                Shape::Object(keys) => pointers(&pointer, keys, found),
                Shape::Objects(keys) => {
                    found.push((format!("{pointer}/0"), &ANY_OBJECT, key.shape_rule));
                    pointers(&format!("{pointer}/0"), keys, found);
                }
                Shape::Texts => found.push((format!("{pointer}/0"), &Shape::Text, key.shape_rule)),
                _ => {}
            }
        }
    }
    static ANY_OBJECT: Shape = Shape::Object(&[]);
    let mut all = Vec::new();
    pointers("", keys(), &mut all);
    assert!(all.len() > 50, "{all:?}");
    for (pointer, shape, rule) in all {
        for value in [wrong_of(shape), Value::Null] {
            let mut create = sample(keys());
            *at(&mut create, &pointer) = value.clone();
            let root = spec_with(create);
            let spec = decode(&root);
            let problems: Vec<_> =
                spec.problems.iter().map(|problem| (problem.rule, problem.pointer.clone())).collect();
            assert_eq!(problems, [(rule, format!("/cluster/create{pointer}"))], "{value:?}");
            let shown = format!("{:?}", spec.cluster_create().unwrap());
            assert!(shown.contains("Invalid"), "{pointer}: {shown}");
        }
    }
}

#[test]
fn each_wrong_item_of_a_list_of_texts_is_reported() {
    let ranges = "authorizedIpRanges: [203.0.114.0/24, 7, null, [a]]";
    assert_eq!(
        wrong(&format!("{{ resourceGroup: g, name: n, nodePools: [], {ranges} }}")),
        [
            "SPEC-TYPE /authorizedIpRanges/1",
            "SPEC-TYPE /authorizedIpRanges/2",
            "SPEC-TYPE /authorizedIpRanges/3"
        ]
    );
    with(ranges, |_, create| {
        let read = create.authorized_ip_ranges.as_ref().unwrap();
        assert_eq!(
            read.as_slice(),
            [Field::Given("203.0.114.0/24"), Field::Invalid, Field::Invalid, Field::Invalid]
        );
    });
}

#[test]
fn unknown_repeated_and_missing_keys_are_reported_where_they_are() {
    assert_eq!(wrong("{}"), ["SPEC-MISSING /resourceGroup", "SPEC-MISSING /name", "SPEC-MISSING /nodePools"]);
    assert_eq!(
        wrong("{ resourceGroup: g, name: n, name: m, nodepools: [], nodePools: [{ name: a, vmsize: b }] }"),
        [
            "SPEC-KEY /name",
            "SPEC-KEY /nodepools",
            "SPEC-KEY /nodePools/0/vmsize",
            "SPEC-MISSING /nodePools/0/vmSize"
        ]
    );
    assert_eq!(
        wrong("{ resourceGroup: g, name: n, nodePools: [], identity: {} }"),
        ["SPEC-MISSING /identity/type"]
    );
    let root = root("{ resourceGroup: g, name: n, nodePools: [], authorizedIpRange: [] }");
    let problems = decode(&root).problems;
    assert!(format!("{problems:?}").contains("nearest: Some(\"authorizedIpRanges\")"), "{problems:?}");
}

#[test]
fn the_cluster_is_called_by_what_creates_it() {
    let id = |keys| with(keys, |spec, _| spec.cluster_id());
    let of = |subscription| {
        Some(format!(
            "/subscriptions/{subscription}/resourceGroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/aks"
        ))
    };
    assert_eq!(id(""), of("11111111-2222-3333-4444-555555555555"));
    assert_eq!(
        id("subscriptionId: 99999999-2222-3333-4444-555555555555"),
        of("99999999-2222-3333-4444-555555555555")
    );
    assert_eq!(id("subscriptionId: 9"), None, "a wrong subscription is not the workspace's");
    assert!(with("", |spec, _| spec.creates_cluster()));
}

#[test]
fn the_cluster_goes_where_the_workspace_is_unless_it_says_otherwise() {
    let place = |keys| {
        with(keys, |spec, create| {
            assert_eq!(spec.compute_location(), create.location(spec));
            create.location(spec).map(str::to_owned)
        })
    };
    assert_eq!(place("").as_deref(), Some("eastus2"));
    assert_eq!(place("location: westus2").as_deref(), Some("westus2"));
    assert_eq!(place("location: 2"), None);
}

#[test]
fn what_is_not_said_is_as_aks_has_it() {
    with("", |_, create| {
        assert_eq!(create.load_balancer_sku(), Some(LoadBalancerSku::Standard));
        assert_eq!(create.outbound_type(), Some(OutboundType::LoadBalancer));
        assert!(!create.is_private());
        assert_eq!(create.public_fqdn(), Some(false));
        assert!(create.pools().is_empty());
        assert_eq!(create.pool_mode(0), None);
    });
    with("loadBalancerSku: Basic, outboundType: 1, privateClusterPublicFqdn: 1", |_, create| {
        assert_eq!(create.load_balancer_sku(), None);
        assert_eq!(create.outbound_type(), None);
        assert_eq!(create.public_fqdn(), None);
    });
}

#[test]
fn pods_get_addresses_as_the_network_has_it() {
    use NetworkPlugin::{Azure, Kubenet};
    let overlay = Field::Given(NetworkPluginMode::Overlay);
    for (keys, plugin, mode, max_pods) in [
        ("", Some(Azure), overlay, Some(250)),
        ("networkPlugin: azure", Some(Azure), Field::Absent, Some(30)),
        ("networkPlugin: azure, networkPluginMode: overlay", Some(Azure), overlay, Some(250)),
        ("networkPluginMode: overlay", Some(Azure), overlay, Some(250)),
        ("podSubnetId: pods", Some(Azure), Field::Absent, Some(110)),
        ("networkPlugin: azure, podSubnetId: pods", Some(Azure), Field::Absent, Some(110)),
        ("networkPlugin: kubenet", Some(Kubenet), Field::Absent, Some(110)),
        ("networkPlugin: none", Some(NetworkPlugin::None), Field::Absent, None),
        ("networkPlugin: cilium", None, Field::Absent, None),
        ("networkPluginMode: underlay", Some(Azure), Field::Invalid, None),
    ] {
        with(&format!("nodePools: [{{ name: a, vmSize: b }}], {keys}"), |_, create| {
            assert_eq!(create.network_plugin(), plugin, "{keys}");
            assert_eq!(create.network_plugin_mode(), mode, "{keys}");
            assert_eq!(create.max_pods(&create.pools()[0]), max_pods, "{keys}");
        });
    }
    with("nodePools: [{ maxPods: 42 }, { maxPods: many }]", |_, create| {
        assert_eq!(create.max_pods(&create.pools()[0]), Some(42));
        assert_eq!(create.max_pods(&create.pools()[1]), None);
    });
}

#[test]
fn the_first_pool_is_the_system_pool_unless_it_says_otherwise() {
    with("nodePools: [{}, {}, { mode: System }, { mode: system }]", |_, create| {
        let modes: Vec<_> = (0..5).map(|number| create.pool_mode(number)).collect();
        let (system, user) = (Some(NodePoolMode::System), Some(NodePoolMode::User));
        assert_eq!(modes, [system, user, system, None, None]);
    });
    with("nodePools: [{ mode: User }]", |_, create| {
        assert_eq!(create.pool_mode(0), Some(NodePoolMode::User));
    });
}

#[test]
fn a_pool_has_three_nodes_or_its_fewest_unless_it_says_otherwise() {
    for (pool, count) in [
        ("{}", Some(3)),
        ("{ count: 5 }", Some(5)),
        ("{ count: five }", None),
        ("{ minCount: 2 }", Some(3)),
        ("{ enableAutoScaling: true, minCount: 2 }", Some(2)),
        ("{ enableAutoScaling: true, minCount: 2, count: 4 }", Some(4)),
        ("{ enableAutoScaling: true }", None),
        ("{ enableAutoScaling: 1, minCount: 2 }", None),
    ] {
        with(&format!("nodePools: [{pool}]"), |_, create| {
            assert_eq!(create.pools()[0].count(), count, "{pool}");
            assert_eq!(create.pools()[0].os_type(), Some(OsType::Linux));
        });
    }
}

const POOLS: &str = "nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }]";

fn findings(keys: &str) -> Vec<Finding> {
    let root = root(&format!("{{ resourceGroup: aks-rg, name: aks, {POOLS}, {keys} }}"));
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    check(&Document::from_value(root), &options).into_report().findings
}

#[test]
fn azure_is_not_asked_about_a_cluster_that_is_yet_to_be_made() {
    for finding in findings("kubernetesVersion: \"1.33\", location: westus2") {
        let asked = format!("{finding:?}");
        assert!(!asked.contains("az aks show") && !asked.contains("az aks nodepool"), "{asked}");
        assert!(!asked.contains("managedClusters/aks"), "{asked}");
        assert!(finding.severity != Severity::Error || finding.status != Status::Fail, "{asked}");
    }
}

#[test]
fn versions_and_regions_are_asked_for_where_the_cluster_goes() {
    let unknown = |keys, rule| {
        findings(keys)
            .into_iter()
            .find(|finding| finding.rule.id == rule)
            .map(|finding| (finding.path.to_string(), format!("{finding:?}")))
    };
    assert_eq!(unknown("location: westus2", "LIFE-K8S-VERSION"), None);
    let (path, shown) =
        unknown("kubernetesVersion: \"1.33\", location: westus2", "LIFE-K8S-VERSION").unwrap();
    assert_eq!(path, "/cluster/create/kubernetesVersion");
    assert!(shown.contains("az aks get-versions --location westus2"), "{shown}");
    assert_eq!(unknown("location: East US 2", "LOC-PE"), None);
    let (path, shown) = unknown("location: westus2", "LOC-PE").unwrap();
    assert_eq!(path, "/cluster/create/location");
    assert!(shown.contains("az rest"), "{shown}");
}

#[test]
fn names_and_ids_inside_are_judged_where_they_are() {
    let root = root(&format!("{{ resourceGroup: my group, name: a.b, subscriptionId: contoso, {POOLS} }}"));
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts);
    let report = check(&Document::from_value(root), &options).into_report();
    for (rule, key) in
        [("NAME-RG", "resourceGroup"), ("NAME-AKS", "name"), ("ID-SUBSCRIPTION", "subscriptionId")]
    {
        let path = format!("/cluster/create/{key}");
        assert!(
            report.findings.iter().any(|finding| finding.rule.id == rule && finding.path == path),
            "{path}"
        );
    }
    let other = "subscriptionId: 99999999-2222-3333-4444-555555555555";
    let found = findings(other).into_iter().find(|finding| finding.rule.id == "ID-CROSS-SUB").unwrap();
    assert_eq!(found.path, "/cluster/create/subscriptionId");
}
