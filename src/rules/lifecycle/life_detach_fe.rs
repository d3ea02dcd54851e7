//! What azureml-fe leaves in the cluster goes before it is attached again.

use crate::front_end::LEFTOVERS;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, detach, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation, UnderlyingResourceAction};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-DETACH-FE",
    severity: Severity::Warning,
    operations: &[Operation::Attach, Operation::Update, Operation::Detach],
    title: text!(
        en: "The azureml-fe resources are deleted between a detach and the next attach",
        zh: "拆离之后、重新附加之前须删除 azureml-fe 相关资源",
    ),
    why: prose!(
        en: "A detach leaves the front end with its accounts, roles, services and secret in the cluster. \
             Attaching again over them fails, and so does installing the Kubernetes extension (E45004, \
             E45005). Deleting them stops scoring, so no service may be active.",
        zh: "拆离之后，前端及其帐户、角色、服务和机密仍留在群集中。此时重新附加会失败，安装 Kubernetes \
             扩展也会失败（E45004、E45005）。删除这些资源会中断评分，因此必须没有活动的服务。",
    ),
    source: &[
        Source::Article(Section::FrontEndLeftovers),
        Source::Article(Section::UpdateCluster),
        Source::Public("Azure Machine Learning, Troubleshoot the Kubernetes extension"),
    ],
    examples: Examples::new(
        &[detach("action: Delete"), update("ssl: { status: Disabled }")],
        &[
            detach("action: Detach"),
            attach("clusterPurpose: FastProd"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let pointer = match cx.operation() {
        Some(Operation::Attach) => "/cluster",
        Some(Operation::Update) if cx.spec.refresh == Field::Given(true) => "/refresh",
        Some(Operation::Detach)
            if !cx.spec.action.is_invalid()
                && cx.spec.action != Field::Given(UnderlyingResourceAction::Delete) =>
        {
            "/operation"
        }
        _ => return,
    };
    let reported = if cx.is(Operation::Attach) {
        findings.note(
            pointer,
            say!(
                cx,
                en: "`azureml-fe` resources of an earlier attachment, if any, must be deleted first",
                zh: "如果此前附加过，须先删除遗留的 `azureml-fe` 相关资源",
            ),
        )
    } else {
        findings.fail(
            pointer,
            say!(
                cx,
                en: "`azureml-fe` resources stay in the cluster and must go before it is attached again",
                zh: "`azureml-fe` 相关资源会留在群集中，重新附加前须将其删除",
            ),
        )
    };
    reported
        .help(say!(
            cx,
            en: "Run the command after the detach, when no service is active; save the secret `azuremlfessl` before.",
            zh: "请在拆离之后、没有活动的服务时运行该命令；此前请先保存机密 `azuremlfessl`。",
        ))
        .remedy(clean_up());
}

fn clean_up() -> String {
    let mut command = "kubectl delete --ignore-not-found".to_owned();
    for (kind, name) in LEFTOVERS {
        command.extend([" ", kind, "/", name]);
    }
    command
}
