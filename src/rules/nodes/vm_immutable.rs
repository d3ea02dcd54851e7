//! The VM size of a cluster stays.

use super::sizes::POINTER;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::update;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::Update;

pub(super) static RULE: Rule = Rule {
    id: "VM-IMMUTABLE",
    severity: Severity::Error,
    operations: &[Update],
    title: text!(en: "An update does not change the VM size", zh: "更新操作不能更改 VM 大小"),
    why: prose!(
        en: "Of the nodes only their number can be changed, in the studio and not with the SDK; the size of a cluster stays \
             what it was made with.",
        zh: "节点方面只能更改数量，而且只能在工作室中更改，不能通过 SDK；群集的 VM 大小在创建后不会改变。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }")],
        &[update("agentVmSize: Standard_D8s_v5")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.raw("agentVmSize").is_none() {
        return;
    }
    let title = say!(cx, en: "Remove `agentVmSize`", zh: "删除 `agentVmSize`");
    findings
        .fail(
            POINTER,
            say!(cx, en: "the VM size of a cluster cannot be changed", zh: "群集的 VM 大小无法更改"),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Make a cluster of the other size, attach it, move the deployments, then detach this one.",
            zh: "请用新的大小创建另一个群集并附加，迁移部署后再拆离当前群集。",
        ))
        .fix(Fix::offered(title, PatchOperation::remove(POINTER)));
}
