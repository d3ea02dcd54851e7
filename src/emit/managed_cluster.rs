//! The AKS cluster of `cluster.create`, from which every artifact that makes one is made.
//!
//! Only what the spec says is written, and what the defaults of Azure Resource Manager would make
//! different from what Azure Machine Learning can use.

use super::Emission;
use super::body::{Notation, put};
use super::parameter::{CLUSTER_LOCATION, CLUSTER_SUBNET_ID, DNS_PREFIX, KUBERNETES_VERSION};
use crate::document::{Value, object};
use crate::spec::{
    ClusterCreate, Field, IdentityType, LoadBalancerProfile, NetworkPluginMode, NetworkPolicy, NodePoolSpec,
    Texts,
};

/// The type of an AKS cluster.
pub(super) const TYPE: &str = "Microsoft.ContainerService/managedClusters";

/// The api-version of [`TYPE`]: the oldest stable one that knows every member that we write, because
/// clouds of their own register versions later.
pub(crate) const API_VERSION: &str = "2025-04-01";

/// The members of the resource besides its name: `location`, `sku`, `identity`, `properties`.
pub(super) fn resource(e: Emission<'_>, create: &ClusterCreate<'_>, notation: &mut dyn Notation) -> Value {
    let mut resource = Value::object();
    put(&mut resource, "location", create.location(e.spec), |value| {
        notation.value(CLUSTER_LOCATION, value.into())
    });
    put(
        &mut resource,
        "sku",
        create.tier.given(),
        |tier| object! { "name" => "Base", "tier" => tier.as_str() },
    );
    resource.push("identity", identity(create, notation));
    let mut properties = Value::object();
    put(&mut properties, "kubernetesVersion", create.kubernetes_version.given(), |value| {
        notation.value(KUBERNETES_VERSION, value.into())
    });
    text(&mut properties, "supportPlan", create.support_plan.given().map(|plan| plan.as_str()), notation);
    match create.fqdn_subdomain {
        Field::Given(subdomain) => text(&mut properties, "fqdnSubdomain", Some(subdomain), notation),
        _ => put(&mut properties, "dnsPrefix", create.dns_prefix(), |value| {
            notation.value(DNS_PREFIX, value.into_owned().into())
        }),
    }
    properties.push("enableRBAC", true);
    put(&mut properties, "disableLocalAccounts", create.disable_local_accounts.given(), Value::from);
    let pools: Vec<_> = create
        .pools()
        .iter()
        .enumerate()
        .map(|(number, pool)| node_pool(create, number, pool, notation))
        .collect();
    properties.push("agentPoolProfiles", pools);
    properties.push("networkProfile", network_profile(create, notation));
    let access = api_server_access(create, notation);
    if !access.is_empty() {
        properties.push("apiServerAccessProfile", access);
    }
    resource.push("properties", properties);
    resource
}

fn identity(create: &ClusterCreate<'_>, notation: &mut dyn Notation) -> Value {
    let Some(identity) = create.identity.as_ref() else { return object! { "type" => "SystemAssigned" } };
    let kind = identity.kind.given().unwrap_or(IdentityType::SystemAssigned);
    let mut value = object! { "type" => kind.as_str() };
    if let (IdentityType::UserAssigned, Some(id)) = (kind, identity.resource_id.given()) {
        let mut identities = Value::object();
        let key = notation.literal(id);
        identities.push(key.as_str().unwrap_or(id), Value::object());
        value.push("userAssignedIdentities", identities);
    }
    value
}

fn node_pool(
    create: &ClusterCreate<'_>,
    number: usize,
    pool: &NodePoolSpec<'_>,
    notation: &mut dyn Notation,
) -> Value {
    let mut value = Value::object();
    text(&mut value, "name", pool.name.given(), notation);
    put(&mut value, "mode", create.pool_mode(number), |mode| mode.as_str().into());
    value.push("type", "VirtualMachineScaleSets");
    put(&mut value, "osType", pool.os_type(), |os| os.as_str().into());
    text(&mut value, "vmSize", pool.vm_size.given(), notation);
    put(&mut value, "count", pool.count(), Value::from);
    if pool.enable_auto_scaling == Field::Given(true) {
        value.push("enableAutoScaling", true);
        put(&mut value, "minCount", pool.min_count.given(), Value::from);
        put(&mut value, "maxCount", pool.max_count.given(), Value::from);
    }
    put(&mut value, "maxPods", pool.max_pods.given(), Value::from);
    texts(&mut value, "nodeTaints", &pool.taints, notation);
    put(&mut value, "vnetSubnetID", create.vnet_subnet_id.given(), |id| {
        notation.value(CLUSTER_SUBNET_ID, id.into())
    });
    text(&mut value, "podSubnetID", create.pod_subnet_id.given(), notation);
    value
}

