//! A renewal is of Microsoft's certificate and keeps its name.

use super::parts::{CUSTOM, all_custom, any_custom, removals, renews};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::update;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-RENEW",
    severity: Severity::Error,
    operations: &[Operation::Update],
    title: text!(
        en: "A renewal needs a leaf domain label and must not overwrite the domain",
        zh: "续订需要叶域标签，且不得覆盖域名",
    ),
    why: prose!(
        en: "Only Microsoft's certificate can be renewed, so the compute must have a label; the SDK refuses anything \
             else. The documentation forbids overwriting the domain here, although its own command-line sample does it: \
             the prohibition is followed. A custom certificate is replaced by giving the new one.",
        zh: "只有 Microsoft 证书才能续订，因此计算必须带有标签，否则 SDK 会拒绝。文档禁止在续订时覆盖域名，\
             尽管其命令行示例恰恰这样做：此处以禁令为准。自有证书则通过提供新证书来更换。",
    ),
    source: &[
        Source::Public(
            "Azure Machine Learning v1, Secure web services using TLS: Update a Microsoft generated certificate",
        ),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py: _build_update_payload"),
    ],
    examples: Examples::new(
        &[update("ssl: { leafDomainLabel: contoso }"), update("ssl: { status: Disabled }")],
        &[
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
            update("ssl: { renew: true }"),
            update("ssl: { leafDomainLabel: contoso, overwriteExistingDomain: true, renew: true }"),
            update(
                "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem, renew: true }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    if !renews(ssl) {
        return;
    }
    let overwrites = ssl.overwrite_existing_domain == Field::Given(true);
    if overwrites {
        let title = say!(cx, en: "Remove `overwriteExistingDomain`", zh: "删除 `overwriteExistingDomain`");
        findings
            .fail(
                "/ssl/overwriteExistingDomain",
                say!(
                    cx,
                    en: "a renewal must not overwrite the existing domain",
                    zh: "续订时不得覆盖现有域名",
                ),
            )
            .help(say!(
                cx,
                en: "Remove `overwriteExistingDomain`: the name stays as it is.",
                zh: "请删除 `overwriteExistingDomain`：域名保持不变。",
            ))
            .fix(Fix::offered(title, PatchOperation::remove("/ssl/overwriteExistingDomain")));
    }
    if any_custom(ssl) {
        let reported = findings
            .fail(
                "/ssl/renew",
                say!(
                    cx,
                    en: "only a certificate from Microsoft can be renewed",
                    zh: "只有 Microsoft 证书才能续订",
                ),
            )
            .help(say!(
                cx,
                en: "To replace a certificate of your own, give the new one without `renew`.",
                zh: "要更换自有证书，请直接提供新证书，不要写 `renew`。",
            ));
        let keeps_custom = all_custom(ssl) && ssl.leaf_domain_label.is_absent();
        let (title, keys): (_, &[&str]) = match ssl.status {
            Field::Absent | Field::Given(SslStatus::Enabled) if keeps_custom => {
                (say!(cx, en: "Remove `renew`", zh: "删除 `renew`"), &["renew", "overwriteExistingDomain"])
            }
            Field::Absent | Field::Given(SslStatus::Auto) => {
                (say!(cx, en: "Keep the renewal", zh: "保留续订"), CUSTOM)
            }
            _ => return,
        };
        reported.fix(Fix { title, safe: false, patch: removals(cx, keys) });
    } else if ssl.status == Field::Given(SslStatus::Disabled) {
        // The contradiction is TLS-STATUS's to report; there is nothing to renew.
    } else if ssl.leaf_domain_label.is_absent() && !renewable(cx, findings) {
        // It was said why.
    } else if !overwrites {
        findings
            .note(
                "/ssl/renew",
                say!(cx, en: "a renewal takes about 5 hours to take effect", zh: "续订大约需要 5 小时才会生效"),
            )
            .help(say!(
                cx,
                en: "Start it well before the certificate expires.",
                zh: "请在证书过期之前尽早进行。",
            ));
    }
}

/// Whether the compute has a certificate from Microsoft; says so where it has none or where it is not known.
fn renewable(cx: &Context<'_>, findings: &mut Findings) -> bool {
    match cx.current_compute() {
        Some(current) if current.leaf_domain_label().is_some() => return true,
        Some(_) => {
            findings
                .fail(
                    "/ssl/renew",
                    say!(
                        cx,
                        en: "the compute has no certificate from Microsoft to renew",
                        zh: "该计算没有可续订的 Microsoft 证书",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Give `leafDomainLabel` without `renew` to get one, or your own new certificate.",
                    zh: "如需 Microsoft 证书，请给出 `leafDomainLabel` 而不写 `renew`；否则请提供新的自有证书。",
                ));
        }
        None => {
            findings
                .unknown(
                    "/ssl/renew",
                    say!(
                        cx,
                        en: "whether the compute has a certificate from Microsoft to renew is not known",
                        zh: "尚不清楚该计算是否有可续订的 Microsoft 证书",
                    ),
                    cx.ask_compute(),
                )
                .help(say!(
                    cx,
                    en: "Give the original `leafDomainLabel`; the command shows it in `sslConfiguration`.",
                    zh: "请给出原来的 `leafDomainLabel`；该命令会在 `sslConfiguration` 中显示它。",
                ));
        }
    }
    false
}
