//! Look-ups of VM sizes that several rules share.

use time::Date;

use super::pools::Pool;
use crate::catalog::VmSize;
use crate::language::{Language, say};
use crate::report::{Fix, PatchOperation};
use crate::rules::Context;
use crate::rules::purpose::PRODUCTION_VCPUS;
use crate::spec::{ClusterPurpose, NodePoolMode};

/// The key of the VM size.
pub(super) const POINTER: &str = "/agentVmSize";

/// Whether Azure uses the byte in names of sizes.
pub(super) fn may_be_in_size(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// Whether `name` is written as sizes are.
pub(super) fn is_well_formed(name: &str) -> bool {
    const TIER: &str = "Standard_";
    let is_standard = name.get(..TIER.len()).is_some_and(|tier| tier.eq_ignore_ascii_case(TIER));
    is_standard && name.len() > TIER.len() && name.bytes().all(may_be_in_size)
}

/// The VM size of the new cluster, default included, where the catalog describes it.
pub(super) fn of_cluster<'a>(cx: &Context<'a>) -> Option<&'a VmSize> {
    cx.catalog.size(cx.spec.vm_size()?)
}

/// The VM size of the pool, where the catalog describes it.
pub(super) fn of_pool<'a>(cx: &Context<'a>, pool: &Pool<'a>) -> Option<&'a VmSize> {
    cx.catalog.size(pool.size?)
}

/// The least that AKS takes for a node of a system pool.
pub(super) const SYSTEM_VCPUS: u32 = 2;
/// The least memory that AKS takes for a node of a system pool: 3.5 GiB.
pub(super) const SYSTEM_MIB: u32 = 3584;

/// Whether AKS takes the size for a system pool.
pub(super) fn is_enough_for_system(size: &VmSize) -> bool {
    size.available_vcpus >= SYSTEM_VCPUS && size.memory_mib >= SYSTEM_MIB
}

/// The day on which the size retired in the spec's cloud, where that day has come.
pub(super) fn retired_on(cx: &Context<'_>, size: &VmSize) -> Option<Date> {
    size.retires_in(cx.spec.cloud()?).filter(|date| *date <= cx.today())
}

/// For so many pools sizes that are near are looked for, which takes longer than all else.
pub(super) const MOST_SOUGHT: usize = 100;

/// Sizes that `name` may have been meant to be.
pub(super) fn nearest<'a>(cx: &Context<'a>, name: &str) -> Vec<&'a VmSize> {
    cx.catalog.nearest_sizes(name, 3)
}

/// Their names in one line.
pub(super) fn names(cx: &Context<'_>, sizes: &[&VmSize]) -> String {
    let names: Vec<&str> = sizes.iter().map(|size| size.name.as_ref()).collect();
    names.join(match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    })
}

/// The fix that writes the likeliest of these sizes with which the pool could be made.
pub(super) fn replacement_in(cx: &Context<'_>, pool: &Pool<'_>, sizes: &[&VmSize]) -> Option<Fix> {
    let size = sizes.iter().find(|size| is_usable(cx, pool, size))?;
    let name = &size.name;
    let title = say!(cx, en: "Write `{name}`", zh: "改为 `{name}`");
    Some(Fix::offered(title, PatchOperation::replace(pool.size_pointer(), name.clone().into_owned())))
}

/// Whether no rule refuses the size in the pool. Of the vCPUs that production needs the pool must bring all:
/// what its neighbours bring would be counted anew for each pool.
fn is_usable(cx: &Context<'_>, pool: &Pool<'_>, size: &VmSize) -> bool {
    let is_production = cx.spec.purpose().is_some_and(ClusterPurpose::is_production);
    let count = pool.count.and_then(|count| u64::try_from(count).ok());
    let vcpus = count.map(|count| count.saturating_mul(size.available_vcpus.into()));
    !size.gone
        && retired_on(cx, size).is_none()
        && (pool.mode == Some(NodePoolMode::User) || is_enough_for_system(size))
        && (!is_production || vcpus.is_none_or(|vcpus| vcpus >= PRODUCTION_VCPUS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_does_not_matter_but_every_character_does() {
        assert!(is_well_formed("Standard_D3_v2") && is_well_formed("sTANDARD_E4-2as_v5"));
        for wrong in ["", "Standard_", "Standard", "Basic_A1", "Standard_D3 v2", "Standard_Ｄ3", "标准_D3_v2"]
        {
            assert!(!is_well_formed(wrong), "{wrong}");
        }
    }
}
