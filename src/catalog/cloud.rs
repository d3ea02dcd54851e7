//! Clouds: what the Azure endpoints and names are called in each of them.

use std::borrow::Cow;

use serde::Serialize;

use super::reader::Object;
use super::table::File;
use crate::document::Value;

use super::{CatalogError, Text};

/// An Azure cloud and its endpoints. Hosts are bare: no scheme, no path, no trailing slash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cloud {
    /// The name that `az cloud list` uses: `AzureCloud`, `AzureChinaCloud`, `AzureUSGovernment`.
    pub name: Text,
    /// What people call it, in English.
    pub label: Text,
    /// What people call it, in Chinese.
    pub label_zh: Text,
    /// Host of Azure Resource Manager.
    pub resource_manager: Text,
    /// Host of the Microsoft Entra authority.
    pub authority: Text,
    /// OAuth scope of a token for Azure Resource Manager.
    pub token_scope: Text,
    /// Host of the Azure portal.
    pub portal: Text,
    /// Host of Azure Machine Learning studio.
    pub studio: Text,
    /// DNS suffix of a public IP address, after `<label>.<region>.`.
    pub public_ip_suffix: Text,
    /// DNS suffix of a key vault, after `<vault>.`.
    pub vault_suffix: Text,
}

pub(super) fn embedded() -> Vec<Cloud> {
    File::CLOUDS.lines().filter_map(parse).collect()
}

fn parse(line: &'static str) -> Option<Cloud> {
    let mut cells = line.split('|').map(Cow::Borrowed);
    let cloud = Cloud {
        name: cells.next()?,
        label: cells.next()?,
        label_zh: cells.next()?,
        resource_manager: cells.next()?,
        authority: cells.next()?,
        token_scope: cells.next()?,
        portal: cells.next()?,
        studio: cells.next()?,
        public_ip_suffix: cells.next()?,
        vault_suffix: cells.next()?,
    };
    cells.next().is_none().then_some(cloud)
}

const KEYS: &[&str] = &[
    "name",
    "label",
    "labelZh",
    "resourceManager",
    "authority",
    "tokenScope",
    "portal",
    "studio",
    "publicIpSuffix",
    "vaultSuffix",
];

impl Cloud {
    pub(super) fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, KEYS)?;
        let label = object.text("label")?;
        Ok(Self {
            name: object.text("name")?,
            label_zh: object.optional_text("labelZh")?.unwrap_or_else(|| label.clone()),
            label,
            resource_manager: object.text("resourceManager")?,
            authority: object.text("authority")?,
            token_scope: object.text("tokenScope")?,
            portal: object.text("portal")?,
            studio: object.text("studio")?,
            public_ip_suffix: object.text("publicIpSuffix")?,
            vault_suffix: object.text("vaultSuffix")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_parses() {
        for line in File::CLOUDS.lines() {
            assert!(parse(line).is_some(), "{line}");
        }
        assert_eq!(embedded().len(), 3);
    }

    #[test]
    fn a_line_of_another_width_is_no_cloud() {
        assert_eq!(parse("AzureCloud|Azure"), None);
        assert_eq!(parse("a|b|c|d|e|f|g|h|i|j|k"), None);
    }
}
