//! The subnet of a created cluster has a name that a subnet can have.

use super::parts::is_network_name;
use super::spaces::without_spaces;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

pub(super) static RULE: Rule = Rule {
    id: "NAME-SUBNET",
    severity: Severity::Error,
    operations: &[Create],
    title: text!(
        en: "A subnet name has 1 to 80 letters, digits, hyphens, underscores and periods",
        zh: "子网名称由 1 到 80 个字母、数字、短划线、下划线和句点组成",
    ),
    why: prose!(
        en: "No subnet has any other name, so the subnet id that is made of it would name nothing.",
        zh: "不存在其他形式的子网名称，由它拼成的子网 ID 不会指向任何资源。",
    ),
    source: &[Source::Public("MicrosoftDocs/azure-docs, resource-name-rules.md, Microsoft.Network")],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: a, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: aks.nodes_, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: \"aks/nodes\", serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: aks-, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
    ),
    check,
};

fn is_right(name: &str) -> bool {
    (1..=80).contains(&name.len()) && is_network_name(name)
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let network = cx.spec.network.as_ref();
    let Some(name) = network.and_then(|network| network.subnet_name.given()) else { return };
    if is_right(name) {
        return;
    }
    let shown = quote(name);
    let reported = findings
        .fail("/network/subnetName", say!(cx, en: "no subnet can be called `{shown}`", zh: "子网不可能名为 `{shown}`"))
        .help(say!(
            cx,
            en: "Give the name, not the id: 1 to 80 ASCII letters, digits and `-_.`, starting with a letter or digit and ending with one or with `_`.",
            zh: "请填写名称，而不是资源 ID：1 到 80 个 ASCII 字母、数字或 `-_.`，以字母或数字开头，以字母、数字或 `_` 结尾。",
        ));
    if let Some(fix) = without_spaces(cx, "/network/subnetName", name, is_right) {
        reported.fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_hold() {
        assert!(is_right("a") && is_right(&"a".repeat(80)));
        assert!(!is_right(&"a".repeat(0)) && !is_right(&"a".repeat(81)));
        assert!(is_right("a._") && !is_right("a.") && !is_right("a-") && !is_right("_a"));
    }
}
