//! The certificate may be used for a TLS server.

use super::certificates::{Certificates, Seen, called};
use super::samples::{CHAIN, CLIENT_ONLY, KEY};
use crate::certificate::{Certificate, ExtendedKeyUsage, PublicKey};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "TLS-USAGE",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The certificate is allowed to be a server's",
        zh: "证书允许用于服务器",
    ),
    why: prose!(
        en: "A certificate says what it may be used for. One for clients, mail or code is refused at a server, and so is, by some clients, that \
             of an authority. TLS 1.2 with ECDHE signs with the key, which the key usage may forbid: with a key on an elliptic curve nothing \
             is left then, with RSA only ciphers without forward secrecy.",
        zh: "证书会注明其用途。用于客户端、邮件或代码签名的证书不能用于服务器；颁发机构自身的证书也会被部分客户端拒绝。\
             采用 ECDHE 的 TLS 1.2 需要用密钥签名，而密钥用法可能禁止签名：此时椭圆曲线密钥完全无法使用，RSA 密钥则只剩不具前向保密的加密套件。",
    ),
    source: &[Source::Public(
        "RFC 5280: 4.2.1.3 Key Usage, 4.2.1.9 Basic Constraints, 4.2.1.12 Extended Key Usage",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[attach(
            "# cert.pem is for TLS clients only
ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
        )
        .with_files(&[("cert.pem", CLIENT_ONLY), ("key.pem", KEY)])],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(Seen { leaf, certificate, .. }) = Certificates::seen(cx, findings) else { return };
    let pointer = certificate.pointer;
    let name = called(leaf);
    if !is_for_servers(leaf) {
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "the certificate `{name}` may not be used for a server: its extended key usage lacks serverAuth",
                    zh: "证书 `{name}` 不可用于服务器：其增强型密钥用法中没有 serverAuth",
                ),
            )
            .help(say!(
                cx,
                en: "Have a certificate issued for TLS servers (extended key usage `serverAuth`, 1.3.6.1.5.5.7.3.1).",
                zh: "请申请用于 TLS 服务器的证书（增强型密钥用法 `serverAuth`，即 1.3.6.1.5.5.7.3.1）。",
            ));
    } else if leaf.is_ca && !leaf.is_self_issued {
        findings
            .fail_as(
                Severity::Warning,
                pointer,
                say!(
                    cx,
                    en: "the certificate `{name}` is that of an authority, which some clients refuse at a server",
                    zh: "证书 `{name}` 是颁发机构的证书，用于服务器时会被部分客户端拒绝",
                ),
            )
            .help(say!(
                cx,
                en: "Issue a certificate for the host name with it, and keep its key away from servers.",
                zh: "请用它为主机名另行签发证书，并避免将其私钥放在服务器上。",
            ));
    }
    if !leaf.may_sign {
        let is_rsa = matches!(leaf.public_key, PublicKey::Rsa { .. });
        let severity = if is_rsa { Severity::Warning } else { Severity::Error };
        findings
            .fail_as(
                severity,
                pointer,
                say!(
                    cx,
                    en: "the key of the certificate `{name}` may not sign: its key usage lacks digitalSignature",
                    zh: "证书 `{name}` 的密钥不可用于签名：其密钥用法中没有 digitalSignature",
                ),
            )
            .help(say!(
                cx,
                en: "Have the certificate issued with the key usage `digitalSignature`, which TLS 1.2 with ECDHE needs.",
                zh: "请申请带有密钥用法 `digitalSignature` 的证书：采用 ECDHE 的 TLS 1.2 需要它。",
            ));
    }
}

fn is_for_servers(certificate: &Certificate) -> bool {
    certificate.extended_key_usages.as_ref().is_none_or(|usages| {
        usages.iter().any(|usage| matches!(usage, ExtendedKeyUsage::ServerAuth | ExtendedKeyUsage::Any))
    })
}
