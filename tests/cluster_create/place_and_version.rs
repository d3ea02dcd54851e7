//! Where the cluster goes, and which Kubernetes it runs.

use aks_compute::document::Format;
use aks_compute::facts::Facts;
use aks_compute::{CheckOptions, check_text};
use serde_json::{Value, json};
use time::macros::datetime;

use crate::applied::try_fixes;
use crate::new_cluster::{NOTHING, of_rule, said, spec};

#[test]
fn the_region_of_the_cluster_is_a_region_of_the_cloud() {
    for (location, name, cloud, latency) in [
        ("eastus2", "", "", ""),
        ("westus2", "", "", "n"),
        ("West US 2", "e", "", "n"),
        ("East US 2", "e", "", ""),
        ("estus2", "w", "", "n"),
        ("chinaeast2", "", "e", "n"),
    ] {
        let spec = spec(json!({ "location": location }));
        try_fixes(&spec);
        for (rule, letter) in [("LOC-NAME", name), ("LOC-CLOUD", cloud), ("LOC-LATENCY", latency)] {
            let expected = if letter.is_empty() { vec![] } else { vec![format!("{letter} /location")] };
            assert_eq!(of_rule(rule, &spec), expected, "{rule} {location}");
        }
    }
    assert_eq!(said("LOC-LATENCY", json!({})), NOTHING);
}

#[test]
fn long_term_support_takes_the_tier_premium() {
    for (tier, plan, expected) in [
        (None, None, ""),
        (Some("Free"), None, ""),
        (Some("Premium"), None, "w /tier"),
        (Some("Premium"), Some("KubernetesOfficial"), "w /tier"),
        (Some("Premium"), Some("AKSLongTermSupport"), ""),
        (Some("Standard"), Some("AKSLongTermSupport"), "e /supportPlan"),
        (None, Some("AKSLongTermSupport"), "e /supportPlan"),
        (Some("premium"), Some("AKSLongTermSupport"), ""),
        (None, Some("Long"), ""),
    ] {
        let mut keys = json!({});
        for (key, word) in [("tier", tier), ("supportPlan", plan)] {
            if let Some(word) = word {
                keys[key] = word.into();
            }
        }
        assert_eq!(said("LIFE-SUPPORT-PLAN", keys.clone()).join(" "), expected, "{keys}");
        if !expected.is_empty() {
            assert!(try_fixes(&spec(keys)) > 0);
        }
    }
}

#[test]
fn one_rule_speaks_of_a_kubernetes_version() {
    const RULES: [&str; 3] = ["LIFE-K8S-FORMAT", "LIFE-K8S-VERSION", "LIFE-K8S-PREVIEW"];
    let voices = |spec: &Value| {
        try_fixes(spec);
        RULES.map(|rule| of_rule(rule, spec).join(" ").replace(" /kubernetesVersion", ""))
    };
    for (version, expected) in [
        ("1.34", ["", "", ""]),
        ("1.34.2", ["", "", ""]),
        ("1.29", ["", "w", ""]),
        ("1.27.9", ["", "w", ""]),
        ("1.31", ["", "w", ""]),
        ("1.33", ["", "w", ""]),
        // Of what the calendar does not know nobody can say whether it is supported or a preview.
        ("1.38", ["", "u", "u"]),
        ("1", ["e", "", ""]),
        ("v1.29", ["e", "", ""]),
        ("1.34.2.1", ["e", "", ""]),
        ("", ["e", "", ""]),
    ] {
        assert_eq!(voices(&spec(json!({ "kubernetesVersion": version }))), expected, "{version}");
    }
    assert_eq!(voices(&spec(json!({}))), ["", "", ""]);
    assert_eq!(voices(&spec(json!({ "kubernetesVersion": 1.29 }))), ["", "", ""]);
    for (version, expected) in [("1.31", ""), ("1.30", "w")] {
        let keys =
            json!({ "kubernetesVersion": version, "tier": "Premium", "supportPlan": "AKSLongTermSupport" });
        assert_eq!(voices(&spec(keys)), ["", expected, ""], "{version}");
    }
    // The calendar is the public cloud's.
    let mut spec = spec(json!({ "kubernetesVersion": "1.29" }));
    for (cloud, location) in [("AzureChinaCloud", "chinaeast2"), ("AzureUSGovernment", "usgovvirginia")] {
        spec["cloud"] = cloud.into();
        spec["workspace"]["location"] = location.into();
        assert_eq!(voices(&spec), ["", "u", "u"], "{cloud}");
    }
}

#[test]
fn a_preview_is_not_for_production() {
    let facts = Facts::default();
    let options = CheckOptions::new(datetime!(2026-09-15 12:00 UTC), &facts);
    for (purpose, expected) in [("FastProd", true), ("DenseProd", true), ("DevTest", false)] {
        let mut spec = spec(json!({ "kubernetesVersion": "1.37" }));
        spec["clusterPurpose"] = purpose.into();
        let report = check_text(&spec.to_string(), Format::Json, &options);
        let speaks = |rule: &str| report.findings.iter().any(|finding| finding.rule.id == rule);
        assert_eq!(speaks("LIFE-K8S-PREVIEW"), expected, "{purpose}");
        assert!(!speaks("LIFE-K8S-VERSION"), "{purpose}");
    }
}
