//! The body of an update: the current compute, minus what only the service writes, plus the change.

use super::Emission;
use super::body::{Notation, knows, load_balancer, ssl_configuration};
use super::parameter::{SSL_CERT, SSL_KEY};
use crate::document::{Value, object};
use crate::facts::ComputeFact;
use crate::spec::Field;

/// The members of a resource that a PUT takes; the rest only a GET shows.
const WRITABLE: &[&str] = &["location", "identity", "tags", "sku"];
/// What only the service writes below `properties`.
const READ_ONLY: &[&str] =
    &["provisioningState", "createdOn", "modifiedOn", "provisioningErrors", "isAttachedCompute"];

/// The body of the PUT.
pub(super) fn body(emission: Emission<'_>, current: &ComputeFact, notation: &mut dyn Notation) -> Value {
    let mut resource = Value::object();
    for key in WRITABLE {
        if let Some(mut value) = current.resource.get(key).and_then(without_nulls) {
            if *key == "identity" {
                only_writable_identity(&mut value);
            }
            resource.push(*key, value);
        }
    }
    let mut properties =
        current.resource.get("properties").and_then(without_nulls).unwrap_or(Value::object());
    for key in READ_ONLY {
        properties.remove(key);
    }
    if knows(emission).is_some_and(|knows| !knows.compute_location_writable) {
        properties.remove("computeLocation");
    }
    // Where the version does not take it, only its default may be left out: see `lost_members`.
    if knows(emission).is_some_and(|knows| !knows.disable_local_auth)
        && properties.get("disableLocalAuth").and_then(Value::as_bool) == Some(false)
    {
        properties.remove("disableLocalAuth");
    }
    let mut inner = properties.get("properties").cloned().unwrap_or(Value::object());
    inner.remove("systemServices");
    // A GET never returns certificate and key, so a configuration that needs them is written again.
    let ssl = match emission.spec.ssl.as_ref() {
        Some(ssl) if ssl.renew == Field::Given(true) => Some(renewed(ssl.leaf_domain_label.given(), current)),
        Some(ssl) => Some(ssl_configuration(ssl, notation)),
        None => inner.get("sslConfiguration").cloned().map(|mut kept| {
            if kept.get("status").and_then(Value::as_str) == Some("Enabled") {
                kept.set("cert", notation.secret(SSL_CERT));
                kept.set("key", notation.secret(SSL_KEY));
            }
            kept
        }),
    };
    if let Some(ssl) = ssl {
        inner.set("sslConfiguration", ssl);
    }
    if let Some(balancer) = emission.spec.load_balancer.as_ref() {
        inner.remove("loadBalancerSubnet");
        load_balancer_in_place(balancer, &mut inner, notation);
    }
    if inner.is_empty() {
        properties.remove("properties");
    } else {
        properties.set("properties", inner);
    }
    resource.push("properties", properties);
    resource
}

/// What the compute has and the api-version does not know: an update in that version would lose it.
pub(super) fn lost_members(emission: Emission<'_>, current: &ComputeFact) -> Vec<&'static str> {
    let Some(knows) = knows(emission) else { return Vec::new() };
    let has = |path: &[&str]| {
        current
            .resource
            .get("properties")
            .and_then(|properties| properties.at(path))
            .is_some_and(|value| !matches!(value, Value::Null | Value::Bool(false)) && !value.is_empty())
    };
    let size = if knows.agent_vm_size_field == "agentVmSize" { "agentVMSize" } else { "agentVmSize" };
    [
        (knows.disable_local_auth, "disableLocalAuth", has(&["disableLocalAuth"])),
        (false, size, has(&["properties", size])),
        (knows.cluster_purpose, "clusterPurpose", has(&["properties", "clusterPurpose"])),
        (knows.load_balancer, "loadBalancerType", has(&["properties", "loadBalancerType"])),
        (knows.load_balancer, "loadBalancerSubnet", has(&["properties", "loadBalancerSubnet"])),
        (knows.networking, "aksNetworkingConfiguration", has(&["properties", "aksNetworkingConfiguration"])),
        (
            knows.leaf_domain_label,
            "leafDomainLabel",
            has(&["properties", "sslConfiguration", "leafDomainLabel"]) && emission.spec.ssl.is_absent(),
        ),
    ]
    .into_iter()
    .filter(|(is_known, _, is_there)| *is_there && !is_known)
    .map(|(_, name, _)| name)
    .collect()
}

/// Leaves of an identity what a PUT takes: its type, and which identities there are.
fn only_writable_identity(identity: &mut Value) {
    for key in ["principalId", "tenantId"] {
        identity.remove(key);
    }
    if let Some(Value::Object(assigned)) = identity.get_mut("userAssignedIdentities") {
        for member in assigned {
            member.value = Value::object();
        }
    }
}

/// The configuration that renews a certificate from Microsoft: the label it has, and nothing overwritten.
fn renewed(label: Option<&str>, current: &ComputeFact) -> Value {
    let mut configuration = object! { "status" => "Auto" };
    if let Some(label) = label.or(current.leaf_domain_label()) {
        configuration.push("leafDomainLabel", label);
    }
    configuration
}

fn load_balancer_in_place(
    balancer: &crate::spec::LoadBalancer<'_>,
    inner: &mut Value,
    notation: &mut dyn Notation,
) {
    let mut wanted = Value::object();
    load_balancer(balancer, &mut wanted, notation);
    for member in wanted.members() {
        inner.set(&member.key, member.value.clone());
    }
}

/// `value` without nulls; `None` where nothing is left of it.
fn without_nulls(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Object(members) => {
            let mut object = Value::object();
            for member in members {
                if let Some(value) = without_nulls(&member.value) {
                    object.push(member.key.clone(), value);
                }
            }
            (!object.is_empty()).then_some(object)
        }
        Value::Array(items) => Some(Value::Array(items.iter().filter_map(without_nulls).collect())),
        other => Some(other.clone()),
    }
}
