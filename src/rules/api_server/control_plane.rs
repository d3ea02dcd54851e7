//! Which addresses the control plane of a workspace has: the service tags of its region and of the pair.

use std::borrow::Cow;

use ipnet::Ipv4Net;

use crate::catalog::Region;
use crate::facts::{RegionalTag, ServiceTagsFact};
use crate::language::say;
use crate::rules::Context;
use crate::rules::quote::quote;

/// The service tag of one region of the control plane.
pub(super) struct ControlPlaneTag<'a> {
    /// Its name: `AzureMachineLearning.EastUS2`.
    pub(super) name: String,
    /// What a fact says of it.
    pub(super) known: Option<(&'a ServiceTagsFact, &'a RegionalTag)>,
    /// Whether newer service tags may well have IPv4 prefixes for the region: no source says that it has none.
    pub(super) is_expected: bool,
}

/// Why not all addresses of a tag are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// The facts have no such tag.
    Absent,
    /// It has IPv6 prefixes only, or none.
    NoIpv4,
    /// It has prefixes that cannot be read.
    Unreadable,
}

impl ControlPlaneTag<'_> {
    /// The IPv4 prefixes that are known.
    pub(super) fn prefixes(&self) -> &[Ipv4Net] {
        self.known.map_or(&[], |(_, tag)| &tag.prefixes)
    }

    /// Why these may not be all.
    pub(super) fn gap(&self) -> Option<Gap> {
        match self.known {
            None => Some(Gap::Absent),
            Some((_, tag)) if !tag.is_complete => Some(Gap::Unreadable),
            Some((_, tag)) if tag.prefixes.is_empty() => Some(Gap::NoIpv4),
            Some(_) => None,
        }
    }
}

/// The tags of the workspace's region and of its pair; pairs go one way, and some regions have none.
pub(super) fn tags<'a>(cx: &Context<'a>, location: &str) -> Vec<ControlPlaneTag<'a>> {
    let pair = cx.catalog.region(location).and_then(|region| region.pair.as_deref());
    let mut tags = vec![tag(cx, location)];
    if let Some(pair) = pair {
        tags.push(tag(cx, pair));
    }
    tags
}

fn tag<'a>(cx: &Context<'a>, name: &str) -> ControlPlaneTag<'a> {
    let region = cx.catalog.region(name);
    let known = cx.machine_learning_tag(name);
    let name = match known {
        Some((_, tag)) => tag.name.clone(),
        None => region
            .and_then(Region::machine_learning_tag)
            .unwrap_or_else(|| format!("AzureMachineLearning.{name}")),
    };
    ControlPlaneTag { name, known, is_expected: region.is_none_or(|region| region.service_tag) }
}

/// The names of the tags.
pub(super) fn names(cx: &Context<'_>, tags: &[ControlPlaneTag<'_>]) -> String {
    let names: Vec<String> = tags.iter().map(|tag| format!("`{}`", quote(&tag.name))).collect();
    names.join(say!(cx, en: " and ", zh: " 和 ").as_ref())
}

/// Why the prefixes that are known may not be all, in words.
pub(super) fn gaps(cx: &Context<'_>, location: &str, tags: &[ControlPlaneTag<'_>]) -> Option<String> {
    let mut gaps: Vec<Cow<'_, str>> = Vec::new();
    for tag in tags {
        let name = quote(&tag.name);
        gaps.push(match tag.gap() {
            None => continue,
            Some(Gap::Absent) => {
                say!(cx, en: "the service tags have no `{name}`", zh: "服务标记中没有 `{name}`")
            }
            Some(Gap::NoIpv4) => say!(cx, en: "`{name}` has no IPv4 prefix", zh: "`{name}` 没有 IPv4 前缀"),
            Some(Gap::Unreadable) => {
                say!(cx, en: "`{name}` has prefixes that cannot be read", zh: "`{name}` 中有无法读取的前缀")
            }
        });
    }
    if cx.catalog.region(location).is_none() {
        let location = quote(location);
        gaps.push(
            say!(cx, en: "the pair of `{location}` is not known", zh: "尚不知道 `{location}` 的配对区域"),
        );
    }
    (!gaps.is_empty()).then(|| gaps.join(say!(cx, en: "; ", zh: "；").as_ref()))
}
