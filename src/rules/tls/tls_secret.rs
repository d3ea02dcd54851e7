//! A private key does not stand in the spec.

use super::parts::is_file_name;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Operation, Secret};

pub(super) static RULE: Rule = Rule {
    id: "TLS-SECRET",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The private key stands in a file or in Key Vault, not in the spec",
        zh: "私钥应放在文件或 Key Vault 中，而不是写在配置里",
    ),
    why: prose!(
        en: "A spec is committed, mailed and shown in reviews; a key in it is soon known to many. ARM treats the key as \
             a secret, and so do we: templates take it as a securestring parameter and no output shows it.",
        zh: "配置会被提交、转发、评审，其中的私钥很快就会为多人所知。ARM 将私钥视为机密，本工具亦然：模板以 securestring \
             参数接收它，任何输出都不会显示它。",
    ),
    source: &[Source::Public(
        "azure-rest-api-specs, Microsoft.MachineLearningServices 2022-05-01: SslConfiguration.key (x-ms-secret)",
    )],
    examples: Examples::new(
        &[
            create("ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[create(
            "ssl:
  cname: www.contoso.com
  certPemFile: cert.pem
  keyPem: |
    -----BEGIN PRIVATE KEY-----
    MIIE
    -----END PRIVATE KEY-----",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let key = cx.spec.ssl.as_ref().and_then(|ssl| ssl.key_pem.given()).map(Secret::expose);
    if key.is_none_or(|text| text.is_empty() || is_file_name(text)) {
        return;
    }
    findings
        .fail("/ssl/keyPem", say!(cx, en: "the private key stands in the spec", zh: "私钥直接写在配置中"))
        .help(say!(
            cx,
            en: "Use `keyPemFile` or `keyVault`; no output shows the key, and the template takes it as a `securestring`.",
            zh: "请改用 `keyPemFile` 或 `keyVault`；任何输出都不会显示私钥，模板以 `securestring` 参数接收它。",
        ));
}
