//! The same list in every form; what cannot be read is left out.

use super::*;

/// The article's table becomes this, whatever was done to its columns and lines.
#[track_caller]
fn is_the_articles(list: &VersionList) {
    assert_eq!(
        names(&list.entries),
        ["1.18.6", "1.18.4", "1.17.9", "1.17.7", "1.16.13", "1.16.10", "1.15.12", "1.15.11"]
    );
    assert_eq!(names(list.previews()), ["1.18.6", "1.18.4"]);
    assert_eq!(names(list.ga()).len(), 6);
    assert_eq!(upgrades(list, "1.18.6"), [""; 0]);
    assert_eq!(upgrades(list, "1.17.7"), ["1.17.9", "1.18.4*", "1.18.6*"]);
    assert_eq!(upgrades(list, "1.15.11"), ["1.15.12", "1.16.10", "1.16.13"]);
    assert_eq!(list.default().unwrap().0, "1.16.13");
    assert_eq!(list.recommended().unwrap().version, "1.16.13");
}

#[test]
fn the_article_s_table_gives_1_16_13_as_its_default() {
    let list = read(OLD_TABLE);
    is_the_articles(&list);
    assert_eq!(list.stated_default, None);
    assert_eq!(list.default(), Some(("1.16.13", DefaultSource::Derived)));
    assert!(!list.find("1.16.13").unwrap().is_default);
}

#[test]
fn a_table_survives_copying() {
    let single_spaces: String =
        OLD_TABLE.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect();
    let command = "$ az aks get-versions -l chinaeast2 -o table\n";
    for text in [
        single_spaces,
        OLD_TABLE.replace('\n', "\r\n"),
        OLD_TABLE.replace('\n', "\r"),
        format!("\u{feff}{OLD_TABLE}"),
        OLD_TABLE.replace('\n', "\n\n \t\n"),
        OLD_TABLE.replace("    ", "\t").replace("  ", "\u{a0}\u{a0}"),
        OLD_TABLE.lines().map(|line| format!("    {line}\n")).collect(),
        format!("{command}\n{OLD_TABLE}{command}"),
        OLD_TABLE.replace("(preview)", " (Preview)"),
        OLD_TABLE.to_uppercase(),
        format!("{OLD_TABLE}{OLD_TABLE}"),
    ] {
        is_the_articles(&read(&text));
    }
}

#[test]
fn half_a_mark_makes_no_version() {
    let table = "KubernetesVersion Upgrades\n1.17.9 1.18.4(preview), 1.18.6(prev\n1.18.6(previ";
    let list = read(table);
    assert_eq!(names(&list.entries), ["1.17.9"]);
    assert_eq!(upgrades(&list, "1.17.9"), ["1.18.4*"]);
}

#[test]
fn a_result_states_the_default() {
    let query = "az aks get-versions -l chinaeast2 --query \"orchestrators[?default == `true`].orchestratorVersion\" -o table\n";
    for text in [
        format!("{OLD_TABLE}{query}{RESULT}"),
        format!("{RESULT}{OLD_TABLE}"),
        format!("{OLD_TABLE}\n{RESULT}").replace('\n', "\r\n"),
    ] {
        let list = read(&text);
        is_the_articles(&list);
        assert_eq!(list.default(), Some(("1.16.13", DefaultSource::Stated)), "{text}");
        assert_eq!(list.entries.iter().position(|entry| entry.is_default), Some(4));
    }
    let list = read(RESULT);
    assert!(list.entries.is_empty());
    assert_eq!(list.default(), Some(("1.16.13", DefaultSource::Stated)));
    assert_eq!(list.recommended().unwrap().why, WhyRecommended::DefaultAlone);
    // The query of the new list selects a minor version: its newest patch.
    let list = read(format!("{NEW_TABLE}\nResult\n--------\n1.34\n"));
    assert_eq!(list.default(), Some(("1.34.4", DefaultSource::Stated)));
}

