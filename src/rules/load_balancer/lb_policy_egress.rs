//! No policy forbids the public address that a created cluster needs.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LB-POLICY-EGRESS",
    severity: Severity::Error,
    operations: &[Operation::Create],
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
        &[],
        &[create("name: myaks"), create("loadBalancer: { type: InternalLoadBalancer, subnet: default }")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    findings
        .unknown(
            "/operation",
            say!(
                cx,
                en: "whether a policy forbids public IP addresses is not known",
                zh: "尚不知道是否有策略禁止公共 IP",
            ),
            cx.ask_policies(),
        )
        .help(say!(
            cx,
            en: "If one does, create the cluster in AKS with user-defined routes to a firewall, then attach it with an internal load balancer.",
            zh: "如有此类策略，请在 AKS 中创建经用户定义的路由和防火墙出站的群集，然后以内部负载均衡器附加。",
        ));
}
