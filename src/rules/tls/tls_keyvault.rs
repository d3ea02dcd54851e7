//! Key Vault is named by its ARM id, secrets by their names.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::pattern::Pattern;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

static GUID: Pattern = Pattern::new("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$");
static VAULT: Pattern = Pattern::new("^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$");
static SECRET: Pattern = Pattern::new("^[A-Za-z0-9-]{1,127}$");

pub(super) static RULE: Rule = Rule {
    id: "TLS-KEYVAULT",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "Key Vault is named by its ARM id, and the secrets in it by their names",
        zh: "Key Vault 以 ARM 资源 ID 指定，其中的机密以名称指定",
    ),
    why: prose!(
        en: "The parameters file refers to the vault by its ARM id; the vault's address, or the address of a secret, is \
             refused there when the deployment starts.",
        zh: "参数文件通过 ARM 资源 ID 引用保管库；若填写保管库或机密的网址，部署一开始就会被拒绝。",
    ),
    source: &[Source::Public(
        "Naming rules and restrictions for Azure resources: Microsoft.KeyVault; Use Azure Key Vault to pass secure parameter values",
    )],
    examples: Examples::new(
        &[create(
            "ssl:
  cname: www.contoso.com
  keyVault:
    id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv
    certSecret: scoring-cert
    keySecret: scoring-key",
        )],
        &[
            create(
                "ssl: { cname: www.contoso.com, keyVault: { id: \"https://ml-kv.vault.azure.net/\", certSecret: scoring-cert, keySecret: scoring-key } }",
            ),
            attach(
                "ssl:
  cname: www.contoso.com
  keyVault:
    id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv
    certSecret: scoring_cert
    keySecret: https://ml-kv.vault.azure.net/secrets/scoring-key/0123456789abcdef0123456789abcdef",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(vault) = cx.spec.ssl.as_ref().and_then(|ssl| ssl.key_vault.as_ref()) else { return };
    if let Field::Given(id) = vault.id
        && !is_vault_id(id)
    {
        id_is_wrong(cx, findings, id);
    }
    secret(cx, findings, "/ssl/keyVault/certSecret", vault.cert_secret.given());
    secret(cx, findings, "/ssl/keyVault/keySecret", vault.key_secret.given());
    if let (Field::Given(certificate), Field::Given(key)) = (vault.cert_secret, vault.key_secret)
        && certificate.eq_ignore_ascii_case(key)
    {
        let key = quote(key);
        findings
            .fail_as(
                Severity::Warning,
                "/ssl/keyVault/keySecret",
                say!(
                    cx,
                    en: "certificate and key are read from the same secret `{key}`",
                    zh: "证书和私钥取自同一个机密 `{key}`",
                ),
            )
            .help(say!(
                cx,
                en: "Keep the certificate chain and the key in secrets of their own.",
                zh: "请将证书链和私钥分别保存为两个机密。",
            ));
    }
}

fn id_is_wrong(cx: &Context<'_>, findings: &mut Findings, id: &str) {
    let shown = quote(id);
    let message = if id.contains("://") {
        say!(cx, en: "`{shown}` is an address, not an ARM id", zh: "`{shown}` 是网址，不是 ARM 资源 ID")
    } else {
        say!(cx, en: "`{shown}` is no ARM id of a key vault", zh: "`{shown}` 不是 Key Vault 的 ARM 资源 ID")
    };
    let reported = findings.fail("/ssl/keyVault/id", message).help(say!(
        cx,
        en: "Write `/subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…`; \
             `az keyvault show --name … --query id` prints it.",
        zh: "请写成 `/subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…`；\
             可用 `az keyvault show --name … --query id` 查看。",
    ));
    let trimmed = id.trim().trim_end_matches('/');
    if is_vault_id(trimmed) {
        let title = say!(cx, en: "Write the id alone", zh: "只保留资源 ID");
        reported.fix(Fix::safe(title, PatchOperation::replace("/ssl/keyVault/id", trimmed)));
    }
}

fn secret(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, name: Option<&str>) {
    let Some(name) = name.filter(|name| !SECRET.matches(name)) else { return };
    let length = name.chars().count();
    let shown = quote(name);
    let message = if length > 127 {
        say!(
            cx,
            en: "the name of the secret has {length} characters; at most 127 are allowed",
            zh: "机密名称有 {length} 个字符，最多允许 127 个",
        )
    } else {
        say!(cx, en: "`{shown}` is no name of a secret", zh: "`{shown}` 不是有效的机密名称")
    };
    let reported = findings.fail(pointer, message).help(say!(
        cx,
        en: "Use the bare name: 1 to 127 letters, digits and hyphens.",
        zh: "请只写名称：1 到 127 个字母、数字或短划线。",
    ));
    let in_address = name
        .split_once("/secrets/")
        .and_then(|(_, rest)| rest.split('/').next())
        .filter(|found| SECRET.matches(found));
    if let Some(found) = in_address {
        let title = say!(cx, en: "Write `{found}`", zh: "改为 `{found}`");
        reported.fix(Fix::offered(title, PatchOperation::replace(pointer, found)));
    }
}

/// ARM compares the fixed segments of an id without regard to case.
fn is_vault_id(id: &str) -> bool {
    let segments: Vec<&str> = id.split('/').collect();
    let [start, subscriptions, subscription, groups, group, providers, provider, vaults, vault] =
        segments.as_slice()
    else {
        return false;
    };
    start.is_empty()
        && subscriptions.eq_ignore_ascii_case("subscriptions")
        && GUID.matches(subscription)
        && groups.eq_ignore_ascii_case("resourceGroups")
        && !group.is_empty()
        && providers.eq_ignore_ascii_case("providers")
        && provider.eq_ignore_ascii_case("Microsoft.KeyVault")
        && vaults.eq_ignore_ascii_case("vaults")
        && VAULT.matches(vault)
        && !vault.contains("--")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg";

    fn id(vault: &str) -> String {
        format!("{GROUP}/providers/Microsoft.KeyVault/vaults/{vault}")
    }

    #[test]
    fn an_id_has_every_segment_and_a_vault_name() {
        assert!(is_vault_id(&id("ml-kv")));
        assert!(is_vault_id(&id("abc").to_uppercase()));
        assert!(is_vault_id(&id(&"a".repeat(24))));
        for vault in ["ab", &"a".repeat(25), "1abc", "abc-", "a--b", "a_b", "", "abc/", "abc/secrets/x"] {
            assert!(!is_vault_id(&id(vault)), "{vault}");
        }
        assert!(!is_vault_id(GROUP));
        assert!(!is_vault_id(""));
        assert!(!is_vault_id(&id("ml-kv").replace("KeyVault", "Keyvaults")));
        assert!(!is_vault_id(&id("ml-kv").replace("11111111-", "")));
    }

    #[test]
    fn a_secret_name_ends_at_its_bounds() {
        assert!(SECRET.matches("a"));
        assert!(SECRET.matches(&"a".repeat(127)));
        for name in ["", &"a".repeat(128), "a_b", "a.b", "a b"] {
            assert!(!SECRET.matches(name), "{name}");
        }
    }
}
