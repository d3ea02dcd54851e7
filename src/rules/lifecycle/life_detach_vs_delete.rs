//! A detach says what becomes of the cluster.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::detach;
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, UnderlyingResourceAction};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-DETACH-VS-DELETE",
    severity: Severity::Error,
    operations: &[Operation::Detach],
    title: text!(
        en: "The action is Detach, or Delete where the cluster is really to go",
        zh: "操作为 Detach；确实要删除群集时才用 Delete",
    ),
    why: prose!(
        en: "ARM demands underlyingResourceAction with every delete and tells Detach from Delete by case. \
             Delete destroys the cluster with everything that runs on it; by the SDK's documentation it \
             fails for a cluster that was attached. We therefore take Detach unless the spec says \
             otherwise.",
        zh: "ARM 的每次删除请求都必须带 underlyingResourceAction，且 Detach 与 Delete 区分大小写。Delete \
             会销毁群集及其上运行的一切；据 SDK 文档，对附加而来的群集执行 Delete 会失败。\
             因此除非配置另有说明，一律采用 Detach。",
    ),
    source: &[
        Source::Article(Section::Detach),
        Source::Public("azureml-core 1.61.0, AksCompute.delete"),
        Source::Public("azure-rest-api-specs, Microsoft.MachineLearningServices 2022-10-01: Compute_Delete"),
    ],
    examples: Examples::new(
        &[detach("action: Detach")],
        &[detach("action: detach"), detach("action: Delete")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    if cx.spec.action != Field::Given(UnderlyingResourceAction::Delete) {
        return;
    }
    let title = say!(cx, en: "Keep the cluster", zh: "保留群集");
    findings
        .fail_as(
            Severity::Warning,
            "/action",
            say!(
                cx,
                en: "`Delete` destroys the AKS cluster with everything on it",
                zh: "`Delete` 会销毁 AKS 群集及其上的一切",
            ),
        )
        .help(say!(
            cx,
            en: "It is for clusters that Azure Machine Learning created; one that was attached \
                 (`isAttachedCompute`) can only be detached.",
            zh: "它仅适用于由 Azure 机器学习创建的群集；附加而来的群集（`isAttachedCompute`）只能拆离。",
        ))
        .ask(cx.ask_compute())
        .fix(Fix::offered(title, PatchOperation::replace("/action", "Detach")));
}
