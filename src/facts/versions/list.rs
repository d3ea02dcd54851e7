//! The list of versions, and what follows from it: the default, and which version to take.

use serde::Serialize;

use super::number;
use super::order::newest_first;
use crate::index::Index;

/// The Kubernetes versions of a region, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionList {
    /// Every version that can be read. Empty where only the default was asked for: then nothing follows from the
    /// absence of a version.
    pub entries: Vec<VersionEntry>,
    /// The default as the list states it; a minor version (`1.34`) in lists that state it by minor.
    pub stated_default: Option<String>,
    /// The region, where the list says which.
    pub location: Option<String>,
    /// The id of the subscription, where the list says which.
    pub subscription: Option<String>,
}

/// A version that AKS offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionEntry {
    /// `1.34.2`.
    pub version: String,
    /// Whether it is a preview.
    pub is_preview: bool,
    /// Whether the list states it as the default; see [`VersionList::default`] for one that is derived.
    pub is_default: bool,
    /// What a cluster of this version can be upgraded to in one step.
    pub upgrades: Vec<Upgrade>,
    /// `KubernetesOfficial`, `AKSLongTermSupport`; empty in lists that do not tell.
    pub support_plans: Vec<String>,
}

/// A version to upgrade to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Upgrade {
    /// `1.35.1`.
    pub version: String,
    /// Whether it is a preview.
    pub is_preview: bool,
}

/// How the default is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DefaultSource {
    /// The list states it.
    Stated,
    /// By the policy of AKS: the newest patch of the second-newest minor version that is generally available.
    Derived,
}

/// The version to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recommendation<'a> {
    /// `1.34.2`.
    pub version: &'a str,
    /// Why this one.
    pub why: WhyRecommended,
}

/// Why a version is the one to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyRecommended {
    /// It is the default that the list states, and generally available.
    StatedDefault,
    /// It is the default, and nothing else was given.
    DefaultAlone,
    /// It is the default by the policy of AKS.
    DerivedDefault,
    /// The stated default is a preview or not in the list; this would be the default by the policy of AKS.
    InsteadOfDefault,
    /// It is the newest that is generally available; the list has too few to tell a default.
    NewestAvailable,
}

impl VersionList {
    /// A list of what was read; `None` where that is nothing.
    pub(super) fn new(read: Vec<VersionEntry>, stated_default: Option<String>) -> Option<Self> {
        let mut entries = newest_first(read);
        // Where a list does not say of an upgrade whether it is a preview, it says so of the version itself.
        let mut index = Index::default();
        let mut previews = Vec::new();
        for entry in entries.iter().filter(|entry| entry.is_preview) {
            index.push(&entry.version);
            previews.push(entry.version.clone());
        }
        for entry in &mut entries {
            for upgrade in &mut entry.upgrades {
                let is_it = |position| previews.get(position) == Some(&upgrade.version);
                upgrade.is_preview |= index.find(&upgrade.version, is_it).is_some();
            }
        }
        let mut list = Self { entries, stated_default, location: None, subscription: None };
        let default = list.stated_default.as_ref().and_then(|stated| list.position(stated));
        for (position, entry) in list.entries.iter_mut().enumerate() {
            entry.is_default = Some(position) == default;
        }
        (!list.entries.is_empty() || list.stated_default.is_some()).then_some(list)
    }

    /// The entry of a version, `1.34.2` or `v1.34.2`, or of a minor version, `1.34`: of that the newest patch, a
    /// preview only where there is nothing else.
    pub fn find(&self, version: &str) -> Option<&VersionEntry> {
        self.entries.get(self.position(version)?)
    }

    fn position(&self, version: &str) -> Option<usize> {
        if number::full(version).is_some() {
            // A version has one spelling.
            let wanted = number::bare(version);
            return self.entries.iter().position(|entry| entry.version == wanted);
        }
        let wanted = number::minor(version)?;
        let of_minor = |entry: &VersionEntry| number::minor(&entry.version) == Some(wanted);
        self.entries
            .iter()
            .position(|entry| of_minor(entry) && !entry.is_preview)
            .or_else(|| self.entries.iter().position(of_minor))
    }

    /// The versions that are generally available, newest first.
    pub fn ga(&self) -> impl Iterator<Item = &VersionEntry> {
        self.entries.iter().filter(|entry| !entry.is_preview)
    }

    /// The versions that are previews, newest first.
    pub fn previews(&self) -> impl Iterator<Item = &VersionEntry> {
        self.entries.iter().filter(|entry| entry.is_preview)
    }

    /// What a cluster of this version can be upgraded to in one step; `None` where the version is not in the list.
    pub fn upgrades(&self, version: &str) -> Option<&[Upgrade]> {
        self.find(version).map(|entry| &*entry.upgrades)
    }

    /// The version that a cluster gets when nobody chooses one, and how that is known.
    pub fn default(&self) -> Option<(&str, DefaultSource)> {
        match &self.stated_default {
            Some(stated) => {
                let version = self.find(stated).map_or(stated.as_str(), |entry| &entry.version);
                Some((version, DefaultSource::Stated))
            }
            None => Some((&self.default_by_policy()?.version, DefaultSource::Derived)),
        }
    }

    /// The newest patch of the second-newest minor version that is generally available.
    fn default_by_policy(&self) -> Option<&VersionEntry> {
        let mut available = self.ga().filter(|entry| entry.has_standard_support());
        let newest = number::minor(&available.next()?.version);
        available.find(|entry| number::minor(&entry.version) != newest)
    }

    /// The version to take for a new cluster; `None` where nothing is generally available.
    pub fn recommended(&self) -> Option<Recommendation<'_>> {
        let (version, why) = match (self.default(), self.default_by_policy()) {
            // There is no list to judge the default by.
            (Some((stated, _)), _) if self.entries.is_empty() => (stated, WhyRecommended::DefaultAlone),
            (Some((stated, DefaultSource::Stated)), _) if self.ga().any(|entry| entry.version == stated) => {
                (stated, WhyRecommended::StatedDefault)
            }
            (Some((_, DefaultSource::Stated)), Some(entry)) => {
                (&*entry.version, WhyRecommended::InsteadOfDefault)
            }
            (_, Some(entry)) => (&*entry.version, WhyRecommended::DerivedDefault),
            (_, None) => (&*self.ga().next()?.version, WhyRecommended::NewestAvailable),
        };
        Some(Recommendation { version, why })
    }
}

impl VersionEntry {
    /// Whether it is supported without the Premium tier, as far as the list tells.
    fn has_standard_support(&self) -> bool {
        self.support_plans.is_empty()
            || self.support_plans.iter().any(|plan| plan.eq_ignore_ascii_case("KubernetesOfficial"))
    }
}
