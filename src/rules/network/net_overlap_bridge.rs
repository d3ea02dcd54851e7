//! The Docker bridge overlaps neither the services nor a subnet.

use std::borrow::Cow;

use super::ranges::{Ranges, overlap};
use super::{BRIDGE, EXAMPLE_NETWORK, overlaps, rewrite};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-OVERLAP-BRIDGE",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "The Docker bridge overlaps neither the services nor a subnet",
        zh: "Docker 网桥不得与服务 CIDR 或子网重叠",
    ),
    why: prose!(
        en: "The bridge is a network on every node. Where it overlaps the service CIDR or a subnet, packets for the one go \
             to the other; the API documents the overlap as not allowed. An overlap with the address space alone, where there is no subnet \
             yet, is a warning.",
        zh: "网桥是每个节点上的一个网络。若与服务 CIDR 或子网重叠，发往一方的数据包会进入另一方；API 文档也注明不允许重叠。\
             仅与尚无子网的地址空间重叠时为警告。",
    ),
    source: &[
        Source::Public("Azure Machine Learning REST reference, AksNetworkingConfiguration.dockerBridgeCidr"),
        Source::Public("Azure Machine Learning documentation v1, how-to-secure-inferencing-vnet.md"),
    ],
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
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 172.17.0.0/16, dnsServiceIP: 172.17.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 10.1.0.1/24 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    let Some(bridge) = ranges.bridge else { return };
    if let Some(service) = ranges.service
        && overlap(bridge, service)
    {
        let reported = findings
            .fail(
                BRIDGE,
                say!(
                    cx,
                    en: "`{bridge}` overlaps the service CIDR {service}",
                    zh: "`{bridge}` 与服务 CIDR {service} 重叠",
                ),
            )
            .help(help(cx));
        if let Some(usual) = ranges.usual_bridge() {
            reported.fix(rewrite(cx, BRIDGE, usual, false));
        }
        return;
    }
    overlaps::report(cx, findings, BRIDGE, bridge, help(cx));
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Choose a range that neither the services nor any subnet of the network uses.",
        zh: "请选用服务和该虚拟网络的子网都没有使用的范围。",
    )
}
