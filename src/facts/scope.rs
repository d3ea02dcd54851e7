//! What a fact is about, where its data does not say it: cloud, subscription, region, resource.

use serde::Serialize;

use super::resource_id::{same_text, segment_after};

/// What a fact is about, as its envelope or the command line says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// The cloud, as `az cloud list` names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<String>,
    /// The subscription, a GUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_id: Option<String>,
    /// The region, by its programmatic name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The ARM id of the resource or scope that was asked about.
    #[serde(rename = "scope", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
}

impl Scope {
    /// The scope that one word names: an ARM id, a subscription, a region, or `subscription/region`.
    pub fn from_word(word: &str) -> Self {
        if word.starts_with('/') {
            return Self {
                subscription_id: segment_after(word, "subscriptions").map(str::to_owned),
                location: segment_after(word, "locations").map(str::to_owned),
                resource: Some(word.to_owned()),
                ..Self::default()
            };
        }
        if let Some((subscription, region)) = word.split_once('/') {
            return Self {
                subscription_id: Some(subscription.to_owned()),
                location: Some(region.to_owned()),
                ..Self::default()
            };
        }
        // A GUID has 36 characters and no region has digits at its beginning and hyphens.
        if word.len() == 36 && word.bytes().filter(|byte| *byte == b'-').count() == 4 {
            return Self { subscription_id: Some(word.to_owned()), ..Self::default() };
        }
        Self { location: Some(word.to_owned()), ..Self::default() }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing that is said contradicts this cloud and subscription.
    pub fn allows(&self, cloud: Option<&str>, subscription: Option<&str>) -> bool {
        self.allows_cloud(cloud) && agrees(self.subscription_id.as_deref(), subscription)
    }

    /// Whether nothing that is said contradicts this cloud.
    pub fn allows_cloud(&self, cloud: Option<&str>) -> bool {
        agrees(self.cloud.as_deref(), cloud)
    }

    /// Whether it is said to be about this region, and nothing contradicts cloud and subscription.
    pub fn is_region(&self, cloud: Option<&str>, subscription: Option<&str>, region: &str) -> bool {
        let is_region = self.location.as_deref().is_some_and(|location| same_region(location, region));
        is_region && self.allows(cloud, subscription)
    }

    /// Whether it is said to be about this resource.
    pub fn is_resource(&self, id: &str) -> bool {
        self.resource.as_deref().is_some_and(|resource| super::same_resource(resource, id))
    }
}

/// Whether two names of regions are the same: `East US 2` is `eastus2`.
pub(crate) fn same_region(left: &str, right: &str) -> bool {
    let plain = |name: &str| name.replace(' ', "").to_ascii_lowercase();
    plain(left) == plain(right)
}

/// What is not said agrees with everything.
fn agrees(said: Option<&str>, wanted: Option<&str>) -> bool {
    match (said, wanted) {
        (Some(said), Some(wanted)) => same_text(said, wanted),
        (Some(_), None) => false,
        (None, _) => true,
    }
}
