//! Ranges are IPv4 CIDRs, and the DNS address is an IPv4 address.

use super::flaw::in_words;
use super::notation::{self, Flaw};
use super::ranges::{Part, Ranges, written};
use super::rewrite;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "NET-CIDR-SYNTAX",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "Ranges are IPv4 CIDRs, and the DNS address is an IPv4 address",
        zh: "地址范围必须是 IPv4 CIDR，DNS 地址必须是 IPv4 地址",
    ),
    why: prose!(
        en: "The pattern that ARM, the SDK's client and Terraform share lets `999.0.0.0/16` and a bare `10.0.0.0` through; \
             the deployment of the cluster then fails minutes later. Zeros in front are refused because some programs \
             read them as octal.",
        zh: "ARM、SDK 客户端和 Terraform 共用的正则会放过 `999.0.0.0/16` 以及不带前缀的 `10.0.0.0`，等到几分钟后部署群集时才失败。\
             不允许前导零，因为有些程序会按八进制解读。",
    ),
    source: &[
        Source::Public("azureml-core 1.61.0.post4, restclient aks_networking_configuration.py"),
        Source::Public("terraform-provider-azurerm, helpers/validate/network.go"),
    ],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 999.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 010.0.0.0/16, dnsServiceIP: 10.0.0.10/32, dockerBridgeCidr: 172.17.0.1/33 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: \"fd00::/64\", dnsServiceIP: 10.0.0, dockerBridgeCidr: \" 172.17.0.1/16\" }",
            ),
            create("network: { dnsServiceIP: \"\" }"),
            attach_new!("serviceCidr: 10.0.0.0, dnsServiceIP: 010.0.0.10, podCidr: 10.244.0.0/33"),
            attach_new!("podCidr: 010.244.0.0/16"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for (part, field) in written(cx) {
        let Field::Given(text) = field else { continue };
        let flaw = match part {
            Part::Dns => notation::address(text).err(),
            Part::Service | Part::Bridge | Part::Pods => notation::cidr(text).err(),
        };
        if let Some(flaw) = flaw {
            report(cx, findings, part, text, flaw);
        }
    }
}

fn report(cx: &Context<'_>, findings: &mut Findings, part: Part, text: &str, flaw: Flaw<'_>) {
    let help = if part == Part::Dns {
        say!(
            cx,
            en: "Write an IPv4 address such as `10.0.0.10`.",
            zh: "请填写 IPv4 地址，例如 `10.0.0.10`。",
        )
    } else {
        say!(
            cx,
            en: "Write an IPv4 address and a prefix length from 0 to 32, such as `10.0.0.0/16`.",
            zh: "请填写 IPv4 地址加 0 到 32 的前缀长度，例如 `10.0.0.0/16`。",
        )
    };
    let before = Ranges::of(cx);
    let pointer = before.pointer(part);
    let reported = findings.fail(pointer, in_words(cx, text, flaw)).help(help);
    let clean = notation::cleaned(match flaw {
        Flaw::PrefixUnwanted => text.split_once('/').map_or(text, |(address, _)| address),
        _ => text,
    });
    if before.with(part, &clean).is_some_and(|after| after.break_nothing_of(&before)) {
        reported.fix(rewrite(cx, pointer, clean, flaw == Flaw::Space));
    }
}
