//! Each certificate of the chain was issued by the next.

use super::certificates::{Certificates, Seen, called};
use super::samples::{CHAIN, FORGED_CHAIN, KEY};
use crate::certificate::{Hash, Inspection, Link, Verification};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "TLS-CHAIN",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "Each certificate of the chain was issued by the next",
        zh: "证书链中每张证书均由其后一张签发",
    ),
    why: prose!(
        en: "Clients go from the server's certificate to a root that they know, and check each signature on the way. An \
             intermediate certificate that has the right name and another key, as after a renewal of the authority, breaks the chain, \
             and so does an issuer that is not allowed to issue. Certificates that belong to no place of the chain are \
             sent to every client for nothing.",
        zh: "客户端会从服务器证书一路验证到已知的根证书，并逐一检查签名。若中间证书名称正确但密钥不同（例如颁发机构更新之后），\
             或签发者无权签发，证书链就会断开。不属于证书链的证书则会白白发送给每个客户端。",
    ),
    source: &[
        Source::Public("RFC 5280, section 6: Certification Path Validation"),
        Source::Public("Azure Machine Learning v1, Secure web services using TLS: Get a TLS/SSL certificate"),
    ],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[attach(
            "# The intermediate in cert.pem has the issuer's name, but another key
ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
        )
        .with_files(&[("cert.pem", FORGED_CHAIN), ("key.pem", KEY)])],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(Seen { inspection, leaf, certificate }) = Certificates::seen(cx, findings) else { return };
    let pointer = certificate.pointer;
    if leaf.self_signature == Some(Verification::Failed) {
        let name = called(leaf);
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "the signature of the certificate `{name}` is wrong: it names itself as its issuer, but its key did not sign it",
                    zh: "证书 `{name}` 的签名不正确：它声称由自身签发，但并非用自身的密钥签名",
                ),
            )
            .help(say!(
                cx,
                en: "Take the certificate again from where it was made: it was changed, or its issuer has the same name.",
                zh: "请从原处重新获取该证书：它可能被改动过，或其颁发者与其同名。",
            ));
    }
    for link in &inspection.chain.links {
        broken(cx, findings, inspection, link, pointer);
    }
    if let [first, rest @ ..] = inspection.chain.unrelated.as_slice() {
        let name = inspection.certificates.get(*first).map(called).unwrap_or_default();
        let more = rest.len();
        let message = if more == 0 {
            say!(
                cx,
                en: "the certificate `{name}` has no place in the chain of the server's certificate",
                zh: "证书 `{name}` 不属于服务器证书的证书链",
            )
        } else {
            say!(
                cx,
                en: "the certificate `{name}` and {more} more have no place in the chain of the server's certificate",
                zh: "证书 `{name}` 及另外 {more} 张证书不属于服务器证书的证书链",
            )
        };
        findings.fail_as(Severity::Warning, pointer, message).help(say!(
            cx,
            en: "Remove them, or see whether the right intermediate certificate is missing.",
            zh: "请将其删除，或确认是否缺少正确的中间证书。",
        ));
    }
    if let Some(copy) = inspection.chain.duplicates.first() {
        let name = inspection.certificates.get(*copy).map(called).unwrap_or_default();
        findings
            .note(
                pointer,
                say!(
                    cx,
                    en: "the certificate `{name}` stands more than once in the file",
                    zh: "证书 `{name}` 在文件中重复出现",
                ),
            )
            .help(say!(cx, en: "Keep one of them.", zh: "请只保留一份。"));
    }
}

fn broken(
    cx: &Context<'_>,
    findings: &mut Findings,
    inspection: &Inspection,
    link: &Link,
    pointer: &'static str,
) {
    let name = |place: usize| inspection.certificates.get(place).map(called).unwrap_or_default();
    let (certificate, issuer) = (name(link.certificate), name(link.issuer));
    let has_broken_hash = inspection
        .certificates
        .get(link.certificate)
        .and_then(|certificate| certificate.signature.hash())
        .is_some_and(Hash::is_broken);
    if link.signature == Verification::Failed {
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "the certificate `{certificate}` was not signed by the `{issuer}` in the file: that has its issuer's name, but another key",
                    zh: "证书 `{certificate}` 并非由文件中的 `{issuer}` 签名：后者与其颁发者同名，但密钥不同",
                ),
            )
            .help(say!(
                cx,
                en: "Get the intermediate certificate that belongs to it from your authority: there is another of the same name.",
                zh: "请向证书颁发机构获取与之对应的中间证书：同名的证书不止一张。",
            ));
    } else if !link.issuer_is_ca {
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "the certificate `{certificate}` was issued by `{issuer}`, which may not issue certificates",
                    zh: "证书 `{certificate}` 由 `{issuer}` 签发，但后者无权签发证书",
                ),
            )
            .help(say!(
                cx,
                en: "Have the certificate issued by an authority: clients refuse one whose issuer is none.",
                zh: "请由证书颁发机构重新签发：客户端会拒绝由非颁发机构签发的证书。",
            ));
    } else if link.signature == Verification::NotSupported && has_broken_hash {
        // Nobody accepts it, whoever signed: TLS-ALGORITHM says so.
        findings.withhold();
    } else if link.signature == Verification::NotSupported {
        findings
            .undecided(
                pointer,
                say!(
                    cx,
                    en: "whether `{certificate}` was signed by `{issuer}` is not known: signatures of this kind are not verified here",
                    zh: "尚不清楚 `{certificate}` 是否由 `{issuer}` 签名：此处不验证这类签名",
                ),
            )
            .help(say!(
                cx,
                en: "Let `openssl verify` decide: it takes the root with `-CAfile` and the intermediates with `-untrusted`.",
                zh: "请用 `openssl verify` 判断：以 `-CAfile` 指定根证书，以 `-untrusted` 指定中间证书。",
            ));
    }
}
