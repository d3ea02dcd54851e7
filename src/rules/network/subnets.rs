//! The virtual network that the spec names for a cluster to come, and the cluster's subnets in it.

use super::known::Found;
use crate::facts::{parent, same_resource};
use crate::rules::Context;
use crate::rules::naming::is_subnet_id;

/// The subnet for the nodes of a cluster that Azure Machine Learning creates.
pub(super) const SUBNET: &str = "/network/subnetName";
/// The subnet for the nodes of a cluster that is made before it is attached.
pub(super) const NODES: &str = "/cluster/create/vnetSubnetId";
/// The subnet for its pods.
const PODS: &str = "/cluster/create/podSubnetId";

/// A subnet that the spec names.
#[derive(Debug)]
pub(super) struct Subnet<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The name of its network.
    pub(super) network: &'a str,
    /// The pointer of what names it.
    pub(super) pointer: &'static str,
    /// Its ARM id, where the spec says all of it.
    id: Option<String>,
}

impl Subnet<'_> {
    /// Whether it is for pods alone.
    pub(super) fn is_of_pods(&self) -> bool {
        self.pointer == PODS
    }

    /// What is known of it.
    pub(super) fn find<'c>(&self, cx: &'c Context<'_>) -> Found<'c> {
        self.id.as_deref().map_or(Found::Unknown, |id| cx.find_subnet(id))
    }
}

/// The name of the virtual network, where the spec says enough to ask Azure about it.
pub(super) fn virtual_network<'a>(cx: &Context<'a>) -> Option<&'a str> {
    if let Some(create) = cx.new_cluster() {
        let id = create.vnet_subnet_id.given().filter(|id| is_subnet_id(id))?;
        return id.rsplit('/').nth(2);
    }
    let network = cx.spec.network.as_ref()?;
    network.vnet_resource_group.given()?;
    network.vnet_name.given()
}

/// The pointer of what names the virtual network.
pub(super) fn virtual_network_pointer(cx: &Context<'_>) -> Option<&'static str> {
    virtual_network(cx)?;
    Some(if cx.new_cluster().is_some() { NODES } else { "/network" })
}

/// The subnet for the nodes, where the spec says enough to ask Azure about it.
pub(super) fn of_nodes<'a>(cx: &Context<'a>) -> Option<Subnet<'a>> {
    let network = virtual_network(cx)?;
    let (name, pointer) = match cx.new_cluster() {
        Some(create) => (create.vnet_subnet_id.given()?.rsplit('/').next()?, NODES),
        None => (cx.spec.network.as_ref()?.subnet_name.given()?, SUBNET),
    };
    Some(Subnet { name, network, pointer, id: cx.spec.subnet_id() })
}

/// The subnet for the pods, where it has one in the same network.
pub(super) fn of_pods<'a>(cx: &Context<'a>) -> Option<Subnet<'a>> {
    let network = virtual_network(cx)?;
    let id = cx.new_cluster()?.pod_subnet_id.given().filter(|id| is_subnet_id(id))?;
    // Another network is another rule's error.
    let is_there = same_resource(parent(id)?, &cx.spec.virtual_network_id()?);
    let name = id.rsplit('/').next().filter(|_| is_there)?;
    Some(Subnet { name, network, pointer: PODS, id: Some(id.to_owned()) })
}

/// The subnet of this name in the network of the nodes, to which `pointer` points.
pub(super) fn named<'a>(cx: &Context<'a>, name: &'a str, pointer: &'static str) -> Option<Subnet<'a>> {
    let network = virtual_network(cx)?;
    let id = cx.spec.virtual_network_id().map(|id| format!("{id}/subnets/{name}"));
    Some(Subnet { name, network, pointer, id })
}
