//! Every key and every word is decoded, and every wrong shape is reported where it is.

use aks_compute::spec::{Field, Key, ROOT, Shape};

use super::*;

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
