//! The cluster of `cluster.create`: as resources of azurerm, or of azapi where azurerm cannot say it.

use super::super::managed_cluster;
use super::super::quoting::identifier;
use super::members::{at_mut, left, move_all, move_to, take, take_default};
use super::syntax::Item;
use super::{AZAPI, Resource, Secrets, Values};
use crate::document::Value;
use crate::emit::Emission;
use crate::facts::segment_after;
use crate::language::say;
use crate::spec::ClusterCreate;

/// The taint that azurerm has a switch of its own for, and the only one that it takes in the default pool.
const CRITICAL_ADDONS_ONLY: &str = "CriticalAddonsOnly=true:NoSchedule";

/// The cluster's resources.
pub(super) struct Cluster {
    /// The cluster, then its further node pools.
    pub(super) resources: Vec<Resource>,
    /// The expression for its id.
    pub(super) id: &'static str,
    /// What the compute must wait for besides: the node pools that are resources of their own.
    pub(super) waits_for: Vec<String>,
}

impl Cluster {
    /// Whether it is a resource of azapi.
    pub(super) fn is_azapi(&self) -> bool {
        self.id == AZAPI_ID
    }
}

/// The resources of a cluster; `provider` is that of its subscription where it is not the workspace's.
pub(super) fn cluster(
    emission: Emission<'_>,
    create: &ClusterCreate<'_>,
    provider: Option<&'static str>,
) -> Cluster {
    let body = managed_cluster::resource(
        emission,
        create,
        &mut Values { secrets: Secrets::Variables, cluster: None },
    );
    let name = create.name.given().unwrap_or_default();
    let id = emission.spec.cluster_id().unwrap_or_default();
    let provider = || provider.map(|provider| Item::Attribute("provider", Value::Foreign(provider)));
    let mut rest = body.clone();
    let mut items: Vec<Item> = provider().into_iter().collect();
    items.push(Item::Attribute("name", name.into()));
    let group = segment_after(&id, "resourceGroups").unwrap_or_default();
    items.push(Item::Attribute("resource_group_name", group.into()));
    let pools = azurerm_cluster(&mut items, &mut rest);
    let mut resources = vec![Resource::new("azurerm_kubernetes_cluster", "cluster", items)];
    let mut waits_for = Vec::new();
    let mut unsaid = left(&rest);
    for mut pool in pools {
        let label = identifier(pool.get("name").and_then(Value::as_str).unwrap_or_default());
        let mut items: Vec<Item> = provider().into_iter().collect();
        move_to(&mut items, "name", &mut pool, &["name"]);
        items.push(Item::Attribute("kubernetes_cluster_id", Value::Foreign(AZURERM_ID)));
        move_all(
            &mut items,
            &mut pool,
            &[],
            &[("mode", "mode"), ("osType", "os_type"), ("nodeTaints", "node_taints")],
        );
        move_pool(&mut items, &mut pool);
        if scales_by_itself(&items) {
            items.push(ignore_changes("node_count"));
        }
        unsaid.extend(left(&pool));
        waits_for.push(format!("azurerm_kubernetes_cluster_node_pool.{label}"));
        resources.push(Resource::new("azurerm_kubernetes_cluster_node_pool", &label, items));
    }
    if unsaid.is_empty() {
        return Cluster { resources, id: AZURERM_ID, waits_for };
    }
    let unsaid = unsaid.join(", ");
    let why = say!(
        emission,
        en: "azapi, because azurerm_kubernetes_cluster cannot say: {unsaid}.",
        zh: "使用 azapi，因为 azurerm_kubernetes_cluster 不支持：{unsaid}。",
    );
    let cluster = Resource { comment: Some(why.into_owned()), ..azapi_cluster(name, &id, body) };
    Cluster { resources: vec![cluster], id: AZAPI_ID, waits_for: Vec::new() }
}

const AZURERM_ID: &str = "azurerm_kubernetes_cluster.cluster.id";
const AZAPI_ID: &str = "azapi_resource.cluster.id";

