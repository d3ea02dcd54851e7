//! The ranges of a created cluster, decoded, and the arithmetic on them that several rules share.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::notation;
use crate::rules::Context;
use crate::spec::Field;

/// The ranges that the spec gives and that can be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ranges {
    /// The CIDR of Kubernetes services.
    pub(super) service: Option<Ipv4Net>,
    /// The address of the cluster's DNS service.
    pub(super) dns: Option<Ipv4Addr>,
    /// The Docker bridge: its own address, and the prefix of its net.
    pub(super) bridge: Option<Ipv4Net>,
}

impl Ranges {
    /// The ranges of the spec; all absent where it has no network.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        *cx.ranges.get_or_init(|| Self::read(cx))
    }

    fn read(cx: &Context<'_>) -> Self {
        let Some(network) = cx.spec.network.as_ref() else { return Self::default() };
        let cidr = |field: Field<&str>| field.given().and_then(|text| notation::cidr(text).ok());
        Self {
            service: cidr(network.service_cidr),
            dns: network.dns_service_ip.given().and_then(|text| notation::address(text).ok()),
            bridge: cidr(network.docker_bridge_cidr),
        }
    }

    /// Whether a change from `before` to these ranges breaks nothing that was whole: the condition of
    /// every fix.
    pub(super) fn break_nothing_of(&self, before: &Self) -> bool {
        self.errors().into_iter().zip(before.errors()).all(|(after, before)| before || !after)
    }

    fn errors(&self) -> [bool; 5] {
        let service = |is_wrong: fn(Ipv4Net) -> bool| self.service.is_some_and(is_wrong);
        let place = self.dns_place();
        [
            service(|service| reserved(service).is_some()),
            service(|service| !(12..=30).contains(&service.prefix_len())),
            self.service.zip(self.bridge).is_some_and(|(service, bridge)| overlap(service, bridge)),
            place == Some(DnsPlace::Outside),
            place.is_some_and(|place| !matches!(place, DnsPlace::Outside | DnsPlace::Free)),
        ]
    }

    /// Where in the service CIDR the DNS address lies; `None` where one of them is absent.
    pub(super) fn dns_place(&self) -> Option<DnsPlace> {
        let (service, dns) = self.service.zip(self.dns)?;
        Some(if !service.contains(&dns) {
            DnsPlace::Outside
        } else if dns == service.network() {
            DnsPlace::Network
        } else if u32::from(dns) - u32::from(service.network()) == 1 {
            DnsPlace::First
        } else if dns == service.broadcast() {
            DnsPlace::Broadcast
        } else {
            DnsPlace::Free
        })
    }

    /// The DNS address that people expect in the service CIDR: its tenth, as everywhere in Azure's
    /// samples, or the second where there is no tenth.
    pub(super) fn usual_dns(&self) -> Option<Ipv4Addr> {
        let service = self.service?;
        let offset = match service.prefix_len() {
            0..=28 => 10,
            29..=30 => 2,
            _ => return None,
        };
        Some(Ipv4Addr::from(u32::from(service.network()) + offset))
    }

    /// A Docker bridge beside the service CIDR: Docker's own default, or another where that is taken.
    pub(super) fn usual_bridge(&self) -> Option<Ipv4Net> {
        const USUAL: [Ipv4Net; 2] = [
            Ipv4Net::new_assert(Ipv4Addr::new(172, 17, 0, 1), 16),
            Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 255, 1), 24),
        ];
        USUAL.into_iter().find(|bridge| self.service.is_some_and(|service| !overlap(service, *bridge)))
    }
}

/// Where in the service CIDR the DNS address lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DnsPlace {
    /// Not in it.
    Outside,
    /// On the network address.
    Network,
    /// On the first address, which Kubernetes gives to its own API service.
    First,
    /// On the broadcast address.
    Broadcast,
    /// On any other address.
    Free,
}

/// Whether two ranges share an address.
pub(super) fn overlap(left: Ipv4Net, right: Ipv4Net) -> bool {
    left.contains(&right) || right.contains(&left)
}

