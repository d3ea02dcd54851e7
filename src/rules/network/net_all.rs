//! A network block has all of its six keys.

use std::borrow::Cow;

use super::ranges::Ranges;
use super::subnets::SUBNET;
use super::{BRIDGE, DNS, SERVICE};
use crate::document::Value;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-ALL",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(en: "A network block has all of its six keys", zh: "network 的六个键必须全部给出"),
    why: prose!(
        en: "Azure Machine Learning takes the subnet and the three ranges together or not at all. Its SDK refuses a \
             part of them, but not where they are set as attributes, as the article's sample does: then it sends \
             `resourceGroups/None`, or leaves the network out.",
        zh: "子网与三个地址范围必须一起提交，或者都不提交。SDK 会拒绝只给一部分的配置，但若像文章示例那样用属性赋值，SDK 并不检查：\
             发出的请求里会出现 `resourceGroups/None`，或者网络设置被整个丢掉。",
    ),
    source: &[
        Source::Article(Section::Create),
        Source::Public("azureml-core 1.61.0.post4, azureml/core/compute/aks.py, provisioning_configuration"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
        &[
            create("network: { vnetName: mynetwork, subnetName: default }"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16 }",
            ),
            create("network: {}"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(network) = cx.spec.network.as_ref() else { return };
    let keys = [
        ("/network/vnetResourceGroup", network.vnet_resource_group),
        ("/network/vnetName", network.vnet_name),
        (SUBNET, network.subnet_name),
        (SERVICE, network.service_cidr),
        (DNS, network.dns_service_ip),
        (BRIDGE, network.docker_bridge_cidr),
    ];
    if cx.spec.raw("network").is_some_and(Value::is_empty) {
        let title = say!(cx, en: "Remove `network`", zh: "删除 `network`");
        findings
            .fail("/network", say!(cx, en: "`network` is empty", zh: "`network` 为空"))
            .help(help(cx))
            .fix(Fix::offered(title, PatchOperation::remove("/network")));
        return;
    }
    for (pointer, _) in keys.iter().filter(|(_, field)| field.is_absent()) {
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let reported = findings
            .fail(
                *pointer,
                say!(cx, en: "`{key}` is missing: `network` has six keys or none", zh: "缺少 `{key}`：`network` 的六个键要么全给，要么都不给"),
            )
            .help(help(cx));
        let ranges = Ranges::of(cx);
        let value = match *pointer {
            DNS => ranges.usual_dns().map(|address| address.to_string()),
            BRIDGE => ranges.usual_bridge().map(|bridge| bridge.to_string()),
            _ => None,
        };
        if let Some(value) = value {
            let title = say!(cx, en: "Add `{key}: {value}`", zh: "添加 `{key}: {value}`");
            reported.fix(Fix::offered(title, PatchOperation::add(*pointer, value)));
        }
    }
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Give vnetResourceGroup, vnetName, subnetName, serviceCidr, dnsServiceIP and dockerBridgeCidr, or leave `network` out.",
        zh: "请给出 vnetResourceGroup、vnetName、subnetName、serviceCidr、dnsServiceIP 和 dockerBridgeCidr，或者去掉 `network`。",
    )
}
