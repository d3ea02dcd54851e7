//! The purpose is one that Azure Machine Learning knows.

use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "PURPOSE-ENUM",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "The purpose is FastProd, DenseProd or DevTest",
        zh: "群集用途为 FastProd、DenseProd 或 DevTest",
    ),
    why: prose!(
        en: "ARM's description leaves the set open, so that any word passes until the service sees it; the SDK does not look \
             at it either and has names for two of the three only. Where none is given the cluster is for production.",
        zh: "ARM 的说明把它定义为开放枚举，任何词都能通过，直到服务端才被发现；SDK 也不检查，而且只为其中两个提供了常量。未指定时，群集用于生产。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public(
            "hashicorp/terraform-provider-azurerm, machine_learning_inference_cluster, cluster_purpose",
        ),
    ],
    examples: Examples::new(
        &[create("clusterPurpose: DenseProd"), attach("clusterPurpose: DevTest")],
        &[create("clusterPurpose: devtest"), attach("clusterPurpose: Production")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
}
