//! Version numbers as AKS writes them.

use semver::Version;

use crate::catalog::minor_number;

/// Longer texts are no version. Real ones have a dozen characters (`1.30.100-akslts`).
const LONGEST: usize = 40;

/// The first minor version in which AKS mounts blobs by the CSI driver.
const FIRST_WITH_BLOB_CSI: (u64, u64) = (1, 17);

/// A full version, `1.34.2` or `v1.34.2`.
pub(super) fn full(text: &str) -> Option<Version> {
    let text = bare(text);
    let version = if text.len() > LONGEST { None } else { Version::parse(text).ok() };
    // Build metadata has no place in the order; AKS has none.
    version.filter(|version| version.build.is_empty())
}

/// The major and minor number of a full version or of a minor one (`1.34`), which AKS takes for its newest patch.
pub(super) fn minor(text: &str) -> Option<(u64, u64)> {
    let text = bare(text);
    if text.len() > LONGEST { None } else { minor_number(text) }
}

/// Without white space around it and without the `v` of Kubernetes' own tags.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix(['v', 'V']).unwrap_or(text)
}

/// Whether AKS mounts blobs by the CSI driver in this version (`1.17.9`, `1.17`); `None` where it is no version.
pub fn has_blob_csi(version: &str) -> Option<bool> {
    Some(minor(version)? >= FIRST_WITH_BLOB_CSI)
}
