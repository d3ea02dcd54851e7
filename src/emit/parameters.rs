//! The parameters file of the template: every value but secrets.

use super::Emission;
use super::arm::TemplateParameter;
use super::parameter::{DEPLOY_COMPUTE, SSL_CERT};
use crate::document::{Value, object};

/// The parameters file; a secret stands in it only as a Key Vault reference, where the spec names the vault.
pub(super) fn document(emission: Emission<'_>, used: &[TemplateParameter]) -> Value {
    let mut parameters = Value::object();
    for TemplateParameter { parameter, value } in used {
        if parameter.name == DEPLOY_COMPUTE.name {
            continue;
        }
        match value {
            Some(value) => parameters.push(parameter.name, object! { "value" => value.clone() }),
            None => {
                if let Some(reference) = vault_reference(emission, parameter.name == SSL_CERT.name) {
                    parameters.push(parameter.name, reference);
                }
            }
        }
    }
    object! {
        "$schema" => "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
        "contentVersion" => "1.0.0.0",
        "parameters" => parameters,
    }
}

fn vault_reference(emission: Emission<'_>, is_certificate: bool) -> Option<Value> {
    let vault = emission.spec.ssl.as_ref()?.key_vault.as_ref()?;
    let secret = if is_certificate { vault.cert_secret } else { vault.key_secret };
    Some(object! {
        "reference" => object! {
            "keyVault" => object! { "id" => vault.id.given()? },
            "secretName" => secret.given()?,
        },
    })
}
