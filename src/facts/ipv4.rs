//! IPv4 prefixes as Azure prints them.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

/// The prefix that `text` writes, without bits behind its length; an address alone is a prefix of 32 bits.
pub(crate) fn ipv4_prefix(text: &str) -> Option<Ipv4Net> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, length.parse().ok()?),
        None => (text, 32),
    };
    let address: Ipv4Addr = address.parse().ok()?;
    Some(Ipv4Net::new(address, length).ok()?.trunc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_read_without_the_bits_behind_it() {
        let read = |text| ipv4_prefix(text).map(|prefix| prefix.to_string());
        assert_eq!(read("20.1.2.0/28").as_deref(), Some("20.1.2.0/28"));
        assert_eq!(read("20.1.2.7/28").as_deref(), Some("20.1.2.0/28"));
        assert_eq!(read("20.1.2.7").as_deref(), Some("20.1.2.7/32"));
        assert_eq!(read("0.0.0.0/0").as_deref(), Some("0.0.0.0/0"));
        for text in
            ["", "/", "20.1.2.0/", "20.1.2.0/33", "20.1.2/28", "20.1.2.0/28/1", " 20.1.2.0/28", "::1/128"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
