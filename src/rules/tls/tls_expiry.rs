//! The certificates are valid now and for some time to come, and clients have a reason to trust them.

use time::OffsetDateTime;

use super::certificates::{Certificates, Seen, called};
use super::samples::{CHAIN, EXPIRED, KEY};
use crate::certificate::{Certificate, ChainEnd};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{ClusterPurpose, Operation};

/// Fewer days than these are soon.
const SOON: i64 = 30;
const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

pub(super) static RULE: Rule = Rule {
    id: "TLS-EXPIRY",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The certificates are valid now and for 30 days at least, and not self-signed in production",
        zh: "证书当前有效且至少还有 30 天到期，生产环境中不使用自签名证书",
    ),
    why: prose!(
        en: "From the day on which one certificate of the chain expires every client fails, and nothing renews it by \
             itself. A root in the file counts for nothing: clients use their own copy. A self-signed certificate is \
             trusted only by clients that were given it, which in production is seldom what was meant.",
        zh: "证书链中任何一张证书到期后，所有客户端都会失败，且不会有任何机制自动续订。文件中的根证书不计在内，因为客户端使用自己的副本。\
             自签名证书只有事先导入的客户端才会信任，在生产环境中通常并非本意。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning v1, Secure web services using TLS: Get a TLS/SSL certificate; Update the certificate",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[attach(
            "# cert.pem expired in October 2026
ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
        )
        .with_files(&[("cert.pem", EXPIRED), ("key.pem", KEY)])],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(Seen { inspection, leaf, certificate }) = Certificates::seen(cx, findings) else { return };
    let chain = &inspection.chain;
    for (number, place) in chain.order.iter().enumerate() {
        let Some(one) = inspection.certificates.get(*place) else { continue };
        let is_leaf = number == 0;
        if is_leaf || !one.is_self_issued {
            validity(cx, findings, one, is_leaf, certificate.pointer);
        }
    }
    let is_for_tests = cx.spec.purpose() == Some(ClusterPurpose::DevTest);
    if chain.end == Some(ChainEnd::SelfSigned) && !is_for_tests {
        let name = called(leaf);
        findings
            .fail_as(
                Severity::Warning,
                certificate.pointer,
                say!(
                    cx,
                    en: "the certificate `{name}` is self-signed: clients refuse it unless each was told to trust it",
                    zh: "证书 `{name}` 是自签名证书：客户端会拒绝它，除非逐一将其设为受信任",
                ),
            )
            .help(say!(
                cx,
                en: "For production have it issued by an authority that your clients trust.",
                zh: "生产环境请使用由客户端所信任的颁发机构签发的证书。",
            ));
    }
}

fn validity(
    cx: &Context<'_>,
    findings: &mut Findings,
    certificate: &Certificate,
    is_leaf: bool,
    pointer: &'static str,
) {
    let now = cx.now.unix_timestamp();
    let name = called(certificate);
    let (from, until) = (date(certificate.not_before), date(certificate.not_after));
    let left = certificate.not_after.saturating_sub(now);
    let days = left / SECONDS_OF_A_DAY;
    let (severity, message) = if left < 0 {
        let message = if is_leaf {
            say!(cx, en: "the certificate `{name}` expired on {until}", zh: "证书 `{name}` 已于 {until} 过期")
        } else {
            say!(
                cx,
                en: "the intermediate certificate `{name}` expired on {until}",
                zh: "中间证书 `{name}` 已于 {until} 过期",
            )
        };
        (Severity::Error, message)
    } else if certificate.not_before > now {
        let message = if is_leaf {
            say!(
                cx,
                en: "the certificate `{name}` is not valid yet, but from {from} on",
                zh: "证书 `{name}` 尚未生效，{from} 起才有效",
            )
        } else {
            say!(
                cx,
                en: "the intermediate certificate `{name}` is not valid yet, but from {from} on",
                zh: "中间证书 `{name}` 尚未生效，{from} 起才有效",
            )
        };
        (Severity::Error, message)
    } else if days < SOON {
        let message = match (is_leaf, days) {
            (true, 0) => say!(
                cx,
                en: "the certificate `{name}` expires on {until}, within a day",
                zh: "证书 `{name}` 将于 {until} 过期，不足一天",
            ),
            (true, _) => say!(
                cx,
                en: "the certificate `{name}` expires on {until}, in {days} days",
                zh: "证书 `{name}` 将于 {until} 过期，还剩 {days} 天",
            ),
            (false, _) => say!(
                cx,
                en: "the intermediate certificate `{name}` expires soon, on {until}",
                zh: "中间证书 `{name}` 即将于 {until} 过期",
            ),
        };
        (Severity::Warning, message)
    } else {
        return;
    };
    let help = if severity == Severity::Error && left >= 0 {
        say!(
            cx,
            en: "Wait until then, or have one issued that is valid now; the clock of the check is the time that was given.",
            zh: "请等到该日期，或申请一张当前有效的证书；此处以给定的时间为准。",
        )
    } else {
        say!(
            cx,
            en: "Have it renewed, and give the new certificate with its intermediates.",
            zh: "请续订证书，并提供新证书及其中间证书。",
        )
    };
    findings.fail_as(severity, pointer, message).help(help);
}

/// The day of a time, UTC.
pub(crate) fn date(seconds: i64) -> String {
    // What is out of range no certificate can say.
    OffsetDateTime::from_unix_timestamp(seconds).map(|time| time.date().to_string()).unwrap_or_default()
}
