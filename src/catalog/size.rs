//! A VM size: what it has, and until when and where one can have it.

use serde::Serialize;
use time::Date;

use super::reader::Object;
use crate::document::Value;

use super::{CatalogError, Text, date};

/// A VM size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VmSize {
    /// The name in Azure's own letter case: `Standard_D3_v2`.
    pub name: Text,
    /// vCPUs of the size; of a constrained one (`Standard_E4-2as_v5`), of its parent: 4.
    pub vcpus: u32,
    /// vCPUs that the machine shows: 2 for `Standard_E4-2as_v5`, else the same as `vcpus`.
    pub available_vcpus: u32,
    /// Memory in MiB.
    pub memory_mib: u32,
    /// GPUs; a fraction counts as one. The API gives none for a few sizes whose name has a model.
    pub gpus: u32,
    /// The GPU's model, taken from the name: `T4`.
    pub gpu_model: Option<Text>,
    /// FPGAs.
    pub fpgas: u32,
    /// Whether premium storage can be attached.
    pub premium: bool,
    /// Whether the processor is Arm64.
    pub arm: bool,
    /// Whether Azure's SKU API has stopped returning it. What it still returns may be retired nonetheless.
    pub gone: bool,
    /// When it stops, or stopped, to run.
    pub retirement: Option<Retirement>,
    /// The clouds in which subscriptions that do not use its series yet are refused.
    pub closed_to_new_subscriptions_in: Vec<Text>,
}

/// The end of a VM size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retirement {
    /// The day from which it no longer runs.
    #[serde(serialize_with = "date::write_day")]
    pub date: Date,
    /// The clouds in which the date holds; `None` is every cloud.
    pub clouds: Option<Vec<Text>>,
}

impl VmSize {
    /// The day from which it no longer runs in this cloud, where one has been announced.
    pub fn retires_in(&self, cloud: &str) -> Option<Date> {
        let retirement = self.retirement.as_ref()?;
        match &retirement.clouds {
            Some(clouds) if !clouds.iter().any(|name| name == cloud) => None,
            _ => Some(retirement.date),
        }
    }

    /// Whether subscriptions that do not use its series yet are refused in this cloud.
    pub fn is_closed_to_new_subscriptions_in(&self, cloud: &str) -> bool {
        self.closed_to_new_subscriptions_in.iter().any(|name| name == cloud)
    }

    /// Whether it has a GPU or an FPGA, also where the API does not count them.
    pub fn has_accelerator(&self) -> bool {
        self.gpus > 0 || self.fpgas > 0 || self.gpu_model.is_some()
    }

    /// Memory in GiB as people write it: `14`, `3.5`, `218.75`.
    pub fn memory_gib(&self) -> String {
        let (whole, rest) = (self.memory_mib / 1024, self.memory_mib % 1024);
        if rest == 0 {
            return whole.to_string();
        }
        // 1/1024 is 0.0009765625: ten digits write every fraction exactly.
        let digits = format!("{:010}", u64::from(rest) * 9_765_625);
        format!("{whole}.{}", digits.trim_end_matches('0'))
    }
}

const KEYS: &[&str] = &[
    "name",
    "vcpus",
    "availableVcpus",
    "memoryMib",
    "gpus",
    "gpuModel",
    "fpgas",
    "premium",
    "arm",
    "gone",
    "retirement",
    "closedToNewSubscriptionsIn",
];

impl VmSize {
    pub(super) fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, KEYS)?;
        let vcpus = object.number("vcpus")?;
        Ok(Self {
            name: object.text("name")?,
            vcpus,
            available_vcpus: object.optional_number("availableVcpus")?.unwrap_or(vcpus),
            memory_mib: object.number("memoryMib")?,
            gpus: object.optional_number("gpus")?.unwrap_or(0),
            gpu_model: object.optional_text("gpuModel")?,
            fpgas: object.optional_number("fpgas")?.unwrap_or(0),
            premium: object.optional_flag("premium")?.unwrap_or(false),
            arm: object.optional_flag("arm")?.unwrap_or(false),
            gone: object.optional_flag("gone")?.unwrap_or(false),
            retirement: object.optional("retirement", Retirement::read)?,
            closed_to_new_subscriptions_in: object
                .optional_texts("closedToNewSubscriptionsIn")?
                .unwrap_or_default(),
        })
    }
}

impl Retirement {
    fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, &["date", "clouds"])?;
        Ok(Self { date: object.day("date")?, clouds: object.optional_texts("clouds")? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;

    #[test]
    fn memory_is_written_without_rounding() {
        let gib = |name| Catalog::embedded().size(name).map(super::VmSize::memory_gib);
        assert_eq!(gib("Standard_DS1_v2").as_deref(), Some("3.5"));
        assert_eq!(gib("Standard_D3_v2").as_deref(), Some("14"));
        assert_eq!(gib("Standard_M8ms").as_deref(), Some("218.75"));
        assert_eq!(gib("Standard_B1ls").as_deref(), Some("0.5"));
    }
}
