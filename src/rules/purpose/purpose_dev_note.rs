//! What a dev/test cluster does not promise.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};
use crate::spec::{ClusterPurpose, Field};

pub(super) static RULE: Rule = Rule {
    id: "PURPOSE-DEV-NOTE",
    severity: Severity::Info,
    operations: &[Create, Attach],
    title: text!(
        en: "A dev/test cluster is not for production traffic",
        zh: "开发/测试群集不适用于生产级别的流量",
    ),
    why: prose!(
        en: "The article promises neither fault tolerance nor the usual inference times for dev/test clusters, and the front \
             end does not scale itself there. The purpose cannot be changed later without detaching.",
        zh: "文章指出，开发/测试群集不保证容错能力，推理时间可能更长；前端（azureml-fe）在其中也不会自动缩放。之后要更改用途，必须先拆离群集。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("MicrosoftDocs/azure-ai-docs, v1/how-to-deploy-azure-kubernetes-service.md"),
    ],
    examples: Examples::new(
        &[create("agentCount: 3"), attach("clusterPurpose: FastProd")],
        &[create("clusterPurpose: DevTest\nagentCount: 2"), attach("clusterPurpose: DevTest")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.cluster_purpose != Field::Given(ClusterPurpose::DevTest) {
        return;
    }
    findings
        .note(
            "/clusterPurpose",
            say!(
                cx,
                en: "a dev/test cluster has no fault tolerance, may answer more slowly, and its front end does not scale itself",
                zh: "开发/测试群集不保证容错能力，推理可能更慢，且前端不会自动缩放",
            ),
        )
        .help(say!(
            cx,
            en: "Use `FastProd`, with at least 3 nodes and 12 vCPUs, for production traffic.",
            zh: "生产流量请使用 `FastProd`，至少 3 个节点、12 个 vCPU。",
        ));
}
