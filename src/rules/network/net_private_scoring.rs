//! With an internal load balancer the scoring endpoint has a private address.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-PRIVATE-SCORING",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "With an internal load balancer the scoring endpoint has a private address",
        zh: "使用内部负载均衡器时，评分终结点使用专用 IP",
    ),
    why: prose!(
        en: "Clients outside the virtual network, and networks that are not connected to it, cannot call the models any \
             more. That is the purpose, and the usual surprise.",
        zh: "虚拟网络之外的客户端，以及未与之互通的网络，都将无法调用模型。这正是目的所在，却也常常出人意料。",
    ),
    source: &[Source::Article(Section::InternalLoadBalancer)],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            attach("loadBalancer: { type: PublicIp }"),
            update("loadBalancer: { type: PublicIp }"),
        ],
        &[
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
            update("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !cx.spec.is_internal() {
        return;
    }
    findings
        .note(
            "/loadBalancer/type",
            say!(
                cx,
                en: "the scoring endpoint gets a private address in the virtual network",
                zh: "评分终结点将使用虚拟网络中的专用 IP",
            ),
        )
        .help(say!(
            cx,
            en: "Callers must be in that network or connected to it.",
            zh: "调用方必须位于该虚拟网络内，或与其互通。",
        ));
}
