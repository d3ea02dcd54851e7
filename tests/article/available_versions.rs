//! Available and default versions. What the commands print is a fact, tested with the facts.

use crate::support::{attach, create, tells};

const CHINA: &str = "cloud: AzureChinaCloud
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }";

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
