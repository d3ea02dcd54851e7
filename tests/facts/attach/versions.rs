//! The Kubernetes version of the cluster, by the list of its region and by the calendar.

use aks_compute::facts::{FactKind, Scope, Stated};

use crate::specs::{OTHER_SUBSCRIPTION_ID, SUBSCRIPTION, SUBSCRIPTION_ID, attach_in, attach_new};

use super::*;

const VERSION: &str = "LIFE-K8S-VERSION";
const PREVIEW: &str = "LIFE-K8S-PREVIEW";

const TABLE: &str = "\
KubernetesVersion    IsPreview    Upgrades                SupportPlan
-------------------  -----------  ----------------------  --------------------------------------
1.36.1               True         None available          KubernetesOfficial
1.35.5                            1.36.1                  KubernetesOfficial, AKSLongTermSupport
1.34.8                            1.35.5                  KubernetesOfficial, AKSLongTermSupport
1.30.14                           1.34.8                  AKSLongTermSupport
";

/// The same as the table, in the new JSON.
fn values() -> Value {
    let both = json!(["KubernetesOfficial", "AKSLongTermSupport"]);
    json!({ "values": [
        { "version": "1.36", "isPreview": true, "capabilities": { "supportPlan": ["KubernetesOfficial"] }, "patchVersions": { "1.36.1": { "upgrades": [] } } },
        { "version": "1.35", "isPreview": null, "capabilities": { "supportPlan": both }, "patchVersions": { "1.35.5": { "upgrades": ["1.36.1"] } } },
        { "version": "1.34", "isPreview": null, "isDefault": true, "capabilities": { "supportPlan": both }, "patchVersions": { "1.34.8": { "upgrades": ["1.35.5"] } } },
        { "version": "1.30", "isPreview": null, "capabilities": { "supportPlan": ["AKSLongTermSupport"] }, "patchVersions": { "1.30.14": { "upgrades": ["1.34.8"] } } },
    ] })
}

/// The list, with what its envelope says of it.
fn versions(fact: &Value, data: Value) -> Value {
    let mut fact = fact.clone();
    fact["kind"] = "versions".into();
    json!({ "fact": fact, "data": data })
}

fn cluster(version: &str, plan: &str) -> Value {
    az_cluster(
        &json!({ "kubernetesVersion": "1.0", "currentKubernetesVersion": version, "supportPlan": plan }),
    )
}

/// What the two rules say.
fn both(spec: &str, documents: &[Value]) -> [Answer; 2] {
    let facts = facts(documents);
    [answer(VERSION, spec, &facts), answer(PREVIEW, spec, &facts)]
}

#[test]
fn the_list_of_the_region_decides() {
    let (official, lts) = ("KubernetesOfficial", "akslongtermsupport");
    for (version, plan, expected) in [
        ("1.35.5", official, [PASS, PASS]),
        ("v1.35.5", official, [PASS, PASS]),
        ("1.34", official, [PASS, PASS]),
        ("1.36.1", official, [PASS, WARNING]),
        ("1.36.0", official, [PASS, WARNING]),
        ("1.34.7", official, [WARNING, PASS]),
        ("1.33.9", official, [ERROR, PASS]),
        // AKS takes up new versions and gives up old ones: a list without it is of another day.
        ("1.37.0", official, [UNKNOWN, UNKNOWN_WARNING]),
        ("1.30.14", official, [ERROR, PASS]),
        ("1.30.2", official, [ERROR, PASS]),
        ("1.30.14", lts, [PASS, PASS]),
        ("1.30.14", "", [UNKNOWN, UNKNOWN_WARNING]),
        ("latest", official, [UNKNOWN, UNKNOWN_WARNING]),
    ] {
        let cluster = cluster(version, plan);
        for list in [values(), json!(TABLE)] {
            let list = versions(&json!({ "location": "EastUS2" }), list);
            assert_eq!(both(&attach(""), &[cluster.clone(), list]), expected, "{version} with {plan}");
        }
    }
    let preview = [cluster("1.36.1", official), versions(&json!({ "location": "eastus2" }), values())];
    assert_eq!(both(&attach("clusterPurpose: DevTest"), &preview), [PASS, PASS], "a preview is for tests");
}

