//! How traffic leaves a new cluster fits its network; Azure Machine Learning's create leaves no choice.

use std::borrow::Cow;

use super::{EXAMPLE_NETWORK_OF_NEW, egress_subnet, remove};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::{attach_new, create};
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{ClusterCreate, Field, LoadBalancerSku, Operation, OutboundType};

const OUTBOUND: &str = "/cluster/create/outboundType";

pub(super) static RULE: Rule = Rule {
    id: "NET-EGRESS",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "How traffic leaves the cluster is chosen in AKS, and fits the cluster's network",
        zh: "群集的出口方式须在 AKS 中选择，并与群集的网络相符",
    ),
    why: prose!(
        en: "A cluster that Azure Machine Learning creates always leaves through the public address of its load balancer; \
             the request has no field for anything else. A firewall with user-defined routes needs a cluster that was \
             made in AKS, with a Standard Load Balancer. There, your own routes and your own NAT gateway belong to a subnet \
             of yours and must be there before the cluster, and a NAT gateway that AKS makes belongs to a network that AKS \
             makes. `none` and `block` need images from a cache (`bootstrapProfile.artifactSource`), for which \
             `cluster.create` has no key; and without a way out, the images of Azure Machine Learning cannot be pulled.",
        zh: "由 Azure 机器学习创建的群集总是经负载均衡器的公共 IP 出站，请求中没有可以更改它的字段。要使用防火墙加用户定义的路由，\
             必须在 AKS 中创建带标准负载均衡器的群集。用户定义的路由和自有 NAT 网关属于您自己的子网，并且必须先于群集存在；由 AKS 创建的 NAT 网关只用于 \
             AKS 创建的网络。`none` 和 `block` 要求从缓存获取映像（`bootstrapProfile.artifactSource`），而 `cluster.create` \
             没有对应的键；没有出口时，也无法拉取 Azure 机器学习的映像。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("AKS documentation, egress-outboundtype.md"),
        Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/kubernetes_cluster_validate.go"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            attach_new!("outboundType: managedNATGateway, natGateway: { managedOutboundIpCount: 2 }"),
            attach_new!("outboundType: userAssignedNATGateway, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/gateway")
                .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!("outboundType: userDefinedRouting, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/routed")
                .with_facts(EXAMPLE_NETWORK_OF_NEW),
        ],
        &[
            attach_new!("outboundType: userDefinedRouting, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"),
            attach_new!("outboundType: userDefinedRouting, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/gateway")
                .with_facts(EXAMPLE_NETWORK_OF_NEW),
            attach_new!("outboundType: userAssignedNATGateway, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/routed")
                .with_facts(EXAMPLE_NETWORK_OF_NEW),
            create("outboundType: userDefinedRouting"),
            create("outboundType: loadBalancer"),
            attach_new!("outboundType: userDefinedRouting"),
            attach_new!(
                "outboundType: managedNATGateway, natGateway: { managedOutboundIpCount: 2 }, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes"
            ),
            attach_new!("outboundType: none, loadBalancerProfile: { managedOutboundIpCount: 2 }"),
            attach_new!("outboundType: managedNATGatewayV2"),
            attach_new!("natGateway: { managedOutboundIpCount: 2 }"),
            attach_new!("outboundType: loadbalancer"),
            attach_new!("outboundType: loadBalancer, loadBalancerSku: basic"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    if let Some(create) = cx.new_cluster() {
        in_aks(cx, findings, create);
    } else if cx.is(Operation::Create) {
        by_azure_machine_learning(cx, findings);
    }
}

fn by_azure_machine_learning(cx: &Context<'_>, findings: &mut Findings) {
    let Some(given) = cx.spec.raw("outboundType") else { return };
    let reported = findings
        .fail(
            "/outboundType",
            say!(
                cx,
                en: "the outbound type cannot be chosen when Azure Machine Learning creates the cluster",
                zh: "由 Azure 机器学习创建群集时，无法选择出站类型",
            ),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Create the cluster in AKS with this outbound type, then attach it.",
            zh: "请在 AKS 中用该出站类型创建群集，然后附加。",
        ));
    if given.as_str() == Some("loadBalancer") {
        let title =
            say!(cx, en: "Remove `outboundType`: it is so anyway", zh: "删除 `outboundType`：默认即如此");
        reported.fix(Fix::safe(title, PatchOperation::remove("/outboundType")));
    } else {
        reported.fix_if_any(attach_instead(cx));
    }
}

