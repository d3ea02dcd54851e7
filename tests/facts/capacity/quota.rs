//! The quota of the region, in total and of a family.

use super::*;

#[test]
fn quota_counts_nodes_and_the_one_of_an_upgrade_in_total_and_in_the_family() {
    let spec = create("agentCount: 3\nagentVmSize: Standard_D4s_v5");
    for is_arm in [false, true] {
        for (total, family, expected) in [
            ((4, 20), (0, 16), vec![]),
            ((4, 19), (0, 16), vec![Severity::Warning]),
            ((4, 20), (0, 15), vec![Severity::Warning]),
            ((4, 16), (0, 12), vec![Severity::Warning, Severity::Warning]),
            ((4, 15), (0, 100), vec![Severity::Error]),
            ((4, 100), (0, 11), vec![Severity::Error]),
            ((200, 100), (0, 0), vec![Severity::Error, Severity::Error]),
        ] {
            let quota =
                located("quota", json!({ "location": "East US 2" }), &quota_of(total, family, is_arm));
            let report = report(&spec, &facts(&[quota, d4s()]));
            let found = of(&report, "QUOTA-REGION");
            let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
            assert_eq!(severities, expected, "{total:?} {family:?}: {found:#?}");
            assert!(found.iter().all(|finding| finding.status == Status::Fail && finding.related.len() == 1));
        }
    }
    let quota = located("quota", json!({ "location": "eastus2" }), &quota_of((4, 15), (0, 100), false));
    let said = message("QUOTA-REGION", &spec, &facts(&[quota, d4s()]));
    for word in ["4 of 15", "need 12", "1 are missing", "eastus2", "Standard_D4s_v5"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn a_quota_that_does_not_say_of_what_decides_nothing() {
    let spec = create("agentCount: 3\nagentVmSize: Standard_D4s_v5");
    let full = quota_of((100, 100), (0, 0), false);
    assert_eq!(first("QUOTA-REGION", &spec, &facts(&[full.clone(), d4s()])), UNKNOWN, "bare");
    for (header, expected) in [
        (json!({ "location": "eastus2" }), ERROR),
        (json!({ "scope": "eastus2" }), ERROR),
        (json!({ "location": "eastus2", "subscriptionId": SUBSCRIPTION_ID, "cloud": "AzureCloud" }), ERROR),
        (json!({ "location": "eastus" }), UNKNOWN),
        (json!({ "location": "eastus2", "subscriptionId": OTHER_SUBSCRIPTION_ID }), UNKNOWN),
        (json!({ "location": "eastus2", "cloud": "AzureChinaCloud" }), UNKNOWN),
        (json!({ "subscriptionId": SUBSCRIPTION_ID }), UNKNOWN),
    ] {
        let fact = located("quota", header.clone(), &full);
        assert_eq!(first("QUOTA-REGION", &spec, &facts(&[fact])), expected, "{header}");
    }
    for (scope, expected) in [
        ("eastus2".to_owned(), ERROR),
        (format!("{SUBSCRIPTION_ID}/eastus2"), ERROR),
        (format!("/subscriptions/{SUBSCRIPTION_ID}/providers/Microsoft.Compute/locations/eastus2"), ERROR),
        ("westeurope".to_owned(), UNKNOWN),
        (format!("{OTHER_SUBSCRIPTION_ID}/eastus2"), UNKNOWN),
    ] {
        assert_eq!(
            first("QUOTA-REGION", &spec, &stated(FactKind::Quota, &scope, &full)),
            expected,
            "{scope}"
        );
    }
}

#[test]
fn what_a_quota_lacks_is_asked_for() {
    let spec = create("agentCount: 3\nagentVmSize: Standard_D4s_v5");
    let here = |data: Value| located("quota", json!({ "location": "eastus2" }), &data);
    let asks = |facts: &Facts| -> Vec<String> {
        let report = report(&spec, facts);
        let found = of(&report, "QUOTA-REGION");
        assert!(found.iter().all(|finding| finding.status == Status::Unknown), "{found:#?}");
        found
            .iter()
            .map(|finding| finding.remedy.as_ref().unwrap().command.split(' ').nth(2).unwrap().to_owned())
            .collect()
    };
    let enough = quota_of((0, 100), (0, 100), false);
    assert_eq!(asks(&Facts::default()), ["list-usage", "list-skus"]);
    assert_eq!(asks(&facts(&[d4s()])), ["list-usage"]);
    assert_eq!(asks(&facts(&[here(enough.clone())])), ["list-skus"], "the family");
    assert_eq!(
        asks(&facts(&[here(json!([entry("cores", 0, 100, false)])), d4s()])),
        ["list-usage"],
        "its entry"
    );
    let null = json!([{ "currentValue": null, "limit": "100", "name": { "value": "cores" } }]);
    assert_eq!(asks(&facts(&[here(null), d4s()])), ["list-usage", "list-usage"]);
    // A family that nothing names does not hide that the total is too small.
    let full = here(quota_of((95, 100), (0, 100), false));
    assert_eq!(first("QUOTA-REGION", &spec, &facts(&[full])), ERROR);
    // A size that nobody describes.
    let strange = create("agentVmSize: Standard_X99");
    assert_eq!(first("QUOTA-REGION", &strange, &facts(&[here(enough)])), UNKNOWN);
}

#[test]
fn usages_of_other_providers_are_no_quota() {
    let usage = json!([{ "id": "/subscriptions/x/providers/Microsoft.MachineLearningServices/locations/eastus2/usages/cores",
        "currentValue": 0, "limit": 100, "name": { "value": "cores" } }]);
    assert!(matches!(
        Facts::default().add_bytes(usage.to_string().as_bytes()),
        Err(FactError::Unrecognised { .. })
    ));
}
