//! By what a fact is recognised: the type in its id, else the members that only it has.

use super::resource::member;
use super::resource_id::is_of_type;
use super::{
    FactKind, cluster, compute, node_pool, quota, service_tags, sizes, subnet, virtual_network, workspace,
};
use crate::document::Value;

/// The ARM id of a resource.
pub(super) fn id(data: &Value) -> Option<&str> {
    member(data, "id")?.as_str()
}

/// The kind of one document.
pub(super) fn kind(data: &Value) -> Option<FactKind> {
    if let Some(kind) = id(data).and_then(kind_of_id) {
        return Some(kind);
    }
    if quota::is_entry(data) {
        Some(FactKind::Quota)
    } else if sizes::is_sku(data) {
        Some(FactKind::Sizes)
    } else if service_tags::is_service_tags(data) {
        Some(FactKind::ServiceTags)
    } else {
        None
    }
}

/// The kind of the resource that has this ARM id.
pub(super) fn kind_of_id(id: &str) -> Option<FactKind> {
    const TYPES: &[(&str, FactKind)] = &[
        (cluster::TYPE, FactKind::Cluster),
        (node_pool::TYPE, FactKind::NodePools),
        (compute::TYPE, FactKind::Computes),
        (workspace::TYPE, FactKind::Workspace),
        (virtual_network::TYPE, FactKind::VirtualNetwork),
        (subnet::TYPE, FactKind::Subnets),
    ];
    TYPES.iter().find(|(resource_type, _)| is_of_type(id, resource_type)).map(|(_, kind)| *kind)
}

/// The kind that all items of a list have.
pub(super) fn common_kind(items: &[Value]) -> Option<FactKind> {
    let (first, rest) = items.split_first()?;
    let common = kind(first)?;
    rest.iter().all(|item| kind(item) == Some(common)).then_some(common)
}

/// Whether the id is one of a node pool.
pub(super) fn is_pool(id: &str) -> bool {
    is_of_type(id, node_pool::TYPE)
}

/// Whether this is a compute in the form of `az ml compute list`, which has no `properties`.
pub(super) fn is_flat_compute(data: &Value) -> bool {
    kind(data) == Some(FactKind::Computes) && data.get("properties").is_none()
}
