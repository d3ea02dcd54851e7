//! Subnets of a virtual network, as the network or `az network vnet subnet list` shows them.

use super::origin::Origin;
use super::resource::Resource;
use super::resource_id::{parent, same_text};
use super::shape;
use super::{FactError, FactKind, same_resource};
use crate::document::Value;
use crate::index::Index;

pub(super) const TYPE: &str = "Microsoft.Network/virtualNetworks/subnets";

/// Subnets of one virtual network.
#[derive(Clone, Debug)]
pub struct SubnetsFact {
    /// The ARM id of the network.
    pub network_id: String,
    /// The subnets.
    pub subnets: Vec<SubnetFact>,
    /// Whether these are all.
    pub is_complete: bool,
    /// Where the fact was read.
    pub origin: Origin,
}

/// A subnet. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct SubnetFact {
    /// Its name.
    pub name: String,
    /// Its ranges, IPv4 and IPv6.
    pub prefixes: Option<Vec<String>>,
    /// The services that it is delegated to.
    pub delegations: Option<Vec<String>>,
    /// Whether it has a route table.
    pub has_route_table: Option<bool>,
    /// Whether it has a NAT gateway.
    pub has_nat_gateway: Option<bool>,
    /// How many of its addresses are taken.
    pub addresses_in_use: Option<u64>,
    /// The pointer of the subnet in its file.
    pub pointer: String,
}

impl SubnetsFact {
    /// The subnet with this name.
    pub(crate) fn named(&self, name: &str) -> Option<&SubnetFact> {
        self.subnets.iter().find(|subnet| same_text(&subnet.name, name))
    }
}

/// Reads a list of subnets, or one of them: each network's by itself. `is_complete` says whether a list of one
/// network's subnets is all of them.
pub(super) fn subnets(
    data: &Value,
    is_complete: bool,
    origin: &Origin,
) -> Result<Vec<SubnetsFact>, FactError> {
    let (mut index, mut networks) = (Index::default(), Vec::<SubnetsFact>::new());
    let about = origin.scope.resource.as_deref();
    for (item, pointer) in origin.items(data) {
        let network_id =
            shape::id(item).filter(|id| shape::kind_of_id(id) == Some(FactKind::Subnets)).and_then(parent);
        let (Some(network_id), Some(subnet)) = (network_id, subnet(item, pointer)) else {
            return Err(FactError::unrecognised(item, Some(FactKind::Subnets)));
        };
        let is_it = |at: usize| {
            networks.get(at).is_some_and(|network| same_resource(&network.network_id, network_id))
        };
        match index.find(network_id, is_it).and_then(|at| networks.get_mut(at)) {
            Some(network) => network.subnets.push(subnet),
            None => {
                index.push(network_id);
                networks.push(list(network_id, vec![subnet], origin));
            }
        }
    }
    match networks.as_mut_slice() {
        [only] => {
            only.is_complete = is_complete && about.is_none_or(|id| same_resource(id, &only.network_id))
        }
        [] => networks.extend(
            about
                .filter(|_| is_complete)
                .map(|id| SubnetsFact { is_complete, ..list(id, Vec::new(), origin) }),
        ),
        _ => {}
    }
    Ok(networks)
}

fn list(network_id: &str, subnets: Vec<SubnetFact>, origin: &Origin) -> SubnetsFact {
    SubnetsFact { network_id: network_id.to_owned(), subnets, is_complete: false, origin: origin.clone() }
}

/// Reads a subnet; `None` where it has no name.
pub(super) fn subnet(data: &Value, pointer: String) -> Option<SubnetFact> {
    let subnet = Resource(data);
    let name = match subnet.text("name") {
        Some(name) => name,
        None => subnet.text("id")?.trim_end_matches('/').rsplit('/').next()?,
    };
    let prefixes =
        subnet.some_texts("addressPrefixes").or_else(|| Some(vec![subnet.owned("addressPrefix")?]));
    let is_whole = prefixes.is_some() && subnet.text("provisioningState").is_some();
    let none = is_whole.then_some(0);
    let has = |key: &str| subnet.part(key).map(|_| true).or(is_whole.then_some(false));
    let count = |key: &str| subnet.array(key).map(<[Value]>::len);
    Some(SubnetFact {
        name: name.to_owned(),
        prefixes,
        delegations: match subnet.array("delegations") {
            Some(delegations) => Some(delegations.iter().map(service).collect()),
            None => is_whole.then(Vec::new),
        },
        has_route_table: has("routeTable"),
        has_nat_gateway: has("natGateway"),
        addresses_in_use: match (count("ipConfigurations").or(none), count("privateEndpoints").or(none)) {
            // A private endpoint has one address at least, which stands among the configurations as a rule.
            (Some(configurations), endpoints) => {
                u64::try_from(configurations.max(endpoints.unwrap_or(0))).ok()
            }
            (None, _) => None,
        },
        pointer,
    })
}

/// The service of a delegation.
fn service(delegation: &Value) -> String {
    let delegation = Resource(delegation);
    delegation.owned("serviceName").or_else(|| delegation.owned("name")).unwrap_or_default()
}