/// The range that AKS keeps to itself and that `net` overlaps.
pub(super) fn reserved(net: Ipv4Net) -> Option<Ipv4Net> {
    const RESERVED: [Ipv4Net; 4] = [
        Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 0, 0), 16),
        Ipv4Net::new_assert(Ipv4Addr::new(172, 30, 0, 0), 16),
        Ipv4Net::new_assert(Ipv4Addr::new(172, 31, 0, 0), 16),
        Ipv4Net::new_assert(Ipv4Addr::new(192, 0, 2, 0), 24),
    ];
    RESERVED.into_iter().find(|reserved| overlap(*reserved, net))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(text: &str) -> Ipv4Net {
        notation::cidr(text).unwrap()
    }

    fn ranges(service: &str, dns: &str) -> Ranges {
        Ranges { service: Some(net(service)), dns: notation::address(dns).ok(), bridge: None }
    }

    #[test]
    fn a_superset_and_a_part_both_overlap() {
        assert!(overlap(net("10.0.0.0/8"), net("10.1.2.0/24")));
        assert!(overlap(net("10.1.2.0/24"), net("10.0.0.0/8")));
        assert!(overlap(net("10.0.0.5/16"), net("10.0.255.0/24")));
        assert!(!overlap(net("10.0.0.0/16"), net("10.1.0.0/16")));
        assert!(overlap(net("0.0.0.0/0"), net("255.255.255.255/32")));
    }

    #[test]
    fn what_touches_a_reserved_range_is_reserved() {
        assert_eq!(reserved(net("172.16.0.0/12")), Some(net("172.30.0.0/16")));
        assert_eq!(reserved(net("172.31.255.255/32")), Some(net("172.31.0.0/16")));
        assert_eq!(reserved(net("192.0.2.128/25")), Some(net("192.0.2.0/24")));
        for free in ["172.29.0.0/16", "172.32.0.0/16", "192.0.3.0/24", "169.253.0.0/16", "169.255.0.0/16"] {
            assert_eq!(reserved(net(free)), None, "{free}");
        }
    }

    #[test]
    fn the_place_of_the_dns_address() {
        for (service, dns, place) in [
            ("10.0.0.0/16", "10.0.0.0", DnsPlace::Network),
            ("10.0.0.0/16", "10.0.0.1", DnsPlace::First),
            ("10.0.0.0/16", "10.0.0.2", DnsPlace::Free),
            ("10.0.0.0/16", "10.0.255.254", DnsPlace::Free),
            ("10.0.0.0/16", "10.0.255.255", DnsPlace::Broadcast),
            ("10.0.0.0/16", "10.1.0.0", DnsPlace::Outside),
            ("10.0.0.0/16", "9.255.255.255", DnsPlace::Outside),
            ("10.0.0.0/32", "10.0.0.0", DnsPlace::Network),
            ("255.255.255.254/31", "255.255.255.255", DnsPlace::First),
            ("255.255.255.255/32", "255.255.255.255", DnsPlace::Network),
        ] {
            assert_eq!(ranges(service, dns).dns_place(), Some(place), "{dns} in {service}");
        }
    }

    #[test]
    fn the_usual_dns_address_is_always_free() {
        for length in 0..=32 {
            let mut ranges = ranges(&format!("10.0.0.0/{length}"), "");
            ranges.dns = ranges.usual_dns();
            assert_eq!(ranges.dns.is_some(), length <= 30, "/{length}");
            assert!(matches!(ranges.dns_place(), None | Some(DnsPlace::Free)), "/{length}");
        }
        assert_eq!(ranges("10.0.0.16/28", "").usual_dns(), Some(Ipv4Addr::new(10, 0, 0, 26)));
        assert_eq!(ranges("10.0.0.16/29", "").usual_dns(), Some(Ipv4Addr::new(10, 0, 0, 18)));
    }

    #[test]
    fn the_usual_bridge_gives_way_to_the_services() {
        assert_eq!(ranges("10.0.0.0/16", "").usual_bridge(), Some(net("172.17.0.1/16")));
        assert_eq!(ranges("172.16.0.0/13", "").usual_bridge(), Some(net("192.168.255.1/24")));
        assert_eq!(ranges("0.0.0.0/0", "").usual_bridge(), None);
    }

    #[test]
    fn a_change_may_keep_an_error_but_add_none() {
        let outside = ranges("10.0.0.0/8", "11.0.0.10");
        assert!(ranges("10.0.0.0/16", "11.0.0.10").break_nothing_of(&outside));
        assert!(!ranges("10.0.0.0/31", "11.0.0.10").break_nothing_of(&ranges("10.0.0.0/16", "10.0.0.10")));
        assert!(!outside.break_nothing_of(&ranges("10.0.0.0/16", "10.0.0.10")));
    }
}
