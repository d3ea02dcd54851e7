//! A cluster that is there already can come to the outbound type that the spec asks for.

use crate::facts::ClusterFact;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Operation, OutboundType};

const OUTBOUND: &str = "/cluster/create/outboundType";

pub(super) static RULE: Rule = Rule {
    id: "NET-EGRESS-MIGRATE",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "A cluster that is there already can come to the outbound type",
        zh: "已存在的群集能够迁移到所需的出站类型",
    ),
    why: prose!(
        en: "A cluster of `cluster.create` that is there already is attached as it is, so its outbound type stays what it is \
             until somebody changes it, and AKS does not support every change. In a network that AKS made there is no way to \
             the types that need a subnet of the user's, nor from a managed NAT gateway back to the load balancer; in a network \
             of the user's there is none to a managed NAT gateway or to `block`. Sources differ: older editions of the page \
             list the way from `managedNATGateway` to `loadBalancer` as supported; we follow the newest.",
        zh: "如果 `cluster.create` 中的群集已存在，则会按现状附加，其出站类型不变，除非有人更改；而 AKS 并不支持所有更改。在 AKS 创建的虚拟网络中，\
             无法改为需要用户自有子网的类型，也无法从托管 NAT 网关改回负载均衡器；在用户自有的虚拟网络中，无法改为托管 NAT 网关或 `block`。\
             各来源说法不一：该文档的旧版本将 `managedNATGateway` 到 `loadBalancer` 列为受支持；此处以最新版本为准。",
    ),
    source: &[
        Source::Public("AKS documentation, egress-outboundtype.md"),
        Source::Public("azure-cli 2.91.0, command_modules/acs/managed_cluster_decorator.py"),
    ],
    examples: Examples::new(
        &[
            attach_new!("outboundType: managedNATGateway"),
            attach_new!("outboundType: loadBalancer").with_facts(
                r#"{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks", "networkProfile": { "outboundType": "loadbalancer" } }"#,
            ),
        ],
        &[
            attach_new!("outboundType: loadBalancer").with_facts(
                r#"{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks", "networkProfile": { "outboundType": "managedNATGateway" },
  "agentPoolProfiles": [{ "name": "pool1", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "vnetSubnetId": null }] }"#,
            ),
            attach_new!("outboundType: managedNATGateway").with_facts(
                r#"{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks", "networkProfile": { "outboundType": "loadBalancer" },
  "agentPoolProfiles": [{ "name": "pool1", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "vnetSubnetId": null }] }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let (Some(to), Some(cluster)) = (create.outbound_type(), cx.current_cluster()) else { return };
    let from = cluster.outbound_type.as_deref().unwrap_or("?");
    if from.eq_ignore_ascii_case(to.as_str()) {
        return;
    }
    // What is left out is the default here as in the template, so it is the way that is looked at, not the key.
    let path = if create.outbound_type.is_present() { OUTBOUND } else { "/cluster/create" };
    let (shown, to_word, way) = (quote(from), to.as_str(), way(cluster, to));
    if way == Some(true) {
        let message = say!(
            cx,
            en: "the cluster is there with the outbound type `{shown}`; attaching does not make it `{to_word}`",
            zh: "群集已存在，其出站类型为 `{shown}`；附加不会将其改为 `{to_word}`",
        );
        findings
            .fail_as(Severity::Warning, path, message)
            .related(&cluster.origin, cluster.pointer("networkProfile"))
            .help(say!(
                cx,
                en: "Change it first, where the network has what the new type needs: connections break off, and the cluster's outbound addresses change. Authorized IP ranges and firewalls must know the new ones.",
                zh: "如果网络已具备新类型所需的条件，请先进行更改：连接会中断，群集的出站地址也会改变，授权 IP 范围和防火墙须加入新地址。",
            ))
            .remedy(cx.aks_update(&format!("--outbound-type {to_word}")));
    } else if way == Some(false) {
        let message = say!(
            cx,
            en: "the cluster is there with the outbound type `{shown}`, and AKS does not change that to `{to_word}`",
            zh: "群集已存在，其出站类型为 `{shown}`，AKS 不支持将其改为 `{to_word}`",
        );
        findings.fail(path, message).related(&cluster.origin, cluster.pointer("networkProfile")).help(say!(
            cx,
            en: "Write `outboundType: {shown}`, or make a cluster of another name.",
            zh: "请填写 `outboundType: {shown}`，或另建其他名称的群集。",
        ));
    } else {
        let message = say!(
            cx,
            en: "whether AKS changes the outbound type of the cluster that is there, `{shown}`, to `{to_word}` is not known",
            zh: "尚不知道 AKS 能否将已存在群集的出站类型 `{shown}` 改为 `{to_word}`",
        );
        findings.unknown(path, message, cx.ask_cluster()).help(say!(
            cx,
            en: "It depends on whether the network is one of yours: look at `vnetSubnetId` of the node pools.",
            zh: "这取决于是否使用您自己的虚拟网络：请查看节点池的 `vnetSubnetId`。",
        ));
    }
}

/// Whether AKS supports the change.
fn way(cluster: &ClusterFact, to: OutboundType) -> Option<bool> {
    use OutboundType::{
        Block, LoadBalancer, ManagedNatGateway, ManagedNatGatewayV2, None as Unmanaged,
        UserAssignedNatGateway, UserDefinedRouting,
    };
    let from = cluster.outbound_type.as_deref()?;
    let is_from = |other: OutboundType| from.eq_ignore_ascii_case(other.as_str());
    let is_own = cluster.pools.as_deref()?.iter().find_map(|pool| pool.has_own_subnet)?;
    Some(match to {
        // No table has it.
        Unmanaged => return None,
        Block => !is_own && !is_from(ManagedNatGatewayV2),
        UserDefinedRouting | UserAssignedNatGateway => is_own,
        ManagedNatGateway | ManagedNatGatewayV2 => !is_own && !is_from(ManagedNatGatewayV2),
        LoadBalancer => is_own || !is_from(ManagedNatGateway) && !is_from(ManagedNatGatewayV2),
    })
}
