//! A virtual network, as `az network vnet show` or an ARM GET shows it.

use super::origin::Origin;
use super::resource::{Resource, member};
use super::subnet::{SubnetsFact, subnet};
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.Network/virtualNetworks";

/// A virtual network. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct VirtualNetworkFact {
    /// Its ARM id.
    pub id: String,
    /// Its region, by its programmatic name.
    pub location: Option<String>,
    /// The ranges of its address space, IPv4 and IPv6.
    pub prefixes: Option<Vec<String>>,
    /// Where the fact was read.
    pub origin: Origin,
}

/// Reads a virtual network.
pub(super) fn virtual_network(data: &Value, id: &str, origin: Origin) -> VirtualNetworkFact {
    let network = Resource(data);
    VirtualNetworkFact {
        id: id.to_owned(),
        location: network.owned("location"),
        prefixes: network.part("addressSpace").and_then(|space| space.some_texts("addressPrefixes")),
        origin,
    }
}

/// Reads the subnets of a virtual network, which always shows them all.
pub(super) fn subnets_of(data: &Value, id: &str, origin: &Origin) -> Option<SubnetsFact> {
    let items = Resource(data).array("subnets")?;
    let holder = if member(data, "subnets").is_some() { origin.clone() } else { origin.below("properties") };
    let base = holder.below("subnets");
    let subnets: Vec<_> = items
        .iter()
        .enumerate()
        .filter_map(|(number, item)| subnet(item, base.below(&number.to_string()).pointer))
        .collect();
    Some(SubnetsFact {
        network_id: id.to_owned(),
        is_complete: subnets.len() == items.len(),
        subnets,
        origin: origin.clone(),
    })
}
