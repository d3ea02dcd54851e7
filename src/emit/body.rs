//! The body of a compute, from which every artifact is made.
//!
//! What differs between artifacts is only how a value is written: as itself in a request, as a
//! parameter in a template. So the body is built once, over a [`Notation`].

use super::Emission;
use super::parameter::*;
use crate::catalog::Knows;
use crate::document::{Value, object};
use crate::spec::{Field, LoadBalancer, LoadBalancerType, Network, Operation, Ssl, SslStatus};

/// How an artifact writes the values of a body.
pub(super) trait Notation {
    /// A value that the user may want to change from one deployment to the next.
    fn value(&mut self, parameter: Parameter, value: Value) -> Value;
    /// A value that no artifact may hold.
    fn secret(&mut self, parameter: Parameter) -> Value;
    /// A text that stays as it is from one deployment to the next.
    fn literal(&mut self, text: &str) -> Value;
    /// The ARM id of the cluster that is attached; with `cluster.create` the artifact makes it itself.
    fn cluster_id(&mut self, emission: Emission<'_>, id: String) -> Value {
        let _ = emission;
        self.value(CLUSTER_RESOURCE_ID, id.into())
    }
}

/// The resource's members besides its name: `location`, `tags`, `properties`.
pub(super) fn resource(emission: Emission<'_>, notation: &mut dyn Notation) -> Value {
    let spec = emission.spec;
    let mut resource = Value::object();
    put(&mut resource, "location", spec.workspace.location.given(), |value| {
        notation.value(WORKSPACE_LOCATION, value.into())
    });
    if let Some(tags) = spec.tags.as_ref().filter(|tags| !tags.is_empty()) {
        let mut map = Value::object();
        for (key, value) in tags {
            let name = notation.literal(key);
            map.push(name.as_str().unwrap_or(key), notation.literal(value));
        }
        // Not one parameter for all: the schemas of templates want an object here, not an expression.
        resource.push("tags", map);
    }
    let mut properties = object! { "computeType" => "AKS" };
    if knows(emission).is_none_or(|knows| knows.compute_location_writable) {
        put(&mut properties, "computeLocation", spec.location.given(), |value| {
            notation.value(COMPUTE_LOCATION, value.into())
        });
    }
    put(&mut properties, "description", spec.description.given(), |value| {
        notation.value(DESCRIPTION, value.into())
    });
    if emission.operation == Operation::Attach {
        put(&mut properties, "resourceId", spec.cluster_id(), |value| notation.cluster_id(emission, value));
    }
    let inner = aks_properties(emission, notation);
    if !inner.is_empty() {
        properties.push("properties", inner);
    }
    resource.push("properties", properties);
    resource
}

/// `properties.properties`: what only an AKS compute has.
fn aks_properties(emission: Emission<'_>, notation: &mut dyn Notation) -> Value {
    let spec = emission.spec;
    let mut inner = Value::object();
    put(&mut inner, "agentCount", spec.agent_count.given(), |value| {
        notation.value(AGENT_COUNT, value.into())
    });
    let size_field = knows(emission).map_or("agentVmSize", |knows| knows.agent_vm_size_field);
    put(&mut inner, size_field, spec.agent_vm_size.given(), |value| {
        notation.value(AGENT_VM_SIZE, value.into())
    });
    put(&mut inner, "clusterPurpose", spec.cluster_purpose.given(), |value| {
        notation.value(CLUSTER_PURPOSE, value.as_str().into())
    });
    if let Some(ssl) = spec.ssl.as_ref() {
        inner.push("sslConfiguration", ssl_configuration(ssl, notation));
    }
    if let Some(network) = spec.network.as_ref() {
        let network = networking(emission, network, notation);
        if !network.is_empty() {
            inner.push("aksNetworkingConfiguration", network);
        }
    }
    match spec.load_balancer.as_ref() {
        Some(balancer) => load_balancer(balancer, &mut inner, notation),
        // The default, written out: an attach makes a public address, and the request should show it.
        None if emission.operation == Operation::Attach
            && knows(emission).is_some_and(|knows| knows.load_balancer) =>
        {
            let balancer =
                LoadBalancer { kind: Field::Given(LoadBalancerType::PublicIp), ..Default::default() };
            load_balancer(&balancer, &mut inner, notation);
        }
        None => {}
    }
    inner
}

/// `sslConfiguration`, with its status always said.
pub(super) fn ssl_configuration(ssl: &Ssl<'_>, notation: &mut dyn Notation) -> Value {
    let mut configuration = Value::object();
    let status = ssl.effective_status();
    put(&mut configuration, "status", status, |status| status.as_str().into());
    if status == Some(SslStatus::Enabled) {
        configuration.push("cert", notation.secret(SSL_CERT));
        configuration.push("key", notation.secret(SSL_KEY));
    }
    put(&mut configuration, "cname", ssl.cname.given(), |value| notation.value(SSL_CNAME, value.into()));
    put(&mut configuration, "leafDomainLabel", ssl.leaf_domain_label.given(), |value| {
        notation.value(LEAF_DOMAIN_LABEL, value.into())
    });
    put(&mut configuration, "overwriteExistingDomain", ssl.overwrite_existing_domain.given(), |value| {
        notation.value(OVERWRITE_EXISTING_DOMAIN, value.into())
    });
    configuration
}

fn networking(emission: Emission<'_>, network: &Network<'_>, notation: &mut dyn Notation) -> Value {
    let mut networking = Value::object();
    put(&mut networking, "subnetId", emission.spec.subnet_id(), |value| {
        notation.value(SUBNET_ID, value.into())
    });
    put(&mut networking, "serviceCidr", network.service_cidr.given(), |value| {
        notation.value(SERVICE_CIDR, value.into())
    });
    put(&mut networking, "dnsServiceIP", network.dns_service_ip.given(), |value| {
        notation.value(DNS_SERVICE_IP, value.into())
    });
    put(&mut networking, "dockerBridgeCidr", network.docker_bridge_cidr.given(), |value| {
        notation.value(DOCKER_BRIDGE_CIDR, value.into())
    });
    networking
}

/// Sets `loadBalancerType` and `loadBalancerSubnet` in `inner`.
pub(super) fn load_balancer(balancer: &LoadBalancer<'_>, inner: &mut Value, notation: &mut dyn Notation) {
    put(inner, "loadBalancerType", balancer.kind.given(), |value| {
        notation.value(LOAD_BALANCER_TYPE, value.as_str().into())
    });
    put(inner, "loadBalancerSubnet", balancer.subnet.given(), |value| {
        notation.value(LOAD_BALANCER_SUBNET, value.into())
    });
}

/// What the spec's api-version knows of computes; `None` for one that a caller's catalog leaves out.
pub(super) fn knows(emission: Emission<'_>) -> Option<&Knows> {
    let version = emission.spec.api_version()?;
    emission.catalog.api_version(version).map(|version| &version.computes)
}

/// Adds a member where there is a value.
pub(super) fn put<T>(object: &mut Value, key: &str, value: Option<T>, write: impl FnOnce(T) -> Value) {
    if let Some(value) = value {
        object.push(key, write(value));
    }
}