#[test]
fn what_is_refused_is_told_what_is_supported_and_how_to_get_there() {
    let list = versions(&json!({ "location": "eastus2" }), values());
    let command = "az aks upgrade --resource-group rg --name aks --subscription 11111111-2222-3333-4444-555555555555 --kubernetes-version";
    for (version, step) in
        [("1.33.9", Some("1.34.8")), ("1.34.7", Some("1.34.8")), ("1.28.1", None), ("1.29.1", None)]
    {
        let finding =
            said(VERSION, &attach(""), &facts(&[cluster(version, "KubernetesOfficial"), list.clone()]))
                .unwrap();
        assert!(finding.message.contains(version), "{}", finding.message);
        let help = finding.help.unwrap();
        assert!(help.contains("1.35.5, 1.34.8") && !help.contains("1.36.1"), "{help}");
        let remedy = finding.remedy.map(|remedy| remedy.command.to_string());
        assert_eq!(remedy, step.map(|step| format!("{command} {step}")), "{version}");
    }
}

#[test]
fn a_list_of_another_region_subscription_or_cloud_decides_nothing() {
    // Out of the calendar, in the list: whether the list counts can be seen.
    let cluster = || cluster("1.33.2", "KubernetesOfficial");
    let listed =
        json!({ "values": [{ "version": "1.33", "patchVersions": { "1.33.2": { "upgrades": [] } } }] });
    let counts =
        |fact: &Value, data: &Value| both(&attach(""), &[cluster(), versions(fact, data.clone())])[0] == PASS;
    for (fact, expected) in [
        (json!({ "location": "eastus2" }), true),
        (json!({ "location": "East US 2", "cloud": "AzureCloud" }), true),
        (json!({ "scope": CLUSTER.to_uppercase() }), true),
        (
            json!({ "scope": format!("{SUBSCRIPTION}/providers/Microsoft.ContainerService/locations/eastus2") }),
            true,
        ),
        (json!({ "location": "westus2" }), false),
        (json!({ "location": "westus2", "scope": CLUSTER }), false),
        (json!({ "scope": format!("{CLUSTER}2") }), false),
        (json!({}), false),
        (json!({ "location": "eastus2", "cloud": "AzureChinaCloud" }), false),
        (json!({ "location": "eastus2", "subscriptionId": OTHER_SUBSCRIPTION_ID }), false),
    ] {
        assert_eq!(counts(&fact, &listed), expected, "{fact}");
    }
    // The old list says itself of which region and subscription it is.
    let old = |region: &str, subscription: &str| {
        json!({
            "id": format!("/subscriptions/{subscription}/providers/Microsoft.ContainerService/locations/{region}/orchestrators"),
            "type": "Microsoft.ContainerService/locations/orchestrators",
            "orchestrators": [{ "orchestratorType": "Kubernetes", "orchestratorVersion": "1.33.2" }],
        })
    };
    assert_eq!(both(&attach(""), &[cluster(), old("eastus2", SUBSCRIPTION_ID)])[0], PASS);
    assert_eq!(both(&attach(""), &[cluster(), old("westus2", SUBSCRIPTION_ID)])[0], WARNING);
    assert_eq!(both(&attach(""), &[cluster(), old("eastus2", OTHER_SUBSCRIPTION_ID)])[0], WARNING);
    assert!(
        !counts(&json!({ "location": "westus2" }), &old("eastus2", SUBSCRIPTION_ID)),
        "envelope and list disagree"
    );
    // A bare new list says nothing of its region; the caller may.
    assert_eq!(both(&attach(""), &[cluster(), listed.clone()])[0], WARNING);
    let mut stated = facts(&[cluster()]);
    let scope =
        Stated { kind: Some(FactKind::Versions), scope: Scope::from_word("eastus2"), ..Stated::default() };
    stated.add_file(listed.to_string().as_bytes(), &scope).unwrap();
    assert_eq!(answer(VERSION, &attach(""), &stated), PASS);
}

