//! Key and signatures are of kinds that clients accept.

use super::certificates::{Certificates, Seen, called};
use super::samples::{CHAIN, KEY, RSA_1024, RSA_1024_KEY};
use super::tls_match::kind;
use crate::certificate::{Certificate, Hash, PublicKey};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// Shorter keys of RSA are refused (CA/Browser Forum, NIST SP 800-131A).
const SHORTEST_RSA: u32 = 2048;

pub(super) static RULE: Rule = Rule {
    id: "TLS-ALGORITHM",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The key is RSA of 2048 bits or more, P-256 or P-384, and no signature uses SHA-1",
        zh: "密钥为 2048 位以上的 RSA、P-256 或 P-384，且签名不使用 SHA-1",
    ),
    why: prose!(
        en: "Clients and OpenSSL's usual security level refuse RSA keys below 2048 bits, DSA, and signatures with SHA-1 or MD5. \
             P-521, Ed25519, Ed448 and other curves are right by TLS 1.2, but browsers refuse some of them, no public authority issues the \
             latter, and what the front end reads is not published: a warning. The signature of a root or of a self-signed certificate is \
             checked by nobody.",
        zh: "客户端以及 OpenSSL 的默认安全级别会拒绝 2048 位以下的 RSA 密钥、DSA 密钥，以及使用 SHA-1 或 MD5 的签名。\
             P-521、Ed25519、Ed448 和其他曲线虽符合 TLS 1.2，但部分浏览器会拒绝，后几种也没有公共颁发机构签发，前端支持哪些亦无公开说明，\
             因此只作警告。根证书和自签名证书的签名没有人会检查。",
    ),
    source: &[
        Source::Public(
            "CA/Browser Forum, Baseline Requirements: 6.1.5 Key sizes; 7.1.3 Algorithm object identifiers",
        ),
        Source::Public(
            "RFC 8422: Elliptic Curve Cryptography for TLS 1.2; OpenSSL, SSL_CTX_set_security_level",
        ),
    ],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[attach(
            "# The key has 1024 bits of RSA
ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
        )
        .with_files(&[("cert.pem", RSA_1024), ("key.pem", RSA_1024_KEY)])],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(Seen { inspection, leaf, certificate }) = Certificates::seen(cx, findings) else { return };
    key(cx, findings, leaf, certificate.pointer);
    for (number, place) in inspection.chain.order.iter().enumerate() {
        let Some(one) = inspection.certificates.get(*place) else { continue };
        if number > 0
            && !one.is_self_issued
            && let PublicKey::Rsa { bits, .. } = one.public_key
            && bits < SHORTEST_RSA
        {
            short(cx, findings, one, bits, certificate.pointer);
        }
        if !one.is_self_issued
            && let Some(hash) = one.signature.hash().filter(|hash| hash.is_broken())
        {
            broken_hash(cx, findings, one, hash, certificate.pointer);
        }
    }
}

fn key(cx: &Context<'_>, findings: &mut Findings, leaf: &Certificate, pointer: &'static str) {
    let (name, kind) = (called(leaf), kind(&leaf.public_key));
    let is_dead = match &leaf.public_key {
        PublicKey::Rsa { bits, .. } if *bits < SHORTEST_RSA => {
            return short(cx, findings, leaf, *bits, pointer);
        }
        PublicKey::Rsa { pss: false, .. } => return,
        PublicKey::Ec { curve } if curve == "P-256" || curve == "P-384" => return,
        PublicKey::Dsa | PublicKey::Other { .. } => true,
        PublicKey::Rsa { .. } | PublicKey::Ec { .. } | PublicKey::Ed25519 | PublicKey::Ed448 => false,
    };
    let message = if is_dead {
        say!(
            cx,
            en: "the key of the certificate `{name}` is of a kind ({kind}) that no client accepts",
            zh: "证书 `{name}` 的密钥类型（{kind}）不被任何客户端接受",
        )
    } else {
        say!(
            cx,
            en: "the key of the certificate `{name}` is of a kind ({kind}) that not every client accepts",
            zh: "证书 `{name}` 的密钥类型（{kind}）并非所有客户端都接受",
        )
    };
    let severity = if is_dead { Severity::Error } else { Severity::Warning };
    findings.fail_as(severity, pointer, message).help(say!(
        cx,
        en: "Have a certificate issued for an RSA key of 2048 bits or more, or for one on P-256 or P-384.",
        zh: "请使用 2048 位以上的 RSA 密钥或 P-256、P-384 密钥重新申请证书。",
    ));
}

fn short(
    cx: &Context<'_>,
    findings: &mut Findings,
    certificate: &Certificate,
    bits: u32,
    pointer: &'static str,
) {
    let name = called(certificate);
    findings
        .fail(
            pointer,
            say!(
                cx,
                en: "the RSA key of the certificate `{name}` has {bits} bits, too few: clients demand 2048",
                zh: "证书 `{name}` 的 RSA 密钥只有 {bits} 位，过短：客户端要求至少 2048 位",
            ),
        )
        .help(say!(
            cx,
            en: "Make a key of 2048 bits or more, and have a certificate issued for it.",
            zh: "请生成 2048 位以上的密钥，并重新申请证书。",
        ));
}

fn broken_hash(
    cx: &Context<'_>,
    findings: &mut Findings,
    certificate: &Certificate,
    hash: Hash,
    pointer: &'static str,
) {
    let name = called(certificate);
    let hash = if hash == Hash::Sha1 { "SHA-1" } else { "MD5" };
    findings
        .fail(
            pointer,
            say!(
                cx,
                en: "the certificate `{name}` is signed with {hash}, which clients refuse",
                zh: "证书 `{name}` 使用 {hash} 签名，客户端会拒绝",
            ),
        )
        .help(say!(
            cx,
            en: "Have it issued again, with SHA-256 or better.",
            zh: "请重新签发，使用 SHA-256 或更强的算法。",
        ));
}
