//! With a custom certificate the user's DNS points at the endpoint.

use super::host_name::is_host_name;
use super::parts::all_custom;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "TLS-DNS",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "With a custom certificate the DNS record is yours to set",
        zh: "使用自定义证书时，DNS 记录须自行更新",
    ),
    why: prose!(
        en: "Azure sets the DNS name only with its own certificates. Until your record points at the scoring endpoint's \
             address, clients do not find it, or find the certificate under another name and refuse it.",
        zh: "只有使用 Microsoft 证书时，Azure 才会设置 DNS。在您的记录指向评分终结点的地址之前，客户端要么找不到它，\
             要么因证书名称不符而拒绝连接。",
    ),
    source: &[Source::Article(Section::Tls)],
    examples: Examples::new(
        &[create("ssl: { leafDomainLabel: contoso }"), update("ssl: { status: Disabled }")],
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let Some(cname) = ssl.cname.given() else { return };
    if !all_custom(ssl) || ssl.leaf_domain_label.is_present() || !is_host_name(cname) {
        return;
    }
    let cname = quote(cname);
    findings
        .note(
            "/ssl/cname",
            say!(
                cx,
                en: "the DNS record of `{cname}` must point at the scoring endpoint's IP address",
                zh: "`{cname}` 的 DNS 记录须指向评分终结点的 IP 地址",
            ),
        )
        .help(say!(
            cx,
            en: "Afterwards read the address with `kubectl get service azureml-fe`, set the record, and verify it with `nslookup`.",
            zh: "完成后用 `kubectl get service azureml-fe` 查看地址，更新记录，并用 `nslookup` 验证。",
        ));
}
