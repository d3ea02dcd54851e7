//! The keys of a spec from the resource of a compute.

use super::lost::Why;
use super::part::Part;
use super::{Importing, cluster, says, scope};
use crate::document::{Value, object};
use crate::facts::{member, same_resource, same_text};
use crate::spec::{ClusterPurpose, LoadBalancerType, SslStatus};

/// What only the service writes below `properties`.
const READ_ONLY: &[&str] =
    &["provisioningState", "createdOn", "modifiedOn", "provisioningErrors", "isAttachedCompute"];

/// Whether a resource is a compute of type AKS.
pub(super) fn is_aks(resource: &Value) -> bool {
    member(resource, "properties").is_some_and(|properties| says(properties, "computeType", "AKS"))
}

/// A cluster that the document makes beside the compute.
pub(super) struct MadeCluster {
    /// Its ARM id, in which a placeholder may stand for what the document does not say.
    pub(super) id: String,
    /// `cluster.create`, but for what depends on the workspace.
    pub(super) create: cluster::Create,
}

/// Whether a resource says which cluster it attaches, also by an expression that nobody here can evaluate.
pub(super) fn names_cluster(resource: &Value) -> bool {
    member(resource, "properties")
        .and_then(|properties| member(properties, "resourceId"))
        .is_some_and(|id| *id != Value::Null)
}

/// Sets every key that follows from the resource; `names_cluster` is what [`names_cluster`] says of it.
pub(super) fn compute(
    mut resource: Part,
    names_cluster: bool,
    made: Option<MadeCluster>,
    importing: &mut Importing<'_>,
) {
    if let Some(location) = resource.text("location") {
        importing.set_workspace("location", location);
    }
    if let Some(tags) = resource.map("tags", importing).filter(|tags| !tags.is_empty()) {
        importing.spec.push("tags", tags);
    }
    let Some(mut properties) = resource.part("properties") else { return };
    resource.lose_rest(Why::NoKey, importing);
    properties.drop("computeType");
    let is_attached = properties.look("isAttachedCompute").and_then(Value::as_bool);
    for key in READ_ONLY {
        properties.drop(key);
    }
    properties.drop_if("disableLocalAuth", &Value::Bool(false));
    set(&mut importing.spec, "description", properties.text("description"));
    let is_attach = made.is_some() || (names_cluster && is_attached != Some(false));
    importing.spec.set("operation", if is_attach { "attach" } else { "create" });
    if is_attach {
        cluster(&mut properties, made, importing);
        let location = importing.workspace("location").map(str::to_owned);
        let is_the_workspaces =
            |value: &Value| same_text(value.as_str()?, location.as_deref()?).then_some(());
        properties.take("computeLocation", is_the_workspaces);
        properties.lose("computeLocation", Why::NotOfAttach, importing);
    } else {
        properties.drop("resourceId");
        set(&mut importing.spec, "location", properties.text("computeLocation"));
    }
    if let Some(inner) = properties.part("properties") {
        aks_properties(inner, is_attach, importing);
    }
    properties.lose_rest(Why::NoKey, importing);
}

/// Sets `cluster`.
fn cluster(properties: &mut Part, made: Option<MadeCluster>, importing: &mut Importing<'_>) {
    let id = properties.look("resourceId").and_then(Value::as_str).map(str::to_owned);
    match (made, id) {
        (Some(made), Some(id)) if same_resource(&made.id, &id) => {
            properties.drop("resourceId");
            let create = made.create.finish(importing.workspace("location"));
            importing.spec.push("cluster", object! { "create" => create });
        }
        (made, Some(id)) => {
            if let Some(made) = made {
                importing.lose(made.create.pointer, Why::OtherResource);
            }
            if properties.text("resourceId").is_some() {
                importing.spec.push("cluster", object! { "resourceId" => id.trim_end_matches('/') });
            }
        }
        (Some(made), None) => importing.lose(made.create.pointer, Why::OtherResource),
        (None, None) => {}
    }
}

