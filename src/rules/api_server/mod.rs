//! Whether Azure Machine Learning can reach and use the cluster: its API server, its accounts, its nodes.

use super::{Context, Rule};
use crate::spec::{Field, Texts};

mod aks_localacct;
mod aks_taints;
mod api_ranges_aml;
mod api_ranges_max;
mod api_ranges_private;
mod api_ranges_slb;
mod api_ranges_syntax;
mod api_vnet_subnet;
mod authorized;
mod control_plane;
mod guard;
mod lacking;
mod not_known;
mod priv_create;
mod priv_dns;
mod priv_lb;
mod priv_public_fqdn;
mod ranges;
mod special;

pub(super) const RULES: &[&Rule] = &[
    &priv_create::RULE,
    &priv_public_fqdn::RULE,
    &priv_dns::RULE,
    &priv_lb::RULE,
    &api_ranges_slb::RULE,
    &api_ranges_private::RULE,
    &api_ranges_max::RULE,
    &api_ranges_syntax::RULE,
    &api_ranges_aml::RULE,
    &api_vnet_subnet::RULE,
    &aks_localacct::RULE,
    &aks_taints::RULE,
];

pub(super) use api_ranges_syntax::is_sound_range;

const RANGES: &str = "/cluster/create/authorizedIpRanges";

/// Whether these authorized ranges shut anybody out: none, and the one empty text, mean that there are none.
fn limits_access(ranges: &Texts<'_>) -> bool {
    ranges.iter().any(|range| *range != Field::Given(""))
}

/// Whether the spec says which cluster it attaches, and Azure can be asked about it: it is there already.
fn names_cluster(cx: &Context<'_>) -> bool {
    if cx.as_it_is {
        return true;
    }
    cx.spec.cluster.as_ref().is_some_and(|cluster| {
        cluster.create.is_absent()
            && (matches!(cluster.resource_id, Field::Given(_))
                || matches!((cluster.resource_group, cluster.name), (Field::Given(_), Field::Given(_))))
    })
}
