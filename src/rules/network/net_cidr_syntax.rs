//! Ranges are IPv4 CIDRs, and the DNS address is an IPv4 address.

use std::borrow::Cow;

use super::notation::{self, Flaw};
use super::ranges::Ranges;
use super::{BRIDGE, DNS, SERVICE, rewrite};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "NET-CIDR-SYNTAX",
    severity: Severity::Error,
    operations: &[Operation::Create],
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
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
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
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(network) = cx.spec.network.as_ref() else { return };
    for (pointer, field) in [(SERVICE, network.service_cidr), (BRIDGE, network.docker_bridge_cidr)] {
        if let Field::Given(text) = field
            && let Err(flaw) = notation::cidr(text)
        {
            report(cx, findings, pointer, text, flaw);
        }
    }
    if let Field::Given(text) = network.dns_service_ip
        && let Err(flaw) = notation::address(text)
    {
        report(cx, findings, DNS, text, flaw);
    }
}

fn report(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, text: &str, flaw: Flaw<'_>) {
    let help = if pointer == DNS {
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
    let reported = findings.fail(pointer, message(cx, text, flaw)).help(help);
    let clean = notation::cleaned(match flaw {
        Flaw::PrefixUnwanted => text.split_once('/').map_or(text, |(address, _)| address),
        _ => text,
    });
    let before = Ranges::of(cx);
    let mut after = before;
    match pointer {
        DNS => after.dns = notation::address(&clean).ok(),
        SERVICE => after.service = notation::cidr(&clean).ok(),
        _ => after.bridge = notation::cidr(&clean).ok(),
    }
    let is_mended = match pointer {
        DNS => after.dns.is_some(),
        SERVICE => after.service.is_some(),
        _ => after.bridge.is_some(),
    };
    if is_mended && after.break_nothing_of(&before) {
        reported.fix(rewrite(cx, pointer, clean, flaw == Flaw::Space));
    }
}

fn message(cx: &Context<'_>, text: &str, flaw: Flaw<'_>) -> Cow<'static, str> {
    let text = excerpt(text);
    match flaw {
        Flaw::Empty => say!(cx, en: "the value is empty", zh: "值为空"),
        Flaw::Space => say!(cx, en: "`{text}` has white space around it", zh: "`{text}` 前后有空白字符"),
        Flaw::Ipv6 => say!(cx, en: "`{text}` is not IPv4", zh: "`{text}` 不是 IPv4"),
        Flaw::NotFourNumbers => {
            say!(cx, en: "`{text}` is not four numbers with dots between them", zh: "`{text}` 不是以点分隔的四个数字")
        }
        Flaw::LeadingZero(number) => {
            let number = excerpt(number);
            say!(cx, en: "`{number}` in `{text}` begins with a zero", zh: "`{text}` 中的 `{number}` 以零开头")
        }
        Flaw::TooLarge(number) => {
            let number = excerpt(number);
            say!(cx, en: "`{number}` in `{text}` is more than 255", zh: "`{text}` 中的 `{number}` 大于 255")
        }
        Flaw::PrefixMissing => {
            say!(cx, en: "`{text}` has no prefix length", zh: "`{text}` 缺少前缀长度")
        }
        Flaw::PrefixWrong(prefix) => {
            let prefix = excerpt(prefix);
            say!(
                cx,
                en: "`/{prefix}` is not a prefix length from 0 to 32",
                zh: "`/{prefix}` 不是 0 到 32 之间的前缀长度",
            )
        }
        Flaw::PrefixUnwanted => {
            say!(cx, en: "`{text}` is not an address: it has a prefix length", zh: "`{text}` 带有前缀长度，不是单个地址")
        }
    }
}

/// As much of `text` as a message can show.
fn excerpt(text: &str) -> &str {
    text.char_indices().nth(40).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
