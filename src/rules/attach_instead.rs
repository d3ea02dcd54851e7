//! The fix of what a create through Azure Machine Learning cannot do: the cluster is made in AKS by the
//! same template, then attached.

use std::ops::RangeInclusive;

use super::Context;
use super::api_server::is_sound_range;
use super::lifecycle::is_version;
use super::naming::is_subnet_id;
use super::network::lacks_way_out;
use super::purpose::{PRODUCTION_NODES, PRODUCTION_VCPUS};
use crate::document::{Value, object};
use crate::language::say;
use crate::report::{Fix, PatchOperation};
use crate::spec::{ClusterPurpose, DEFAULT_AGENT_COUNT, DEFAULT_AGENT_VM_SIZE, OutboundType, dns_prefix_of};

/// How many nodes a pool may have.
const POOL: RangeInclusive<i64> = 1..=1000;

/// Keys that only `cluster.create` takes.
const CARRIED: &[&str] =
    &["kubernetesVersion", "loadBalancerSku", "outboundType", "privateCluster", "authorizedIpRanges"];

/// Whether the value of such a key would be understood there, and needs nothing besides.
fn fits(cx: &Context<'_>, key: &str, value: &Value) -> bool {
    match key {
        "kubernetesVersion" => value.as_str().is_some_and(is_version),
        "loadBalancerSku" => value.as_str() == Some("standard"),
        "outboundType" => value.as_str().is_some_and(|word| leads_out(cx, word)),
        "privateCluster" => value.as_bool().is_some(),
        _ => {
            matches!(value, Value::Array(ranges) if ranges.iter().all(|range| range.as_str().is_some_and(is_sound_range)))
        }
    }
}

/// Whether AKS can make a cluster that is left by the outbound type `word`, in the network that the spec names.
fn leads_out(cx: &Context<'_>, word: &str) -> bool {
    let has_network = cx.spec.network.is_present();
    let of_subnet = [OutboundType::UserDefinedRouting, OutboundType::UserAssignedNatGateway];
    match of_subnet.into_iter().find(|way| way.as_str() == word) {
        Some(way) => has_network && !lacks_way_out(cx, way),
        None => {
            word == OutboundType::LoadBalancer.as_str()
                || word == OutboundType::ManagedNatGateway.as_str() && !has_network
        }
    }
}

/// The spec rewritten; `None` where a part of it would not be understood there.
pub(super) fn attach_instead(cx: &Context<'_>) -> Option<Fix> {
    let spec = cx.spec;
    let name = dns_prefix_of(spec.name.given()?);
    // What cannot be read cannot be carried over.
    if !spec.problems.is_empty() || name.is_empty() {
        return None;
    }
    let mut create = object! {
        "resourceGroup" => spec.workspace.resource_group.given()?,
        "name" => name.clone(),
        "dnsPrefix" => name,
    };
    let mut patch = vec![PatchOperation::replace("/operation", "attach")];
    if let Some(location) = spec.location.given() {
        create.push("location", location);
        patch.push(PatchOperation::remove("/location"));
    }
    for key in CARRIED {
        if let Some(value) = spec.raw(key) {
            if !fits(cx, key, value) {
                return None;
            }
            create.push(*key, value.clone());
            patch.push(PatchOperation::remove(format!("/{key}")));
        }
    }
    if create.get("privateCluster").is_some() && create.get("authorizedIpRanges").is_some() {
        return None;
    }
    if let Some(network) = spec.network.as_ref() {
        // Azure Machine Learning gives pods addresses of the subnet: Azure CNI without an overlay.
        create.push("networkPlugin", "azure");
        create.push("vnetSubnetId", spec.subnet_id().filter(|id| is_subnet_id(id))?);
        create.push("serviceCidr", network.service_cidr.given()?);
        create.push("dnsServiceIP", network.dns_service_ip.given()?);
        patch.push(PatchOperation::remove("/network"));
    }
    create.push("nodePools", pools(cx, &mut patch)?);
    patch.push(PatchOperation::add("/cluster", object! { "create" => create }));
    let title = say!(
        cx,
        en: "Create the cluster in AKS and attach it, by one template; its name and DNS prefix follow the compute's name",
        zh: "由同一模板在 AKS 中创建群集并附加；群集名称与 DNS 前缀取自计算名称",
    );
    Some(Fix { title, safe: false, patch })
}

/// The pools that the spec names, else the one that Azure Machine Learning would make.
fn pools(cx: &Context<'_>, patch: &mut Vec<PatchOperation>) -> Option<Value> {
    let spec = cx.spec;
    let mut remove = |field_is_there: bool, pointer: &'static str| {
        if field_is_there {
            patch.push(PatchOperation::remove(pointer));
        }
    };
    remove(spec.agent_count.is_present(), "/agentCount");
    remove(spec.agent_vm_size.is_present(), "/agentVmSize");
    remove(spec.raw("nodePools").is_some(), "/nodePools");
    if let Some(given) = spec.raw("nodePools") {
        let is_whole = |pool: &Value| ["name", "vmSize"].iter().all(|key| pool.get(key).is_some());
        let is_usable = given.items().iter().all(is_whole) && is_enough(cx, given.items());
        return (!given.is_empty() && is_usable).then(|| given.clone());
    }
    let pool = object! {
        "name" => "nodepool1",
        "vmSize" => spec.agent_vm_size.or_default(DEFAULT_AGENT_VM_SIZE)?,
        "count" => spec.agent_count.or_default(DEFAULT_AGENT_COUNT).filter(|count| POOL.contains(count))?,
    };
    Some(vec![pool].into())
}

/// Whether the pools are surely enough for what the cluster is for; a create does not count them.
fn is_enough(cx: &Context<'_>, pools: &[Value]) -> bool {
    let (mut nodes, mut vcpus) = (0_u64, 0_u64);
    for pool in pools {
        let count = match pool.get("count") {
            Some(count) => count.as_integer(),
            None if pool.get("enableAutoScaling").is_some() => None,
            None => Some(DEFAULT_AGENT_COUNT),
        };
        let size = pool.get("vmSize").and_then(Value::as_str).and_then(|name| cx.size_of(name));
        let is_linux = pool.get("osType").is_none_or(|os| os.as_str() == Some("Linux"));
        if let (true, Some(count), Some(size)) = (is_linux, count, size) {
            let count = u64::try_from(count).unwrap_or(0);
            nodes = nodes.saturating_add(count);
            vcpus = vcpus.saturating_add(count.saturating_mul(size.available));
        }
    }
    let is_production = cx.spec.purpose().is_none_or(ClusterPurpose::is_production);
    !is_production || (nodes >= PRODUCTION_NODES && vcpus >= PRODUCTION_VCPUS)
}
