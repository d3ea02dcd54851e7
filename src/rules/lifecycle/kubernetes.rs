//! How AKS supports the Kubernetes version of the cluster to be attached: by the list of its region, else by the calendar.

use super::version::is_version;
use crate::catalog::{Support, minor_number};
use crate::facts::{VersionEntry, has_blob_csi};
use crate::language::say;
use crate::report::{Fix, PatchOperation};
use crate::rules::Context;
use crate::spec::{Field, SupportPlan};

/// The cloud of which the catalog's calendar is.
const CLOUD_OF_CALENDAR: &str = "AzureCloud";

/// Where the spec says the version of the cluster that is made first.
const NEW_VERSION: &str = "/cluster/create/kubernetesVersion";

/// The version of the cluster to be attached, or of the one that is made first.
pub(super) struct Subject<'a> {
    /// The version.
    pub(super) version: &'a str,
    /// Whether the cluster has long-term support.
    has_lts: Option<bool>,
    /// Where the spec says which cluster or version it is.
    pub(super) pointer: &'static str,
}

/// How AKS supports a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The list has it.
    Listed,
    /// The list has it as a preview.
    ListedPreview,
    /// The list has it for clusters with long-term support, and this one has none.
    ListedForLts,
    /// The list has its minor version, but other patches of it.
    OtherPatchListed,
    /// The list has neither it nor its minor version.
    NotListed,
    /// The cluster runs a newer version than any of the list, so the list is of another day.
    NewerThanList,
    /// There is no list, and it is supported by the calendar.
    InCalendar,
    /// There is no list, and it is a preview by the calendar.
    PreviewInCalendar,
    /// There is no list, and its support is over by the calendar.
    OverInCalendar,
    /// Nothing says it.
    Unknown,
}

/// The version to judge, where something says it.
pub(super) fn subject<'a>(cx: &'a Context<'_>) -> Option<Subject<'a>> {
    if let Some(create) = cx.new_cluster() {
        return Some(Subject {
            // One that is malformed has a finding already.
            version: create.kubernetes_version.given().filter(|version| is_version(version))?,
            has_lts: match create.support_plan {
                Field::Given(plan) => Some(plan == SupportPlan::AksLongTermSupport),
                Field::Absent => Some(false),
                Field::Invalid => None,
            },
            pointer: NEW_VERSION,
        });
    }
    let cluster = cx.current_cluster()?;
    Some(Subject {
        version: cluster.kubernetes_version.as_deref()?,
        has_lts: cluster.support_plan.as_deref().map(is_lts),
        pointer: "/cluster",
    })
}

/// The fix of a cluster that is made first: AKS makes it with its default, which it supports and which is no preview.
pub(super) fn without_version(cx: &Context<'_>) -> Option<Fix> {
    let title = say!(cx, en: "Take the default version of AKS", zh: "使用 AKS 的默认版本");
    cx.makes_cluster().then(|| Fix::offered(title, PatchOperation::remove(NEW_VERSION)))
}

/// How AKS supports it.
pub(super) fn standing(cx: &Context<'_>, subject: &Subject<'_>) -> Standing {
    let Subject { version, has_lts, .. } = *subject;
    if has_blob_csi(version).is_none() {
        // It is no version.
        return Standing::Unknown;
    }
    let Some(versions) = cx.known_versions() else { return by_calendar(cx, version, has_lts) };
    let listed = versions.list.find(version);
    // Of one minor version all patches are previews, or none; likewise with long-term support.
    let Some(entry) = listed.or_else(|| versions.list.find(&minor(version, 0)?)) else {
        let is_newer = |entry: &VersionEntry| minor_number(&entry.version) < minor_number(version);
        let is_outdated = !cx.makes_cluster() && versions.list.entries.iter().all(is_newer);
        return if is_outdated { Standing::NewerThanList } else { Standing::NotListed };
    };
    if entry.is_preview {
        return Standing::ListedPreview;
    }
    match has_lts {
        Some(false) if is_for_lts_only(entry) => Standing::ListedForLts,
        None if is_for_lts_only(entry) => Standing::Unknown,
        _ if listed.is_some() => Standing::Listed,
        _ => Standing::OtherPatchListed,
    }
}

fn by_calendar(cx: &Context<'_>, version: &str, has_lts: Option<bool>) -> Standing {
    if cx.spec.cloud() != Some(CLOUD_OF_CALENDAR) {
        return Standing::Unknown;
    }
    match cx.catalog.support(version, cx.today()) {
        Support::Supported => Standing::InCalendar,
        Support::PlatformOnly | Support::LtsOnly if has_lts == Some(true) => Standing::InCalendar,
        Support::Preview => Standing::PreviewInCalendar,
        Support::PlatformOnly | Support::LtsOnly | Support::Retired => Standing::OverInCalendar,
        Support::Unknown => Standing::Unknown,
    }
}

fn is_lts(plan: &str) -> bool {
    plan.eq_ignore_ascii_case(SupportPlan::AksLongTermSupport.as_str())
}

fn is_for_lts_only(entry: &VersionEntry) -> bool {
    !entry.support_plans.is_empty() && entry.support_plans.iter().all(|plan| is_lts(plan))
}

/// The version that AKS takes an existing cluster to in one step, where the list has it: the newest patch of its own
/// minor version, else of the next one.
pub(super) fn next_step<'a>(cx: &'a Context<'_>, version: &str) -> Option<&'a str> {
    let list = &cx.known_versions()?.list;
    let newest = |minor: Option<String>| {
        list.find(&minor?).filter(|entry| !entry.is_preview && !is_for_lts_only(entry))
    };
    let entry = newest(minor(version, 0)).or_else(|| newest(minor(version, 1)))?;
    Some(&entry.version)
}

/// The minor version of a version, or one that comes so many after it: `1.34`.
fn minor(version: &str, after: u64) -> Option<String> {
    let (major, minor) = minor_number(version)?;
    Some(format!("{major}.{}", minor.checked_add(after)?))
}
