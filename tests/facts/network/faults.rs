//! Each fault of a network fails its rule, in every form in which the network can be shown.

use crate::answers::first;

use super::*;

fn upper(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.to_uppercase(), upper(value))).collect())
        }
        Value::Array(items) => items.iter().map(upper).collect(),
        Value::String(text) => Value::String(text.to_uppercase()),
        other => other.clone(),
    }
}

/// The network in each form in which a fact can show it.
fn forms(network: &Value) -> Vec<Facts> {
    vec![
        facts(&[network]),
        facts(&[arm(network)]),
        facts(&[json!([network])]),
        facts(&[json!({ "value": [arm(network)] })]),
        facts(&[json!({ "fact": { "kind": "virtualNetwork" }, "data": network })]),
        facts(&[upper(network)]),
    ]
}

#[test]
fn a_network_without_a_fault_passes_every_rule_in_every_form() {
    let good = network(&["10.1.0.0/16", "fd00::/48"], &[subnet("Default", "10.1.0.0/24", json!({}))]);
    for (number, facts) in forms(&good).iter().enumerate() {
        let report = report(&usual(), facts);
        for rule in RULES_OF_NETWORKS {
            assert!(of(&report, rule).is_empty(), "{rule} in form {number}: {:#?}", of(&report, rule));
            assert!(report.passed.contains(&rule), "{rule}");
        }
    }
}

#[test]
fn each_fault_fails_its_rule_in_every_form() {
    let usual = usual();
    let container = json!({ "delegations": [{ "name": "d", "serviceName": "Microsoft.Web/serverFarms" }] });
    let one = |members| network(&["10.1.0.0/16"], &[subnet("default", "10.1.0.0/24", members)]);
    let plain = one(json!({}));
    let small = network(&["10.1.0.0/16"], &[subnet("default", "10.1.0.0/25", json!({}))]);
    let mut elsewhere = plain.clone();
    elsewhere["location"] = json!("westeurope");
    for (fact, spec, rule, expected, path, words) in [
        (
            &plain,
            in_network("10.1.0.0/28", "172.17.0.1/16", ""),
            "NET-OVERLAP-SVC-SUBNET",
            ERROR,
            "/network/serviceCidr",
            "`default` (10.1.0.0/24)",
        ),
        (
            &plain,
            in_network("10.1.128.0/20", "172.17.0.1/16", ""),
            "NET-OVERLAP-SVC-SUBNET",
            WARNING,
            "/network/serviceCidr",
            "10.1.0.0/16",
        ),
        (
            &plain,
            in_network("10.0.0.0/16", "10.1.0.129/28", ""),
            "NET-OVERLAP-BRIDGE",
            ERROR,
            "/network/dockerBridgeCidr",
            "`default`",
        ),
        (
            &plain,
            in_network("10.0.0.0/16", "10.1.200.1/28", ""),
            "NET-OVERLAP-BRIDGE",
            WARNING,
            "/network/dockerBridgeCidr",
            "10.1.0.0/16",
        ),
        (
            &plain,
            usual.replace("subnetName: default", "subnetName: nodes"),
            "NET-SUBNET-EXISTS",
            ERROR,
            "/network/subnetName",
            "`nodes`",
        ),
        (
            &plain,
            usual.clone() + "loadBalancer: { type: InternalLoadBalancer, subnet: inner }\n",
            "NET-SUBNET-EXISTS",
            ERROR,
            "/loadBalancer/subnet",
            "`inner`",
        ),
        // Three nodes fit, but not the fourth of an upgrade.
        (&small, usual.clone(), "NET-SUBNET-SIZE", WARNING, "/network/subnetName", "123 free addresses"),
        (
            &small,
            usual.clone() + "agentCount: 4\n",
            "NET-SUBNET-SIZE",
            ERROR,
            "/network/subnetName",
            "123 free addresses",
        ),
        (
            &one(json!({ "ipConfigurations": configurations(160) })),
            usual.clone(),
            "NET-SUBNET-SIZE",
            ERROR,
            "/network/subnetName",
            "need 124",
        ),
        (
            &one(container),
            usual.clone(),
            "NET-SUBNET-DELEGATED",
            ERROR,
            "/network/subnetName",
            "Microsoft.Web/serverFarms",
        ),
        (&elsewhere, usual.clone(), "NET-SUBNET-DELEGATED", ERROR, "/network/vnetName", "westeurope"),
        (
            &one(json!({ "routeTable": { "id": "/subscriptions/x/routeTables/t" } })),
            usual.clone(),
            "NET-UDR-MI",
            WARNING,
            "/network/subnetName",
            "route table",
        ),
    ] {
        for (number, facts) in forms(fact).iter().enumerate() {
            assert_eq!(first(rule, &spec, facts), expected, "{rule} in form {number}: {fact}");
            let report = report(&spec, facts);
            let finding = of(&report, rule)[0];
            assert_eq!(finding.path, path, "{rule}");
            assert!(finding.message.to_lowercase().contains(&words.to_lowercase()), "{}", finding.message);
            assert_eq!(finding.related.len(), 1, "{rule} points at nothing");
        }
        let without = first(rule, &spec, &Facts::default());
        assert!(without == UNKNOWN || without == UNKNOWN_WARNING, "{rule} without a fact: {without:?}");
    }
}

#[test]
fn several_prefixes_and_both_families_of_addresses() {
    let with = |prefixes: &[&str]| {
        let subnet = subnet("default", "", json!({ "addressPrefix": null, "addressPrefixes": prefixes }));
        facts(&[network(&["10.0.0.0/8", "fd00::/48"], &[subnet])])
    };
    assert_eq!(answer("NET-OVERLAP-SVC-SUBNET", &usual(), &with(&["10.1.0.0/24", "10.0.9.0/24"])), ERROR);
    // What overlaps is the address space, not the subnet.
    assert_eq!(answer("NET-OVERLAP-SVC-SUBNET", &usual(), &with(&["10.1.0.0/24", "fd00::/64"])), WARNING);
    assert_eq!(answer("NET-SUBNET-SIZE", &usual(), &with(&["10.1.0.0/26", "10.1.1.0/26"])), WARNING);
    assert_eq!(answer("NET-SUBNET-SIZE", &usual(), &with(&["10.1.0.0/26", "10.1.1.0/25"])), PASS);
}

#[test]
fn ten_thousand_subnets() {
    let mut subnets: Vec<Value> = (0..10_000_u32)
        .map(|number| {
            subnet(
                &format!("s{number}"),
                &format!("10.{}.{}.0/24", 1 + number / 256, number % 256),
                json!({}),
            )
        })
        .collect();
    let at = subnets.len();
    subnets.push(subnet("default", "10.0.255.0/24", json!({})));
    let fact = network(&["10.0.0.0/8"], &subnets);
    let report = report(&usual(), &facts(&[fact]));
    let finding = of(&report, "NET-OVERLAP-SVC-SUBNET")[0];
    assert_eq!(finding.related[0].pointer, format!("/subnets/{at}"));
    assert!(of(&report, "NET-SUBNET-SIZE").is_empty());
    // Of many that overlap, the message names a few.
    let everything = message(
        "NET-OVERLAP-SVC-SUBNET",
        &in_network("10.0.0.0/8", "172.17.0.1/16", ""),
        &facts(&[network(&[], &subnets)]),
    );
    assert!(everything.contains("and 9998 more") && everything.len() < 400, "{everything}");
}
