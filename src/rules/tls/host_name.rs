//! DNS host names (RFC 1123), as clients call them.

/// The longest name that DNS knows, in the form without a dot at its end.
pub(super) const LONGEST_NAME: usize = 253;
const LONGEST_LABEL: usize = 63;

/// Whether `name` is a DNS host name.
pub(super) fn is_host_name(name: &str) -> bool {
    name.len() <= LONGEST_NAME && name.split('.').all(is_label) && !is_address(name)
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether `name` is an IP address. No top-level domain is a number, so a name that ends in one counts as well.
pub(super) fn is_address(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    name.parse::<std::net::IpAddr>().is_ok()
        || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_names_end_at_their_bounds() {
        let label = "a".repeat(63);
        assert!(is_host_name(&format!("{label}.com")));
        assert!(!is_host_name(&format!("a{label}.com")));
        let longest = format!("{label}.{label}.{label}.{}", "b".repeat(61));
        assert_eq!(longest.len(), 253);
        assert!(is_host_name(&longest));
        assert!(!is_host_name(&format!("{longest}b")));
    }

    #[test]
    fn only_host_names_are_host_names() {
        for name in ["www.contoso.com", "a", "1.contoso.com", "WWW.Contoso.COM", "a-b.c"] {
            assert!(is_host_name(name), "{name}");
        }
        for name in [
            "", ".", "a..b", "-a.com", "a-.com", "a_b.com", "a b", "::1", "1.2.3.4", "1.2.3", "a.com.",
            "例.com",
        ] {
            assert!(!is_host_name(name), "{name}");
        }
    }
}
