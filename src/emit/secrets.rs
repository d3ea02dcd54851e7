//! Where certificate and key come from when an artifact is run: from files, never from its text.

use std::borrow::Cow;

use super::Emission;
use super::planner::overwrites_certificate;
use crate::language::say;
use crate::shell::word;
use crate::spec::Field;

/// The files of certificate and key.
pub(super) fn certificate_files<'a>(e: Emission<'a>) -> (&'a str, &'a str) {
    let ssl = e.spec.ssl.as_ref();
    (
        ssl.and_then(|ssl| ssl.cert_pem_file.given()).unwrap_or("cert.pem"),
        ssl.and_then(|ssl| ssl.key_pem_file.given()).unwrap_or("key.pem"),
    )
}

/// The files to which certificate and key of the cluster are saved: never over those that the spec names.
pub(super) fn saved_files(e: Emission<'_>) -> (&'static str, &'static str) {
    if brings_certificate(e) {
        ("before-detach/cert.pem", "before-detach/key.pem")
    } else {
        ("cert.pem", "key.pem")
    }
}

/// Whether the spec brings a certificate of its own, in files beside the artifacts.
pub(super) fn brings_certificate(e: Emission<'_>) -> bool {
    e.spec.ssl.as_ref().is_some_and(|ssl| ssl.has_certificate() || ssl.has_key())
}

/// The commands that write certificate and key into these two files, which are words of bash, where Key
/// Vault holds them.
pub(super) fn key_vault_commands(e: Emission<'_>, files: [&str; 2]) -> Option<[String; 2]> {
    let vault = e.spec.ssl.as_ref()?.key_vault.as_ref()?;
    let name = word(vault.id.given()?.trim_end_matches('/').rsplit('/').next()?);
    let command = |secret: Field<&str>, file| {
        let secret = word(secret.given()?);
        Some(format!(
            "az keyvault secret download --vault-name {name} --name {secret} --encoding utf-8 --file {file}"
        ))
    };
    let [certificate, key] = files;
    Some([command(vault.cert_secret, certificate)?, command(vault.key_secret, key)?])
}

/// Why a script stops where a certificate would be lost; `command` runs it all the same.
pub(super) fn certificate_would_be_lost(e: Emission<'_>, command: &str) -> Cow<'static, str> {
    if overwrites_certificate(e) {
        say!(
            e,
            en: "the compute has a certificate of your own, and this update writes over it and its key in the cluster. Save them: bash kubectl.sh save-certificate. Where you have them: {command}",
            zh: "该计算使用自有证书，此更新会覆盖群集中的证书和私钥。请先保存：bash kubectl.sh save-certificate。若已持有：{command}",
        )
    } else {
        say!(
            e,
            en: "TLS is on, and detaching deletes certificate and key from the cluster. Save them: bash kubectl.sh save-certificate. Where you have them: {command}",
            zh: "已启用 TLS，拆离会从群集中删除证书和私钥。请先保存：bash kubectl.sh save-certificate。若已持有：{command}",
        )
    }
}
