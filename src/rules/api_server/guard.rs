//! Authorized IP ranges that stand in front of an API server: of a cluster that is there, or of one that is yet to be made.

use super::RANGES;
use crate::facts::ClusterFact;
use crate::report::Reported;
use crate::rules::Context;
use crate::spec::Field;

/// Authorized ranges.
#[derive(Clone, Copy)]
pub(super) struct Guard<'a> {
    /// The ranges as they are written.
    pub(super) ranges: &'a [String],
    /// The cluster that has them; `None` where the spec makes it.
    pub(super) cluster: Option<&'a ClusterFact>,
    /// Whether the API server stands in the virtual network.
    pub(super) has_vnet_integration: bool,
}

impl Guard<'_> {
    /// Where findings about them stand.
    pub(super) fn path(self) -> &'static str {
        if self.cluster.is_some() { "/cluster" } else { RANGES }
    }

    /// Points at them, where a fact shows them.
    pub(super) fn related(self, reported: Reported<'_>) -> Reported<'_> {
        match self.cluster {
            Some(cluster) => reported.related(&cluster.origin, cluster.pointer("apiServerAccessProfile")),
            None => reported,
        }
    }
}

/// The ranges with which the spec makes a cluster; `None` where they let everybody in, have no use or cannot be read.
pub(super) fn of_new_cluster(cx: &Context<'_>) -> Option<(Vec<String>, bool)> {
    let create = cx.new_cluster()?;
    if create.private_cluster.or_default(false)? {
        return None;
    }
    let ranges = create.authorized_ip_ranges.as_ref().filter(|ranges| super::limits_access(ranges))?;
    let ranges: Option<Vec<String>> = ranges.iter().map(|range| range.given().map(str::to_owned)).collect();
    Some((ranges?, create.api_server_vnet_integration == Field::Given(true)))
}
