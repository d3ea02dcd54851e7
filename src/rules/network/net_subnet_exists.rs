//! The subnets that the spec names are in the virtual network.

use super::SUBNET;
use super::known::Found;
use crate::facts::SubnetsFact;
use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// The subnet of an internal load balancer.
const BALANCER: &str = "/loadBalancer/subnet";
/// How many subnets of the network the help names.
const NAMED: usize = 5;

pub(super) static RULE: Rule = Rule {
    id: "NET-SUBNET-EXISTS",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "The subnets that the spec names are in the virtual network",
        zh: "规范中写出的子网须存在于虚拟网络中",
    ),
    why: prose!(
        en: "Azure Resource Manager refuses a reference to a subnet that is not there, and an internal load balancer whose \
             subnet is not in the cluster's network never gets its address. Only a whole list of the network's subnets \
             proves that one is missing.",
        zh: "引用不存在的子网会被 Azure 资源管理器拒绝；内部负载均衡器的子网若不在群集的虚拟网络中，则永远拿不到地址。\
             只有虚拟网络的完整子网列表才能证明某个子网不存在。",
    ),
    source: &[
        Source::Public("Azure Resource Manager, error InvalidResourceReference"),
        Source::Public("AKS documentation, internal-lb.md"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }\nloadBalancer: { type: InternalLoadBalancer, subnet: scoring }",
            )
            .with_facts(super::EXAMPLE_NETWORK),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: nodes, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(super::EXAMPLE_NETWORK),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }\nloadBalancer: { type: InternalLoadBalancer, subnet: internal }",
            )
            .with_facts(super::EXAMPLE_NETWORK),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let nodes = super::subnet(cx);
    if let Some(name) = nodes {
        one(cx, findings, SUBNET, name);
    }
    let balancer = cx.spec.load_balancer.as_ref().filter(|_| cx.spec.is_internal());
    // An id in the place of a name is another rule's.
    let balancer = balancer.and_then(|balancer| balancer.subnet.given()).filter(|name| !name.contains('/'));
    if let Some(name) = balancer.filter(|name| nodes != Some(name) && super::virtual_network(cx).is_some()) {
        one(cx, findings, BALANCER, name);
    }
}

fn one(cx: &Context<'_>, findings: &mut Findings, path: &'static str, name: &str) {
    let found = match cx.spec.virtual_network_id() {
        Some(id) => cx.find_subnet(&format!("{id}/subnets/{name}")),
        None => Found::Unknown,
    };
    let (name, network) = (quote(name), quote(super::virtual_network(cx).unwrap_or_default()));
    match found {
        Found::Subnet(..) => {}
        Found::Missing(all) => {
            findings
                .fail(
                    path,
                    say!(
                        cx,
                        en: "there is no subnet `{name}` in `{network}`",
                        zh: "`{network}` 中没有子网 `{name}`",
                    ),
                )
                .related(&all.origin, all.origin.pointer.clone())
                .help(match names(cx, all) {
                    None => say!(
                        cx,
                        en: "The network has no subnet: make one first.",
                        zh: "该虚拟网络没有任何子网：请先创建子网。",
                    ),
                    Some(names) => say!(
                        cx,
                        en: "Name a subnet of the network or make this one first. There are: {names}.",
                        zh: "请填写该虚拟网络已有的子网，或先创建此子网。现有子网：{names}。",
                    ),
                });
        }
        Found::Unknown => {
            findings
                .unknown(
                    path,
                    say!(
                        cx,
                        en: "whether `{network}` has a subnet `{name}` is not known",
                        zh: "尚不知道 `{network}` 中是否有子网 `{name}`",
                    ),
                    cx.ask_virtual_network(),
                )
                .help(say!(
                    cx,
                    en: "Make the subnet before the cluster: nothing here makes it.",
                    zh: "请在创建群集之前先创建该子网：此处不会创建它。",
                ));
        }
    }
}

/// The names of the first subnets; `None` where there is none.
fn names(cx: &Context<'_>, all: &SubnetsFact) -> Option<String> {
    let separator = match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    };
    let mut line = String::new();
    for subnet in all.subnets.iter().take(NAMED) {
        if !line.is_empty() {
            line.push_str(separator);
        }
        line.push('`');
        line.push_str(&quote(&subnet.name));
        line.push('`');
    }
    if all.subnets.len() > NAMED {
        line.push_str(separator);
        line.push('…');
    }
    (!line.is_empty()).then_some(line)
}
