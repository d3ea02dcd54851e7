//! Available and default versions.

use aks_compute::facts::DefaultSource;
use aks_compute::language::Language;

use crate::article_list::{OLD_TABLE, RESULT, names, read};
use crate::support::{attach, create, tells};

const CHINA: &str = "cloud: AzureChinaCloud
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }";

/// The article's entry of the old list, with one that is no Kubernetes beside it.
const LIST: &str = r#"{ "orchestrators": [
    { "orchestratorType": "DCOS", "orchestratorVersion": "1.19.0", "default": true },
    { "orchestratorType": "Kubernetes", "orchestratorVersion": "1.16.13", "default": true,
      "upgrades": [{ "orchestratorType": "", "orchestratorVersion": "1.17.7", "isPreview": false }] },
    { "orchestratorType": "Kubernetes", "orchestrationVersion": "1.17.7", "default": null }
] }"#;

#[test]
fn az_aks_get_versions_finds_the_versions_of_a_region() {
    // The cluster may be in another region than the workspace, so its own is looked up.
    tells(
        &attach(CHINA),
        "LIFE-K8S-PREVIEW",
        &["az aks get-versions --location \"$(az aks show ", "--query location --output tsv)\""],
    );
}

#[test]
fn az_aks_get_versions_finds_the_default_version() {
    tells(
        &create(CHINA),
        "LIFE-K8S-DEFAULT",
        &["shows the default", "az aks get-versions --location chinaeast2"],
    );
}

#[test]
fn its_table_holds_the_available_versions_and_marks_the_previews() {
    let list = read(OLD_TABLE);
    assert_eq!(
        names(&list.entries),
        ["1.18.6", "1.18.4", "1.17.9", "1.17.7", "1.16.13", "1.16.10", "1.15.12", "1.15.11"]
    );
    assert_eq!(names(list.previews()), ["1.18.6", "1.18.4"]);
}

#[test]
fn its_table_says_what_each_version_can_be_upgraded_to() {
    let list = read(OLD_TABLE);
    let upgrades = |version| -> Vec<_> {
        let upgrades = list.upgrades(version).into_iter().flatten();
        upgrades.map(|upgrade| (upgrade.version.as_str(), upgrade.is_preview)).collect()
    };
    assert_eq!(upgrades("1.18.6"), []);
    assert_eq!(upgrades("1.17.7"), [("1.17.9", false), ("1.18.4", true), ("1.18.6", true)]);
    assert_eq!(upgrades("1.15.11"), [("1.15.12", false), ("1.16.10", false), ("1.16.13", false)]);
}

#[test]
fn its_table_implies_the_default_that_the_query_states() {
    assert_eq!(read(OLD_TABLE).default(), Some(("1.16.13", DefaultSource::Derived)));
    assert_eq!(read(RESULT).default(), Some(("1.16.13", DefaultSource::Stated)));
    assert_eq!(read(format!("{OLD_TABLE}{RESULT}")).default(), Some(("1.16.13", DefaultSource::Stated)));
}

#[test]
fn entries_of_type_kubernetes_are_the_versions_that_can_be_attached() {
    // The article calls the key orchestrationVersion here and orchestratorVersion below.
    assert_eq!(names(&read(LIST).entries), ["1.17.7", "1.16.13"]);
}

#[test]
fn the_entry_of_type_kubernetes_with_default_true_is_the_default() {
    assert_eq!(read(LIST).default(), Some(("1.16.13", DefaultSource::Stated)));
}

#[test]
fn previews_are_shown_with_their_warning() {
    let text = read(OLD_TABLE).text(&[], Language::English);
    for words in
        ["1.18.6, 1.18.4", "without an SLA", "not for production", "missing or limited", "may support"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let text = read(OLD_TABLE).text(&[], Language::Chinese);
    assert!(text.contains("没有 SLA，请勿用于生产"), "{text}");
}

#[test]
fn the_versions_with_the_blob_csi_driver_are_told_from_those_without() {
    let text = read(OLD_TABLE).text(&[], Language::English);
    assert!(text.contains("From 1.17 on AKS uses the Blob CSI driver; these are older: 1.16.13,"), "{text}");
}
