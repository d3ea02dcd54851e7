//! How traffic leaves the cluster is chosen in AKS.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-EGRESS",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "How traffic leaves the cluster is chosen in AKS, not on create",
        zh: "群集的出口方式须在 AKS 中选择，不能通过 create 指定",
    ),
    why: prose!(
        en: "A cluster that Azure Machine Learning creates always leaves through the public address of its load balancer; \
             the request has no field for anything else. A firewall with user-defined routes needs a cluster that was \
             made in AKS, with a Standard Load Balancer.",
        zh: "由 Azure 机器学习创建的群集总是经负载均衡器的公共 IP 出站，请求中没有可以更改它的字段。要使用防火墙加用户定义的路由，\
             必须在 AKS 中创建带标准负载均衡器的群集。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("AKS documentation, egress-outboundtype.md"),
    ],
    examples: Examples::new(
        &[create("agentCount: 3")],
        &[create("outboundType: userDefinedRouting"), create("outboundType: loadBalancer")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
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
    }
}
