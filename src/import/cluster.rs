//! `cluster.create` from the resource of an AKS cluster.

use super::Importing;
use super::compute::set;
use super::lost::Why;
use super::part::Part;
use crate::document::{Value, object};
use crate::spec::{
    IdentityType, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodePoolMode, OsType,
    OutboundType, SupportPlan, Tier, dns_prefix_of,
};

/// A `cluster.create` to which the workspace may still say something.
pub(super) struct Create {
    value: Value,
    location: Option<String>,
    /// Where the cluster stands in the document.
    pub(super) pointer: String,
}

impl Create {
    /// `cluster.create`; the location stands in it where it is not the workspace's.
    pub(super) fn finish(mut self, workspace_location: Option<&str>) -> Value {
        let is_the_workspaces = self.location.as_deref() == workspace_location;
        set(&mut self.value, "location", self.location.filter(|_| !is_the_workspaces));
        self.value
    }
}

/// Reads the cluster; `place` are the keys that say where it is and how it is called.
pub(super) fn create(
    mut resource: Part,
    place: Value,
    pointer: &str,
    importing: &mut Importing<'_>,
) -> Create {
    let mut create = place;
    let location = resource.text("location");
    if let Some(mut sku) = resource.part("sku") {
        sku.drop_if("name", &Value::from("Base"));
        set(&mut create, "tier", sku.word("tier", Tier::WORDS));
        sku.lose_rest(Why::NoKey, importing);
    }
    if let Some(part) = resource.part("identity") {
        identity(part, &mut create, importing);
    }
    if let Some(part) = resource.part("properties") {
        properties(part, &mut create, importing);
    }
    resource.lose_rest(Why::NoKey, importing);
    Create { value: create, location, pointer: pointer.to_owned() }
}

fn identity(mut part: Part, create: &mut Value, importing: &mut Importing<'_>) {
    let kind = part.word("type", IdentityType::WORDS);
    if kind == Some(IdentityType::UserAssigned.as_str()) {
        let mut identity = object! { "type" => IdentityType::UserAssigned.as_str() };
        let only_one = |value: &Value| match value.members() {
            [member] if member.value.is_empty() => Some(member.key.clone()),
            _ => None,
        };
        set(&mut identity, "resourceId", part.take("userAssignedIdentities", only_one));
        create.push("identity", identity);
    }
    part.lose_rest(Why::NoKey, importing);
}

fn properties(mut part: Part, create: &mut Value, importing: &mut Importing<'_>) {
    set(create, "kubernetesVersion", part.text("kubernetesVersion"));
    set(create, "supportPlan", part.word("supportPlan", SupportPlan::WORDS));
    set(create, "fqdnSubdomain", part.text("fqdnSubdomain"));
    let name = create.get("name").and_then(Value::as_str).map(dns_prefix_of);
    set(create, "dnsPrefix", part.text("dnsPrefix").filter(|prefix| Some(prefix) != name.as_ref()));
    part.drop_if("enableRBAC", &Value::Bool(true));
    set(create, "disableLocalAccounts", part.boolean("disableLocalAccounts"));
    if let Some(pools) = part.parts("agentPoolProfiles") {
        node_pools(pools, create, importing);
    }
    if let Some(network) = part.part("networkProfile") {
        network_profile(network, create, importing);
    }
    if let Some(access) = part.part("apiServerAccessProfile") {
        api_server_access(access, create, importing);
    }
    part.lose_rest(Why::NoKey, importing);
}

/// Sets the node pools, and the subnets that they have in common.
fn node_pools(mut pools: Vec<Part>, create: &mut Value, importing: &mut Importing<'_>) {
    for (member, key) in [("vnetSubnetID", "vnetSubnetId"), ("podSubnetID", "podSubnetId")] {
        let id = pools.first().and_then(|pool| pool.look(member)?.as_str().map(str::to_owned));
        let is_common = |pool: &Part| pool.look(member).and_then(Value::as_str) == id.as_deref();
        if id.is_some() && pools.iter().all(is_common) {
            pools.iter_mut().for_each(|pool| pool.drop(member));
            set(create, key, id);
        }
    }
    let mut list = Vec::new();
    for (number, mut part) in pools.into_iter().enumerate() {
        let mut pool = Value::object();
        set(&mut pool, "name", part.text("name"));
        let default = if number == 0 { NodePoolMode::System } else { NodePoolMode::User }.as_str();
        // Azure Resource Manager takes a pool of unsaid mode for a user pool, which the first one cannot be.
        let mode = part.word("mode", NodePoolMode::WORDS);
        set(&mut pool, "mode", mode.filter(|mode| *mode != default));
        part.drop_if("type", &Value::from("VirtualMachineScaleSets"));
        let os_type = part.word("osType", OsType::WORDS);
        set(&mut pool, "osType", os_type.filter(|os| *os != OsType::Linux.as_str()));
        set(&mut pool, "vmSize", part.text("vmSize"));
        set(&mut pool, "count", part.integer("count"));
        if part.boolean("enableAutoScaling") == Some(true) {
            pool.push("enableAutoScaling", true);
            set(&mut pool, "minCount", part.integer("minCount"));
            set(&mut pool, "maxCount", part.integer("maxCount"));
        }
        set(&mut pool, "maxPods", part.integer("maxPods"));
        set(&mut pool, "taints", part.texts("nodeTaints"));
        part.lose_rest(Why::NoKey, importing);
        list.push(pool);
    }
    create.push("nodePools", list);
}

