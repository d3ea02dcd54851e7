//! The name of the compute is free in the workspace.

use crate::attachment::{has_failed, has_other_cluster, has_other_settings, is_attached_cluster};
use crate::facts::{ComputeFact, same_resource};
use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "NAME-UNIQUE",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(en: "The compute name is free in the workspace", zh: "计算名称在工作区中必须唯一"),
    why: prose!(
        en: "A workspace has one compute of a name, whatever its type. A second create of the name fails, and ARM's own \
             description warns that a PUT over an existing compute cannot be undone. Names are compared without regard \
             to case. An attach over a cluster that is attached under the name, where a fact shows all of that compute, is \
             no error: the plan detaches it first, or finds nothing to do.",
        zh: "一个工作区中同名的计算只能有一个，与类型无关。再次用同一名称创建会失败；ARM 自身的说明也警告，\
             对已有计算执行 PUT 是无法恢复的。名称比较不区分大小写。如果事实完整显示同名计算是已附加的群集，\
             附加就不算错误：方案会先将其拆离，或判定无需操作。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[
            create("name: myaks").with_facts(
                r#"{ "value": [{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/other",
  "properties": { "computeType": "AKS", "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/othercluster" }
}] }"#,
            ),
        ],
        &[
            create("name: myaks"),
            attach("name: myaks"),
            attach("name: MyAKS").with_facts(
                r#"{ "value": [{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks",
  "properties": { "computeType": "AKS", "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/othercluster" }
}] }"#,
            ),
            attach("name: myaks").with_compute("{}"),
            attach("name: myaks").with_compute(r#"{ "isAttachedCompute": false }"#),
            create("name: myaks").with_compute("{}"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.name.given() else { return };
    let name = quote(name);
    let inputs = cx.together.map_or(&[][..], |together| together.same_compute(cx.spec));
    if inputs.len() > 1 {
        let inputs = inputs.join(match cx.language {
            Language::English => ", ",
            Language::Chinese => "、",
        });
        findings
            .fail(
                "/name",
                say!(
                    cx,
                    en: "several specs of this run make `{name}` in the same workspace: {inputs}",
                    zh: "本次运行中有多个配置在同一工作区中使用 `{name}`：{inputs}",
                ),
            )
            .help(say!(
                cx,
                en: "Give each compute of the workspace a name of its own.",
                zh: "请为工作区中的每个计算取不同的名称。",
            ));
        return;
    }
    let id = cx.spec.compute_id();
    let is_this = |compute: &&ComputeFact| id.as_deref().is_some_and(|id| same_resource(id, &compute.id));
    if let Some(compute) = cx.known_computes().find(is_this) {
        if cx.is(Attach) && attached_over(cx, findings, &name) {
            return;
        }
        findings
            .fail(
                "/name",
                say!(
                    cx,
                    en: "the workspace has a compute `{name}` already",
                    zh: "工作区中已有名为 `{name}` 的计算",
                ),
            )
            .related(&compute.origin, compute.origin.pointer.clone())
            .help(say!(
                cx,
                en: "Choose another name, or detach that compute first: creating and attaching are not idempotent.",
                zh: "请换一个名称，或先拆离该计算：创建和附加都不是幂等操作。",
            ));
        return;
    }
    if cx.knows_all_computes() {
        return;
    }
    findings
        .unknown(
            "/name",
            say!(
                cx,
                en: "whether `{name}` is free in the workspace is not known",
                zh: "尚不清楚 `{name}` 在工作区中是否已被占用",
            ),
            cx.ask_computes(),
        )
        .help(say!(
            cx,
            en: "List the computes of the workspace and look for the name, in any letter case.",
            zh: "请列出工作区中的计算，检查是否已有该名称（不区分大小写）。",
        ));
}

/// Says what the plan does about a cluster that is attached under this name; `false` where that cannot be planned.
fn attached_over(cx: &Context<'_>, findings: &mut Findings, name: &str) -> bool {
    let Some(compute) = cx.current_compute().filter(|compute| is_attached_cluster(compute)) else {
        return false;
    };
    let other_cluster = has_other_cluster(cx.spec, compute);
    let message = match (other_cluster, has_other_settings(cx.spec, compute)) {
        (Some(true), _) => say!(
            cx,
            en: "`{name}` is another cluster now: the plan detaches it first, and it goes on running",
            zh: "`{name}` 当前是另一个群集：方案会先将其拆离，该群集会继续运行",
        ),
        (Some(false), Some(true)) => say!(
            cx,
            en: "`{name}` is this cluster with other settings: the plan detaches it, cleans up and attaches it again",
            zh: "`{name}` 当前就是该群集，但设置不同：方案会先拆离、清理，再重新附加",
        ),
        (Some(false), Some(false)) if has_failed(compute) => say!(
            cx,
            en: "`{name}` is this cluster, but its last operation failed: the plan detaches it, cleans up and attaches it again",
            zh: "`{name}` 就是该群集，但上次操作失败：方案会先拆离、清理，再重新附加",
        ),
        (Some(false), Some(false)) => say!(
            cx,
            en: "`{name}` is this cluster already, with these settings",
            zh: "`{name}` 当前就是该群集，且设置相同",
        ),
        _ => return false,
    };
    findings.note("/name", message).related(&compute.origin, compute.origin.pointer.clone()).help(say!(
        cx,
        en: "Web services on a compute that is detached cannot be managed from the workspace. A new compute beside it takes another name.",
        zh: "计算拆离后，其上的 Web 服务无法再从工作区管理。若要另外新增计算，请换一个名称。",
    ));
    true
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use crate::document::{Document, Format};
    use crate::facts::Facts;
    use crate::report::Status;
    use crate::rules::Together;
    use crate::spec::decode;
    use crate::{CheckOptions, check};

    fn spec(operation: &str, name: &str) -> Document<'static> {
        let workspace =
            "{subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws}";
        let text = format!("{{operation: {operation}, name: {name}, workspace: {workspace}}}");
        Document::parse(text.leak(), Format::Yaml).unwrap()
    }

    #[test]
    fn specs_of_one_run_may_not_share_a_name() {
        let (create, attach, detach) =
            (spec("create", "myaks"), spec("attach", "MyAKS"), spec("detach", "myaks"));
        let status = |documents: &[&Document<'_>]| {
            let mut together = Together::default();
            for (number, document) in documents.iter().enumerate() {
                together.add(&format!("{number}.yaml"), &decode(&document.root));
            }
            let facts = Facts::default();
            let options = CheckOptions {
                together: Some(&together),
                ..CheckOptions::new(datetime!(2026-11-23 12:00 UTC), &facts)
            };
            let report = check(&create, &options).into_report();
            let finding =
                report.findings.into_iter().find(|finding| finding.rule.id == "NAME-UNIQUE").unwrap();
            (finding.status, finding.message)
        };
        assert_eq!(status(&[&create]).0, Status::Unknown);
        assert_eq!(status(&[&create, &detach]).0, Status::Unknown, "a detach makes nothing");
        let (status, message) = status(&[&create, &attach, &detach]);
        assert_eq!(status, Status::Fail);
        assert!(message.contains("0.yaml, 1.yaml"), "{message}");
    }
}
