//! The Kubernetes versions that AKS offers in a region, in every form in which they come.
//!
//! `az aks get-versions` prints a table (two layouts, by its age) or JSON; two REST lists stand behind it. All of
//! them become one [`VersionList`]. What cannot be read is left out; what holds no version at all is no list.

mod error;
mod fact;
mod list;
mod listing;
mod number;
mod orchestrators;
mod order;
mod read;
mod table;
mod text;
mod values;

pub use error::VersionsError;
pub use fact::VersionsFact;
pub use list::{DefaultSource, Recommendation, Upgrade, VersionEntry, VersionList, WhyRecommended};
pub use listing::VersionListing;
pub use number::has_blob_csi;
pub use read::{versions_from_bytes, versions_from_value};

use crate::document::Value;

/// The versions in a document: an object of either REST list, as `az` or as the request shows it, or a table as text.
pub(super) fn recognise(data: &Value) -> Option<VersionList> {
    match data {
        Value::String(text) => table::recognise(text),
        data => orchestrators::recognise(data).or_else(|| values::recognise(data)),
    }
}

/// The versions in what `az aks get-versions -o table` prints.
pub(super) fn recognise_text(text: &str) -> Option<VersionList> {
    table::recognise(text)
}
