//! The order from the server's certificate to the root.

use super::x509::Read;
use crate::certificate::{Chain, ChainEnd, Link, Verification};

/// How many certificates of the issuer's name are tried. Two occur, where an authority changes its key.
const MOST_ISSUERS: usize = 6;

/// The chain of the certificates at `places` of `all`; `has_key` says to which of them a private key belongs.
pub(super) fn chain(all: &[Read], places: &[usize], has_key: impl Fn(usize) -> bool) -> Chain {
    let Some(first) = places.first().copied() else { return Chain::default() };
    let mut chain = Chain::default();
    let mut distinct: Vec<(usize, &Read)> = Vec::new();
    for (place, read) in places.iter().filter_map(|place| Some((*place, all.get(*place)?))) {
        if distinct.iter().any(|(_, other)| other.der == read.der) {
            chain.duplicates.push(place);
        } else {
            distinct.push((place, read));
        }
    }
    let Some((leaf, mut last)) = leaf(&distinct, has_key) else { return chain };
    chain.leaf = Some(leaf);
    chain.order.push(leaf);
    while !last.certificate.is_self_issued {
        let before = chain.order.last().copied().unwrap_or(leaf);
        let candidates = distinct
            .iter()
            .filter(|(place, other)| !chain.order.contains(place) && last.names(other))
            .take(MOST_ISSUERS);
        let rank = |signature: Verification| match signature {
            Verification::Verified => 0,
            Verification::NotSupported => 1,
            Verification::Failed => 2,
        };
        let issuer = candidates
            .map(|(place, other)| (*place, *other, last.is_signed_by(other)))
            .min_by_key(|(_, _, signature)| rank(*signature));
        let Some((place, other, signature)) = issuer else { break };
        let issuer_is_ca = other.certificate.is_ca;
        chain.links.push(Link { certificate: before, issuer: place, signature, issuer_is_ca });
        chain.order.push(place);
        last = other;
    }
    chain.unrelated =
        distinct.iter().map(|(place, _)| *place).filter(|place| !chain.order.contains(place)).collect();
    chain.is_in_order = first == leaf && chain.order.is_sorted();
    chain.end = Some(match (last.certificate.is_self_issued, chain.order.len()) {
        (true, 1) => ChainEnd::SelfSigned,
        (true, _) => ChainEnd::Root,
        (false, 1) => ChainEnd::Alone,
        (false, _) => ChainEnd::IssuerAbsent,
    });
    chain
}

/// The server's certificate.
fn leaf<'a>(distinct: &[(usize, &'a Read)], has_key: impl Fn(usize) -> bool) -> Option<(usize, &'a Read)> {
    let issued_other = |read: &Read| {
        distinct
            .iter()
            .any(|(_, other)| !other.certificate.is_self_issued && other.names(read) && other.der != read.der)
    };
    let rank = |(place, read): &(usize, &Read)| {
        (read.certificate.is_ca, issued_other(read), !has_key(*place), *place)
    };
    distinct.iter().copied().min_by_key(rank)
}
