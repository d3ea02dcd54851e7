//! What the `ssl` block of a spec gives, as the rules of this family ask it.

use crate::report::PatchOperation;
use crate::rules::Context;
use crate::spec::{Field, Ssl};

/// The keys of a custom certificate.
pub(super) const CUSTOM: &[&str] = &["cname", "certPem", "certPemFile", "keyPem", "keyPemFile", "keyVault"];

/// The keys of a certificate from Microsoft.
pub(super) const MICROSOFT: &[&str] = &["leafDomainLabel", "overwriteExistingDomain", "renew"];

/// Whether anything of a custom certificate is given.
pub(super) const fn any_custom(ssl: &Ssl<'_>) -> bool {
    ssl.cname.is_present() || ssl.has_certificate() || ssl.has_key()
}

/// Whether host name, certificate and key are all given.
pub(super) const fn all_custom(ssl: &Ssl<'_>) -> bool {
    ssl.cname.is_present() && ssl.has_certificate() && ssl.has_key()
}

/// Whether Microsoft's certificate is to be renewed.
pub(super) const fn renews(ssl: &Ssl<'_>) -> bool {
    matches!(ssl.renew, Field::Given(true))
}

/// Removes those of `keys` that stand in the `ssl` block.
pub(super) fn removals(cx: &Context<'_>, keys: &[&str]) -> Vec<PatchOperation> {
    let Some(ssl) = cx.spec.raw("ssl") else { return Vec::new() };
    keys.iter()
        .filter(|key| ssl.get(key).is_some())
        .map(|key| PatchOperation::remove(format!("/ssl/{key}")))
        .collect()
}

/// Whether a text that should be PEM is the name of a file instead.
pub(super) fn is_file_name(text: &str) -> bool {
    let text = text.trim();
    text.len() < 256
        && !text.contains('\n')
        && text.rsplit_once('.').is_some_and(|(_, extension)| {
            ["pem", "crt", "cer", "key", "txt"].iter().any(|known| extension.eq_ignore_ascii_case(known))
        })
}
