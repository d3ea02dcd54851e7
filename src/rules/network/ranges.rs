//! The ranges of a cluster that is yet to be made, decoded, and the arithmetic on them that several rules share.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::{BRIDGE, DNS, SERVICE, notation};
use crate::rules::Context;
use crate::spec::{ClusterCreate, Field, NetworkPlugin, NetworkPluginMode, Operation};

/// What AKS takes for services where the spec names no range.
const DEFAULT_SERVICE: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 16);
/// What AKS takes for pods with addresses of their own where the spec names no range.
const DEFAULT_PODS: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(10, 244, 0, 0), 16);

/// The ranges that the spec gives and that can be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ranges {
    /// Whether they stand in `cluster.create` rather than in `network`.
    is_new_cluster: bool,
    /// The CIDR of Kubernetes services.
    pub(super) service: Option<Ipv4Net>,
    /// The address of the cluster's DNS service.
    pub(super) dns: Option<Ipv4Addr>,
    /// The Docker bridge: its own address, and the prefix of its net.
    pub(super) bridge: Option<Ipv4Net>,
    /// The CIDR of the pods.
    pub(super) pods: Option<Ipv4Net>,
    /// What AKS takes for services, where the spec leaves it to AKS.
    default_service: Option<Ipv4Net>,
    /// What AKS takes for pods, where the spec leaves it to AKS and they do not share a subnet.
    default_pods: Option<Ipv4Net>,
}

/// One of the ranges and addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The CIDR of Kubernetes services.
    Service,
    /// The address of the cluster's DNS service.
    Dns,
    /// The Docker bridge.
    Bridge,
    /// The CIDR of the pods.
    Pods,
}

/// Every range and address as the spec writes it.
pub(super) fn written<'a>(cx: &Context<'a>) -> [(Part, Field<&'a str>); 4] {
    let (service, dns, bridge, pods) = if let Some(create) = cx.new_cluster() {
        (create.service_cidr, create.dns_service_ip, Field::Absent, create.pod_cidr)
    } else if let Some(network) = cx.spec.network.as_ref().filter(|_| !cx.is(Operation::Attach)) {
        (network.service_cidr, network.dns_service_ip, network.docker_bridge_cidr, Field::Absent)
    } else {
        (Field::Absent, Field::Absent, Field::Absent, Field::Absent)
    };
    [(Part::Service, service), (Part::Bridge, bridge), (Part::Pods, pods), (Part::Dns, dns)]
}

/// Whether pods have addresses of their own, apart from the subnets.
fn has_pod_range(create: &ClusterCreate<'_>) -> bool {
    match create.network_plugin() {
        Some(NetworkPlugin::Azure) => {
            create.network_plugin_mode() == Field::Given(NetworkPluginMode::Overlay)
        }
        Some(NetworkPlugin::Kubenet) => true,
        Some(NetworkPlugin::None) | None => false,
    }
}

impl Ranges {
    /// The ranges of the spec; all absent where it makes no cluster or says nothing of its network.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        *cx.ranges.get_or_init(|| Self::read(cx))
    }

    fn read(cx: &Context<'_>) -> Self {
        let mut ranges = Self::default();
        if let Some(create) = cx.new_cluster() {
            ranges.is_new_cluster = true;
            ranges.default_service = create.service_cidr.is_absent().then_some(DEFAULT_SERVICE);
            ranges.default_pods =
                (create.pod_cidr.is_absent() && has_pod_range(create)).then_some(DEFAULT_PODS);
        }
        for (part, field) in written(cx) {
            if let Some(read) = field.given().and_then(|text| ranges.with(part, text)) {
                ranges = read;
            }
        }
        ranges
    }

    /// These ranges with what `text` writes for one of them; `None` where it cannot be read.
    pub(super) fn with(self, part: Part, text: &str) -> Option<Self> {
        let mut ranges = self;
        if part == Part::Dns {
            ranges.dns = Some(notation::address(text).ok()?);
            return Some(ranges);
        }
        let net = Some(notation::cidr(text).ok()?);
        match part {
            Part::Service => ranges.service = net,
            Part::Pods => ranges.pods = net,
            Part::Bridge | Part::Dns => ranges.bridge = net,
        }
        Some(ranges)
    }

    /// The pointer of a range or address.
    pub(super) const fn pointer(&self, part: Part) -> &'static str {
        match (part, self.is_new_cluster) {
            (Part::Service, false) => SERVICE,
            (Part::Service, true) => "/cluster/create/serviceCidr",
            (Part::Dns, false) => DNS,
            (Part::Dns, true) => "/cluster/create/dnsServiceIP",
            (Part::Bridge, _) => BRIDGE,
            (Part::Pods, _) => "/cluster/create/podCidr",
        }
    }

    /// The ranges of services and pods that AKS will use, where both are known.
    pub(super) fn services_and_pods(&self) -> Option<(Ipv4Net, Ipv4Net)> {
        self.service.or(self.default_service).zip(self.pods.or(self.default_pods))
    }

    /// The range of services or pods that AKS will use, and whether the spec gives it.
    pub(super) fn used(&self, part: Part) -> Option<(Ipv4Net, bool)> {
        let (given, default) = match part {
            Part::Service => (self.service, self.default_service),
            Part::Pods => (self.pods, self.default_pods),
            Part::Dns | Part::Bridge => return None,
        };
        given.map(|range| (range, true)).or(default.map(|range| (range, false)))
    }

    /// Whether a change from `before` to these ranges breaks nothing that was whole: the condition of
    /// every fix.
    pub(super) fn break_nothing_of(&self, before: &Self) -> bool {
        self.errors().into_iter().zip(before.errors()).all(|(after, before)| before || !after)
    }

    fn errors(&self) -> [bool; 7] {
        let service = |is_wrong: fn(Ipv4Net) -> bool| self.service.is_some_and(is_wrong);
        let place = self.dns_place();
        [
            service(|service| reserved(service).is_some()),
            self.pods.is_some_and(|pods| reserved(pods).is_some()),
            self.services_and_pods().is_some_and(|(service, pods)| overlap(service, pods)),
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

    /// A range for pods beside the service CIDR: the one that AKS takes, or another where that is taken.
    pub(super) fn usual_pods(&self) -> Option<Ipv4Net> {
        const OTHER: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16);
        let service = self.service.or(self.default_service)?;
        [DEFAULT_PODS, OTHER].into_iter().find(|pods| !overlap(service, *pods))
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
        Ranges { service: Some(net(service)), dns: notation::address(dns).ok(), ..Ranges::default() }
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
