//! The host name of a custom certificate is a DNS name.

use super::host_name::{LONGEST_NAME, is_address, is_host_name};
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
        en: "`cname` is a DNS host name, without scheme, port or path",
        zh: "`cname` 是 DNS 主机名，不含协议、端口和路径",
    ),
    why: prose!(
        en: "Clients compare the name that they call with the one in the certificate, so it must be the bare, fully \
             qualified name. A wildcard may stand in the certificate; a client cannot call one.",
        zh: "客户端会将所访问的名称与证书中的名称比对，因此必须填写不带任何附加内容的完全限定域名。证书中可以有通配符，\
             但客户端无法访问通配符。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning v1, Secure web services using TLS: Get a TLS/SSL certificate; RFC 1123",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            attach(
                "ssl: { cname: scoring.xn--fiqs8s.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
        ],
        &[
            create(
                "ssl: { cname: \"https://www.contoso.com:443/score\", certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
            attach("ssl: { cname: \"*.contoso.com\", certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { cname: 20.30.40.50, certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { cname: scoring, certPemFile: cert.pem, keyPemFile: key.pem }"),
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
