//! Which network a finding points at, and which networks are another's.

use crate::specs::{OTHER_SUBSCRIPTION_ID, SUBSCRIPTION_ID};

use super::*;

#[test]
fn findings_point_at_the_subnet_in_its_file() {
    let fact = network(
        &["10.1.0.0/16"],
        &[subnet("a", "10.2.0.0/24", json!({})), subnet("b", "10.0.0.0/24", json!({}))],
    );
    for (document, pointer) in [
        (fact.clone(), "/subnets/1"),
        (arm(&fact), "/properties/subnets/1"),
        (json!({ "fact": { "cloud": "AzureCloud" }, "data": [arm(&fact)] }), "/data/0/properties/subnets/1"),
        (fact["subnets"].clone(), "/1"),
        (json!({ "value": fact["subnets"] }), "/value/1"),
        (fact["subnets"][1].clone(), ""),
    ] {
        let report = report(&usual(), &facts(&[&document]));
        let finding = of(&report, "NET-OVERLAP-SVC-SUBNET")[0];
        assert_eq!(finding.status, Status::Fail, "{document}");
        assert_eq!(finding.related[0].pointer, pointer);
        let found = document.pointer(pointer).unwrap();
        assert_eq!(found["name"], "b");
    }
}

#[test]
fn a_fact_about_another_network_or_cloud_is_never_used() {
    let fact =
        network(&["10.0.0.0/8"], &[subnet("default", "10.0.0.0/28", json!({ "routeTable": { "id": "x" } }))]);
    for (from, to) in [
        ("mynetwork", "mynetwork2"),
        ("mygroup", "other"),
        (SUBSCRIPTION_ID, OTHER_SUBSCRIPTION_ID),
        ("virtualNetworks", "networks"),
    ] {
        let text = fact.to_string().replace(from, to);
        let mut facts = Facts::default();
        let read = facts.add_bytes(text.as_bytes());
        assert_eq!(read.is_ok(), to != "networks", "{to}");
        let report = report(&usual(), &facts);
        for rule in RULES_OF_NETWORKS {
            assert_eq!(of(&report, rule)[0].status, Status::Unknown, "{rule} by {to}");
        }
    }
    let china = json!({ "fact": { "cloud": "AzureChinaCloud" }, "data": fact });
    for rule in RULES_OF_NETWORKS {
        let status = of(&report(&usual(), &facts(&[&china])), rule)[0].status;
        assert_eq!(status, Status::Unknown, "{rule} by another cloud");
    }
}
