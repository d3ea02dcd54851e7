//! The subnet is delegated to nobody, and its network is in the cluster's region.

use super::known::Found;
use super::{EXAMPLE_NETWORK, SUBNET, subnet};
use crate::facts::same_region;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// The key of the virtual network.
const NETWORK: &str = "/network/vnetName";

pub(super) static RULE: Rule = Rule {
    id: "NET-SUBNET-DELEGATED",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "The subnet is delegated to nobody, and its network is in the cluster's region",
        zh: "子网不得被委派，虚拟网络须与群集位于同一区域",
    ),
    why: prose!(
        en: "A subnet that is delegated to another service takes no AKS nodes, and nodes can only join a virtual network of \
             their own region and subscription.",
        zh: "已委派给其他服务的子网无法放置 AKS 节点；节点也只能加入同一区域、同一订阅中的虚拟网络。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-legacy-cni.md")],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
        &[
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
    let (Some(network), Some(subnet)) = (super::virtual_network(cx), subnet(cx)) else { return };
    let (network, subnet) = (quote(network), quote(subnet));
    let found = cx.spec.subnet_id().map_or(Found::Unknown, |id| cx.find_subnet(&id));
    let before = findings.len();
    let mut is_known = true;
    match found {
        // That it is missing is another rule's.
        Found::Missing(_) => {}
        Found::Subnet(fact, origin) => match fact.delegations.as_deref() {
            Some([]) => {}
            Some([service, ..]) => {
                let service = quote(service);
                findings
                    .fail(
                        SUBNET,
                        say!(
                            cx,
                            en: "`{subnet}` is delegated to {service}",
                            zh: "`{subnet}` 已委派给 {service}",
                        ),
                    )
                    .related(origin, fact.pointer.clone())
                    .help(say!(
                        cx,
                        en: "Use a subnet without delegations.",
                        zh: "请使用未被委派的子网。",
                    ));
            }
            None => is_known = false,
        },
        Found::Unknown => is_known = false,
    }
    let region = cx.new_cluster_location();
    let fact = cx.spec.virtual_network_id().and_then(|id| cx.virtual_network(&id));
    if let Some(region) = region {
        match fact.and_then(|fact| Some((fact, fact.location.as_deref()?))) {
            Some((_, location)) if same_region(location, region) => {}
            Some((fact, location)) => {
                let (location, region) = (quote(location), quote(region));
                findings
                    .fail(
                        NETWORK,
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
            None => is_known = false,
        }
    }
    if is_known || findings.len() > before {
        return;
    }
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
    findings.unknown(SUBNET, message, cx.ask_virtual_network()).help(say!(
        cx,
        en: "Look at `delegations` of the subnet and `location` of the network.",
        zh: "请查看子网的 `delegations` 和虚拟网络的 `location`。",
    ));
}
