//! IPv4 addresses and CIDRs as a spec writes them, and what can be wrong with the writing.
//!
//! `ipnet` and `std::net` answer yes or no; a person wants to hear which part is wrong.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

/// What is wrong with the writing of an address or a CIDR; with the part that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Flaw<'a> {
    /// Nothing between the quotes.
    Empty,
    /// White space before or behind.
    Space,
    /// An IPv6 address.
    Ipv6,
    /// Not four numbers with dots between them.
    NotFourNumbers,
    /// A number with a zero in front, which some programs read as octal.
    LeadingZero(&'a str),
    /// A number above 255.
    TooLarge(&'a str),
    /// An address without `/` and a prefix length, where a CIDR is wanted.
    PrefixMissing,
    /// Not a prefix length from 0 to 32.
    PrefixWrong(&'a str),
    /// A prefix length where an address is wanted.
    PrefixUnwanted,
}

/// The address that `text` writes.
pub(in crate::rules) fn address(text: &str) -> Result<Ipv4Addr, Flaw<'_>> {
    common(text)?;
    if text.contains('/') {
        return Err(Flaw::PrefixUnwanted);
    }
    octets(text)
}

/// The CIDR that `text` writes; its address may have bits set behind the prefix.
pub(in crate::rules) fn cidr(text: &str) -> Result<Ipv4Net, Flaw<'_>> {
    common(text)?;
    let Some((address, prefix)) = text.split_once('/') else {
        octets(text)?;
        return Err(Flaw::PrefixMissing);
    };
    let address = octets(address)?;
    let length = match number(prefix) {
        Some(_) if has_leading_zero(prefix) => return Err(Flaw::LeadingZero(prefix)),
        Some(length) => length,
        None => return Err(Flaw::PrefixWrong(prefix)),
    };
    Ipv4Net::new(address, length).map_err(|_| Flaw::PrefixWrong(prefix))
}

/// `text` without what can be taken away and leaves one meaning: white space around it, zeros in front of
/// its numbers.
pub(in crate::rules) fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(end) = rest.find(['.', '/']) {
        let (number, behind) = rest.split_at(end);
        clean.push_str(without_leading_zeros(number));
        let mut behind = behind.chars();
        clean.extend(behind.next());
        rest = behind.as_str();
    }
    clean.push_str(without_leading_zeros(rest));
    clean
}

fn common(text: &str) -> Result<(), Flaw<'_>> {
    if text.is_empty() {
        Err(Flaw::Empty)
    } else if text.trim().len() != text.len() {
        Err(Flaw::Space)
    } else if text.contains(':') {
        Err(Flaw::Ipv6)
    } else {
        Ok(())
    }
}

fn octets(text: &str) -> Result<Ipv4Addr, Flaw<'_>> {
    let mut octets = [0; 4];
    let mut parts = text.split('.');
    for octet in &mut octets {
        let part = parts.next().ok_or(Flaw::NotFourNumbers)?;
        *octet = match number(part) {
            Some(_) if has_leading_zero(part) => return Err(Flaw::LeadingZero(part)),
            Some(value) => value,
            None if is_digits(part) => return Err(Flaw::TooLarge(part)),
            None => return Err(Flaw::NotFourNumbers),
        };
    }
    match parts.next() {
        Some(_) => Err(Flaw::NotFourNumbers),
        None => Ok(Ipv4Addr::from(octets)),
    }
}

/// The number that ASCII digits write, up to 255. (`str::parse` also takes a plus sign.)
fn number(digits: &str) -> Option<u8> {
    if is_digits(digits) { digits.parse().ok() } else { None }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_leading_zero(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0')
}

fn without_leading_zeros(digits: &str) -> &str {
    match digits.trim_start_matches('0') {
        "" if !digits.is_empty() => "0",
        rest => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_four_numbers_up_to_255() {
        assert_eq!(address("0.0.0.0"), Ok(Ipv4Addr::new(0, 0, 0, 0)));
        assert_eq!(address("255.255.255.255"), Ok(Ipv4Addr::new(255, 255, 255, 255)));
        assert_eq!(address("10.0.0.256"), Err(Flaw::TooLarge("256")));
        assert_eq!(address("999.0.0.0"), Err(Flaw::TooLarge("999")));
        assert_eq!(address("10.0.0"), Err(Flaw::NotFourNumbers));
        assert_eq!(address("10.0.0.0.0"), Err(Flaw::NotFourNumbers));
        assert_eq!(address("10.0.0."), Err(Flaw::NotFourNumbers));
        assert_eq!(address("10.0.0.+1"), Err(Flaw::NotFourNumbers));
        assert_eq!(address("１０.0.0.1"), Err(Flaw::NotFourNumbers));
        assert_eq!(address("10.0.0.010"), Err(Flaw::LeadingZero("010")));
        assert_eq!(address("10.0.0.10/16"), Err(Flaw::PrefixUnwanted));
        assert_eq!(address("fd00::1"), Err(Flaw::Ipv6));
        assert_eq!(address(""), Err(Flaw::Empty));
        assert_eq!(address(" 10.0.0.1"), Err(Flaw::Space));
    }

    #[test]
    fn a_cidr_has_a_prefix_length_up_to_32() {
        assert_eq!(cidr("10.0.0.0/0").map(|net| net.prefix_len()), Ok(0));
        assert_eq!(cidr("10.0.0.0/32").map(|net| net.prefix_len()), Ok(32));
        assert_eq!(cidr("10.0.0.5/16").map(|net| net.to_string()), Ok("10.0.0.5/16".to_owned()));
        assert_eq!(cidr("10.0.0.0/33"), Err(Flaw::PrefixWrong("33")));
        assert_eq!(cidr("10.0.0.0/999"), Err(Flaw::PrefixWrong("999")));
        assert_eq!(cidr("10.0.0.0/"), Err(Flaw::PrefixWrong("")));
        assert_eq!(cidr("10.0.0.0/16/8"), Err(Flaw::PrefixWrong("16/8")));
        assert_eq!(cidr("10.0.0.0/08"), Err(Flaw::LeadingZero("08")));
        assert_eq!(cidr("10.0.0.0"), Err(Flaw::PrefixMissing));
        assert_eq!(cidr("300.1.1.1"), Err(Flaw::TooLarge("300")));
        assert_eq!(cidr("fd00::/8"), Err(Flaw::Ipv6));
    }

    #[test]
    fn zeros_and_space_can_be_taken_away() {
        assert_eq!(cleaned(" 010.000.0.1/08 "), "10.0.0.1/8");
        assert_eq!(cleaned("0.0.0.0/0"), "0.0.0.0/0");
        assert_eq!(cleaned(""), "");
        assert_eq!(cleaned("中./"), "中./");
    }
}
