//! Where certificate and key come from when an artifact is run: from files, never from its text.

use super::Emission;
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