#[test]
fn the_newer_table_has_its_columns() {
    let list = read(NEW_TABLE);
    assert_eq!(names(&list.entries), ["1.36.0", "1.35.1", "1.34.4", "1.34.3", "1.30.14"]);
    assert_eq!(names(list.previews()), ["1.36.0"]);
    assert_eq!(upgrades(&list, "1.35.1"), ["1.36.0*"]);
    assert_eq!(upgrades(&list, "1.34.3"), ["1.34.4", "1.35.1"]);
    assert_eq!(list.entries[0].support_plans, ["KubernetesOfficial"]);
    assert_eq!(list.entries[1].support_plans, ["KubernetesOfficial", "AKSLongTermSupport"]);
    assert_eq!(list.default(), Some(("1.34.4", DefaultSource::Derived)));
}

fn old_json() -> Value {
    let upgrade = |version: &str, preview: Value| json!({ "orchestratorType": "", "orchestratorVersion": version, "isPreview": preview });
    json!([
        { "orchestratorType": "DCOS", "orchestratorVersion": "1.20.0" },
        { "orchestratorType": "Swarm", "orchestratorVersion": "swarm:1.1.0" },
        { "orchestratorType": "DockerCE", "orchestratorVersion": "17.03.*" },
        { "orchestratorType": "kubernetes", "orchestratorVersion": "1.16.13", "default": true, "isPreview": null, "more": {},
            "upgrades": [upgrade("1.17.7", Value::Null), upgrade("17.03.*", false.into()), Value::Null, Value::from(3),
                { "orchestratorType": "DCOS", "orchestratorVersion": "1.20.0" }] },
        { "orchestratorType": "Kubernetes", "orchestratorVersion": "1.18.6", "default": null, "isPreview": true, "upgrades": null },
        { "orchestratorType": "KUBERNETES", "orchestrationVersion": "1.17.7", "upgrades": [upgrade("1.18.6", false.into())] },
        { "orchestratorType": "Kubernetes", "orchestratorVersion": 1.19 },
        { "orchestratorType": null, "orchestratorVersion": "1.19.0" },
        { "orchestratorType": "Kubernetes" },
        null, 5, "1.19.0", [],
    ])
}

#[test]
fn the_old_list_is_read_as_the_request_and_as_az_show_it() {
    let id = "/Subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.ContainerService/Locations/chinaeast2/orchestrators";
    for (document, has_id) in [
        (json!({ "id": id, "name": "default", "properties": { "orchestrators": old_json() } }), true),
        (json!({ "id": id, "type": null, "orchestrators": old_json() }), true),
        (json!({ "orchestrators": old_json() }), false),
        (old_json(), false),
    ] {
        let list = read(document.to_string());
        assert_eq!(names(&list.entries), ["1.18.6", "1.17.7", "1.16.13"]);
        assert_eq!(names(list.previews()), ["1.18.6"]);
        assert_eq!(upgrades(&list, "1.16.13"), ["1.17.7"]);
        // Said at the version itself, which its upgrade forgets.
        assert_eq!(upgrades(&list, "1.17.7"), ["1.18.6*"]);
        assert_eq!(list.default(), Some(("1.16.13", DefaultSource::Stated)));
        assert_eq!(list.location.as_deref(), has_id.then_some("chinaeast2"));
        assert_eq!(list.subscription.as_deref(), has_id.then_some("11111111-2222-3333-4444-555555555555"));
    }
}

