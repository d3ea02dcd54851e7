//! The IP ranges of Azure Machine Learning's regions, from a downloaded `ServiceTags_*.json` or
//! `az network list-service-tags`.

use ipnet::Ipv4Net;

use super::ipv4::ipv4_prefix;
use super::origin::Origin;
use super::resource::{Resource, member};
use crate::document::Value;

/// The service of which the tags are kept: of some 3,000 tags a check needs two.
const SERVICE: &str = "AzureMachineLearning";

/// The service tags of one cloud.
#[derive(Clone, Debug)]
pub struct ServiceTagsFact {
    /// The cloud, as `az cloud list` names it; `None` where the data does not say it.
    pub cloud: Option<String>,
    /// The tags `AzureMachineLearning.<region>`.
    pub tags: Vec<RegionalTag>,
    /// Whether a region without a tag here has none: this is not one page of several.
    pub is_whole: bool,
    /// Where the fact was read.
    pub origin: Origin,
}

/// The tag of Azure Machine Learning for one region.
#[derive(Clone, Debug)]
pub struct RegionalTag {
    /// Its name: `AzureMachineLearning.ChinaEast2`.
    pub name: String,
    /// Its IPv4 prefixes.
    pub prefixes: Vec<Ipv4Net>,
    /// Whether every prefix could be read, so that there are no others.
    pub is_complete: bool,
    /// Its place in the list of tags.
    index: usize,
}

impl RegionalTag {
    /// The region, as the name spells it. (`properties.region` abbreviates some: `germanywc`.)
    pub fn region(&self) -> &str {
        region_of(&self.name).unwrap_or_default()
    }
}

impl ServiceTagsFact {
    /// Whether it is about this cloud: it says so itself or its envelope does, and neither says otherwise.
    pub fn is_of(&self, cloud: &str) -> bool {
        let says = self.cloud.as_deref().or(self.origin.scope.cloud.as_deref());
        says.is_some_and(|says| says.eq_ignore_ascii_case(cloud))
            && self.origin.scope.allows_cloud(Some(cloud))
    }

    /// The tag of a region, by the region's programmatic name.
    pub fn tag(&self, region: &str) -> Option<&RegionalTag> {
        self.tags.iter().find(|tag| tag.region().eq_ignore_ascii_case(region))
    }

    /// The pointer of a tag in its file, for what a report relates to.
    pub(crate) fn pointer(&self, tag: &RegionalTag) -> String {
        format!("{}/values/{}", self.origin.pointer, tag.index)
    }
}

/// Whether this is a list of service tags: other lists of `values` are not of a cloud.
pub(super) fn is_service_tags(data: &Value) -> bool {
    matches!(member(data, "values"), Some(Value::Array(_)))
        && (member(data, "changeNumber").is_some() || member(data, "cloud").is_some())
}

/// Reads the tags of Azure Machine Learning's regions.
pub(super) fn service_tags(data: &Value, origin: Origin) -> ServiceTagsFact {
    let list = Resource(data);
    let values = list.array("values").unwrap_or_default();
    ServiceTagsFact {
        cloud: list.text("cloud").map(|name| azure_cloud(name).to_owned()),
        tags: values.iter().enumerate().filter_map(|(index, value)| regional_tag(index, value)).collect(),
        is_whole: list.get("nextLink").is_none(),
        origin,
    }
}

/// The cloud as `az` names it, by the name that service tags have for it.
fn azure_cloud(name: &str) -> &str {
    const CLOUDS: [(&str, &str); 3] =
        [("Public", "AzureCloud"), ("China", "AzureChinaCloud"), ("AzureGovernment", "AzureUSGovernment")];
    CLOUDS.iter().find(|(tags, _)| tags.eq_ignore_ascii_case(name)).map_or(name, |(_, cloud)| cloud)
}

fn regional_tag(index: usize, value: &Value) -> Option<RegionalTag> {
    let tag = Resource(value);
    let name = tag.text("name")?;
    region_of(name)?;
    let listed = tag.array("addressPrefixes");
    let mut is_complete = listed.is_some();
    let mut prefixes = Vec::new();
    for prefix in listed.unwrap_or_default() {
        match prefix.as_str() {
            Some(text) if is_ipv6(text) => {}
            text => match text.and_then(ipv4_prefix) {
                Some(prefix) => prefixes.push(prefix),
                None => is_complete = false,
            },
        }
    }
    Some(RegionalTag { name: name.to_owned(), prefixes, is_complete, index })
}

/// The region in the name of a tag of Azure Machine Learning.
fn region_of(name: &str) -> Option<&str> {
    let (service, region) = name.split_once('.')?;
    (service.eq_ignore_ascii_case(SERVICE) && !region.is_empty()).then_some(region)
}

/// Whether this is written like an IPv6 prefix.
fn is_ipv6(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'/'))
}