fn network_profile(create: &ClusterCreate<'_>, notation: &mut dyn Notation) -> Value {
    let mut network = Value::object();
    put(&mut network, "networkPlugin", create.network_plugin(), |plugin| plugin.as_str().into());
    put(
        &mut network,
        "networkPluginMode",
        create.network_plugin_mode().given(),
        |mode: NetworkPluginMode| mode.as_str().into(),
    );
    put(&mut network, "networkPolicy", create.network_policy.given(), |policy| policy.as_str().into());
    if create.network_policy == Field::Given(NetworkPolicy::Cilium) {
        // Cilium enforces policies only where it also moves the packets.
        network.push("networkDataplane", "cilium");
    }
    text(&mut network, "podCidr", create.pod_cidr.given(), notation);
    text(&mut network, "serviceCidr", create.service_cidr.given(), notation);
    text(&mut network, "dnsServiceIP", create.dns_service_ip.given(), notation);
    put(&mut network, "loadBalancerSku", create.load_balancer_sku(), |sku| sku.as_str().into());
    put(&mut network, "outboundType", create.outbound_type(), |kind| kind.as_str().into());
    if let Some(profile) = create.load_balancer_profile.as_ref() {
        network.push("loadBalancerProfile", load_balancer_profile(profile, notation));
    }
    if let Some(gateway) = create.nat_gateway.as_ref() {
        let mut profile = Value::object();
        put(&mut profile, "managedOutboundIPProfile", gateway.managed_outbound_ip_count.given(), |count| {
            object! { "count" => count }
        });
        put(&mut profile, "idleTimeoutInMinutes", gateway.idle_timeout_in_minutes.given(), Value::from);
        network.push("natGatewayProfile", profile);
    }
    network
}

fn load_balancer_profile(profile: &LoadBalancerProfile<'_>, notation: &mut dyn Notation) -> Value {
    let mut value = Value::object();
    put(&mut value, "managedOutboundIPs", profile.managed_outbound_ip_count.given(), |count| {
        object! { "count" => count }
    });
    for (member, list, ids) in [
        ("outboundIPs", "publicIPs", &profile.outbound_ip_ids),
        ("outboundIPPrefixes", "publicIPPrefixes", &profile.outbound_ip_prefix_ids),
    ] {
        if let Some(ids) = ids.as_ref() {
            let ids: Vec<_> = ids
                .iter()
                .filter_map(|id| id.given())
                .map(|id| object! { "id" => notation.literal(id) })
                .collect();
            let mut holder = Value::object();
            holder.push(list, ids);
            value.push(member, holder);
        }
    }
    put(&mut value, "allocatedOutboundPorts", profile.allocated_outbound_ports.given(), Value::from);
    put(&mut value, "idleTimeoutInMinutes", profile.idle_timeout_in_minutes.given(), Value::from);
    value
}

fn api_server_access(create: &ClusterCreate<'_>, notation: &mut dyn Notation) -> Value {
    let mut access = Value::object();
    // The one empty text, by which the Azure CLI switches the ranges off, is no range: an empty list says the same.
    put(&mut access, "authorizedIPRanges", create.authorized_ip_ranges.as_ref(), |ranges| {
        let ranges = ranges.iter().filter(|range| **range != Field::Given(""));
        literals(ranges, notation)
    });
    if create.is_private() {
        access.push("enablePrivateCluster", true);
        // AKS would give it a public name, with which Azure Machine Learning cannot attach it.
        put(&mut access, "enablePrivateClusterPublicFQDN", create.public_fqdn(), Value::from);
        text(&mut access, "privateDNSZone", create.private_dns_zone.given(), notation);
    }
    put(&mut access, "enableVnetIntegration", create.api_server_vnet_integration.given(), Value::from);
    access
}

/// Adds a text that stays as it is.
fn text(object: &mut Value, key: &str, value: Option<&str>, notation: &mut dyn Notation) {
    put(object, key, value, |value| notation.literal(value));
}

/// Adds a list of texts that stay as they are.
fn texts(object: &mut Value, key: &str, values: &Field<Texts<'_>>, notation: &mut dyn Notation) {
    put(object, key, values.as_ref(), |values| literals(values.iter(), notation));
}

fn literals<'a>(values: impl Iterator<Item = &'a Field<&'a str>>, notation: &mut dyn Notation) -> Value {
    let values: Vec<_> =
        values.filter_map(|value| value.given()).map(|value| notation.literal(value)).collect();
    values.into()
}
