//! An update of a compute with a custom certificate gives the certificate again.

use super::parts::any_custom;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::update;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-KEEP",
    severity: Severity::Error,
    operations: &[Operation::Update],
    title: text!(
        en: "Where TLS uses a custom certificate, an update gives certificate and key again",
        zh: "TLS 使用自定义证书时，更新须再次提供证书和私钥",
    ),
    why: prose!(
        en: "ARM has no partial update for this compute: the whole resource is put again, and reading it never returns \
             certificate and key. The SDK leaves TLS out of an update that changes only the load balancer; what the \
             service then does with the certificate is not published. Attaching again needs both in any case.",
        zh: "ARM 不支持对此类计算做部分更新：每次都要重新 PUT 整个资源，而读取时从不返回证书和私钥。只改负载均衡器时，\
             SDK 会在请求中省去 TLS，服务此后如何处理原有证书并无公开说明。重新附加则必须提供二者。",
    ),
    source: &[
        Source::Article(Section::UpdateCluster),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py: _build_update_payload"),
        Source::Public(
            "azure-rest-api-specs, Microsoft.MachineLearningServices 2022-10-01: SslConfiguration",
        ),
    ],
    examples: Examples::new(
        &[
            update("ssl: { status: Disabled }"),
            update(
                "loadBalancer: { type: PublicIp }
ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }",
            ),
        ],
        &[
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
loadBalancer: { type: PublicIp }",
            ),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let refreshes = cx.spec.refresh == Field::Given(true);
    let keeps_tls = match cx.spec.ssl.as_ref() {
        None => cx.spec.ssl.is_absent() && (refreshes || cx.spec.load_balancer.is_present()),
        // A renewal keeps what there is; attaching again has nothing to keep.
        Some(ssl) => {
            refreshes && !any_custom(ssl) && ssl.leaf_domain_label.is_absent() && ssl.status.is_absent()
        }
    };
    if !keeps_tls {
        return;
    }
    if let Some(current) = cx.current_compute() {
        if current.ssl_status() == Some(SslStatus::Enabled.as_str()) {
            findings
                .note(
                    "/ssl",
                    say!(
                        cx,
                        en: "TLS stays on with the compute's own certificate, which must be given again",
                        zh: "TLS 沿用该计算的自有证书，证书和私钥须再次提供",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Have certificate and key ready: no GET returns them, so the request holds placeholders.",
                    zh: "请准备好证书和私钥：GET 不会返回它们，因此请求中只有占位符。",
                ));
        }
        return;
    }
    findings
        .unknown(
            "/ssl",
            say!(
                cx,
                en: "whether TLS uses a custom certificate, which this update would have to give again, is not known",
                zh: "尚不清楚 TLS 是否使用自定义证书；若是，本次更新须再次提供",
            ),
            cx.ask_compute(),
        )
        .help(say!(
            cx,
            en: "If `sslConfiguration.status` is `Enabled`, add `ssl` with `cname`, certificate and key.",
            zh: "若 `sslConfiguration.status` 为 `Enabled`，请添加包含 `cname`、证书和私钥的 `ssl`。",
        ));
}
