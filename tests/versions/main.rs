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
    DefaultSource, FactError, VersionList, WhyRecommended, has_blob_csi, versions_from_bytes,
    versions_from_value,
};
use aks_compute::language::Language;
use serde_json::{Value, json};

mod article_list;
mod forms;
mod generated;
mod listing;
mod reference;

use article_list::{OLD_TABLE, RESULT, names, read};

/// A table of the newer `az`, with its columns.
const NEW_TABLE: &str = "\
KubernetesVersion    IsPreview    Upgrades                SupportPlan
-------------------  -----------  ----------------------  --------------------------------------
1.36.0               True         None available          KubernetesOfficial
1.35.1               False        1.36.0                  KubernetesOfficial, AKSLongTermSupport
1.34.4                            1.35.1                  KubernetesOfficial, AKSLongTermSupport
1.34.3                            1.34.4, 1.35.1          KubernetesOfficial, AKSLongTermSupport
1.30.14                           1.34.3                  AKSLongTermSupport
";

fn refused(text: impl AsRef<[u8]>) -> String {
    versions_from_bytes(text.as_ref()).unwrap_err().message(Language::English).into_owned()
}

/// The upgrades of a version, previews with a `*`.
fn upgrades(list: &VersionList, version: &str) -> Vec<String> {
    let marked = |preview| if preview { "*" } else { "" };
    let upgrades = list.upgrades(version).unwrap();
    upgrades.iter().map(|upgrade| format!("{}{}", upgrade.version, marked(upgrade.is_preview))).collect()
}