/// Sets the keys that only an AKS compute has.
fn aks_properties(mut inner: Part, is_attach: bool, importing: &mut Importing<'_>) {
    inner.drop("systemServices");
    set(&mut importing.spec, "clusterPurpose", inner.word("clusterPurpose", ClusterPurpose::WORDS));
    if is_attach {
        for key in ["agentCount", "agentVmSize", "aksNetworkingConfiguration"] {
            inner.lose(key, Why::NotOfAttach, importing);
        }
    } else {
        set(&mut importing.spec, "agentCount", inner.integer("agentCount"));
        set(&mut importing.spec, "agentVmSize", inner.text("agentVmSize"));
        if let Some(part) = inner.part("aksNetworkingConfiguration") {
            network(part, importing);
        }
    }
    if let Some(part) = inner.part("sslConfiguration") {
        ssl(part, importing);
    }
    let mut balancer = Value::object();
    set(&mut balancer, "type", inner.word("loadBalancerType", LoadBalancerType::WORDS));
    set(&mut balancer, "subnet", inner.filled("loadBalancerSubnet"));
    if !balancer.is_empty() {
        importing.spec.push("loadBalancer", balancer);
    }
    inner.lose_rest(Why::NoKey, importing);
}

/// Sets `network`. Its virtual network is in the subscription of the workspace.
fn network(mut part: Part, importing: &mut Importing<'_>) {
    let mut network = Value::object();
    let subscription = importing.workspace("subscriptionId").map(str::to_owned);
    let subnet = part.take("subnetId", |value| {
        let [of_network, group, name, subnet] = *scope::names(value.as_str()?, scope::SUBNET)? else {
            return None;
        };
        if subscription.as_deref().is_some_and(|subscription| !same_text(subscription, of_network)) {
            return None;
        }
        Some([of_network, group, name, subnet].map(str::to_owned))
    });
    if let Some([of_network, group, name, subnet]) = subnet {
        if subscription.is_none() {
            importing.set_workspace("subscriptionId", of_network);
        }
        network.push("vnetResourceGroup", group);
        network.push("vnetName", name);
        network.push("subnetName", subnet);
    }
    for key in ["serviceCidr", "dnsServiceIP", "dockerBridgeCidr"] {
        set(&mut network, key, part.text(key));
    }
    if !network.is_empty() {
        importing.spec.push("network", network);
    }
    part.lose_rest(Why::NoKey, importing);
}

/// Sets `ssl`; certificate and key become files, or stay in their Key Vault.
fn ssl(mut part: Part, importing: &mut Importing<'_>) {
    let mut ssl = Value::object();
    let status = part.word("status", SslStatus::WORDS);
    let label = part.filled("leafDomainLabel");
    let cname = part.filled("cname");
    let is_enabled = status == Some(SslStatus::Enabled.as_str());
    let has_label = label.is_some();
    set(&mut ssl, "leafDomainLabel", label);
    if !has_label {
        part.drop_if("overwriteExistingDomain", &Value::Bool(false));
    }
    set(&mut ssl, "overwriteExistingDomain", part.boolean("overwriteExistingDomain"));
    let has_cname = cname.is_some();
    set(&mut ssl, "cname", cname);
    let mut has_secrets = false;
    if let Some((id, certificate, key)) = vault(&part) {
        part.drop("cert");
        part.drop("key");
        has_secrets = true;
        ssl.push("keyVault", object! { "id" => id, "certSecret" => certificate, "keySecret" => key });
    } else {
        for (member, key, file, why) in [
            ("cert", "certPemFile", "cert.pem", Why::Certificate),
            ("key", "keyPemFile", "key.pem", Why::PrivateKey),
        ] {
            // What is no text may stand for a secret.
            let is_given = part.filled(member).is_some() || part.look(member).is_some();
            if is_enabled || is_given {
                part.drop(member);
                has_secrets = true;
                ssl.push(key, file);
                importing.lose(part.pointer(member), why);
            }
        }
    }
    let implied = match (has_label, has_secrets || has_cname) {
        (true, _) => Some(SslStatus::Auto.as_str()),
        (false, true) => Some(SslStatus::Enabled.as_str()),
        (false, false) => None,
    };
    set(&mut ssl, "status", status.filter(|status| implied != Some(*status)));
    importing.spec.push("ssl", ssl);
    part.lose_rest(Why::NoKey, importing);
}

/// The Key Vault from which a parameters file takes both secrets, and their names.
fn vault(part: &Part) -> Option<(String, String, String)> {
    let reference = |key| {
        let reference = part.look(key)?.get("reference")?;
        let id = reference.at(&["keyVault", "id"])?.as_str()?;
        // A version of a secret is more than the spec can say.
        (reference.members().len() == 2).then_some((id, reference.get("secretName")?.as_str()?))
    };
    let ((vault, certificate), (other, key)) = (reference("cert")?, reference("key")?);
    (vault == other).then(|| (vault.to_owned(), certificate.to_owned(), key.to_owned()))
}

/// Adds a key where there is a value.
pub(super) fn set(object: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.push(key, value);
    }
}
