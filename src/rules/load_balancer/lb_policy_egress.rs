//! No policy forbids the public address that a created cluster needs.

use super::policy::{PublicAddressPolicy, public_address_policy, related, report_undecided};
use super::{FORBIDDEN, FORBIDDEN_BY_DEFINITION, NO_POLICY, has_public_egress};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-POLICY-EGRESS",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "No policy forbids the public address that a created cluster needs",
        zh: "不得有策略禁止所创建群集需要的公共 IP",
    ),
    why: prose!(
        en: "AKS needs a public address for what leaves the cluster, so a policy against public addresses fails the \
             creation with `RequestDisallowedByPolicy`. An internal load balancer does not help here, though the article's \
             troubleshooting section reads so: it only changes how the models are reached. What helps is a cluster made in \
             AKS with user-defined routes to a firewall, then attached.",
        zh: "AKS 的出口流量需要公共 IP，因此禁止公共 IP 的策略会使创建以 `RequestDisallowedByPolicy` 失败。文章的疑难解答一节读来像是\
             改用内部负载均衡器即可，但那只改变访问模型的方式，在这里并不管用。可行的办法是在 AKS 中创建群集，用用户定义的路由经防火墙出站，然后附加。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Article(Section::PublicIpPolicy),
        Source::Public("Azure/AKS issue 3212"),
    ],
    examples: Examples::new(
        &[
            attach("clusterPurpose: FastProd"),
            attach("cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }").with_facts(NO_POLICY),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }], outboundType: userDefinedRouting, vnetSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/net/subnets/aks } }\nloadBalancer: { type: InternalLoadBalancer, subnet: aks }",
            )
            .with_facts(FORBIDDEN),
        ],
        &[
            create("name: myaks"),
            create("loadBalancer: { type: InternalLoadBalancer, subnet: default }"),
            create("loadBalancer: { type: InternalLoadBalancer, subnet: default }").with_facts(FORBIDDEN),
            create("name: myaks").with_facts(FORBIDDEN_BY_DEFINITION),
            attach("cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !has_public_egress(cx) {
        return;
    }
    let path = if cx.is(Operation::Create) { "/operation" } else { "/cluster/create/outboundType" };
    let policy = public_address_policy(cx);
    let reported = match &policy {
        PublicAddressPolicy::Forbidden(found) => {
            let name = quote(found.assignment.name());
            let reported = findings.fail(
                path,
                say!(
                    cx,
                    en: "the policy \"{name}\" forbids the public IP address that the created cluster needs for its outbound traffic",
                    zh: "策略“{name}”禁止公共 IP，而所创建的群集需要公共 IP 用于出站流量",
                ),
            );
            Some(related(reported, found))
        }
        undecided => report_undecided(cx, findings, path, undecided),
    };
    let Some(reported) = reported else { return };
    reported.help(match policy {
        PublicAddressPolicy::Forbidden(_) => say!(
            cx,
            en: "Use `operation: attach` with `cluster.create`, `outboundType: userDefinedRouting` and user-defined routes to a firewall, and an internal load balancer.",
            zh: "请使用 `operation: attach` 和 `cluster.create`，设置 `outboundType: userDefinedRouting` 并用用户定义的路由经防火墙出站，同时使用内部负载均衡器。",
        ),
        _ => say!(
            cx,
            en: "If so, create the cluster in AKS with user-defined routes to a firewall, then attach it with an internal load balancer.",
            zh: "如果禁止，请在 AKS 中创建经用户定义的路由和防火墙出站的群集，然后以内部负载均衡器附加。",
        ),
    });
}
