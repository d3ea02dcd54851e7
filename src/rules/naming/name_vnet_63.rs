//! With Azure CNI Overlay the names around the nodes' subnet fit into labels of Kubernetes.

use super::resource_id::{ResourceId, tidied};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;
use crate::spec::{ClusterCreate, Field, NetworkPlugin, NetworkPluginMode};

pub(super) static RULE: Rule = Rule {
    id: "NAME-VNET-63",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "With Azure CNI Overlay subnet, network and resource group have names that fit into labels",
        zh: "使用 Azure CNI 覆盖网络时，子网、虚拟网络及其资源组的名称必须能用作标签",
    ),
    why: prose!(
        en: "AKS writes the three names into labels of the nodes. A label of Kubernetes has at most 63 letters, digits, \
             hyphens, underscores and periods and begins and ends with a letter or digit, while Azure allows longer names, \
             and others.",
        zh: "AKS 会把这三个名称写入节点标签。Kubernetes 标签最多 63 个字符，只能使用字母、数字、短划线、下划线和句点，首尾为字母或数字；\
             而 Azure 允许更长的名称和更多字符。",
    ),
    source: &[Source::Public("AKS documentation, concepts-network-azure-cni-overlay.md")],
    examples: Examples::new(
        &[
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach_new!(
                "networkPlugin: azure, vnetSubnetId: \"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg(1)/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes\""
            ),
        ],
        &[
            attach_new!(
                "vnetSubnetId: \"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg(1)/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes\""
            ),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/a-subnet-with-a-name-of-sixty-four-characters-which-is-one-too-many"
            ),
        ],
    ),
    check,
};

/// Whether a label of Kubernetes can have this value.
fn is_label(name: &str) -> bool {
    let at_both_ends = |c: char| c.is_ascii_alphanumeric();
    (1..=63).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        && name.starts_with(at_both_ends)
        && name.ends_with(at_both_ends)
}

/// The names around a subnet; none where this is not the id of one.
fn names(id: &str) -> Vec<&str> {
    ResourceId::subnet(id).map_or_else(Vec::new, |id| vec![id.resource_group, id.parent, id.name])
}

/// Whether a new cluster's nodes would stand in their subnet with Azure CNI Overlay too.
pub(in crate::rules) fn fits_overlay(create: &ClusterCreate<'_>) -> bool {
    create.vnet_subnet_id.given().is_none_or(|id| names(&tidied(id)).into_iter().all(is_label))
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    if create.network_plugin() != Some(NetworkPlugin::Azure)
        || create.network_plugin_mode() != Field::Given(NetworkPluginMode::Overlay)
    {
        return;
    }
    let Some(id) = create.vnet_subnet_id.given().map(tidied) else { return };
    for name in names(&id).into_iter().filter(|name| !is_label(name)) {
        let shown = quote(name);
        findings
            .fail(
                "/cluster/create/vnetSubnetId",
                say!(cx, en: "no label of Kubernetes can be `{shown}`", zh: "`{shown}` 不能用作 Kubernetes 标签"),
            )
            .help(say!(
                cx,
                en: "Use a network with names of at most 63 letters, digits and `-_.`, or write `networkPlugin: azure` for addresses from the subnet.",
                zh: "请使用名称不超过 63 个字母、数字或 `-_.` 的虚拟网络；或者写明 `networkPlugin: azure`，让 Pod 从子网获取地址。",
            ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_hold() {
        assert!(is_label("a") && is_label("a_.b") && is_label(&"a".repeat(63)));
        for wrong in ["", "a_", "_a", "a(b", "资源组", &"a".repeat(64)] {
            assert!(!is_label(wrong), "{wrong}");
        }
    }
}
