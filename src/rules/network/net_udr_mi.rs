//! The subnet of a created cluster has no route table of its own.

use super::{SUBNET, subnet};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
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
        &[create("agentCount: 3")],
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(subnet) = subnet(cx) else { return };
    findings
        .unknown(
            SUBNET,
            say!(
                cx,
                en: "whether `{subnet}` has a route table is not known",
                zh: "尚不知道 `{subnet}` 是否带有路由表",
            ),
            cx.ask_virtual_network(),
        )
        .help(say!(
            cx,
            en: "If it has one, create the cluster in AKS and attach it.",
            zh: "如有路由表，请在 AKS 中创建群集后再附加。",
        ));
}
