//! Whether Azure Machine Learning can reach and use the cluster: its API server, its accounts, its nodes.

use super::{Context, Rule};
use crate::spec::Field;

mod aks_localacct;
mod aks_taints;
mod api_ranges_aml;
mod api_ranges_slb;
mod control_plane;
mod lacking;
mod not_known;
mod priv_create;
mod priv_public_fqdn;
mod ranges;

pub(super) const RULES: &[&Rule] = &[
    &priv_create::RULE,
    &priv_public_fqdn::RULE,
    &api_ranges_slb::RULE,
    &api_ranges_aml::RULE,
    &aks_localacct::RULE,
    &aks_taints::RULE,
];

/// Whether the spec says which cluster it attaches, and Azure can be asked about it: it is there already.
fn names_cluster(cx: &Context<'_>) -> bool {
    cx.spec.cluster.as_ref().is_some_and(|cluster| {
        cluster.create.is_absent()
            && (matches!(cluster.resource_id, Field::Given(_))
                || matches!((cluster.resource_group, cluster.name), (Field::Given(_), Field::Given(_))))
    })
}
