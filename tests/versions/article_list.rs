//! The article's list of versions as `az` prints it, and how a list is read.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails like the test")]

use aks_compute::facts::{VersionEntry, VersionList, versions_from_bytes};

/// The table of the article, as `az` aligns it.
pub(crate) const OLD_TABLE: &str = "\
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

/// What the article's query for the default prints.
pub(crate) const RESULT: &str = "Result\n--------\n1.16.13\n";

#[track_caller]
pub(crate) fn read(text: impl AsRef<[u8]>) -> VersionList {
    versions_from_bytes(text.as_ref()).unwrap()
}

pub(crate) fn names<'a>(entries: impl IntoIterator<Item = &'a VersionEntry>) -> Vec<&'a str> {
    entries.into_iter().map(|entry| entry.version.as_str()).collect()
}
