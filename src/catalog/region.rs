//! Regions: names in two languages, pairs, zones.

use std::borrow::Cow;

use serde::Serialize;

use super::reader::Object;
use super::table::File;
use crate::document::Value;

use super::{CatalogError, Text};

/// A place in which Azure runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// The programmatic name, as templates write it: `chinaeast2`.
    pub name: Text,
    /// The name in English: `China East 2`.
    pub display_name: Text,
    /// The name in Chinese; the English one where Azure's Chinese pages use that.
    pub display_name_zh: Text,
    /// The name of its cloud.
    pub cloud: Text,
    /// The programmatic name of the paired region. Pairs go one way: `westus3` is paired with `eastus`,
    /// which is paired with `westus`.
    pub pair: Option<Text>,
    /// The number of availability zones; `None` where no source says.
    pub zones: Option<u8>,
    /// Open only to customers whom Microsoft admits (disaster recovery, government).
    pub restricted: bool,
    /// Whether the service tag of Azure Machine Learning for this region has IPv4 ranges. Where it has
    /// none, there is no control plane whose addresses could be authorized.
    pub service_tag: bool,
}

impl Region {
    /// The service tag that lists the control-plane ranges here, where it has any for IPv4:
    /// `AzureMachineLearning.ChinaEast2`.
    pub fn machine_learning_tag(&self) -> Option<String> {
        self.service_tag.then(|| format!("AzureMachineLearning.{}", self.display_name.replace(' ', "")))
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        same_but_for_spaces_and_case(&self.display_name, name)
            || same_but_for_spaces_and_case(&self.display_name_zh, name)
            || same_but_for_spaces_and_case(&self.name, name)
    }
}

fn same_but_for_spaces_and_case(left: &str, right: &str) -> bool {
    let plain = |text| str::chars(text).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
    plain(left).eq(plain(right))
}

pub(super) fn embedded() -> Vec<Region> {
    File::REGIONS.lines().filter_map(parse).collect()
}

fn parse(line: &'static str) -> Option<Region> {
    let mut cells = line.split('|');
    let display_name = cells.next()?;
    let mut marks = cells.next()?.chars();
    let pair = cells.next()?;
    let chinese = cells.next()?;
    if cells.next().is_some() {
        return None;
    }
    let cloud = match marks.next()? {
        'p' => "AzureCloud",
        'c' => "AzureChinaCloud",
        'g' => "AzureUSGovernment",
        _ => return None,
    };
    let zones = match marks.next()? {
        '?' => None,
        digit => Some(u8::try_from(digit.to_digit(10)?).ok()?),
    };
    let (mut restricted, mut service_tag) = (false, true);
    for mark in marks {
        match mark {
            'r' => restricted = true,
            '-' => service_tag = false,
            _ => return None,
        }
    }
    Some(Region {
        name: Cow::Owned(display_name.replace(' ', "").to_ascii_lowercase()),
        display_name: Cow::Borrowed(display_name),
        display_name_zh: Cow::Borrowed(if chinese.is_empty() { display_name } else { chinese }),
        cloud: Cow::Borrowed(cloud),
        pair: (!pair.is_empty()).then_some(Cow::Borrowed(pair)),
        zones,
        restricted,
        service_tag,
    })
}

const KEYS: &[&str] =
    &["name", "displayName", "displayNameZh", "cloud", "pair", "zones", "restricted", "serviceTag"];

impl Region {
    pub(super) fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, KEYS)?;
        let display_name = object.text("displayName")?;
        Ok(Self {
            name: object.text("name")?,
            display_name_zh: object.optional_text("displayNameZh")?.unwrap_or_else(|| display_name.clone()),
            display_name,
            cloud: object.text("cloud")?,
            pair: object.optional_text("pair")?,
            zones: object.optional_number("zones")?,
            restricted: object.optional_flag("restricted")?.unwrap_or(false),
            service_tag: object.flag("serviceTag")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_parses() {
        for line in File::REGIONS.lines() {
            assert!(parse(line).is_some(), "{line}");
        }
        assert_eq!(embedded().len(), 74);
    }

    #[test]
    fn what_is_not_in_the_format_is_no_region() {
        for line in ["East US", "East US|x3||", "East US|p||", "East US|p3q||", "East US|p3|||"] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
