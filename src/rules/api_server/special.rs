//! The IPv4 ranges from which no packet comes over the internet.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

const fn net(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

/// What IANA's registry of special-purpose addresses calls not globally reachable.
const SPECIAL: [Ipv4Net; 14] = [
    net(0, 0, 0, 0, 8),
    net(10, 0, 0, 0, 8),
    net(100, 64, 0, 0, 10),
    net(127, 0, 0, 0, 8),
    net(169, 254, 0, 0, 16),
    net(172, 16, 0, 0, 12),
    net(192, 0, 0, 0, 29),
    net(192, 0, 0, 170, 31),
    net(192, 0, 2, 0, 24),
    net(192, 168, 0, 0, 16),
    net(198, 18, 0, 0, 15),
    net(198, 51, 100, 0, 24),
    net(203, 0, 113, 0, 24),
    net(240, 0, 0, 0, 4),
];

/// Addresses of groups, from which nothing is sent.
const MULTICAST: Ipv4Net = net(224, 0, 0, 0, 4);

/// The special-purpose range that holds all of `range`.
pub(super) fn special(range: Ipv4Net) -> Option<Ipv4Net> {
    SPECIAL.into_iter().find(|special| special.contains(&range))
}

/// Whether `range` holds addresses of groups only.
pub(super) fn is_multicast(range: Ipv4Net) -> bool {
    MULTICAST.contains(&range)
}
