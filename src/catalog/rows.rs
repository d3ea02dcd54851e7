//! Tables as they are shown: rows that are filtered by words and written as cells or as JSON.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{ApiVersion, Catalog, Cloud, KubernetesVersion, Region, Table, VmSize, date};
use crate::columns::has_words;

/// A row of a table. It serializes to an object that [`Catalog::from_json`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Row<'a> {
    /// A VM size.
    Size(&'a VmSize),
    /// A region.
    Region(&'a Region),
    /// A Kubernetes minor version.
    Version(&'a KubernetesVersion),
    /// A cloud.
    Cloud(&'a Cloud),
    /// An api-version.
    ApiVersion(&'a ApiVersion),
}

impl Row<'_> {
    /// The row for people, one cell for each of [`Table::columns`].
    pub fn cells(&self) -> Vec<String> {
        match self {
            Self::Size(size) => size_cells(size),
            Self::Region(region) => region_cells(region),
            Self::Version(version) => version_cells(version),
            Self::Cloud(cloud) => cloud_cells(cloud),
            Self::ApiVersion(version) => api_version_cells(version),
        }
    }
}

pub(super) fn select<'a>(catalog: &'a Catalog, table: Table, filters: &[&str]) -> Vec<Row<'a>> {
    let words: Vec<_> = filters.iter().map(|word| crate::host::lowercase(word)).collect();
    let mut rows: Vec<Row<'a>> = match table {
        Table::Sizes => catalog.sizes().iter().map(Row::Size).collect(),
        Table::Regions => catalog.regions().iter().map(Row::Region).collect(),
        Table::Versions => catalog.kubernetes_versions().iter().map(Row::Version).collect(),
        Table::Clouds => catalog.clouds().iter().map(Row::Cloud).collect(),
        Table::ApiVersions => catalog.api_versions().iter().map(Row::ApiVersion).collect(),
    };
    if !words.is_empty() {
        rows.retain(|row| has_words(&row.cells(), &words));
    }
    rows
}

/// Rows of a table as a document: `{"date": …, "sizes": […]}`.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    date: &'a str,
    table: Table,
    rows: Vec<Row<'a>>,
}

impl<'a> Listing<'a> {
    pub(super) fn new(catalog: &'a Catalog, table: Table, filters: &[&str]) -> Self {
        Self { date: catalog.date(), table, rows: select(catalog, table, filters) }
    }

    /// The rows.
    pub fn rows(&self) -> &[Row<'a>] {
        &self.rows
    }
}

impl Serialize for Listing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("date", self.date)?;
        map.serialize_entry(self.table.key(), &self.rows)?;
        map.end()
    }
}

fn size_cells(size: &VmSize) -> Vec<String> {
    let vcpus = if size.available_vcpus == size.vcpus {
        size.vcpus.to_string()
    } else {
        format!("{} of {}", size.available_vcpus, size.vcpus)
    };
    let accelerators = match (&size.gpu_model, size.gpus, size.fpgas) {
        (None, 0, 0) => String::new(),
        (None, 0, fpgas) => format!("{fpgas} FPGA"),
        // The API does not count them.
        (Some(model), 0, _) => model.to_string(),
        (Some(model), gpus, _) => format!("{gpus} {model}"),
        (None, gpus, _) => format!("{gpus} GPU"),
    };
    let retires = match &size.retirement {
        None => String::new(),
        Some(end) => match &end.clouds {
            None => end.date.to_string(),
            Some(clouds) => format!("{} in {}", end.date, clouds.join(" ")),
        },
    };
    vec![
        size.name.to_string(),
        vcpus,
        size.memory_gib(),
        accelerators,
        words(&[(size.premium, "premium"), (size.arm, "arm64"), (size.gone, "gone")]),
        retires,
        size.closed_to_new_subscriptions_in.join(" "),
    ]
}

fn region_cells(region: &Region) -> Vec<String> {
    vec![
        region.name.to_string(),
        region.display_name.to_string(),
        region.display_name_zh.to_string(),
        region.cloud.to_string(),
        region.pair.as_deref().unwrap_or_default().to_owned(),
        region.zones.map_or_else(|| "?".to_owned(), |zones| zones.to_string()),
        words(&[(region.restricted, "restricted"), (!region.service_tag, "no-service-tag")]),
    ]
}

fn version_cells(version: &KubernetesVersion) -> Vec<String> {
    let ga = date::month_text(version.ga);
    vec![
        version.minor.to_string(),
        date::month_text(version.preview),
        if version.ga_planned { format!("{ga} (planned)") } else { ga },
        version.eol.to_string(),
        version.lts_eol.to_string(),
    ]
}

fn cloud_cells(cloud: &Cloud) -> Vec<String> {
    let cells = [
        &cloud.name,
        &cloud.label,
        &cloud.label_zh,
        &cloud.resource_manager,
        &cloud.authority,
        &cloud.portal,
        &cloud.studio,
        &cloud.public_ip_suffix,
    ];
    cells.map(ToString::to_string).into()
}

fn api_version_cells(version: &ApiVersion) -> Vec<String> {
    vec![
        version.name.to_string(),
        if version.preview { "preview" } else { "stable" }.to_owned(),
        version.computes.agent_vm_size_field.to_owned(),
        version.computes.agent_count_min.to_string(),
        version.computes.features().collect::<Vec<_>>().join(" "),
    ]
}

/// The words of those that hold.
fn words(flags: &[(bool, &str)]) -> String {
    flags.iter().filter_map(|(holds, word)| holds.then_some(*word)).collect::<Vec<_>>().join(" ")
}
