//! Decodes `cluster`, with the cluster that it may create.

use super::cluster_choices::{
    IdentityType, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodePoolMode, OsType,
    OutboundType, SupportPlan, Tier,
};
use super::cluster_create::{ClusterCreate, Identity, LoadBalancerProfile, NatGateway, NodePoolSpec};
use super::members::{Members, keys_of};
use super::types::Cluster;

pub(super) fn cluster(members: Members<'_>) -> Cluster<'_> {
    Cluster {
        resource_id: members.text("resourceId"),
        subscription_id: members.text("subscriptionId"),
        resource_group: members.text("resourceGroup"),
        name: members.text("name"),
        create: members.object("create", keys_of(members.keys, "create"), create),
    }
}

fn create(members: Members<'_>) -> ClusterCreate<'_> {
    let object_keys = |name| keys_of(members.keys, name);
    ClusterCreate {
        subscription_id: members.text("subscriptionId"),
        resource_group: members.text("resourceGroup"),
        name: members.text("name"),
        location: members.text("location"),
        kubernetes_version: members.text("kubernetesVersion"),
        dns_prefix: members.text("dnsPrefix"),
        fqdn_subdomain: members.text("fqdnSubdomain"),
        load_balancer_sku: members.choice("loadBalancerSku", LoadBalancerSku::WORDS, LoadBalancerSku::ALL),
        outbound_type: members.choice("outboundType", OutboundType::WORDS, OutboundType::ALL),
        network_plugin: members.choice("networkPlugin", NetworkPlugin::WORDS, NetworkPlugin::ALL),
        network_plugin_mode: members.choice(
            "networkPluginMode",
            NetworkPluginMode::WORDS,
            NetworkPluginMode::ALL,
        ),
        network_policy: members.choice("networkPolicy", NetworkPolicy::WORDS, NetworkPolicy::ALL),
        pod_cidr: members.text("podCidr"),
        service_cidr: members.text("serviceCidr"),
        dns_service_ip: members.text("dnsServiceIP"),
        vnet_subnet_id: members.text("vnetSubnetId"),
        pod_subnet_id: members.text("podSubnetId"),
        authorized_ip_ranges: members.texts("authorizedIpRanges"),
        private_cluster: members.boolean("privateCluster"),
        private_cluster_public_fqdn: members.boolean("privateClusterPublicFqdn"),
        private_dns_zone: members.text("privateDnsZone"),
        disable_local_accounts: members.boolean("disableLocalAccounts"),
        api_server_vnet_integration: members.boolean("apiServerVnetIntegration"),
        identity: members.object("identity", object_keys("identity"), |members| Identity {
            kind: members.choice("type", IdentityType::WORDS, IdentityType::ALL),
            resource_id: members.text("resourceId"),
        }),
        tier: members.choice("tier", Tier::WORDS, Tier::ALL),
        support_plan: members.choice("supportPlan", SupportPlan::WORDS, SupportPlan::ALL),
        nat_gateway: members.object("natGateway", object_keys("natGateway"), |members| NatGateway {
            managed_outbound_ip_count: members.integer("managedOutboundIpCount"),
            idle_timeout_in_minutes: members.integer("idleTimeoutInMinutes"),
        }),
        load_balancer_profile: members.object(
            "loadBalancerProfile",
            object_keys("loadBalancerProfile"),
            |members| LoadBalancerProfile {
                managed_outbound_ip_count: members.integer("managedOutboundIpCount"),
                allocated_outbound_ports: members.integer("allocatedOutboundPorts"),
                idle_timeout_in_minutes: members.integer("idleTimeoutInMinutes"),
                outbound_ip_ids: members.texts("outboundIpIds"),
                outbound_ip_prefix_ids: members.texts("outboundIpPrefixIds"),
            },
        ),
        node_pools: members.objects("nodePools", object_keys("nodePools"), node_pool),
    }
}

fn node_pool(members: Members<'_>) -> NodePoolSpec<'_> {
    NodePoolSpec {
        name: members.text("name"),
        mode: members.choice("mode", NodePoolMode::WORDS, NodePoolMode::ALL),
        vm_size: members.text("vmSize"),
        count: members.integer("count"),
        os_type: members.choice("osType", OsType::WORDS, OsType::ALL),
        max_pods: members.integer("maxPods"),
        taints: members.texts("taints"),
        enable_auto_scaling: members.boolean("enableAutoScaling"),
        min_count: members.integer("minCount"),
        max_count: members.integer("maxCount"),
    }
}
