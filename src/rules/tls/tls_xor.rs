//! A custom certificate or a certificate from Microsoft, not both.

use super::parts::{CUSTOM, MICROSOFT, all_custom, any_custom, removals, renews};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, Ssl, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-XOR",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "TLS uses a custom certificate or one from Microsoft, not both",
        zh: "TLS 只能使用自定义证书或 Microsoft 证书之一",
    ),
    why: prose!(
        en: "The two ways exclude each other, and the SDK refuses them together. overwriteExistingDomain belongs to the \
             label; without one the SDK drops it without a word.",
        zh: "两种方式互斥，SDK 会拒绝同时给出。overwriteExistingDomain 从属于标签，没有标签时 SDK 会将它悄悄丢弃。",
    ),
    source: &[
        Source::Article(Section::Tls),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py: validate_configuration"),
    ],
    examples: Examples::new(
        &[
            create("ssl: { leafDomainLabel: contoso, overwriteExistingDomain: true }"),
            attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
        ],
        &[
            create(
                "ssl: { leafDomainLabel: contoso, cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
            attach("ssl: { leafDomainLabel: contoso, cname: www.contoso.com }"),
            update(
                "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem, overwriteExistingDomain: true }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    if ssl.leaf_domain_label.is_present() && any_custom(ssl) {
        both(cx, findings, ssl);
    }
    if let Field::Given(overwrites) = ssl.overwrite_existing_domain
        && ssl.leaf_domain_label.is_absent()
        && !renews(ssl)
        && ssl.status != Field::Given(SslStatus::Disabled)
    {
        let title = say!(cx, en: "Remove `overwriteExistingDomain`", zh: "删除 `overwriteExistingDomain`");
        let removal = PatchOperation::remove("/ssl/overwriteExistingDomain");
        let fix = if overwrites { Fix::offered(title, removal) } else { Fix::safe(title, removal) };
        findings
            .fail(
                "/ssl/overwriteExistingDomain",
                say!(
                    cx,
                    en: "`overwriteExistingDomain` has no meaning without `leafDomainLabel`",
                    zh: "没有 `leafDomainLabel` 时，`overwriteExistingDomain` 没有意义",
                ),
            )
            .help(say!(
                cx,
                en: "Remove it, or give the label whose name is to be taken over.",
                zh: "请将其删除，或给出要覆盖其域名的标签。",
            ))
            .fix(fix);
    }
}

fn both(cx: &Context<'_>, findings: &mut Findings, ssl: &Ssl<'_>) {
    let reported = findings
        .fail(
            "/ssl/leafDomainLabel",
            say!(
                cx,
                en: "`leafDomainLabel` and a custom certificate stand side by side",
                zh: "同时给出了 `leafDomainLabel` 和自定义证书",
            ),
        )
        .help(say!(
            cx,
            en: "Keep `leafDomainLabel` for a certificate from Microsoft, or `cname`, certificate and key for your own.",
            zh: "使用 Microsoft 证书时保留 `leafDomainLabel`；使用自有证书时保留 `cname`、证书和私钥。",
        ));
    let keeps_custom = match ssl.status {
        Field::Given(SslStatus::Enabled) | Field::Absent if all_custom(ssl) => true,
        Field::Given(SslStatus::Auto) | Field::Absent => false,
        _ => return,
    };
    let (title, keys) = if keeps_custom {
        (say!(cx, en: "Keep the custom certificate", zh: "保留自定义证书"), MICROSOFT)
    } else {
        (say!(cx, en: "Keep the certificate from Microsoft", zh: "保留 Microsoft 证书"), CUSTOM)
    };
    reported.fix(Fix { title, safe: false, patch: removals(cx, keys) });
}