fn network_profile(mut part: Part, create: &mut Value, importing: &mut Importing<'_>) {
    let plugin = part.word("networkPlugin", NetworkPlugin::WORDS);
    let mode = part.word("networkPluginMode", NetworkPluginMode::WORDS);
    // What the spec means where it names none of the three.
    let is_default = plugin == Some(NetworkPlugin::Azure.as_str())
        && mode == Some(NetworkPluginMode::Overlay.as_str())
        && create.get("podSubnetId").is_none();
    if !is_default {
        set(create, "networkPlugin", plugin);
        set(create, "networkPluginMode", mode);
    }
    let policy = part.word("networkPolicy", NetworkPolicy::WORDS);
    if policy == Some(NetworkPolicy::Cilium.as_str()) {
        part.drop_if("networkDataplane", &Value::from("cilium"));
    }
    set(create, "networkPolicy", policy);
    set(create, "podCidr", part.text("podCidr"));
    set(create, "serviceCidr", part.text("serviceCidr"));
    set(create, "dnsServiceIP", part.text("dnsServiceIP"));
    let sku = part.word("loadBalancerSku", LoadBalancerSku::WORDS);
    set(create, "loadBalancerSku", sku.filter(|sku| *sku != LoadBalancerSku::Standard.as_str()));
    let outbound = part.word("outboundType", OutboundType::WORDS);
    set(create, "outboundType", outbound.filter(|kind| *kind != OutboundType::LoadBalancer.as_str()));
    if let Some(profile) = part.part("loadBalancerProfile") {
        create.push("loadBalancerProfile", load_balancer_profile(profile, importing));
    }
    if let Some(mut profile) = part.part("natGatewayProfile") {
        let mut gateway = Value::object();
        count(&mut gateway, &mut profile, "managedOutboundIPProfile", importing);
        set(&mut gateway, "idleTimeoutInMinutes", profile.integer("idleTimeoutInMinutes"));
        profile.lose_rest(Why::NoKey, importing);
        create.push("natGateway", gateway);
    }
    part.lose_rest(Why::NoKey, importing);
}

fn load_balancer_profile(mut part: Part, importing: &mut Importing<'_>) -> Value {
    let mut profile = Value::object();
    count(&mut profile, &mut part, "managedOutboundIPs", importing);
    for (member, list, key) in [
        ("outboundIPs", "publicIPs", "outboundIpIds"),
        ("outboundIPPrefixes", "publicIPPrefixes", "outboundIpPrefixIds"),
    ] {
        let Some(mut holder) = part.part(member) else { continue };
        if let Some(addresses) = holder.parts(list) {
            let mut ids = Vec::new();
            for mut address in addresses {
                ids.extend(address.text("id").map(Value::from));
                address.lose_rest(Why::NoKey, importing);
            }
            profile.push(key, ids);
        }
        holder.lose_rest(Why::NoKey, importing);
    }
    set(&mut profile, "allocatedOutboundPorts", part.integer("allocatedOutboundPorts"));
    set(&mut profile, "idleTimeoutInMinutes", part.integer("idleTimeoutInMinutes"));
    part.lose_rest(Why::NoKey, importing);
    profile
}

/// Sets how many public addresses AKS makes.
fn count(object: &mut Value, part: &mut Part, key: &str, importing: &mut Importing<'_>) {
    if let Some(mut holder) = part.part(key) {
        set(object, "managedOutboundIpCount", holder.integer("count"));
        holder.lose_rest(Why::NoKey, importing);
    }
}

fn api_server_access(mut part: Part, create: &mut Value, importing: &mut Importing<'_>) {
    set(create, "authorizedIpRanges", part.texts("authorizedIPRanges"));
    if part.boolean("enablePrivateCluster") == Some(true) {
        create.push("privateCluster", true);
        // AKS gives a private cluster a public name unless told otherwise; the spec means the contrary.
        if part.boolean("enablePrivateClusterPublicFQDN") != Some(false) {
            create.push("privateClusterPublicFqdn", true);
        }
        set(create, "privateDnsZone", part.text("privateDNSZone"));
    }
    set(create, "apiServerVnetIntegration", part.boolean("enableVnetIntegration"));
    part.lose_rest(Why::NoKey, importing);
}
