//! What follows from a list: look-ups, the default, the version to take, and the words for them.

use super::*;

fn list(rows: &[&str]) -> VersionList {
    read(format!("KubernetesVersion  IsPreview  Upgrades  SupportPlan\n{}\n", rows.join("\n")))
}

#[test]
fn a_version_is_found_by_number_and_by_minor() {
    let list = list(&["1.36.0 True", "1.34.10", "1.34.9", "1.33.100-akslts AKSLongTermSupport"]);
    let found = |version| list.find(version).map(|entry| entry.version.as_str());
    assert_eq!(found("1.34.9"), Some("1.34.9"));
    assert_eq!(found("v1.34.9"), Some("1.34.9"));
    assert_eq!(found("1.34"), Some("1.34.10"));
    assert_eq!(found("1.36"), Some("1.36.0"));
    assert_eq!(found("1.33"), Some("1.33.100-akslts"));
    for absent in ["1.34.8", "1.3", "1.35", "1", "", "latest", "1.34.", "1.34.9.1", "１.34"] {
        assert_eq!(found(absent), None, "{absent}");
    }
}

#[test]
fn blob_csi_begins_with_1_17() {
    for (version, expected) in [
        ("1.17", Some(true)),
        ("1.17.0", Some(true)),
        ("v1.34.2", Some(true)),
        ("2.0", Some(true)),
        ("1.16.13", Some(false)),
        ("1.9", Some(false)),
        ("x", None),
        ("", None),
    ] {
        assert_eq!(has_blob_csi(version), expected, "{version}");
    }
}

#[test]
fn the_default_is_derived_by_policy_where_none_is_stated() {
    let default = |rows: &[&str]| list(rows).default().map(|(version, _)| version.to_owned());
    // Numbers are compared as numbers, and previews do not count.
    assert_eq!(default(&["1.9.9", "1.10.2", "1.11.0 True"]).as_deref(), Some("1.9.9"));
    assert_eq!(default(&["1.10.9", "1.10.10", "1.11.1", "1.9.1"]).as_deref(), Some("1.10.10"));
    // A version that takes the Premium tier is nobody's default.
    assert_eq!(default(&["1.36.1 KubernetesOfficial", "1.30.1 AKSLongTermSupport"]), None);
    assert_eq!(default(&["1.36.1"]), None);
    assert_eq!(default(&["1.36.1 True", "1.35.1 True"]), None);
}

#[test]
fn the_version_to_take_is_never_a_preview() {
    let taken = |list: &VersionList| {
        list.recommended().map(|recommended| (recommended.version.to_owned(), recommended.why))
    };
    let with =
        |stated: &str, rows: &[&str]| VersionList { stated_default: Some(stated.to_owned()), ..list(rows) };
    let rows = ["1.36.0 True", "1.35.2", "1.34.4", "1.34.3"];
    let is = |version: &str, why| Some((version.to_owned(), why));
    assert_eq!(taken(&list(&rows)), is("1.34.4", WhyRecommended::DerivedDefault));
    assert_eq!(taken(&with("1.35.2", &rows)), is("1.35.2", WhyRecommended::StatedDefault));
    assert_eq!(taken(&with("1.35", &rows)), is("1.35.2", WhyRecommended::StatedDefault));
    assert_eq!(taken(&with("1.36.0", &rows)), is("1.34.4", WhyRecommended::InsteadOfDefault));
    assert_eq!(taken(&with("1.20.1", &rows)), is("1.34.4", WhyRecommended::InsteadOfDefault));
    assert_eq!(taken(&list(&["1.36.0 True", "1.35.2"])), is("1.35.2", WhyRecommended::NewestAvailable));
    assert_eq!(taken(&list(&["1.36.0 True"])), None);
}

#[test]
fn the_text_says_what_the_list_means() {
    let text = read(OLD_TABLE).text(&[], Language::English);
    for words in [
        "1.18.6   preview ",
        "1.16.13  default (derived)  1.17.7, 1.17.9\n",
        "1.18.4 (preview), 1.18.6 (preview)\n",
        "The default is 1.16.13, derived: the list states none",
        "Take 1.16.13:",
        "Warning: Previews: 1.18.6, 1.18.4. They come without an SLA and are not for production",
        "Blob CSI driver; these are older: 1.16.13, 1.16.10, 1.15.12, 1.15.11.",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("SUPPORT PLANS"));
    let text = read(format!("{OLD_TABLE}{RESULT}")).text(&["1.17"], Language::Chinese);
    for words in [
        "1.16.13  默认 ",
        "默认版本为 1.16.13：列表中已标明。",
        "建议采用 1.16.13",
        "警告：预览版：1.18.6、1.18.4。",
        "（预览）",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("1.15.11  "), "{text}");
    let text = read(NEW_TABLE).text(&[], Language::English);
    assert!(
        text.contains("SUPPORT PLANS") && text.contains("KubernetesOfficial, AKSLongTermSupport\n"),
        "{text}"
    );
    assert!(!text.contains("Blob"), "every version has the driver\n{text}");
    let text = list(&["1.36.0 True"]).text(&[], Language::English);
    assert!(text.contains("Take none of them for production"), "{text}");
}

#[test]
fn the_json_form_says_the_same() {
    let old = read(OLD_TABLE);
    let json = serde_json::to_value(old.listing(&["1.16.13", "DEFAULT"], Language::English)).unwrap();
    assert_eq!(json["versions"].as_array().unwrap().len(), 1);
    assert_eq!(
        json["versions"][0],
        json!({ "version": "1.16.13", "isPreview": false, "hasBlobCsi": false, "supportPlans": [],
            "upgrades": [{ "version": "1.17.7", "isPreview": false }, { "version": "1.17.9", "isPreview": false }] })
    );
    assert_eq!(json["default"]["version"], "1.16.13");
    assert_eq!(json["default"]["source"], "derived");
    assert_eq!(json["recommended"]["version"], "1.16.13");
    assert_eq!(json["location"], Value::Null);
    let severities: Vec<_> = json["notes"].as_array().unwrap().iter().map(|note| &note["severity"]).collect();
    assert_eq!(severities, ["warning", "info"]);
}

#[test]
fn what_a_fact_says_moves_no_cursor() {
    let plan = "\u{1b}[2J".repeat(40);
    let id = format!("/subscriptions/s/locations/\u{1b}{}", "x".repeat(100));
    let values = json!({ "values": [{ "version": "1.34", "capabilities": { "supportPlan": [plan] }, "patchVersions": { "1.34.1": {} } }] });
    let old = json!({ "id": id, "orchestrators": [{ "orchestratorType": "Kubernetes", "orchestratorVersion": "1.16.13" }] });
    for document in [values, old] {
        let text = read(document.to_string()).text(&[], Language::English);
        assert!(!text.contains('\u{1b}') && text.lines().all(|line| line.len() < 500), "{text:?}");
    }
}
