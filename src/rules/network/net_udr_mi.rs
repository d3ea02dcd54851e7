//! The subnet of a created cluster has no route table of its own.

use super::known::Found;
use super::{EXAMPLE_NETWORK, subnets};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-UDR-MI",
    severity: Severity::Warning,
    operations: &[Operation::Create],
    title: text!(
        en: "The subnet of a created cluster has no route table of its own",
        zh: "所创建群集的子网不应带有自定义路由表",
    ),
    why: prose!(
        en: "A cluster that Azure Machine Learning creates has a system-assigned managed identity, which users report to \
             fail in a subnet with a route table of theirs. With a cluster that is made in AKS the identity and its roles \
             can be chosen.",
        zh: "由 Azure 机器学习创建的群集使用系统分配的托管标识；有用户报告，若子网带有自定义路由表，这样创建会失败。\
             在 AKS 中自行创建群集则可以选择标识并分配角色。",
    ),
    source: &[Source::Public("MicrosoftDocs/azure-docs issue 80787")],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(EXAMPLE_NETWORK),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            )
            .with_facts(
                r#"{ "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork/subnets/default", "addressPrefix": "10.1.0.0/24", "provisioningState": "Succeeded", "delegations": [], "routeTable": { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/routeTables/firewall" } }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(nodes) = subnets::of_nodes(cx) else { return };
    let known = match nodes.find(cx) {
        // That it is missing is another rule's.
        Found::Missing(_) => return,
        Found::Subnet(subnet, origin) => subnet.has_route_table.map(|has| (has, subnet, origin)),
        Found::Unknown => None,
    };
    let name = quote(nodes.name);
    match known {
        Some((false, ..)) => {}
        Some((true, subnet, origin)) => {
            findings
                .fail(nodes.pointer, say!(cx, en: "`{name}` has a route table", zh: "`{name}` 带有路由表"))
                .related(origin, subnet.pointer.clone())
                .help(say!(
                    cx,
                    en: "Create the cluster in AKS and attach it, or use a subnet without a route table.",
                    zh: "请在 AKS 中创建群集后再附加，或使用不带路由表的子网。",
                ));
        }
        None => {
            findings
                .unknown(
                    nodes.pointer,
                    say!(
                        cx,
                        en: "whether `{name}` has a route table is not known",
                        zh: "尚不知道 `{name}` 是否带有路由表",
                    ),
                    cx.ask_virtual_network(),
                )
                .help(say!(
                    cx,
                    en: "If it has one, create the cluster in AKS and attach it.",
                    zh: "如有路由表，请在 AKS 中创建群集后再附加。",
                ));
        }
    }
}
