//! Microsoft's certificates must be renewed by hand.

use super::parts::renews;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-AUTORENEW-DEAD",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "A certificate from Microsoft must be renewed by hand",
        zh: "Microsoft 证书必须手动续订",
    ),
    why: prose!(
        en: "The documentation says in one sentence both that these certificates renew themselves and that this no \
             longer works since v1 was deprecated. We follow the latter: a certificate that nobody renews expires, and \
             every client of the endpoint fails.",
        zh: "文档在同一句话里既说这类证书会自动续订，又说 v1 弃用之后该机制已失效。此处以后者为准：无人续订的证书会过期，\
             届时终结点的所有客户端都会失败。",
    ),
    source: &[Source::Public(
        "Azure Machine Learning v1, Secure web services using TLS: Update a Microsoft generated certificate",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
        ],
        &[create("ssl: { leafDomainLabel: contoso }"), attach("ssl: { leafDomainLabel: contoso }")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    if ssl.leaf_domain_label.given().is_none()
        || renews(ssl)
        || ssl.effective_status() != Some(SslStatus::Auto)
    {
        return;
    }
    findings
        .fail(
            "/ssl/leafDomainLabel",
            say!(
                cx,
                en: "the certificate from Microsoft will not renew itself",
                zh: "Microsoft 证书不会自动续订",
            ),
        )
        .help(say!(
            cx,
            en: "Note its expiry date and renew it in time: an update with `ssl: {{ leafDomainLabel: …, renew: true }}`.",
            zh: "请记下到期日并及时续订：执行带有 `ssl: {{ leafDomainLabel: …, renew: true }}` 的更新。",
        ));
}
