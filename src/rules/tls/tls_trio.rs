//! A custom certificate is a host name, a certificate and a key.

use super::parts::{all_custom, any_custom, renews};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, Ssl, SslStatus};

pub(super) static RULE: Rule = Rule {
    id: "TLS-TRIO",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "A custom certificate is a host name, a certificate and a key, each given once",
        zh: "自定义证书由主机名、证书和私钥组成，且各给出一次",
    ),
    why: prose!(
        en: "With one of the three missing the front end has nothing to serve TLS with. The SDK refuses this before it \
             sends anything; Terraform does not and sends the status Enabled with half a configuration.",
        zh: "三者缺一，前端就无法提供 TLS。SDK 会在发送之前拒绝，Terraform 则不检查，会带着不完整的配置把状态设为 Enabled。",
    ),
    source: &[
        Source::Article(Section::Tls),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py: validate_configuration"),
    ],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            attach("ssl: { leafDomainLabel: contoso }"),
            update(
                "ssl:
  cname: www.contoso.com
  keyVault:
    id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv
    certSecret: scoring-cert
    keySecret: scoring-key",
            ),
        ],
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem }"),
            attach("ssl: { certPemFile: cert.pem, keyPemFile: key.pem }"),
            update("ssl: { keyPemFile: key.pem }"),
            create(
                "ssl:
  cname: www.contoso.com
  certPemFile: cert.pem
  certPem: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
  keyPemFile: key.pem",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    let is_custom = any_custom(ssl)
        && ssl.leaf_domain_label.is_absent()
        && !renews(ssl)
        && ssl.status != Field::Given(SslStatus::Disabled);
    if is_custom && !all_custom(ssl) {
        if ssl.cname.is_absent() {
            missing(
                cx,
                findings,
                "/ssl/cname",
                say!(cx, en: "the host name (`cname`) of the certificate is missing", zh: "缺少证书的主机名（`cname`）"),
            );
        }
        if !ssl.has_certificate() {
            missing(
                cx,
                findings,
                "/ssl/certPemFile",
                say!(
                    cx,
                    en: "the certificate (`certPemFile`, `certPem` or `keyVault`) is missing",
                    zh: "缺少证书（`certPemFile`、`certPem` 或 `keyVault`）",
                ),
            );
        }
        if !ssl.has_key() {
            missing(
                cx,
                findings,
                "/ssl/keyPemFile",
                say!(
                    cx,
                    en: "the private key (`keyPemFile`, `keyPem` or `keyVault`) is missing",
                    zh: "缺少私钥（`keyPemFile`、`keyPem` 或 `keyVault`）",
                ),
            );
        }
    }
    twice(cx, findings, ssl);
}

fn missing(
    cx: &Context<'_>,
    findings: &mut Findings,
    pointer: &'static str,
    message: std::borrow::Cow<'static, str>,
) {
    findings.fail(pointer, message).help(say!(
        cx,
        en: "Give host name, certificate and key together, or use `leafDomainLabel` for a certificate from Microsoft.",
        zh: "请同时给出主机名、证书和私钥，或用 `leafDomainLabel` 采用 Microsoft 证书。",
    ));
}

/// Key Vault is the safest place and a file the next: what is given there stays.
fn twice(cx: &Context<'_>, findings: &mut Findings, ssl: &Ssl<'_>) {
    let vault = ssl.key_vault.is_present();
    let (cert_file, key_file) = (ssl.cert_pem_file.is_present(), ssl.key_pem_file.is_present());
    let surplus = [
        (ssl.cert_pem.is_present() && (cert_file || vault), "certPem", "certPemFile", "/ssl/certPem"),
        (cert_file && vault, "certPemFile", "certPemFile", "/ssl/certPemFile"),
        (ssl.key_pem.is_present() && (key_file || vault), "keyPem", "keyPemFile", "/ssl/keyPem"),
        (key_file && vault, "keyPemFile", "keyPemFile", "/ssl/keyPemFile"),
    ];
    for (is_surplus, key, file, pointer) in surplus {
        if !is_surplus {
            continue;
        }
        let other = if vault { "keyVault" } else { file };
        findings
            .fail(
                pointer,
                say!(cx, en: "`{key}` says again what `{other}` gives", zh: "`{key}` 与 `{other}` 重复"),
            )
            .help(say!(
                cx,
                en: "Keep one of them: inline, as a file, or in Key Vault.",
                zh: "请只保留一种：内联、文件或 Key Vault。",
            ))
            .fix(Fix::offered(
                say!(cx, en: "Remove `{key}`", zh: "删除 `{key}`"),
                PatchOperation::remove(pointer),
            ));
    }
}