#[test]
fn the_items_of_the_old_list_are_one_list() {
    let item = |version: &str| json!({ "orchestratorType": "Kubernetes", "orchestratorVersion": version });
    let items = versions(&json!({ "location": "eastus2" }), json!([item("1.34.8"), item("1.33.2")]));
    for (version, expected) in [("1.34.8", PASS), ("1.33.2", PASS), ("1.32.5", ERROR), ("1.35.5", UNKNOWN)] {
        let cluster = cluster(version, "KubernetesOfficial");
        assert_eq!(both(&attach(""), &[cluster, items.clone()])[0], expected, "{version}");
    }
}

#[test]
fn a_table_is_given_as_the_text_that_it_is() {
    let mut facts = facts(&[cluster("1.33.9", "KubernetesOfficial")]);
    let scope =
        Stated { scope: Scope::from_word("eastus2"), name: "versions.txt".to_owned(), ..Stated::default() };
    facts.add_file(TABLE.as_bytes(), &scope).unwrap();
    assert_eq!(answer(VERSION, &attach(""), &facts), ERROR);
    let summary = facts.summaries().pop().unwrap();
    assert_eq!((summary.kind, summary.about.as_str(), summary.count), (FactKind::Versions, "eastus2", 4));
}

#[test]
fn the_default_alone_is_no_list() {
    let default = versions(&json!({ "location": "eastus2" }), json!("Result\n--------\n1.34.8\n"));
    assert_eq!(
        both(&attach(""), &[cluster("1.35.5", "KubernetesOfficial"), default]),
        [PASS, PASS],
        "by the calendar"
    );
}

#[test]
fn without_a_list_the_calendar_lets_pass_and_warns() {
    for (version, plan, expected) in [
        ("1.35.5", "KubernetesOfficial", [PASS, PASS]),
        ("1.34.8", "KubernetesOfficial", [PASS, PASS]),
        ("1.33.2", "KubernetesOfficial", [WARNING, PASS]),
        ("1.33.2", "AKSLongTermSupport", [PASS, PASS]),
        ("1.32.2", "AKSLongTermSupport", [PASS, PASS]),
        ("1.30.2", "AKSLongTermSupport", [WARNING, PASS]),
        ("1.20.1", "KubernetesOfficial", [WARNING, PASS]),
        ("1.38.0", "KubernetesOfficial", [UNKNOWN, UNKNOWN_WARNING]),
    ] {
        let cluster = cluster(version, plan);
        assert_eq!(both(&attach(""), std::slice::from_ref(&cluster)), expected, "{version} with {plan}");
        let spec = attach_in("AzureChinaCloud", "chinaeast2");
        assert_eq!(
            both(&spec, &[cluster]),
            [UNKNOWN, UNKNOWN_WARNING],
            "{version}: the calendar is the public cloud's"
        );
    }
    let finding = said(VERSION, &attach(""), &facts(&[cluster("1.20.1", "")])).unwrap();
    assert_eq!(&*finding.remedy.unwrap().command, "az aks get-versions --location eastus2 --output json");
    assert_eq!(both(&attach(""), &[]), [UNKNOWN, UNKNOWN_WARNING]);
}

#[test]
fn the_version_of_a_cluster_that_is_made_first_is_judged_too() {
    let create = |version: &str, plan: &str| {
        attach_new(&format!(", kubernetesVersion: \"{version}\", tier: Premium, supportPlan: {plan}"), "")
    };
    let list = versions(&json!({ "location": "eastus2" }), values());
    for (version, plan, expected) in [
        ("1.35", "KubernetesOfficial", [PASS, PASS]),
        ("1.36.1", "KubernetesOfficial", [PASS, WARNING]),
        ("1.34.7", "KubernetesOfficial", [ERROR, PASS]),
        ("1.33", "KubernetesOfficial", [ERROR, PASS]),
        ("1.30", "KubernetesOfficial", [ERROR, PASS]),
        ("1.30", "AKSLongTermSupport", [PASS, PASS]),
    ] {
        assert_eq!(
            both(&create(version, plan), std::slice::from_ref(&list)),
            expected,
            "{version} with {plan}"
        );
    }
}
