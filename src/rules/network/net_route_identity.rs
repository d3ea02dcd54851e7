//! A new cluster whose subnet has routes of its own has an identity that can be given roles beforehand.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, IdentityType, NetworkPlugin, Operation, OutboundType};

pub(super) static RULE: Rule = Rule {
    id: "NET-ROUTE-IDENTITY",
    severity: Severity::Warning,
    operations: &[Operation::Attach],
    title: text!(
        en: "A new cluster with a route table in its subnet has a user-assigned identity",
        zh: "子网带有路由表的新群集应使用用户分配的标识",
    ),
    why: prose!(
        en: "The cluster must be allowed to write the subnet and its route table while it is made. A system-assigned identity \
             does not exist before, so a template cannot give it the role in time; only the Azure CLI can, afterwards. \
             The documentation says \"must\" for kubenet and recommends it for Azure CNI, so this is a warning.",
        zh: "创建过程中，群集必须有权写入子网及其路由表。系统分配的标识在创建前并不存在，模板来不及为它分配角色；只有 Azure CLI \
             能在创建后补上。文档对 kubenet 的说法是必须，对 Azure CNI 则是建议，因此给出警告。",
    ),
    source: &[
        Source::Public("AKS documentation, configure-kubenet.md"),
        Source::Public("AKS documentation, egress-udr.md"),
    ],
    examples: Examples::new(
        &[
            attach_new!("networkPlugin: kubenet"),
            attach_new!(
                "outboundType: userDefinedRouting, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, identity: { type: UserAssigned, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id }"
            ),
        ],
        &[
            attach_new!(
                "outboundType: userDefinedRouting, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach_new!(
                "networkPlugin: kubenet, identity: { type: SystemAssigned }, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let has_routes = create.outbound_type() == Some(OutboundType::UserDefinedRouting)
        || create.network_plugin() == Some(NetworkPlugin::Kubenet);
    if !has_routes || create.vnet_subnet_id.is_absent() {
        return;
    }
    let (pointer, kind) = match &create.identity {
        Field::Given(identity) => ("/cluster/create/identity", identity.kind),
        Field::Absent => ("/cluster/create/vnetSubnetId", Field::Given(IdentityType::SystemAssigned)),
        Field::Invalid => return,
    };
    if kind != Field::Given(IdentityType::SystemAssigned) {
        return;
    }
    findings
        .fail(
            pointer,
            say!(
                cx,
                en: "a system-assigned identity gets its role on the route table too late",
                zh: "系统分配的标识来不及获得路由表上的角色",
            ),
        )
        .help(say!(
            cx,
            en: "Make an identity, give it Network Contributor on subnet and route table, and name it in `identity`.",
            zh: "请先创建托管标识，授予它子网和路由表上的 Network Contributor 角色，再填入 `identity`。",
        ));
}
