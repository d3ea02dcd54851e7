//! The status of TLS says what the other keys say.

use super::parts::{all_custom, any_custom, renews};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, Ssl, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-STATUS",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The TLS status is Disabled, Enabled or Auto, and agrees with the other keys",
        zh: "TLS 状态为 Disabled、Enabled 或 Auto，且与其余键一致",
    ),
    why: prose!(
        en: "Enabled means a custom certificate, Auto a certificate from Microsoft, Disabled nothing else. Where they \
             disagree the SDK quietly drops one side: an update with the status Enabled and no certificate, for \
             example, changes nothing and looks like a success.",
        zh: "Enabled 表示自定义证书，Auto 表示 Microsoft 证书，Disabled 表示别无其他内容。两者不一致时，SDK 会悄悄丢弃一方：\
             例如只写 Enabled 而不带证书的更新什么都不会改变，看起来却是成功的。",
    ),
    source: &[
        Source::Article(Section::Tls),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py: payload builders"),
    ],
    examples: Examples::new(
        &[
            create("ssl: { leafDomainLabel: contoso }"),
            create("ssl: { status: Auto, leafDomainLabel: contoso }"),
            attach(
                "ssl: { status: Enabled, cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
            update("ssl: { status: Disabled }"),
        ],
        &[
            create("ssl: {}"),
            create("ssl: { status: disabled }"),
            update("ssl: { status: Enabled }"),
            attach("ssl: { status: Enabled, leafDomainLabel: contoso }"),
            attach(
                "ssl: { status: Auto, cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
            update("ssl: { status: Disabled, leafDomainLabel: contoso }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let is_microsoft = ssl.leaf_domain_label.is_present() || renews(ssl);
    match ssl.status {
        Field::Invalid => {}
        Field::Absent if says_nothing(cx, ssl) => nothing(cx, findings),
        Field::Absent => {}
        Field::Given(SslStatus::Disabled) => {
            if is_microsoft || any_custom(ssl) || ssl.overwrite_existing_domain.is_present() {
                disabled(cx, findings, ssl, is_microsoft);
            }
        }
        Field::Given(SslStatus::Enabled) if !any_custom(ssl) => enabled(cx, findings, is_microsoft),
        Field::Given(SslStatus::Auto) if !is_microsoft => auto(cx, findings, any_custom(ssl)),
        Field::Given(SslStatus::Enabled | SslStatus::Auto) => {}
    }
}

/// An unknown key has its finding already and may be meant to say something.
fn says_nothing(cx: &Context<'_>, ssl: &Ssl<'_>) -> bool {
    let has_no_weight = |key: &str| match key {
        "overwriteExistingDomain" => !ssl.overwrite_existing_domain.is_invalid(),
        "renew" => !renews(ssl) && !ssl.renew.is_invalid(),
        _ => false,
    };
    cx.spec.raw("ssl").is_some_and(|block| block.members().iter().all(|member| has_no_weight(&member.key)))
}

fn nothing(cx: &Context<'_>, findings: &mut Findings) {
    let reported = findings
        .fail("/ssl", say!(cx, en: "`ssl` says nothing about TLS", zh: "`ssl` 没有说明任何 TLS 设置"))
        .help(say!(
            cx,
            en: "Give `leafDomainLabel`, or `cname` with certificate and key, or `status: Disabled`.",
            zh: "请给出 `leafDomainLabel`，或 `cname` 加证书和私钥，或 `status: Disabled`。",
        ));
    if !cx.is(Operation::Update) {
        let title = say!(cx, en: "Remove `ssl`", zh: "删除 `ssl`");
        reported.fix(Fix::offered(title, PatchOperation::remove("/ssl")));
    }
}

fn disabled(cx: &Context<'_>, findings: &mut Findings, ssl: &Ssl<'_>, is_microsoft: bool) {
    let reported = findings
        .fail(
            "/ssl/status",
            say!(
                cx,
                en: "the status is `Disabled`, yet other keys switch TLS on",
                zh: "状态为 `Disabled`，但其余键又启用了 TLS",
            ),
        )
        .help(say!(
            cx,
            en: "Remove the other keys to switch TLS off, or `status` to leave it on.",
            zh: "要关闭 TLS，请删除其余键；要启用 TLS，请删除 `status`。",
        ));
    let is_whole = if any_custom(ssl) {
        all_custom(ssl) && !is_microsoft && ssl.overwrite_existing_domain.is_absent()
    } else {
        is_microsoft
    };
    if is_whole {
        let title = say!(cx, en: "Remove `status`", zh: "删除 `status`");
        reported.fix(Fix::offered(title, PatchOperation::remove("/ssl/status")));
    }
}

fn enabled(cx: &Context<'_>, findings: &mut Findings, is_microsoft: bool) {
    let reported = findings
        .fail(
            "/ssl/status",
            say!(
                cx,
                en: "`Enabled` needs `cname`, a certificate and a key",
                zh: "`Enabled` 需要 `cname`、证书和私钥",
            ),
        )
        .help(say!(
            cx,
            en: "Give all three; with a certificate from Microsoft the status is `Auto`.",
            zh: "请三者一并给出；使用 Microsoft 证书时，状态为 `Auto`。",
        ));
    if is_microsoft {
        let title = say!(cx, en: "Write `Auto`", zh: "改为 `Auto`");
        reported.fix(Fix::safe(title, PatchOperation::replace("/ssl/status", "Auto")));
    }
}

fn auto(cx: &Context<'_>, findings: &mut Findings, is_custom: bool) {
    let reported = findings
        .fail(
            "/ssl/status",
            say!(cx, en: "`Auto` needs `leafDomainLabel`", zh: "`Auto` 需要 `leafDomainLabel`"),
        )
        .help(say!(
            cx,
            en: "Give the label; with a certificate of your own the status is `Enabled`.",
            zh: "请给出该标签；使用自有证书时，状态为 `Enabled`。",
        ));
    if is_custom {
        let title = say!(cx, en: "Write `Enabled`", zh: "改为 `Enabled`");
        reported.fix(Fix::safe(title, PatchOperation::replace("/ssl/status", "Enabled")));
    }
}
