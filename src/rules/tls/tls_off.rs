//! A production endpoint has TLS.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{ClusterPurpose, Field, Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-OFF",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(en: "A production endpoint uses TLS", zh: "生产终结点应启用 TLS"),
    why: prose!(
        en: "Without TLS the data and the keys of every scoring request travel in the clear, and no client can tell \
             whether it speaks to the right server.",
        zh: "没有 TLS 时，每个评分请求的数据和密钥都以明文传输，客户端也无法确认对方是否为正确的服务器。",
    ),
    source: &[Source::Public("Azure Machine Learning v1, Secure web services using TLS: warning at the top")],
    examples: Examples::new(
        &[
            create("ssl: { leafDomainLabel: contoso }"),
            create("clusterPurpose: DevTest\nagentCount: 3"),
            attach("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
        ],
        &[create("clusterPurpose: FastProd"), attach("ssl: { status: Disabled }")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let is_off = match cx.spec.ssl.as_ref() {
        Some(ssl) => ssl.status == Field::Given(SslStatus::Disabled),
        None => cx.spec.ssl.is_absent(),
    };
    if !is_off || !cx.spec.purpose().is_some_and(ClusterPurpose::is_production) {
        return;
    }
    findings
        .fail("/ssl", say!(cx, en: "the production endpoint has no TLS", zh: "生产终结点未启用 TLS"))
        .help(say!(
            cx,
            en: "Add `ssl` with `leafDomainLabel`, or with `cname`, certificate and key; or acknowledge it with the reason.",
            zh: "请添加 `ssl`：给出 `leafDomainLabel`，或 `cname`、证书和私钥；也可用 `acknowledge` 注明理由。",
        ));
}
