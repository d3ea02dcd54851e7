//! AKS no longer uses the Docker bridge, but Azure Machine Learning asks for it.

use super::BRIDGE;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-BRIDGE-DEAD",
    severity: Severity::Info,
    operations: &[Operation::Create],
    title: text!(
        en: "AKS no longer uses the Docker bridge, but Azure Machine Learning asks for it",
        zh: "AKS 已不再使用 Docker 网桥，但 Azure 机器学习仍要求填写",
    ),
    why: prose!(
        en: "Nodes run containerd, and the Azure CLI deprecates and hides its option for the bridge. The SDK of Azure Machine \
             Learning still refuses a network without it. Whether the service would do without could not be verified, so \
             the key stays required.",
        zh: "节点现在使用 containerd，Azure CLI 已弃用并隐藏了该网桥选项；而 Azure 机器学习 SDK 仍会拒绝缺少它的网络配置。\
             服务端是否可以不填无法验证，因此该键仍为必填。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, command_modules/acs/_params.py"),
        Source::Public("azureml-core 1.61.0.post4, azureml/core/compute/aks.py"),
    ],
    examples: Examples::new(
        &[create("agentCount: 3")],
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(network) = cx.spec.network.as_ref() else { return };
    if network.docker_bridge_cidr.given().is_none() {
        return;
    }
    findings
        .note(
            BRIDGE,
            say!(cx, en: "AKS no longer uses this value; it is required all the same", zh: "AKS 已不再使用该值，但仍须填写"),
        )
        .help(say!(
            cx,
            en: "Keep Docker's default `172.17.0.1/16`, unless it overlaps another range.",
            zh: "请保留 Docker 默认值 `172.17.0.1/16`，除非它与其他范围重叠。",
        ));
}