#[test]
fn the_new_list_says_what_it_says_by_minor_version() {
    let patch = |upgrades: &[&str]| json!({ "upgrades": upgrades });
    let official = json!({ "supportPlan": ["KubernetesOfficial", null] });
    let values = json!({ "values": [
        { "version": "1.34", "capabilities": official, "isDefault": true, "isPreview": null, "extra": 1,
            "patchVersions": { "1.34.2": patch(&["1.34.10", "1.35.0"]), "1.34.10": patch(&["1.35.0"]), "next": patch(&[]) } },
        { "version": "1.35", "capabilities": null, "isDefault": false, "isPreview": true, "patchVersions": { "1.35.0": null } },
        { "version": "1.33", "patchVersions": { "1.33.5": { "upgrades": ["1.34.2", "latest", null] } } },
        { "version": "1.32" }, { "version": "1.31", "patchVersions": [] }, {}, null, 7,
    ] });
    let list = read(values.to_string());
    assert_eq!(names(&list.entries), ["1.35.0", "1.34.10", "1.34.2", "1.33.5"]);
    assert_eq!(names(list.previews()), ["1.35.0"]);
    assert_eq!(upgrades(&list, "1.34.2"), ["1.34.10", "1.35.0*"]);
    assert_eq!(upgrades(&list, "1.33.5"), ["1.34.2"]);
    assert_eq!(list.stated_default.as_deref(), Some("1.34"));
    assert_eq!(list.default(), Some(("1.34.10", DefaultSource::Stated)));
    assert!(list.find("1.34.10").unwrap().is_default);
    assert!(!list.find("1.34.2").unwrap().is_default);
    assert_eq!(list.find("1.34.2").unwrap().support_plans, ["KubernetesOfficial"]);
}

#[test]
fn the_article_s_snippet_is_a_list_of_one() {
    let snippet = json!({ "orchestratorType": "Kubernetes", "orchestratorVersion": "1.16.13", "default": true,
        "upgrades": [{ "orchestratorType": "", "orchestratorVersion": "1.17.7", "isPreview": false }] });
    let list = read(snippet.to_string());
    assert_eq!(list.default(), Some(("1.16.13", DefaultSource::Stated)));
    assert_eq!(upgrades(&list, "1.16.13"), ["1.17.7"]);
}

#[test]
fn an_envelope_says_the_region_and_may_hold_a_table() {
    let fact = json!({ "kind": "versions", "location": "chinaeast2", "subscriptionId": "s" });
    for data in [Value::from(OLD_TABLE), json!({ "orchestrators": old_json() })] {
        let list = read(json!({ "fact": fact, "data": data }).to_string());
        assert_eq!(list.default().unwrap().0, "1.16.13");
        assert_eq!(list.location.as_deref(), Some("chinaeast2"));
        assert_eq!(list.subscription.as_deref(), Some("s"));
    }
    let value = aks_compute::document::Value::from(OLD_TABLE);
    assert_eq!(versions_from_value(value).unwrap(), read(OLD_TABLE));
}

#[test]
fn yaml_is_read_too() {
    let list = read("orchestrators:\n- orchestratorType: Kubernetes\n  orchestratorVersion: 1.16.13\n");
    assert_eq!(names(&list.entries), ["1.16.13"]);
}

#[test]
fn what_holds_no_version_is_refused_with_what_was_seen() {
    for (text, seen) in [
        ("", "empty"),
        ("hello\nworld", "hello"),
        ("KubernetesVersion    Upgrades\n------ ------\n", "KubernetesVersion"),
        ("Result\n------\nnone\n", "Result"),
        ("{\"values\": [{ \"name\": \"AzureMachineLearning\" }], \"cloud\": \"Public\"}", "values, cloud"),
        ("{\"orchestrators\": []}", "orchestrators"),
        ("{\"orchestrators\": null}", "orchestrators"),
        ("[]", "[]"),
        ("{}", "without keys"),
        ("{\"orchestrators\": [", "line 1"),
        ("{\"fact\": {\"kind\": \"versions\"}, \"data\": \"hello\"}", "hello"),
    ] {
        let message = refused(text);
        assert!(message.contains(seen), "{text}: {message}");
    }
    assert!(refused("hello").contains("az aks get-versions"));
    assert!(!refused("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN").contains("MII"));
    assert!(!refused("[\"-----BEGIN PRIVATE KEY----- MIIEvQIBADAN\"]").contains("MII"));
    assert!(matches!(versions_from_bytes(&[0xff, 0xfe, b'K', 0]), Err(FactError::NotADocument(_))));
    assert!(!refused("\u{1b}[2J").contains('\u{1b}'));
}
