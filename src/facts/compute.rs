//! Computes of a workspace, as an ARM GET or `az ml compute list` shows them.

use super::origin::Origin;
use super::resource::member;
use super::resource_id::{parent, same_resource};
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.MachineLearningServices/workspaces/computes";

/// One compute of a workspace.
#[derive(Clone, Debug)]
pub struct ComputeFact {
    /// Its ARM id.
    pub id: String,
    /// The whole resource, as it was given.
    pub resource: Value,
    /// Where the fact was read.
    pub origin: Origin,
}

impl ComputeFact {
    /// The ARM id of the cluster behind it; a text with control characters is none.
    pub fn cluster_id(&self) -> Option<&str> {
        let id = match member(&self.resource, "properties") {
            Some(properties) => member(properties, "resourceId"),
            None => member(&self.resource, "resource_id"),
        };
        // A workspace may have many computes, and ids are ASCII as a rule.
        let has_control = |id: &str| match id.is_ascii() {
            true => id.bytes().any(|byte| byte.is_ascii_control()),
            false => id.contains(char::is_control),
        };
        id?.as_str().filter(|id| !id.is_empty() && !has_control(id))
    }

    /// Its type: `AKS`, `Kubernetes`, `AmlCompute`, … in any case.
    pub fn compute_type(&self) -> Option<&str> {
        let name = match member(&self.resource, "properties") {
            Some(properties) => member(properties, "computeType"),
            None => member(&self.resource, "type"),
        };
        name?.as_str().filter(|name| !name.is_empty())
    }

    /// The ARM id of the workspace.
    pub fn workspace_id(&self) -> Option<&str> {
        parent(&self.id)
    }

    /// Whether the fact is the whole resource, which says what TLS it has and from which an update can be written.
    pub fn is_resource(&self) -> bool {
        matches!(self.resource.at(&["properties", "properties"]), Some(Value::Object(_)))
    }

    /// The status of TLS: `Disabled`, which answers also say by null, `Enabled` or `Auto`.
    pub fn ssl_status(&self) -> Option<&str> {
        match self.resource.at(&["properties", "properties", "sslConfiguration"])? {
            Value::Null => Some("Disabled"),
            ssl => ssl.get("status")?.as_str(),
        }
    }

    /// The label of a Microsoft certificate.
    pub fn leaf_domain_label(&self) -> Option<&str> {
        self.ssl("leafDomainLabel")
    }

    /// The type of the load balancer: `PublicIp` or `InternalLoadBalancer`.
    pub fn load_balancer_type(&self) -> Option<&str> {
        self.resource.at(&["properties", "properties", "loadBalancerType"])?.as_str()
    }

    /// The subnet of an internal load balancer.
    pub fn load_balancer_subnet(&self) -> Option<&str> {
        self.resource.at(&["properties", "properties", "loadBalancerSubnet"])?.as_str()
    }

    /// The purpose: `FastProd`, `DenseProd` or `DevTest`.
    pub fn cluster_purpose(&self) -> Option<&str> {
        self.resource.at(&["properties", "properties", "clusterPurpose"])?.as_str()
    }

    /// The host name of the user's own certificate.
    pub fn cname(&self) -> Option<&str> {
        self.ssl("cname")
    }

    /// What the service says of its last work on the compute: `Succeeded`, `Failed`, `Creating`, …
    pub fn provisioning_state(&self) -> Option<&str> {
        self.resource.at(&["properties", "provisioningState"])?.as_str()
    }

    /// Whether the cluster was attached, or Azure ML created it.
    pub fn is_attached(&self) -> Option<bool> {
        self.resource.at(&["properties", "isAttachedCompute"])?.as_bool()
    }

    /// Its description.
    pub fn description(&self) -> Option<&str> {
        self.resource.at(&["properties", "description"])?.as_str()
    }

    /// The value of a tag, whose names Azure compares in any case.
    pub fn tag(&self, name: &str) -> Option<&str> {
        member(member(&self.resource, "tags")?, name)?.as_str()
    }

    /// When the service made the compute: another time means another attachment.
    pub fn created_on(&self) -> Option<&str> {
        self.resource.at(&["properties", "createdOn"])?.as_str()
    }

    fn ssl(&self, key: &str) -> Option<&str> {
        self.resource.at(&["properties", "properties", "sslConfiguration", key])?.as_str()
    }
}

/// A list of the computes of a workspace that is known to be whole.
#[derive(Clone, Debug)]
pub struct ComputeListFact {
    /// The ARM id of the workspace.
    pub workspace_id: String,
    /// Where the fact was read.
    pub origin: Origin,
}

/// The workspace of which every one of these is a compute.
pub(super) fn common_workspace<'a>(ids: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut common: Option<&str> = None;
    for id in ids {
        let workspace = parent(id)?;
        match common {
            Some(common) if !same_resource(common, workspace) => return None,
            _ => common = Some(workspace),
        }
    }
    common
}
