//! The VM sizes that the region offers, and their figures.

use super::*;

#[test]
fn a_size_is_offered_restricted_or_absent() {
    let location = |reason: &str, region: &str| {
        json!([{ "type": "Location", "values": [region], "reasonCode": reason,
            "restrictionInfo": { "locations": [region], "zones": null } }])
    };
    let zone = json!([{ "type": "Zone", "values": ["eastus2"], "reasonCode": "NotAvailableForSubscription",
        "restrictionInfo": { "locations": ["eastus2"], "zones": ["1", "2"] } }]);
    let spec = create("agentVmSize: standard_d4s_v5");
    let named = |name: &str, restrictions: Value| json!([sku(name, 4, 4, restrictions)]);
    let header = json!({ "location": "eastus2" });
    for (fact, expected) in [
        (d4s(), PASS),
        (named("STANDARD_D4S_V5", zone), PASS),
        (named("Standard_D4s_v5", location("NotAvailableForSubscription", "eastus2")), ERROR),
        (named("Standard_D4s_v5", location("QuotaId", "EASTUS2")), ERROR),
        (named("Standard_D4s_v5", location("QuotaId", "westeurope")), PASS),
        // A bare array may be what an option left of the list.
        (named("Standard_D8s_v5", json!([])), PASS),
        (json!({ "value": named("Standard_D8s_v5", json!([])) }), ERROR),
        (json!({ "value": named("Standard_D8s_v5", json!([])), "nextLink": "https://x" }), PASS),
        (located("sizes", header.clone(), &named("Standard_D8s_v5", json!([]))), ERROR),
        (located("sizes", json!({}), &named("Standard_D8s_v5", json!([]))), PASS),
        (
            located(
                "sizes",
                json!({ "location": "eastus2", "subscriptionId": OTHER_SUBSCRIPTION_ID }),
                &named("Standard_D8s_v5", json!([])),
            ),
            PASS,
        ),
        (
            located(
                "sizes",
                json!({ "location": "eastus2", "cloud": "AzureChinaCloud" }),
                &named("Standard_D8s_v5", json!([])),
            ),
            PASS,
        ),
        // A list without one VM size of the region is none of the region's.
        (located("sizes", header.clone(), &json!([])), PASS),
    ] {
        assert_eq!(answer("VM-KNOWN", &spec, &facts(&[&fact])), expected, "{fact}");
    }
    // The default counts like a size that is written down.
    let without = located("sizes", header, &d4s());
    assert_eq!(answer("VM-KNOWN", &create("agentCount: 3"), &facts(&[without])), ERROR);
    let restricted = facts(&[named("Standard_D4s_v5", location("QuotaId", "eastus2"))]);
    let told = message("VM-KNOWN", &spec, &restricted);
    assert!(told.contains("is not allowed in your subscription in location `eastus2`"), "{told}");
    // Another region's restriction is no news of this one.
    let elsewhere = create("location: westeurope\nagentVmSize: Standard_D4s_v5");
    assert_eq!(answer("VM-KNOWN", &elsewhere, &restricted), PASS);
}

#[test]
fn a_fact_describes_a_size_that_the_catalog_does_not() {
    let spec = |count: u32| create(&format!("agentCount: {count}\nagentVmSize: Standard_D32-8s_v3"));
    let known = facts(&[
        json!([sku("Standard_D32-8s_v3", 32, 8, json!([]))]),
        located("quota", json!({ "location": "eastus2" }), &quota_of((0, 128), (0, 128), true)),
    ]);
    assert_eq!(answer("PURPOSE-12VCPU", &spec(11), &Facts::default()), UNKNOWN);
    assert_eq!(answer("PURPOSE-12VCPU", &spec(3), &known), PASS, "3 × 8");
    assert_eq!(answer("PURPOSE-12VCPU", &spec(1), &known), ERROR, "8");
    assert_eq!(answer("VM-KNOWN", &spec(3), &Facts::default()), NOTE);
    assert_eq!(answer("VM-KNOWN", &spec(3), &known), PASS);
    // Quota counts the vCPUs of the parent: 3 × 32 and one more fit, 4 × 32 and one more do not.
    assert_eq!(first("QUOTA-REGION", &spec(3), &known), PASS);
    assert_eq!(first("QUOTA-REGION", &spec(4), &known), WARNING);
    assert_eq!(first("QUOTA-REGION", &spec(5), &known), ERROR);
    // A size that is new, from a list without figures.
    let bare = json!({ "resourceType": "virtualMachines", "name": "Standard_X99", "locations": ["eastus2"] });
    let strange = create("agentVmSize: Standard_X99");
    assert_eq!(answer("VM-KNOWN", &strange, &Facts::default()), WARNING);
    assert_eq!(answer("VM-KNOWN", &strange, &facts(std::slice::from_ref(&bare))), NOTE);
    assert_eq!(answer("PURPOSE-12VCPU", &strange, &facts(&[bare])), UNKNOWN);
}

#[test]
fn five_thousand_skus_of_every_kind_and_region() {
    let mut skus: Vec<Value> = (0..5_000)
        .map(|number| {
            let mut sku = sku(&format!("Standard_N{}", number / 5), 4, 4, json!([]));
            let region = ["eastus", "westus", "uksouth", "EastUS2", "centralus"][number % 5];
            sku["locations"] = json!([region]);
            sku
        })
        .collect();
    skus.insert(7, json!({ "resourceType": "disks", "name": "Premium_LRS", "locations": ["eastus2"], "capabilities": [] }));
    skus.push(sku("Standard_D4s_v5", 4, 4, json!([])));
    skus.last_mut().unwrap()["locations"] = json!(["westeurope"]);
    let known = facts(&[json!({ "value": skus })]);
    assert_eq!(answer("VM-KNOWN", &create("agentVmSize: Standard_N999"), &known), PASS);
    assert_eq!(answer("PURPOSE-12VCPU", &create("agentVmSize: Standard_N999"), &known), PASS);
    assert_eq!(answer("VM-KNOWN", &create("agentVmSize: Standard_D4s_v5"), &known), ERROR, "only elsewhere");
    assert_eq!(
        answer("VM-KNOWN", &create("location: westeurope\nagentVmSize: Standard_D4s_v5"), &known),
        PASS
    );
    assert_eq!(
        answer("VM-KNOWN", &create("location: koreacentral\nagentVmSize: Standard_D4s_v5"), &known),
        PASS,
        "not listed"
    );
    let summaries = known.summaries();
    assert_eq!((summaries[0].kind, summaries[0].count), (FactKind::Sizes, 5_001));
}
