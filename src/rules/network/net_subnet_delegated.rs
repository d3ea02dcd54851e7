//! The subnet is delegated to nobody, and its network is in the cluster's region and subscription.

use super::known::Found;
use super::subnets::{self, NODES, Subnet};
use super::{EXAMPLE_NETWORK, EXAMPLE_NETWORK_OF_NEW};
use crate::facts::{same_region, segment_after};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// The key of the virtual network.
const NETWORK: &str = "/network/vnetName";
/// The service to which AKS delegates a subnet for pods.
const AKS: &str = "Microsoft.ContainerService/managedClusters";

pub(super) static RULE: Rule = Rule {
    id: "NET-SUBNET-DELEGATED",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "The subnet is delegated to nobody, and its network is in the cluster's region and subscription",
        zh: "子网不得被委派，虚拟网络须与群集位于同一区域和订阅",
    ),
    why: prose!(
        en: "A subnet that is delegated to another service takes no AKS nodes, and nodes can only join a virtual network of \
             their own region and subscription. A subnet for pods may be delegated to AKS, which does so itself.",
        zh: "已委派给其他服务的子网无法放置 AKS 节点；节点也只能加入同一区域、同一订阅中的虚拟网络。\
             Pod 的子网可以委派给 AKS（AKS 自己会这样做）。",
    ),
    source: &[
        Source::Public("AKS documentation, concepts-network-legacy-cni.md"),
        Source::Public("AKS documentation, configure-azure-cni-dynamic-ip-allocation.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
        ],
        &[
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/few"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!(
                "location: westeurope, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            )
            .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!(
                "subscriptionId: 21111111-2222-3333-4444-555555555555, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(
                r#"{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork/subnets/default", "addressPrefix": "10.1.0.0/24", "provisioningState": "Succeeded", "delegations": [{ "serviceName": "Microsoft.ContainerInstance/containerGroups" }] }"#,
            ),
            create(
                "location: westeurope\nnetwork: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(nodes) = subnets::of_nodes(cx) else { return };
    let pods = subnets::of_pods(cx);
    let before = findings.len();
    in_subscription(cx, findings, &nodes);
    let region = cx.new_cluster_location();
    let mut is_known = region.is_none_or(|region| in_region(cx, findings, &nodes, region));
    let mut asked = &nodes;
    for subnet in [Some(&nodes), pods.as_ref()].into_iter().flatten() {
        if !is_free(cx, findings, subnet) && is_known {
            (is_known, asked) = (false, subnet);
        }
    }
    if is_known || findings.len() > before {
        return;
    }
    let (subnet, network) = (quote(asked.name), quote(asked.network));
    let message = match region {
        Some(region) => say!(
            cx,
            en: "whether `{subnet}` is free of delegations and `{network}` is in {region} is not known",
            zh: "尚不知道 `{subnet}` 是否未被委派、`{network}` 是否位于 {region}",
        ),
        None => say!(
            cx,
            en: "whether `{subnet}` is free of delegations is not known",
            zh: "尚不知道 `{subnet}` 是否未被委派",
        ),
    };
    findings.unknown(asked.pointer, message, cx.ask_virtual_network()).help(say!(
        cx,
        en: "Look at `delegations` of the subnet and `location` of the network.",
        zh: "请查看子网的 `delegations` 和虚拟网络的 `location`。",
    ));
}

/// Reports a delegation that the subnet must not have; whether its delegations are known.
fn is_free(cx: &Context<'_>, findings: &mut Findings, subnet: &Subnet<'_>) -> bool {
    let (fact, origin) = match subnet.find(cx) {
        // That it is missing is another rule's.
        Found::Missing(_) => return true,
        Found::Unknown => return false,
        Found::Subnet(fact, origin) => (fact, origin),
    };
    let Some(delegations) = fact.delegations.as_deref() else { return false };
    let is_allowed = |service: &String| subnet.is_of_pods() && service.eq_ignore_ascii_case(AKS);
    let Some(service) = delegations.iter().find(|service| !is_allowed(service)) else { return true };
    let (name, service) = (quote(subnet.name), quote(service));
    findings
        .fail(
            subnet.pointer,
            say!(cx, en: "`{name}` is delegated to {service}", zh: "`{name}` 已委派给 {service}"),
        )
        .related(origin, fact.pointer.clone())
        .help(say!(cx, en: "Use a subnet without delegations.", zh: "请使用未被委派的子网。"));
    true
}

/// Reports a network of another region; whether its region is known.
fn in_region(cx: &Context<'_>, findings: &mut Findings, nodes: &Subnet<'_>, region: &str) -> bool {
    let fact = cx.spec.virtual_network_id().and_then(|id| cx.virtual_network(&id));
    let Some((fact, location)) = fact.and_then(|fact| Some((fact, fact.location.as_deref()?))) else {
        return false;
    };
    if !same_region(location, region) {
        let pointer = if nodes.pointer == NODES { NODES } else { NETWORK };
        let (network, location, region) = (quote(nodes.network), quote(location), quote(region));
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "`{network}` is in {location}, the cluster goes to {region}",
                    zh: "`{network}` 位于 {location}，而群集将创建在 {region}",
                ),
            )
            .related(&fact.origin, fact.origin.pointer.clone())
            .help(say!(
                cx,
                en: "Use a virtual network of the cluster's region.",
                zh: "请使用群集所在区域的虚拟网络。",
            ));
    }
    true
}

/// Reports a network of another subscription, which the id of its subnet names.
fn in_subscription(cx: &Context<'_>, findings: &mut Findings, nodes: &Subnet<'_>) {
    let id = cx.spec.virtual_network_id();
    let of_network = id.as_deref().and_then(|id| segment_after(id, "subscriptions"));
    let Some((of_network, of_cluster)) = of_network.zip(cx.new_cluster_subscription()) else { return };
    if of_network.eq_ignore_ascii_case(of_cluster) {
        return;
    }
    let (network, of_network, of_cluster) = (quote(nodes.network), quote(of_network), quote(of_cluster));
    findings
        .fail(
            nodes.pointer,
            say!(
                cx,
                en: "`{network}` is in the subscription {of_network}, the cluster goes to {of_cluster}",
                zh: "`{network}` 位于订阅 {of_network}，而群集将创建在 {of_cluster}",
            ),
        )
        .help(say!(
            cx,
            en: "Use a virtual network of the cluster's subscription.",
            zh: "请使用群集所在订阅中的虚拟网络。",
        ));
}
