//! The front end speaks TLS 1.2.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-13",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(en: "The endpoint speaks TLS 1.2, not 1.3", zh: "终结点使用 TLS 1.2，不支持 1.3"),
    why: prose!(
        en: "Inference on AKS supports TLS 1.2 only. A client or gateway that insists on 1.3 cannot connect.",
        zh: "AKS 推理仅支持 TLS 1.2。只接受 1.3 的客户端或网关将无法连接。",
    ),
    source: &[Source::Public("Azure Machine Learning v1, Secure web services using TLS: tip at the top")],
    examples: Examples::new(
        &[create("clusterPurpose: FastProd"), attach("ssl: { status: Disabled }")],
        &[
            create("ssl: { leafDomainLabel: contoso }"),
            attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let status = cx.spec.ssl.as_ref().and_then(crate::spec::Ssl::effective_status);
    if !matches!(status, Some(SslStatus::Enabled | SslStatus::Auto)) {
        return;
    }
    findings
        .note(
            "/ssl",
            say!(cx, en: "the endpoint will speak TLS 1.2, not 1.3", zh: "终结点使用 TLS 1.2，不支持 1.3"),
        )
        .help(say!(
            cx,
            en: "See that no client or gateway insists on TLS 1.3.",
            zh: "请确认没有客户端或网关要求必须使用 TLS 1.3。",
        ));
}
