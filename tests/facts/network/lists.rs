//! What a list of subnets proves, and what a part of one, or of a network, leaves open.

use aks_compute::facts::{FactError, FactKind};

use crate::answers::stated;

use super::*;

#[test]
fn only_a_whole_list_of_subnets_proves_that_one_is_missing() {
    let others = json!([subnet("other", "10.1.0.0/24", json!({}))]);
    let missing = |facts: &Facts| answer("NET-SUBNET-EXISTS", &usual(), facts);
    assert_eq!(missing(&facts(&[&others])), UNKNOWN, "a bare array");
    assert_eq!(missing(&facts(&[json!({ "value": others })])), ERROR, "a whole answer");
    assert_eq!(missing(&facts(&[json!({ "value": others, "nextLink": "https://x" })])), UNKNOWN, "a page");
    assert_eq!(missing(&facts(&[json!({ "value": others, "nextLink": null })])), ERROR, "the last page");
    assert_eq!(missing(&stated(FactKind::Subnets, NETWORK, &others)), ERROR, "stated");
    assert_eq!(
        missing(&stated(FactKind::Subnets, &NETWORK.to_lowercase(), &others)),
        ERROR,
        "stated in lower case"
    );
    assert_eq!(missing(&stated(FactKind::Subnets, &format!("{NETWORK}2"), &others)), UNKNOWN, "of another");
    assert_eq!(missing(&stated(FactKind::Subnets, "eastus2", &others)), UNKNOWN, "a region says no network");
    assert_eq!(missing(&stated(FactKind::Subnets, NETWORK, &json!([]))), ERROR, "none");
    assert_eq!(
        missing(&stated(FactKind::Subnets, &format!("{NETWORK}2"), &json!([]))),
        UNKNOWN,
        "none of another"
    );
    let enveloped = json!({ "fact": { "kind": "subnets", "scope": NETWORK }, "data": others });
    assert_eq!(missing(&facts(&[enveloped])), ERROR, "an envelope");
    assert!(matches!(Facts::default().add_bytes(b"[]"), Err(FactError::EmptyList)));
}

#[test]
fn a_list_of_subnets_decides_what_it_says() {
    let all = |subnets: Value| stated(FactKind::Subnets, NETWORK, &subnets);
    let good = all(json!([subnet("default", "10.1.0.0/24", json!({}))]));
    for (rule, expected) in [
        ("NET-OVERLAP-SVC-SUBNET", PASS),
        ("NET-OVERLAP-BRIDGE", PASS),
        ("NET-SUBNET-EXISTS", PASS),
        ("NET-SUBNET-SIZE", PASS),
        // Where the network is, its subnets do not say.
        ("NET-SUBNET-DELEGATED", UNKNOWN),
        ("NET-UDR-MI", PASS),
    ] {
        assert_eq!(answer(rule, &usual(), &good), expected, "{rule}");
    }
    // A part of the list proves an overlap, and nothing else.
    let part = facts(&[subnet("a", "10.0.1.0/24", json!({}))]);
    assert_eq!(answer("NET-OVERLAP-SVC-SUBNET", &usual(), &part), ERROR);
    assert_eq!(answer("NET-OVERLAP-BRIDGE", &usual(), &part), UNKNOWN);
    // With the address space it is enough: subnets lie in it.
    let mut space = network(&["10.0.0.0/9"], &[]);
    space.as_object_mut().unwrap().remove("subnets");
    let known = facts(&[space]);
    assert_eq!(answer("NET-OVERLAP-BRIDGE", &usual(), &known), PASS);
    assert_eq!(answer("NET-OVERLAP-SVC-SUBNET", &usual(), &known), UNKNOWN);
}

#[test]
fn what_is_truncated_or_null_leaves_the_rule_open() {
    let all = subnet("default", "10.0.0.0/24", json!({ "delegations": null, "ipConfigurations": null }));
    assert_eq!(answer("NET-SUBNET-SIZE", &usual(), &facts(&[network(&[], &[all])])), PASS);
    let bare = json!({ "id": format!("{NETWORK}/subnets/default"), "name": "default" });
    for part in [bare.clone(), arm(&bare)] {
        let part = network(&["10.0.0.0/8"], &[part]);
        for rule in ["NET-OVERLAP-SVC-SUBNET", "NET-SUBNET-SIZE", "NET-SUBNET-DELEGATED", "NET-UDR-MI"] {
            let status = of(&report(&usual(), &facts(&[&part])), rule)[0].status;
            assert_eq!(status, Status::Unknown, "{rule}");
        }
    }
    // Without its state a subnet is not whole: that it has no member says nothing.
    let cut = subnet("default", "10.1.0.0/24", json!({ "provisioningState": null, "delegations": null }));
    for (rule, expected) in [
        ("NET-OVERLAP-SVC-SUBNET", PASS),
        ("NET-SUBNET-SIZE", UNKNOWN),
        ("NET-SUBNET-DELEGATED", UNKNOWN),
        ("NET-UDR-MI", UNKNOWN_WARNING),
    ] {
        assert_eq!(
            answer(rule, &usual(), &facts(&[&network(&[], std::slice::from_ref(&cut))])),
            expected,
            "{rule}"
        );
    }
    // A prefix that cannot be read may be one that overlaps.
    for prefix in ["", "10.1.0", "ten"] {
        let odd = network(&[], &[subnet("default", prefix, json!({}))]);
        assert_eq!(answer("NET-OVERLAP-SVC-SUBNET", &usual(), &facts(&[odd])), UNKNOWN, "{prefix}");
    }
    for member in ["subnets", "addressSpace", "location"] {
        let mut lacking = network(&["10.0.0.0/8"], &[subnet("default", "10.1.0.0/24", json!({}))]);
        lacking[member] = Value::Null;
        let report = report(&usual(), &facts(&[lacking]));
        let open: Vec<_> =
            RULES_OF_NETWORKS.into_iter().filter(|rule| !of(&report, rule).is_empty()).collect();
        match member {
            "subnets" => assert_eq!(open.len(), 5, "{open:?}"),
            "location" => assert_eq!(open, ["NET-OVERLAP-SVC-SUBNET", "NET-SUBNET-DELEGATED"]),
            _ => assert!(open.is_empty(), "{open:?}"),
        }
    }
}
