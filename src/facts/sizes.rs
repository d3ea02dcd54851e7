//! The VM sizes that a subscription may use, as `az vm list-skus` or an ARM GET of `Microsoft.Compute/skus` shows them.

use super::origin::Origin;
use super::resource::{Resource, member, number};
use super::{FactError, FactKind, Scope, same_region};
use crate::document::Value;

/// VM sizes of one region or of several.
#[derive(Clone, Debug)]
pub struct SizesFact {
    /// The sizes; one that several regions have may stand there once for each.
    pub sizes: Vec<SizeFact>,
    /// Whether these are all sizes of the regions that are listed.
    pub is_complete: bool,
    /// Where the fact was read.
    pub origin: Origin,
}

/// A VM size in a region. `None` is what the fact does not say.
///
/// GPUs are left out: the API counts the FPGAs of the NP series among them.
#[derive(Clone, Debug)]
pub struct SizeFact {
    /// Its name.
    pub name: String,
    /// The family, by which its quota is counted.
    pub family: Option<String>,
    /// Its vCPUs; of a constrained size, those of its parent.
    pub vcpus: Option<u64>,
    /// The vCPUs that the machine shows.
    pub available_vcpus: Option<u64>,
    /// The regions that have it.
    pub locations: Vec<String>,
    /// Where the subscription may not use it.
    pub restrictions: Vec<SizeRestriction>,
    /// The pointer of the size in its file.
    pub pointer: String,
}

/// That a subscription may not use a VM size in some regions.
#[derive(Clone, Debug)]
pub struct SizeRestriction {
    /// The regions.
    pub locations: Vec<String>,
    /// Why: `NotAvailableForSubscription` or `QuotaId`.
    pub reason: Option<String>,
}

impl SizesFact {
    /// Whether the region is one of those that the list is about.
    pub(crate) fn is_about(&self, region: &str) -> bool {
        self.sizes.iter().any(|size| size.is_in(region, &self.origin.scope))
    }
}

impl SizeFact {
    /// Whether the region has it; where the size does not name its regions, what the list is about counts.
    pub(crate) fn is_in(&self, region: &str, scope: &Scope) -> bool {
        match self.locations.as_slice() {
            [] => scope.location.as_deref().is_some_and(|location| same_region(location, region)),
            locations => has_region(locations, region),
        }
    }

    /// What keeps the subscription from using it in the region.
    pub(crate) fn restriction(&self, region: &str) -> Option<&SizeRestriction> {
        self.restrictions.iter().find(|restriction| has_region(&restriction.locations, region))
    }
}

fn has_region(locations: &[String], region: &str) -> bool {
    locations.iter().any(|location| same_region(location, region))
}

/// Whether this is a SKU of Microsoft.Compute, a VM size or another.
pub(super) fn is_sku(data: &Value) -> bool {
    let sku = Resource(data);
    sku.text("resourceType").is_some()
        && sku.text("name").is_some()
        && ["locations", "locationInfo", "capabilities"].into_iter().any(|key| sku.array(key).is_some())
}

/// Reads a list of SKUs, or one of them. Disks and other SKUs are left out.
pub(super) fn sizes(data: &Value, is_complete: bool, origin: Origin) -> Result<SizesFact, FactError> {
    let mut sizes = Vec::new();
    for (item, pointer) in origin.items(data) {
        if !is_sku(item) {
            return Err(FactError::unrecognised(item, Some(FactKind::Sizes)));
        }
        let is_machine = Resource(item)
            .text("resourceType")
            .is_some_and(|resource| resource.eq_ignore_ascii_case("virtualMachines"));
        if is_machine {
            sizes.push(size(Resource(item), pointer));
        }
    }
    Ok(SizesFact { sizes, is_complete, origin })
}

fn size(sku: Resource<'_>, pointer: String) -> SizeFact {
    let locations = sku.texts("locations").unwrap_or_default();
    let vcpus = capability(sku, "vCPUs");
    SizeFact {
        name: sku.owned("name").unwrap_or_default(),
        family: sku.owned("family"),
        vcpus,
        // Old api-versions do not have it, nor constrained sizes to tell apart.
        available_vcpus: capability(sku, "vCPUsAvailable"),
        restrictions: sku
            .array("restrictions")
            .unwrap_or_default()
            .iter()
            .filter_map(|item| restriction(Resource(item), &locations))
            .collect(),
        locations,
        pointer,
    }
}

fn capability(sku: Resource<'_>, name: &str) -> Option<u64> {
    let mut capabilities = sku.array("capabilities")?.iter();
    let found = capabilities.find(|capability| {
        Resource(capability).text("name").is_some_and(|given| given.eq_ignore_ascii_case(name))
    })?;
    number(member(found, "value")?)
}

/// A restriction of whole regions; one of zones leaves the others of the region.
fn restriction(restriction: Resource<'_>, of_size: &[String]) -> Option<SizeRestriction> {
    if !restriction.text("type")?.eq_ignore_ascii_case("Location") {
        return None;
    }
    let locations = restriction
        .part("restrictionInfo")
        .and_then(|info| info.some_texts("locations"))
        .or_else(|| restriction.some_texts("values"))
        .unwrap_or_else(|| of_size.to_vec());
    Some(SizeRestriction { locations, reason: restriction.owned("reasonCode") })
}
