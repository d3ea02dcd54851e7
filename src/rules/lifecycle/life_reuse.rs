//! A cluster is created or attached once and used often.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-REUSE",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "A cluster is created or attached once and serves many deployments",
        zh: "群集只需创建或附加一次，可用于多个部署",
    ),
    why: prose!(
        en: "It is a one-time step for the workspace. A workspace can have several clusters; one that was \
             deleted, or whose resource group was, must be created anew before the next deployment.",
        zh: "对工作区而言，这是一次性过程。一个工作区可以附加多个群集；如果群集或其资源组被删除，\
             下次部署之前必须创建新群集。",
    ),
    source: &[Source::Article(Section::Create)],
    examples: Examples::new(&[], &[create("agentCount: 3"), attach("clusterPurpose: FastProd")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    findings
        .note(
            "/operation",
            say!(
                cx,
                en: "this is done once: the cluster then serves many deployments",
                zh: "此过程只需一次：该群集可重复用于多个部署",
            ),
        )
        .help(say!(
            cx,
            en: "A workspace may have several clusters; one that is deleted, or whose group is, must be created anew.",
            zh: "一个工作区可以附加多个群集；群集或其资源组被删除后，须创建新群集。",
        ));
}
