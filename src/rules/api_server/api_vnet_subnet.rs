//! An API server that stands in a virtual network of the user has a subnet of its own there.

use super::ranges::maximum;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::remove;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

const POINTER: &str = "/cluster/create/apiServerVnetIntegration";

pub(super) static RULE: Rule = Rule {
    id: "API-VNET-SUBNET",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "With nodes in your own subnet, no API server can be put into the virtual network from here",
        zh: "节点使用自有子网时，无法在此将 API 服务器置于虚拟网络中",
    ),
    why: prose!(
        en: "In a virtual network of yours AKS wants a second subnet for the API server, delegated to \
             Microsoft.ContainerService/managedClusters, in apiServerAccessProfile.subnetId. The spec has no key for it, so \
             the template would lack it. In a virtual network that AKS makes, AKS makes that subnet too.",
        zh: "使用自有虚拟网络时，AKS 要求为 API 服务器另备一个子网，委派给 Microsoft.ContainerService/managedClusters，并填入 \
             apiServerAccessProfile.subnetId。配置中没有对应的键，因此模板会缺少它。虚拟网络由 AKS 创建时，该子网也由 AKS 创建。",
    ),
    source: &[Source::Public("AKS documentation, api-server-vnet-integration.md")],
    examples: Examples::new(
        &[
            attach_new!("apiServerVnetIntegration: true"),
            attach_new!(
                "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, apiServerVnetIntegration: false"
            ),
        ],
        &[attach_new!(
            "vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes, apiServerVnetIntegration: true"
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    if create.api_server_vnet_integration != Field::Given(true) || create.vnet_subnet_id.given().is_none() {
        return;
    }
    let reported = findings
        .fail(
            POINTER,
            say!(
                cx,
                en: "the API server needs a subnet of its own beside `vnetSubnetId`, and the spec has no key for it",
                zh: "除 `vnetSubnetId` 外，API 服务器还需要单独的子网，而配置中没有对应的键",
            ),
        )
        .help(say!(
            cx,
            en: "Remove it; or create the cluster yourself, with `az aks create --apiserver-subnet-id`, and attach it.",
            zh: "请删除该键；或自行用 `az aks create --apiserver-subnet-id` 创建群集，然后附加。",
        ));
    // Without it AKS takes fewer authorized ranges.
    if create.authorized_ip_ranges.as_ref().is_none_or(|ranges| ranges.len() <= maximum(false)) {
        reported.fix(remove(cx, POINTER));
    }
}
