//! One compute of a workspace, as an ARM GET shows it.

use crate::document::Value;

/// One compute of a workspace.
#[derive(Clone, Debug)]
pub struct ComputeFact {
    /// Its ARM id.
    pub id: String,
    /// The whole resource, as it was given.
    pub resource: Value,
}

impl ComputeFact {
    /// The ARM id of the cluster behind it.
    pub fn cluster_id(&self) -> Option<&str> {
        self.resource.at(&["properties", "resourceId"])?.as_str().filter(|id| !id.is_empty())
    }

    /// The status of TLS: `Disabled`, `Enabled` or `Auto`.
    pub fn ssl_status(&self) -> Option<&str> {
        self.ssl("status")
    }

    /// The label of a Microsoft certificate.
    pub fn leaf_domain_label(&self) -> Option<&str> {
        self.ssl("leafDomainLabel")
    }

    /// The type of the load balancer: `PublicIp` or `InternalLoadBalancer`.
    pub fn load_balancer_type(&self) -> Option<&str> {
        self.resource.at(&["properties", "properties", "loadBalancerType"])?.as_str()
    }

    fn ssl(&self, key: &str) -> Option<&str> {
        self.resource.at(&["properties", "properties", "sslConfiguration", key])?.as_str()
    }
}

/// Recognises a compute; the keys that were seen where it is none.
pub(super) fn recognise(data: Value) -> Result<ComputeFact, Vec<String>> {
    let id = data.get("id").and_then(Value::as_str);
    let is_compute = data.at(&["properties", "computeType"]).and_then(Value::as_str).is_some();
    match id {
        Some(id) if is_compute => Ok(ComputeFact { id: id.to_owned(), resource: data }),
        _ => Err(data.members().iter().take(12).map(|member| member.key.clone()).collect()),
    }
}
