//! The workspace and its resources have endpoints in the cluster's virtual network.

use super::subnets::virtual_network_pointer;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-WS-PE",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "To keep traffic private, the workspace and its resources need endpoints in the cluster's network",
        zh: "要使通信保持专用，工作区及其资源需要在群集的虚拟网络中有终结点",
    ),
    why: prose!(
        en: "The cluster fetches models and images from the workspace's storage, key vault and container registry. Unless \
             these have private or service endpoints in the same virtual network, that traffic leaves it, or fails \
             where public access is off.",
        zh: "群集要从工作区的存储、密钥保管库和容器注册表获取模型与映像。如果它们在同一虚拟网络中没有专用终结点或服务终结点，\
             这些流量就会离开虚拟网络；若已关闭公共访问，则会失败。",
    ),
    source: &[Source::Article(Section::Prerequisites)],
    examples: Examples::new(
        &[create("agentCount: 3"), attach("loadBalancer: { type: PublicIp }")],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let pointer = if let Some(pointer) = virtual_network_pointer(cx) {
        pointer
    } else if cx.is(Operation::Attach) && cx.spec.is_internal() {
        "/loadBalancer/type"
    } else {
        return;
    };
    findings
        .note(
            pointer,
            say!(
                cx,
                en: "private traffic needs endpoints of the workspace and its resources in the cluster's network",
                zh: "要使通信保持专用，工作区及其资源须在群集的虚拟网络中有终结点",
            ),
        )
        .help(say!(
            cx,
            en: "Give the workspace, its storage, key vault and container registry private or service endpoints there.",
            zh: "请为工作区及其存储、密钥保管库和容器注册表添加专用终结点或服务终结点。",
        ));
}
