//! Authorized IP ranges of the API server.

use std::net::Ipv4Addr;

use aks_compute::report::Severity;
use serde_json::{Value, json};

use crate::applied::{apply, try_fixes};
use crate::new_cluster::{PASS, UNKNOWN, errors, failed, found, says, spec, spec_from};

mod generated;

#[test]
fn authorized_ranges_are_few_and_not_for_a_private_cluster() {
    let ranges = |count: u32| -> Value {
        // Every other address, so that none contains another.
        (0..count).map(|number| Ipv4Addr::from(0x1400_0000 + 2 * number).to_string()).collect()
    };
    for (count, integrated, fails) in [
        (200, false, false),
        (201, false, true),
        (201, true, false),
        (2_000, true, false),
        (2_001, true, true),
    ] {
        let spec =
            spec(json!({ "authorizedIpRanges": ranges(count), "apiServerVnetIntegration": integrated }));
        let found = failed(&spec, Severity::Error);
        assert_eq!(found.contains("API-RANGES-MAX /authorizedIpRanges"), fails, "{count} {integrated}");
        assert_eq!(found.len(), usize::from(fails), "{found:?}");
    }
    errors(
        "privateCluster: true, authorizedIpRanges: [20.1.2.3]",
        &["API-RANGES-PRIVATE /authorizedIpRanges"],
    );
    errors("privateCluster: true, authorizedIpRanges: [\"\"]", &[]);
}

#[test]
fn what_stands_alone_or_twice_in_the_ranges_is_said_once() {
    let at = |keys: &str, severity| -> Vec<String> {
        let spec = spec_from(&format!("authorizedIpRanges: {keys}"));
        try_fixes(&spec);
        failed(&spec, severity)
            .into_iter()
            .filter_map(|text| text.strip_prefix("API-RANGES-SYNTAX /authorizedIpRanges/").map(str::to_owned))
            .collect()
    };
    let errors = |keys| at(keys, Severity::Error);
    let warnings = |keys| at(keys, Severity::Warning);
    assert_eq!(errors("[0.0.0.0/32]"), [""; 0]);
    assert_eq!(errors("[0.0.0.0/32, 0.0.0.0/32]"), ["0"]);
    assert_eq!(errors("[20.1.2.3, 0.0.0.0/32, 0.0.0.0/32]"), ["1"]);
    assert_eq!(errors("[\"\", 0.0.0.0/32]"), ["0", "1"]);
    assert_eq!(errors("[\"\"]"), [""; 0]);
    assert_eq!(errors("[0.0.0.0]"), ["0"]);
    assert_eq!(errors("[20.1.2.3/31, 20.1.2.3/32, 20.1.2.3]"), ["0"]);
    assert_eq!(warnings("[20.1.2.3/32, 20.1.2.3]"), ["1"]);
    assert_eq!(warnings("[20.1.2.3, 20.1.2.0/24, 20.1.2.3, 20.1.2.128/25, 20.1.3.0/24]"), ["0"]);
    assert_eq!(warnings("[20.1.2.0/24, 20.1.3.0/24]"), [""; 0]);
    assert_eq!(warnings("[0.0.0.0/0, 20.1.3.0/24]"), ["0"]);
    assert_eq!(warnings("[0.0.0.0/0, 0.0.0.0/0]"), ["0"]);
    assert_eq!(warnings("[239.255.255.255, 223.255.255.255]"), ["0"]);
}

#[test]
fn thousands_of_ranges_are_too_many() {
    let ranges: Vec<String> =
        (0..40_000_u32).map(|number| format!("20.{}.{}.0/23", number % 3, number % 256)).collect();
    let spec = spec(json!({ "authorizedIpRanges": ranges }));
    assert!(!found("API-RANGES-MAX", &spec, &[]).is_empty());
}

fn service_tags() -> Value {
    json!({ "changeNumber": 405, "cloud": "Public", "values": [
        { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
        { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } },
    ] })
}

#[test]
fn the_fix_of_ranges_is_the_merged_list() {
    let rule = "API-RANGES-AML";
    let given = spec(json!({ "authorizedIpRanges": ["203.0.114.0/24", "20.1.2.0/28"] }));
    says(UNKNOWN, rule, &given, &[]);
    let said = found(rule, &given, &[service_tags()]);
    let finding = said.first().unwrap();
    assert_eq!(
        (finding.severity, finding.path.as_ref()),
        (Severity::Error, "/cluster/create/authorizedIpRanges")
    );
    let fix = finding.fix.as_ref().unwrap();
    assert!(!fix.safe);
    let fixed = apply(&given, fix);
    assert_eq!(
        fixed["cluster"]["create"]["authorizedIpRanges"],
        json!(["20.1.2.0/27", "20.9.0.4/30", "203.0.114.0/24"])
    );
    says(PASS, rule, &fixed, &[service_tags()]);

    for silent in [
        json!({}),
        json!({ "authorizedIpRanges": [] }),
        json!({ "authorizedIpRanges": [""] }),
        json!({ "authorizedIpRanges": ["0.0.0.0/0"] }),
        json!({ "authorizedIpRanges": ["203.0.114.0/24"], "privateCluster": true }),
    ] {
        says(PASS, rule, &spec(silent.clone()), &[]);
        says(PASS, rule, &spec(silent), &[service_tags()]);
    }
    // A range that AKS refuses stays where the user sees it: no list is offered that holds it.
    let has_fix = |keys: Value| {
        let said = found(rule, &spec(keys), &[service_tags()]);
        said.first().unwrap().fix.is_some()
    };
    assert!(!has_fix(json!({ "authorizedIpRanges": ["10.0.0.0/8"] })));
    // Nor one that is longer than AKS takes.
    let many: Vec<String> =
        (0..200).map(|number| format!("203.0.{}.{}", 114 + number / 100, number % 100 * 2)).collect();
    assert!(!has_fix(json!({ "authorizedIpRanges": many })));
    assert!(has_fix(json!({ "authorizedIpRanges": many, "apiServerVnetIntegration": true })));
}
