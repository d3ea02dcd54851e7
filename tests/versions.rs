//! The Kubernetes versions of a region, as a fact: every form in which they come, and what follows from them.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::io::Write as _;
use std::path::PathBuf;

use aks_compute::facts::{
    DefaultSource, FactError, VersionEntry, VersionList, WhyRecommended, has_blob_csi, versions_from_bytes,
    versions_from_value,
};
use aks_compute::language::Language;
use serde_json::{Value, json};

#[path = "versions/forms.rs"]
mod forms;
#[path = "versions/generated.rs"]
mod generated;
#[path = "versions/listing.rs"]
mod listing;
#[path = "versions/reference.rs"]
mod reference;

/// The table of the article, as `az` aligns it.
const OLD_TABLE: &str = "\
KubernetesVersion    Upgrades
-------------------  ----------------------------------------
1.18.6(preview)      None available
1.18.4(preview)      1.18.6(preview)
1.17.9               1.18.4(preview), 1.18.6(preview)
1.17.7               1.17.9, 1.18.4(preview), 1.18.6(preview)
1.16.13              1.17.7, 1.17.9
1.16.10              1.16.13, 1.17.7, 1.17.9
1.15.12              1.16.10, 1.16.13
1.15.11              1.15.12, 1.16.10, 1.16.13
";

const NEW_TABLE: &str = "\
KubernetesVersion    IsPreview    Upgrades                SupportPlan
-------------------  -----------  ----------------------  --------------------------------------
1.36.0               True         None available          KubernetesOfficial
1.35.1               False        1.36.0                  KubernetesOfficial, AKSLongTermSupport
1.34.4                            1.35.1                  KubernetesOfficial, AKSLongTermSupport
1.34.3                            1.34.4, 1.35.1          KubernetesOfficial, AKSLongTermSupport
1.30.14                           1.34.3                  AKSLongTermSupport
";

/// What the article's query for the default prints.
const RESULT: &str = "Result\n--------\n1.16.13\n";

fn read(text: impl AsRef<[u8]>) -> VersionList {
    versions_from_bytes(text.as_ref()).unwrap()
}

fn refused(text: impl AsRef<[u8]>) -> String {
    versions_from_bytes(text.as_ref()).unwrap_err().message(Language::English).into_owned()
}

fn names<'a>(entries: impl IntoIterator<Item = &'a VersionEntry>) -> Vec<&'a str> {
    entries.into_iter().map(|entry| entry.version.as_str()).collect()
}

/// The upgrades of a version, previews with a `*`.
fn upgrades(list: &VersionList, version: &str) -> Vec<String> {
    let marked = |preview| if preview { "*" } else { "" };
    let upgrades = list.upgrades(version).unwrap();
    upgrades.iter().map(|upgrade| format!("{}{}", upgrade.version, marked(upgrade.is_preview))).collect()
}
