//! The core quota of a region, as `az vm list-usage` or an ARM GET of its usages shows it.

use super::origin::Origin;
use super::resource::{Resource, member};
use super::{FactError, FactKind};
use crate::document::Value;

/// The name of the entry that counts all cores of the region, whatever their family.
const TOTAL: &str = "cores";

/// The quota of a region; only its scope says of which.
#[derive(Clone, Debug)]
pub struct QuotaFact {
    /// What is counted.
    pub entries: Vec<QuotaEntry>,
    /// Where the fact was read.
    pub origin: Origin,
}

/// One thing that is counted. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct QuotaEntry {
    /// Its programmatic name: `cores`, `standardDSv5Family`.
    pub name: String,
    /// How much is used.
    pub current: Option<u64>,
    /// How much may be used.
    pub limit: Option<u64>,
    /// The pointer of the entry in its file.
    pub pointer: String,
}

impl QuotaFact {
    /// The quota of all cores of the region.
    pub(crate) fn total(&self) -> Option<&QuotaEntry> {
        self.named(TOTAL)
    }

    /// The quota of this family of VM sizes.
    pub(crate) fn named(&self, name: &str) -> Option<&QuotaEntry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}

/// Whether this is an entry of a quota of Microsoft.Compute, which has no id; those of other providers have one.
pub(super) fn is_entry(data: &Value) -> bool {
    let has = |key: &str| data.members().iter().any(|member| member.key.eq_ignore_ascii_case(key));
    !has("id") && (has("limit") || has("currentValue")) && name(data).is_some()
}

/// Reads a quota: a list of entries, or one of them.
pub(super) fn quota(data: &Value, origin: Origin) -> Result<QuotaFact, FactError> {
    let mut entries = Vec::new();
    for (item, pointer) in origin.items(data) {
        let Some(name) = name(item) else {
            return Err(FactError::unrecognised(item, Some(FactKind::Quota)));
        };
        let entry = Resource(item);
        entries.push(QuotaEntry {
            name: name.to_owned(),
            current: entry.count("currentValue"),
            limit: entry.count("limit"),
            pointer,
        });
    }
    Ok(QuotaFact { entries, origin })
}

/// The programmatic name of an entry, which stands beside the one for people.
fn name(data: &Value) -> Option<&str> {
    Resource(member(data, "name")?).text("value")
}
