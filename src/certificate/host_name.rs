//! Whether a certificate covers a host name (RFC 6125, RFC 9525).

use super::Certificate;

/// How a certificate covers a host name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage<'a> {
    /// By this name of its Subject Alternative Name, as every client demands.
    AlternativeName(&'a str),
    /// By its common name alone, because it has no DNS name: old clients take that, today's do not.
    CommonName(&'a str),
    /// Not, although its common name is that name: it has DNS names, and then no client looks at the common name.
    CommonNameIgnored(&'a str),
    /// Not.
    None,
}

/// How `certificate` covers the DNS name `host`. An IP address is covered by no DNS name, and no DNS name by an IP address.
pub fn covers<'a>(certificate: &'a Certificate, host: &str) -> Coverage<'a> {
    if let Some(name) = certificate.dns_names.iter().find(|name| matches(name, host)) {
        return Coverage::AlternativeName(name);
    }
    match certificate.subject.common_name.as_deref() {
        Some(name) if matches(name, host) => {
            if certificate.dns_names.is_empty() {
                Coverage::CommonName(name)
            } else {
                Coverage::CommonNameIgnored(name)
            }
        }
        _ => Coverage::None,
    }
}

/// Whether `pattern`, a name in a certificate, is `host` or a wildcard for it. A wildcard is the whole left-most label and
/// stands for one label; it has two labels after it at least, since nobody owns all of a top-level domain.
fn matches(pattern: &str, host: &str) -> bool {
    if host.parse::<std::net::IpAddr>().is_ok() || host.contains('*') {
        return false;
    }
    let Some(parent) = pattern.strip_prefix("*.") else {
        return !host.is_empty() && pattern.eq_ignore_ascii_case(host);
    };
    let is_domain = parent.contains('.') && parent.split('.').all(|label| !label.is_empty());
    is_domain
        && !parent.contains('*')
        && host
            .split_once('.')
            .is_some_and(|(label, rest)| !label.is_empty() && rest.eq_ignore_ascii_case(parent))
}
