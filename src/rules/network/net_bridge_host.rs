//! The Docker bridge is written with the address of a host.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::ranges::Ranges;
use super::{BRIDGE, rewrite};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-BRIDGE-HOST",
    severity: Severity::Warning,
    operations: &[Operation::Create],
    title: text!(
        en: "The Docker bridge is written with the address of a host",
        zh: "Docker 网桥应写成主机地址",
    ),
    why: prose!(
        en: "Unlike the service CIDR this value is an interface: the bridge's own address and its prefix, as in \
             172.17.0.1/16. No document states it as a rule, but every sample is so, and an interface cannot have the \
             network or the broadcast address.",
        zh: "与服务 CIDR 不同，这个值是一个网络接口：网桥自己的地址加前缀，如 172.17.0.1/16。没有文档把它写成规则，但所有示例都是如此，\
             而接口不能使用网络地址或广播地址。",
    ),
    source: &[Source::Article(Section::Create), Source::Own],
    examples: Examples::new(
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.0/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.255.255/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/32 }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(bridge) = Ranges::of(cx).bridge else { return };
    let message = if bridge.prefix_len() > 30 {
        say!(cx, en: "`{bridge}` has no room for containers", zh: "`{bridge}` 没有可供容器使用的地址")
    } else if bridge.addr() == bridge.network() {
        say!(cx, en: "`{bridge}` is the network address, not a host's", zh: "`{bridge}` 是网络地址，不是主机地址")
    } else if bridge.addr() == bridge.broadcast() {
        say!(cx, en: "`{bridge}` is the broadcast address, not a host's", zh: "`{bridge}` 是广播地址，不是主机地址")
    } else {
        return;
    };
    let reported = findings.fail(BRIDGE, message).help(say!(
        cx,
        en: "Write the bridge's own address and its prefix, usually `172.17.0.1/16`.",
        zh: "请写网桥自己的地址和前缀，通常为 `172.17.0.1/16`。",
    ));
    if bridge.prefix_len() <= 30 {
        let first = Ipv4Addr::from(u32::from(bridge.network()) + 1);
        if let Ok(first) = Ipv4Net::new(first, bridge.prefix_len()) {
            reported.fix(rewrite(cx, BRIDGE, first, bridge.addr() == bridge.network()));
        }
    }
}