fn in_aks(cx: &Context<'_>, findings: &mut Findings, create: &ClusterCreate<'_>) {
    let Some(outbound) = create.outbound_type() else { return };
    let word = outbound.as_str();
    if create.load_balancer_sku == Field::Given(LoadBalancerSku::Basic) && create.outbound_type.is_present() {
        let message = say!(
            cx,
            en: "a Basic Load Balancer leaves no choice of the outbound type",
            zh: "使用基本负载均衡器时无法选择出站类型",
        );
        findings.fail(OUTBOUND, message).help(help(cx));
    }
    let is_managed = matches!(outbound, OutboundType::ManagedNatGateway | OutboundType::ManagedNatGatewayV2);
    match outbound {
        OutboundType::UserDefinedRouting | OutboundType::UserAssignedNatGateway
            if create.vnet_subnet_id.is_absent() =>
        {
            let message = say!(
                cx,
                en: "`{word}` needs a subnet of yours: `vnetSubnetId` is missing",
                zh: "`{word}` 需要您自己的子网：缺少 `vnetSubnetId`",
            );
            findings.fail(OUTBOUND, message).help(help(cx));
        }
        OutboundType::UserDefinedRouting | OutboundType::UserAssignedNatGateway => {
            egress_subnet::check(cx, findings, outbound);
        }
        OutboundType::None | OutboundType::Block => {
            let message = say!(
                cx,
                en: "with `{word}` the cluster cannot pull the images of AKS and Azure Machine Learning",
                zh: "使用 `{word}` 时，群集无法拉取 AKS 和 Azure 机器学习的映像",
            );
            findings.fail(OUTBOUND, message).help(help(cx));
        }
        _ if is_managed => managed_gateway(cx, findings, create, outbound),
        _ => {}
    }
    if create.nat_gateway.is_present() && !is_managed {
        unused(cx, findings, "/cluster/create/natGateway", word);
    }
    if create.load_balancer_profile.is_present() && outbound != OutboundType::LoadBalancer {
        unused(cx, findings, "/cluster/create/loadBalancerProfile", word);
    }
}

fn managed_gateway(
    cx: &Context<'_>,
    findings: &mut Findings,
    create: &ClusterCreate<'_>,
    outbound: OutboundType,
) {
    let word = outbound.as_str();
    if create.vnet_subnet_id.is_present() {
        let title = say!(
            cx,
            en: "Use a NAT gateway of yours: `userAssignedNATGateway`",
            zh: "使用自有 NAT 网关：`userAssignedNATGateway`",
        );
        let usual = OutboundType::UserAssignedNatGateway.as_str();
        let mut patch = vec![PatchOperation::replace(OUTBOUND, usual)];
        if create.nat_gateway.is_present() {
            patch.push(PatchOperation::remove("/cluster/create/natGateway"));
        }
        findings
            .fail(
                OUTBOUND,
                say!(
                    cx,
                    en: "AKS makes no NAT gateway for a subnet of yours: `{word}` forbids `vnetSubnetId`",
                    zh: "AKS 不会为您自己的子网创建 NAT 网关：`{word}` 不允许设置 `vnetSubnetId`",
                ),
            )
            .help(help(cx))
            .fix(Fix { title, safe: false, patch });
    } else if outbound == OutboundType::ManagedNatGatewayV2 {
        findings
            .fail_as(
                Severity::Warning,
                OUTBOUND,
                say!(cx, en: "`{word}` is a preview of AKS", zh: "`{word}` 是 AKS 的预览功能"),
            )
            .help(say!(
                cx,
                en: "Use `managedNATGateway` for production.",
                zh: "生产环境请使用 `managedNATGateway`。",
            ))
            .fix(super::rewrite(cx, OUTBOUND, OutboundType::ManagedNatGateway.as_str(), false));
    }
}

/// Reports settings that nothing reads with this outbound type.
fn unused(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, outbound: &str) {
    findings
        .fail(
            pointer,
            say!(
                cx,
                en: "the outbound type `{outbound}` has no use for it",
                zh: "出站类型 `{outbound}` 用不到它",
            ),
        )
        .help(say!(
            cx,
            en: "`loadBalancerProfile` belongs to `loadBalancer`, `natGateway` to `managedNATGateway`.",
            zh: "`loadBalancerProfile` 用于 `loadBalancer`，`natGateway` 用于 `managedNATGateway`。",
        ))
        .fix(remove(cx, pointer));
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Without a subnet of yours take `loadBalancer` or `managedNATGateway`; with one, `userDefinedRouting` through a firewall works too. All need a Standard Load Balancer.",
        zh: "没有自有子网时，请使用 `loadBalancer` 或 `managedNATGateway`；有自有子网时，也可用 `userDefinedRouting` 经防火墙出站。都需要标准负载均衡器。",
    )
}
