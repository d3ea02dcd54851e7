//! The host name of a custom certificate is a DNS name, and one that the certificate covers.

use super::certificates::{Certificates, Seen, called};
use super::host_name::{LONGEST_NAME, is_address, is_host_name};
use super::samples::{CHAIN, KEY};
use crate::certificate::{Certificate, Coverage, covers};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "TLS-CNAME",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "`cname` is a DNS host name, without scheme, port or path, and one of the certificate's names",
        zh: "`cname` 是 DNS 主机名，不含协议、端口和路径，且在证书的名称之列",
    ),
    why: prose!(
        en: "Clients compare the name that they call with the one in the certificate, so it must be the bare, fully \
             qualified name. A wildcard may stand in the certificate, where it covers one label; a client cannot call one. \
             The names are those of the Subject Alternative Name: the common name counts, for old clients only, where the certificate \
             has no such names.",
        zh: "客户端会将所访问的名称与证书中的名称比对，因此必须填写不带任何附加内容的完全限定域名。证书中可以有通配符（只涵盖一段），\
             但客户端无法访问通配符。证书的名称以使用者可选名称（SAN）为准：仅当证书中没有这类名称时，旧客户端才会采用公用名（CN）。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning v1, Secure web services using TLS: Get a TLS/SSL certificate; RFC 1123; RFC 6125",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            attach(
                "ssl: { cname: scoring.xn--fiqs8s.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
            attach("ssl: { cname: eu.scoring.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
        ],
        &[
            create(
                "ssl: { cname: \"https://www.contoso.com:443/score\", certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
            attach("ssl: { cname: \"*.contoso.com\", certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { cname: 20.30.40.50, certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { cname: scoring, certPemFile: cert.pem, keyPemFile: key.pem }"),
            attach(
                "# cert.pem is for www.contoso.com and *.scoring.contoso.com
ssl: { cname: api.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            )
            .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let Some(cname) = ssl.cname.given() else { return };
    if is_host_name(cname) {
        if !cname.contains('.') {
            let cname = quote(cname);
            findings
                .fail_as(
                    Severity::Warning,
                    "/ssl/cname",
                    say!(cx, en: "`{cname}` has no domain", zh: "`{cname}` 不含域"),
                )
                .help(say!(
                    cx,
                    en: "Give the fully qualified name that clients call, such as `www.contoso.com`.",
                    zh: "请填写客户端访问所用的完全限定域名，例如 `www.contoso.com`。",
                ));
        }
        covered(cx, findings, cname);
        return;
    }
    if cname.strip_prefix("*.").is_some_and(is_host_name) {
        let cname = quote(cname);
        findings
            .fail_as(
                Severity::Warning,
                "/ssl/cname",
                say!(cx, en: "`{cname}` is a wildcard, which no client can call", zh: "`{cname}` 是通配符，客户端无法访问"),
            )
            .help(say!(
                cx,
                en: "Give one host name that the wildcard certificate covers.",
                zh: "请填写通配符证书所涵盖的一个具体主机名。",
            ));
        return;
    }
    let shown = quote(cname);
    let message = if cname.contains("://") {
        say!(cx, en: "`cname` holds a URL, not a host name", zh: "`cname` 中是 URL，而不是主机名")
    } else if is_address(cname) {
        say!(cx, en: "`{shown}` is an IP address, not a host name", zh: "`{shown}` 是 IP 地址，不是主机名")
    } else if !cname.is_ascii() {
        say!(cx, en: "`cname` holds characters beyond ASCII", zh: "`cname` 中有非 ASCII 字符")
    } else if cname.len() > LONGEST_NAME {
        let length = cname.len();
        say!(
            cx,
            en: "`cname` has {length} characters; DNS allows {LONGEST_NAME}",
            zh: "`cname` 有 {length} 个字符；DNS 最多允许 {LONGEST_NAME} 个",
        )
    } else {
        say!(cx, en: "`{shown}` is no DNS host name", zh: "`{shown}` 不是 DNS 主机名")
    };
    let reported = findings.fail("/ssl/cname", message).help(say!(
        cx,
        en: "Write the bare name: labels of letters, digits and hyphens with dots between; other scripts as `xn--…`.",
        zh: "请只写主机名：由字母、数字和短划线组成的各段以点分隔；其他文字请写成 `xn--…` 形式。",
    ));
    if let Some(name) = derived(cname) {
        let title = {
            let name = quote(&name);
            say!(cx, en: "Write `{name}`", zh: "改为 `{name}`")
        };
        reported.fix(Fix::safe(title, PatchOperation::replace("/ssl/cname", name)));
    }
}

/// Whether the certificate is for this name.
fn covered(cx: &Context<'_>, findings: &mut Findings, cname: &str) {
    let Some(Seen { leaf, .. }) = Certificates::seen(cx, findings) else { return };
    let (shown, common) = (quote(cname), called(leaf));
    let reported = match covers(leaf, cname) {
        Coverage::AlternativeName(_) => return,
        Coverage::CommonName(_) => {
            findings
                .fail_as(
                    Severity::Warning,
                    "/ssl/cname",
                    say!(
                        cx,
                        en: "`{shown}` is only the common name of the certificate, which today's clients ignore",
                        zh: "`{shown}` 只是证书的公用名（CN），现今的客户端会忽略它",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Have a certificate issued that has the name in its Subject Alternative Name.",
                    zh: "请重新申请证书，将该名称列入使用者可选名称（SAN）。",
                ));
            return;
        }
        Coverage::CommonNameIgnored(_) => {
            let names = names(cx, leaf);
            findings.fail(
                "/ssl/cname",
                say!(
                    cx,
                    en: "`{shown}` is the common name of the certificate, but not among its alternative names, which alone count: {names}",
                    zh: "`{shown}` 是证书的公用名（CN），但不在其使用者可选名称（SAN）之列，而只有后者有效：{names}",
                ),
            )
        }
        Coverage::None if leaf.dns_names.is_empty() => findings.fail(
            "/ssl/cname",
            say!(
                cx,
                en: "the certificate is not for `{shown}`: it has no alternative names, and its common name is `{common}`",
                zh: "证书不适用于 `{shown}`：其中没有使用者可选名称（SAN），公用名（CN）为 `{common}`",
            ),
        ),
        Coverage::None => {
            let names = names(cx, leaf);
            findings.fail(
                "/ssl/cname",
                say!(
                    cx,
                    en: "the certificate is not for `{shown}`, but for {names}",
                    zh: "证书不适用于 `{shown}`，而适用于 {names}",
                ),
            )
        }
    };
    let reported = if leaf.dns_names.iter().any(|name| is_near(name, cname)) {
        reported.help(say!(
            cx,
            en: "A wildcard stands for one label exactly: have a certificate issued that names the host itself.",
            zh: "通配符恰好只代表一段：请重新申请包含该主机名的证书。",
        ))
    } else {
        reported.help(say!(
            cx,
            en: "Give a name that the certificate is for, or have a certificate issued for this name.",
            zh: "请填写证书所适用的名称，或为该名称申请证书。",
        ))
    };
    if let [name] = leaf.dns_names.as_slice()
        && is_host_name(name)
        && name.contains('.')
    {
        let title = {
            let name = quote(name);
            say!(cx, en: "Write `{name}`", zh: "改为 `{name}`")
        };
        reported.fix(Fix::offered(title, PatchOperation::replace("/ssl/cname", name.clone())));
    }
}

/// The first names of a certificate, and how many more there are.
fn names(cx: &Context<'_>, certificate: &Certificate) -> String {
    const MOST: usize = 4;
    let mut names: Vec<String> =
        certificate.dns_names.iter().take(MOST).map(|name| format!("`{}`", quote(name))).collect();
    let more = certificate.dns_names.len().saturating_sub(MOST);
    if more > 0 {
        names.push(format!("+{more}"));
    }
    names.join(&say!(cx, en: ", ", zh: "、"))
}

/// Whether the wildcard `name` is for hosts beside `cname`, though not for it.
fn is_near(name: &str, cname: &str) -> bool {
    let Some(parent) = name.strip_prefix("*.") else { return false };
    let (parent, cname) = (parent.to_ascii_lowercase(), cname.to_ascii_lowercase());
    cname == parent || cname.strip_suffix(&parent).is_some_and(|rest| rest.ends_with('.'))
}

/// The host name inside of a URL or of a name with a port, a path, a last dot or spaces around it.
fn derived(cname: &str) -> Option<String> {
    let text = cname.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#']).next()?;
    let text = match text.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => text,
    };
    let text = text.strip_suffix('.').unwrap_or(text);
    (is_host_name(text) && text.contains('.')).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_inside_of_more() {
        for text in [
            "https://www.contoso.com",
            "https://www.contoso.com:443/score?a=b",
            "www.contoso.com:8443",
            " www.contoso.com. ",
            "www.contoso.com/",
        ] {
            assert_eq!(derived(text).as_deref(), Some("www.contoso.com"), "{text}");
        }
        for text in ["https://20.30.40.50/", "https://", "", "a b.com", "user@www.contoso.com", "scoring:80"]
        {
            assert_eq!(derived(text), None, "{text}");
        }
    }
}
