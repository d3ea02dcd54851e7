//! What facts say of a virtual network and its subnets, and the arithmetic on it.

use ipnet::Ipv4Net;

use super::ranges::overlap;
use crate::facts::{Origin, SubnetFact, SubnetsFact, VirtualNetworkFact, ipv4_prefix, parent, same_resource};
use crate::rules::Context;

/// Addresses of every range of a subnet that Azure keeps to itself.
const KEPT: u64 = 5;

/// A subnet that was looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found<'a> {
    /// It is there.
    Subnet(&'a SubnetFact, &'a Origin),
    /// The network does not have it; it has these.
    Missing(&'a SubnetsFact),
    /// No fact says it.
    Unknown,
}

/// What of a virtual network a range overlaps.
#[derive(Debug)]
pub(super) enum Overlap<'a> {
    /// These subnets, each with the range of it.
    Subnets(Vec<(&'a SubnetFact, Ipv4Net)>, &'a Origin),
    /// No subnet, but this range of the address space.
    AddressSpace(Ipv4Net, &'a Origin),
    /// No subnet.
    Nothing,
    /// Facts show no subnet that it overlaps, but not all subnets.
    Unknown,
}

impl Context<'_> {
    /// The virtual network with this ARM id, where a fact shows it.
    pub(super) fn virtual_network(&self, id: &str) -> Option<&VirtualNetworkFact> {
        self.facts
            .virtual_networks
            .iter()
            .rfind(|network| same_resource(&network.id, id) && self.is_of_cloud(&network.origin))
    }

    /// What is known of the subnet with this ARM id.
    pub(super) fn find_subnet(&self, id: &str) -> Found<'_> {
        let (Some(network), Some((_, name))) = (parent(id), id.rsplit_once('/')) else {
            return Found::Unknown;
        };
        if let Some(all) = self.all_subnets(network) {
            return match all.named(name) {
                Some(subnet) => Found::Subnet(subnet, &all.origin),
                None => Found::Missing(all),
            };
        }
        let found = self.subnet_lists(network).find_map(|list| Some((list.named(name)?, &list.origin)));
        found.map_or(Found::Unknown, |(subnet, origin)| Found::Subnet(subnet, origin))
    }

    /// What of the virtual network with this ARM id the range overlaps.
    pub(super) fn overlap_with(&self, network_id: &str, range: Ipv4Net) -> Overlap<'_> {
        let all = self.all_subnets(network_id);
        let mut is_sure = all.is_some();
        let lists: Vec<&SubnetsFact> = match all {
            Some(all) => vec![all],
            None => self.subnet_lists(network_id).collect(),
        };
        for list in lists {
            let mut found = Vec::new();
            for subnet in &list.subnets {
                let ranges = subnet.prefixes.as_deref().and_then(ipv4);
                is_sure &= ranges.is_some();
                let ranges = ranges.unwrap_or_default();
                found.extend(ranges.iter().find(|net| overlap(**net, range)).map(|net| (subnet, *net)));
            }
            if !found.is_empty() {
                return Overlap::Subnets(found, &list.origin);
            }
        }
        let network = self.virtual_network(network_id);
        let space = network.and_then(|network| Some((ipv4(network.prefixes.as_deref()?)?, &network.origin)));
        let Some((space, origin)) = space else {
            return if is_sure { Overlap::Nothing } else { Overlap::Unknown };
        };
        match space.into_iter().find(|net| overlap(*net, range)) {
            // Subnets lie in the address space, whether they are known or not.
            None => Overlap::Nothing,
            Some(net) if is_sure => Overlap::AddressSpace(net, origin),
            Some(_) => Overlap::Unknown,
        }
    }

    /// The whole list of the network's subnets.
    fn all_subnets(&self, network_id: &str) -> Option<&SubnetsFact> {
        self.subnet_lists(network_id).find(|list| list.is_complete)
    }

    /// Every list of subnets of the network, the last first.
    fn subnet_lists(&self, network_id: &str) -> impl Iterator<Item = &SubnetsFact> {
        self.facts
            .subnets
            .iter()
            .rev()
            .filter(move |list| same_resource(&list.network_id, network_id) && self.is_of_cloud(&list.origin))
    }
}

/// The IPv4 ranges among these; `None` where one of them cannot be read.
fn ipv4(prefixes: &[String]) -> Option<Vec<Ipv4Net>> {
    prefixes.iter().filter(|prefix| !prefix.contains(':')).map(|prefix| ipv4_prefix(prefix)).collect()
}

/// The addresses of the subnet that are free, where the fact says it.
pub(super) fn free_addresses(subnet: &SubnetFact) -> Option<u64> {
    let ranges = ipv4(subnet.prefixes.as_deref()?)?;
    let room = |net: &Ipv4Net| (1_u64 << (32 - net.prefix_len().min(32))).saturating_sub(KEPT);
    Some(ranges.iter().map(room).sum::<u64>().saturating_sub(subnet.addresses_in_use?))
}

/// The prefix length of the smallest subnet in which so many addresses are free while it is empty; `None` where there
/// is none.
pub(super) fn smallest_prefix(addresses: u64) -> Option<u32> {
    let size = addresses.checked_add(KEPT)?.checked_next_power_of_two()?;
    32_u32.checked_sub(size.trailing_zeros())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subnet(prefixes: &[&str], addresses_in_use: Option<u64>) -> SubnetFact {
        SubnetFact {
            name: "default".to_owned(),
            prefixes: Some(prefixes.iter().map(|&prefix| prefix.to_owned()).collect()),
            delegations: None,
            has_route_table: None,
            has_nat_gateway: None,
            addresses_in_use,
            pointer: String::new(),
        }
    }

    #[test]
    fn azure_keeps_five_addresses_of_each_range() {
        for (prefixes, in_use, free) in [
            (&["10.0.0.0/24"][..], Some(0), Some(251)),
            (&["10.0.0.0/24"], Some(251), Some(0)),
            (&["10.0.0.0/24"], Some(9999), Some(0)),
            (&["10.0.0.0/30"], Some(0), Some(0)),
            (&["10.0.0.0/32"], Some(0), Some(0)),
            (&["0.0.0.0/0"], Some(0), Some(4_294_967_291)),
            (&["10.0.0.0/24", "10.0.1.0/28", "fd00::/64"], Some(2), Some(260)),
            (&["10.0.0.0/24"], None, None),
            (&["10.0.0"], Some(0), None),
        ] {
            assert_eq!(free_addresses(&subnet(prefixes, in_use)), free, "{prefixes:?}");
        }
    }

    #[test]
    fn the_smallest_subnet_that_is_large_enough() {
        for (addresses, prefix) in [
            (0, Some(29)),
            (3, Some(29)),
            (4, Some(28)),
            (251, Some(24)),
            (252, Some(23)),
            (4_294_967_291, Some(0)),
            (4_294_967_292, None),
            (u64::MAX, None),
        ] {
            assert_eq!(smallest_prefix(addresses), prefix, "{addresses}");
            if let Some(prefix) = prefix {
                let empty = format!("0.0.0.0/{prefix}");
                assert!(free_addresses(&subnet(&[&empty], Some(0))) >= Some(addresses), "{addresses}");
            }
        }
    }
}
