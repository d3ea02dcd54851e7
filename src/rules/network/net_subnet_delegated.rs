//! The subnet is delegated to nobody, and its network is in the cluster's region.

use super::{SUBNET, subnet};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

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
        &[create("agentCount: 3")],
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (Some(network), Some(subnet)) = (super::virtual_network(cx), subnet(cx)) else { return };
    let message = match cx.spec.compute_location() {
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
