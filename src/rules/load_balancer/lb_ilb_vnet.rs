//! A created cluster with an internal load balancer names its virtual network.

use super::TYPE;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-ILB-VNET",
    severity: Severity::Warning,
    operations: &[Operation::Create],
    title: text!(
        en: "A created cluster with an internal load balancer names its virtual network",
        zh: "创建使用内部负载均衡器的群集时应指定虚拟网络",
    ),
    why: prose!(
        en: "Without `network` the cluster gets a virtual network of its own, where the named subnet would have to exist and \
             which nobody else is connected to. Sources differ: the article's sample leaves the network out, the page \
             about securing inference gives it and names the same subnet.",
        zh: "不写 `network` 时，群集会得到一个自己的虚拟网络：所写的子网必须恰好存在于其中，而且没有其他资源与之互通。\
             各来源说法不一：文章的示例没有给出网络，介绍保护推理环境的文档则给出了网络并使用同一子网。",
    ),
    source: &[
        Source::Article(Section::InternalLoadBalancer),
        Source::Public("Azure Machine Learning documentation v1, how-to-secure-inferencing-vnet.md"),
    ],
    examples: Examples::new(
        &[
            create("loadBalancer: { type: PublicIp }"),
            create(
                "loadBalancer: { type: InternalLoadBalancer, subnet: default }\nnetwork: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
        ],
        &[create("loadBalancer: { type: InternalLoadBalancer, subnet: default }")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !cx.spec.is_internal() || cx.spec.network.is_present() {
        return;
    }
    findings
        .fail(
            TYPE,
            say!(
                cx,
                en: "an internal load balancer without `network` has no network that you could reach",
                zh: "使用内部负载均衡器却没有 `network`：您的网络将无法访问它",
            ),
        )
        .help(say!(
            cx,
            en: "Give `network`, with the subnet of the load balancer in it.",
            zh: "请给出 `network`，并确保负载均衡器的子网位于该虚拟网络中。",
        ));
}
