//! The Kubernetes versions that AKS offers in a region, in every form in which they come.
//!
//! `az aks get-versions` prints a table (two layouts, by its age) or JSON; two REST lists stand behind it. All of
//! them become one [`VersionList`]. What cannot be read is left out; what holds no version at all is no list.

mod list;
mod listing;
mod number;
mod orchestrators;
mod order;
mod table;
mod text;
mod values;

pub use list::{DefaultSource, Recommendation, Upgrade, VersionEntry, VersionList, WhyRecommended};
pub use listing::VersionListing;
pub use number::has_blob_csi;

use super::{FactError, FactKind, Facts, Origin, Scope, Stated, same_region};
use crate::document::Value;

/// A list of versions, and what it is about.
#[derive(Clone, Debug)]
pub struct VersionsFact {
    /// The list.
    pub list: VersionList,
    /// Where the fact was read.
    pub origin: Origin,
}

impl VersionsFact {
    /// What it is about: what its envelope says, else what the list says itself.
    pub fn scope(&self) -> Scope {
        let said = &*self.origin.scope;
        Scope {
            location: said.location.clone().or_else(|| self.list.location.clone()),
            subscription_id: said.subscription_id.clone().or_else(|| self.list.subscription.clone()),
            ..said.clone()
        }
    }

    /// Whether neither its envelope nor itself says another subscription.
    pub(crate) fn allows_subscription(&self, subscription: Option<&str>) -> bool {
        let mut said = [&self.origin.scope.subscription_id, &self.list.subscription].into_iter().flatten();
        said.all(|said| subscription.is_some_and(|subscription| said.eq_ignore_ascii_case(subscription)))
    }

    /// Whether it is said to be of this region, by its envelope or by itself, and neither says another.
    pub(crate) fn is_of_region(&self, region: &str) -> bool {
        let mut said = [&self.origin.scope.location, &self.list.location].into_iter().flatten().peekable();
        said.peek().is_some() && said.all(|said| same_region(said, region))
    }
}

/// Reads the Kubernetes versions of a region out of a file, as any fact is read.
///
/// # Errors
/// A file that is no text, JSON that is none, and a document without a version.
pub fn versions_from_bytes(bytes: &[u8]) -> Result<VersionList, FactError> {
    only_versions(|facts, stated| facts.add_file(bytes, stated))
}

/// Reads the Kubernetes versions of a region out of a document, as any fact is read.
///
/// # Errors
/// A document without a version.
pub fn versions_from_value(fact: Value) -> Result<VersionList, FactError> {
    only_versions(|facts, stated| facts.add_stated(fact, stated))
}

fn only_versions(
    add: impl FnOnce(&mut Facts, &Stated) -> Result<(), FactError>,
) -> Result<VersionList, FactError> {
    let mut facts = Facts::default();
    add(&mut facts, &Stated { kind: Some(FactKind::Versions), ..Stated::default() })?;
    let fact = facts.versions.pop().ok_or(FactError::EmptyList)?;
    let scope = fact.scope();
    Ok(VersionList { location: scope.location, subscription: scope.subscription_id, ..fact.list })
}

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