/// Moves what azurerm can say of a cluster into `items`; returns the further node pools.
fn azurerm_cluster(items: &mut Vec<Item>, body: &mut Value) -> Vec<Value> {
    move_to(items, "location", body, &["location"]);
    take_default(body, &["sku", "name"], "Base");
    move_to(items, "sku_tier", body, &["sku", "tier"]);
    move_all(
        items,
        body,
        &["properties"],
        &[
            ("kubernetesVersion", "kubernetes_version"),
            ("supportPlan", "support_plan"),
            ("dnsPrefix", "dns_prefix"),
            ("fqdnSubdomain", "dns_prefix_private_cluster"),
            ("enableRBAC", "role_based_access_control_enabled"),
        ],
    );
    // azurerm takes true only with Microsoft Entra integration, of which a spec says nothing.
    if body.at(&["properties", "disableLocalAccounts"]) == Some(&Value::Bool(false)) {
        move_to(items, "local_account_disabled", body, &["properties", "disableLocalAccounts"]);
    }
    let access = ["properties", "apiServerAccessProfile"];
    move_all(
        items,
        body,
        &access,
        &[
            ("enablePrivateCluster", "private_cluster_enabled"),
            ("enablePrivateClusterPublicFQDN", "private_cluster_public_fqdn_enabled"),
        ],
    );
    if let Some(zone) = take(body, &["properties", "apiServerAccessProfile", "privateDNSZone"]) {
        items.push(Item::Attribute("private_dns_zone_id", private_dns_zone(zone)));
    }
    let (default, pools) = node_pools(body);
    let default_scales = default.as_deref().is_some_and(scales_by_itself);
    items.extend(default.map(|pool| Item::Block("default_node_pool", pool)));
    items.push(Item::Block("identity", identity(body)));
    items.push(Item::Block("network_profile", network_profile(body)));
    let mut profile = Vec::new();
    move_all(
        &mut profile,
        body,
        &access,
        &[
            ("authorizedIPRanges", "authorized_ip_ranges"),
            ("enableVnetIntegration", "virtual_network_integration_enabled"),
        ],
    );
    if !profile.is_empty() {
        items.push(Item::Block("api_server_access_profile", profile));
    }
    if default_scales {
        items.push(ignore_changes("default_node_pool[0].node_count"));
    }
    pools
}

fn scales_by_itself(pool: &[Item]) -> bool {
    pool.iter().any(|item| matches!(item, Item::Attribute("auto_scaling_enabled", Value::Bool(true))))
}

/// What the autoscaler changes is not to be set back.
fn ignore_changes(attribute: &str) -> Item {
    Item::Block("lifecycle", vec![Item::References("ignore_changes", vec![attribute.to_owned()])])
}

/// azurerm takes the words of AKS in one spelling only.
fn private_dns_zone(zone: Value) -> Value {
    let word = zone
        .as_str()
        .and_then(|zone| ["System", "None"].into_iter().find(|word| zone.eq_ignore_ascii_case(word)));
    word.map_or(zone, Value::from)
}

/// The block of the default node pool, and the pools besides. The default is the first that runs what the cluster itself needs.
fn node_pools(body: &mut Value) -> (Option<Vec<Item>>, Vec<Value>) {
    let Some(Value::Array(mut pools)) = take(body, &["properties", "agentPoolProfiles"]) else {
        return (None, Vec::new());
    };
    let is_default = |pool: &Value| {
        pool.get("mode").and_then(Value::as_str) == Some("System")
            && pool.get("osType").and_then(Value::as_str) == Some("Linux")
    };
    let place = pools.iter().position(is_default).unwrap_or_default();
    let mut pool = pools.remove(place);
    let mut items = Vec::new();
    move_to(&mut items, "name", &mut pool, &["name"]);
    move_pool(&mut items, &mut pool);
    take_default(&mut pool, &["mode"], "System");
    take_default(&mut pool, &["osType"], "Linux");
    let taints = pool.get("nodeTaints").map(Value::items).unwrap_or_default();
    if let [only] = taints
        && only.as_str() == Some(CRITICAL_ADDONS_ONLY)
    {
        pool.remove("nodeTaints");
        items.push(Item::Attribute("only_critical_addons_enabled", true.into()));
    }
    if let (Value::Object(members), Some(properties)) = (pool, body.get_mut("properties")) {
        for member in members {
            properties.push(member.key, member.value);
        }
    }
    (Some(items), pools)
}

