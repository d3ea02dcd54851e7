//! Azure Machine Learning talks to the AKS control plane, not to the cluster's public address.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-CONTROL-PLANE",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "Azure Machine Learning talks to the AKS control plane, not to the cluster's public address",
        zh: "Azure 机器学习与 AKS 控制平面通信，而不是与群集的公共 IP 通信",
    ),
    why: prose!(
        en: "The cluster's public address is for what leaves the cluster. Deployments reach it through the AKS control \
             plane, so outbound traffic can be locked down to a few host names without cutting them off.",
        zh: "群集的公共 IP 供出口流量使用。部署操作是经 AKS 控制平面到达群集的，因此即使把出口流量锁定到少数几个域名，部署也不会中断。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(&[], &[create("name: myaks"), attach("name: myaks")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    findings
        .note(
            "/operation",
            say!(
                cx,
                en: "Azure Machine Learning reaches the cluster through the AKS control plane, never by its public address",
                zh: "Azure 机器学习通过 AKS 控制平面访问群集，不使用其公共 IP",
            ),
        )
        .help(say!(
            cx,
            en: "Outbound traffic may be limited to the host names that AKS and Azure Machine Learning list.",
            zh: "可以将出口流量限制为 AKS 和 Azure 机器学习列出的域名。",
        ));
}
