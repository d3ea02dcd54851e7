//! The virtual network of a created cluster has a name that a virtual network can have.

use super::parts::is_network_name;
use super::spaces::without_spaces;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

pub(super) static RULE: Rule = Rule {
    id: "NAME-VNET",
    severity: Severity::Error,
    operations: &[Create],
    title: text!(
        en: "A virtual network name has 2 to 64 letters, digits, hyphens, underscores and periods",
        zh: "虚拟网络名称由 2 到 64 个字母、数字、短划线、下划线和句点组成",
    ),
    why: prose!(
        en: "No virtual network has any other name, so the subnet id that is made of it would name nothing.",
        zh: "不存在其他形式的虚拟网络名称，由它拼成的子网 ID 不会指向任何资源。",
    ),
    source: &[Source::Public("MicrosoftDocs/azure-docs, resource-name-rules.md, Microsoft.Network")],
    examples: Examples::new(
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: my.net_, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: n, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: my-network-, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: _net, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
    ),
    check,
};

fn is_right(name: &str) -> bool {
    (2..=64).contains(&name.len()) && is_network_name(name)
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let network = cx.spec.network.as_ref();
    let Some(name) = network.and_then(|network| network.vnet_name.given()) else { return };
    if is_right(name) {
        return;
    }
    let shown = quote(name);
    let reported = findings
        .fail("/network/vnetName", say!(cx, en: "no virtual network can be called `{shown}`", zh: "虚拟网络不可能名为 `{shown}`"))
        .help(say!(
            cx,
            en: "Give the name, not the id: 2 to 64 ASCII letters, digits and `-_.`, starting with a letter or digit and ending with one or with `_`.",
            zh: "请填写名称，而不是资源 ID：2 到 64 个 ASCII 字母、数字或 `-_.`，以字母或数字开头，以字母、数字或 `_` 结尾。",
        ));
    if let Some(fix) = without_spaces(cx, "/network/vnetName", name, is_right) {
        reported.fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_hold() {
        assert!(is_right(&"a".repeat(2)) && is_right(&"a".repeat(64)));
        assert!(!is_right("a") && !is_right(&"a".repeat(65)));
        assert!(is_right("a._") && !is_right("a.") && !is_right("a-") && !is_right("_a"));
    }
}
