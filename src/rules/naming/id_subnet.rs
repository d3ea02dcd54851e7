//! Subnets are named by what can be a subnet: by names that are not what a program writes for nothing, or by their ids.

use super::parts::is_network_name;
use super::resource_id::{ResourceId, tidied};
use crate::facts::same_resource;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::fixes::rewrite;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};
use crate::spec::{ClusterCreate, Field};

/// What Python, JSON and JavaScript write for nothing.
const NOTHING: &[&str] = &["None", "null", "undefined"];

pub(super) static RULE: Rule = Rule {
    id: "ID-SUBNET",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "Subnets are named by what can be a subnet, never by `None`, `null` or `undefined`",
        zh: "子网的名称或 ID 必须有效，不能是 `None`、`null` 或 `undefined`",
    ),
    why: prose!(
        en: "The subnet's id is put together from these names. Where attributes are set after the configuration was made, \
             as the article's own sample does, the SDK checks nothing and writes `resourceGroups/None` for what was left \
             out; such a value has then been copied. A new cluster names its subnets by id; those of its nodes and \
             pods stand in one network.",
        zh: "子网 ID 由这些名称拼接而成。若像文章示例那样在创建配置对象之后再设置属性，SDK 不做任何检查，\
             遗漏的值会写成 `resourceGroups/None`；这样的值多半是从那里复制来的。新群集用 ID 指定子网，节点子网和 Pod 子网必须位于同一虚拟网络。",
    ),
    source: &[
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py"),
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("AKS documentation, configure-azure-cni-dynamic-ip-allocation.md"),
    ],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: nonesuch, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods"
            ),
        ],
        &[
            create(
                "network: { vnetResourceGroup: None, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: undefined, subnetName: \"null\", serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("vnetSubnetId: nodes"),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes/"
            ),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/None/subnets/nodes"
            ),
            attach_new!(
                "podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods"
            ),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/other/subnets/pods"
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if let Some(create) = cx.new_cluster() {
        by_id(cx, findings, create);
    } else if cx.is(Create) {
        by_name(cx, findings);
    }
}

fn by_name(cx: &Context<'_>, findings: &mut Findings) {
    let Some(network) = cx.spec.network.as_ref() else { return };
    let names = [
        ("/network/vnetResourceGroup", network.vnet_resource_group),
        ("/network/vnetName", network.vnet_name),
        ("/network/subnetName", network.subnet_name),
    ];
    for (pointer, name) in names {
        let Some(name) = name.given().map(str::trim).filter(|name| NOTHING.contains(name)) else { continue };
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "`{name}` is what a program writes for a missing value",
                    zh: "`{name}` 是程序对缺失值的写法，不是名称",
                ),
            )
            .help(say!(
                cx,
                en: "Give the real name, as `az network vnet list` shows it.",
                zh: "请填写真实的名称，可用 `az network vnet list` 查看。",
            ));
    }
}

/// Whether `id` can be the id of a subnet.
pub(in crate::rules) fn is_subnet_id(id: &str) -> bool {
    let is_name = |name: &str| is_network_name(name) && !NOTHING.contains(&name);
    ResourceId::subnet(id).is_some_and(|id| {
        id.is_sound() && !NOTHING.contains(&id.resource_group) && is_name(id.parent) && is_name(id.name)
    })
}

fn by_id(cx: &Context<'_>, findings: &mut Findings, create: &ClusterCreate<'_>) {
    const PODS: &str = "/cluster/create/podSubnetId";
    let (nodes, pods) = (create.vnet_subnet_id, create.pod_subnet_id);
    for (pointer, field) in [("/cluster/create/vnetSubnetId", nodes), (PODS, pods)] {
        let Some(id) = field.given().filter(|id| !is_subnet_id(id)) else { continue };
        let shown = quote(id);
        let reported = findings
            .fail(
                pointer,
                say!(cx, en: "`{shown}` is not the id of a subnet", zh: "`{shown}` 不是子网的资源 ID"),
            )
            .help(say!(
                cx,
                en: "Give the id, as `az network vnet subnet show --query id` prints it.",
                zh: "请填写资源 ID，可用 `az network vnet subnet show --query id` 查看。",
            ));
        let tidy = tidied(id);
        if is_subnet_id(&tidy) {
            reported.fix(rewrite(cx, pointer, tidy, true));
        }
    }
    let of_network =
        |field: Field<&str>| network_of(field.given().map(tidied).filter(|id| is_subnet_id(id))?);
    let message = match (of_network(nodes), of_network(pods)) {
        (None, Some(_)) if nodes.is_absent() => say!(
            cx,
            en: "a subnet for pods needs one for nodes in the same network: `vnetSubnetId` is missing",
            zh: "Pod 子网需要同一虚拟网络中的节点子网：缺少 `vnetSubnetId`",
        ),
        (Some(nodes), Some(pods)) if !same_resource(&nodes, &pods) => say!(
            cx,
            en: "the subnets of nodes and pods are not in the same network",
            zh: "节点子网与 Pod 子网不在同一虚拟网络中",
        ),
        _ => return,
    };
    findings.fail(PODS, message).help(say!(
        cx,
        en: "Name two subnets of one virtual network.",
        zh: "请指定同一虚拟网络中的两个子网。",
    ));
}

/// The id of the network in which a subnet is.
fn network_of(mut id: String) -> Option<String> {
    id.truncate(id.rsplit_once('/')?.0.rsplit_once('/')?.0.len());
    Some(id)
}