fn move_pool(items: &mut Vec<Item>, pool: &mut Value) {
    take_default(pool, &["type"], "VirtualMachineScaleSets");
    move_all(
        items,
        pool,
        &[],
        &[
            ("vmSize", "vm_size"),
            ("count", "node_count"),
            ("enableAutoScaling", "auto_scaling_enabled"),
            ("minCount", "min_count"),
            ("maxCount", "max_count"),
            ("maxPods", "max_pods"),
            ("vnetSubnetID", "vnet_subnet_id"),
            ("podSubnetID", "pod_subnet_id"),
        ],
    );
}

fn identity(body: &mut Value) -> Vec<Item> {
    let mut items = Vec::new();
    move_to(&mut items, "type", body, &["identity", "type"]);
    if let Some(identities) = take(body, &["identity", "userAssignedIdentities"]) {
        let ids: Vec<Value> = identities.members().iter().map(|member| member.key.as_str().into()).collect();
        items.push(Item::Attribute("identity_ids", ids.into()));
    }
    items
}

fn network_profile(body: &mut Value) -> Vec<Item> {
    let mut items = Vec::new();
    let network = ["properties", "networkProfile"];
    let is_one_of = |body: &Value, member: &str, words: &[&str]| {
        let word = body.at(&network).and_then(|network| network.get(member)).and_then(Value::as_str);
        word.is_some_and(|word| words.contains(&word))
    };
    move_all(
        &mut items,
        body,
        &network,
        &[
            ("networkPlugin", "network_plugin"),
            ("networkPluginMode", "network_plugin_mode"),
            ("podCidr", "pod_cidr"),
            ("serviceCidr", "service_cidr"),
            ("dnsServiceIP", "dns_service_ip"),
            ("loadBalancerSku", "load_balancer_sku"),
        ],
    );
    // It has no word for no policy, and wants a data plane besides for Cilium.
    if is_one_of(body, "networkPolicy", &["azure", "calico"]) {
        move_all(&mut items, body, &network, &[("networkPolicy", "network_policy")]);
    }
    if !is_one_of(body, "outboundType", &["managedNATGatewayV2", "block"]) {
        move_all(&mut items, body, &network, &[("outboundType", "outbound_type")]);
    }
    if let Some(profile) = at_mut(body, &["properties", "networkProfile", "loadBalancerProfile"]) {
        items.push(Item::Block("load_balancer_profile", load_balancer_profile(profile)));
    }
    if let Some(profile) = at_mut(body, &["properties", "networkProfile", "natGatewayProfile"]) {
        let mut block = Vec::new();
        move_to(&mut block, "managed_outbound_ip_count", profile, &["managedOutboundIPProfile", "count"]);
        move_to(&mut block, "idle_timeout_in_minutes", profile, &["idleTimeoutInMinutes"]);
        items.push(Item::Block("nat_gateway_profile", block));
    }
    items
}

fn load_balancer_profile(profile: &mut Value) -> Vec<Item> {
    let mut block = Vec::new();
    move_to(&mut block, "managed_outbound_ip_count", profile, &["managedOutboundIPs", "count"]);
    for (member, list, name) in [
        ("outboundIPs", "publicIPs", "outbound_ip_address_ids"),
        ("outboundIPPrefixes", "publicIPPrefixes", "outbound_ip_prefix_ids"),
    ] {
        if let Some(Value::Array(ids)) = take(profile, &[member, list]) {
            let ids: Vec<Value> = ids.iter().filter_map(|id| id.get("id").cloned()).collect();
            block.push(Item::Attribute(name, ids.into()));
        }
    }
    move_all(
        &mut block,
        profile,
        &[],
        &[
            ("allocatedOutboundPorts", "outbound_ports_allocated"),
            ("idleTimeoutInMinutes", "idle_timeout_in_minutes"),
        ],
    );
    block
}

fn azapi_cluster(name: &str, id: &str, mut body: Value) -> Resource {
    let (group, _) = id.split_once("/providers/").unwrap_or_default();
    let mut items = vec![
        Item::Attribute("type", format!("{}@{}", managed_cluster::TYPE, managed_cluster::API_VERSION).into()),
        Item::Attribute("parent_id", group.into()),
        Item::Attribute("name", name.into()),
    ];
    move_to(&mut items, "location", &mut body, &["location"]);
    items.push(Item::Block("identity", identity(&mut body)));
    body.remove("identity");
    items.push(Item::Attribute("body", body));
    Resource::new(AZAPI, "cluster", items)
}
