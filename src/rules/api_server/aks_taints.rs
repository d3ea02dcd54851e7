//! The nodes of the cluster have no taints that keep azureml-fe away.

use super::names_cluster;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "AKS-TAINTS",
    severity: Severity::Warning,
    operations: &[Operation::Attach],
    title: text!(
        en: "The nodes have no taints that keep azureml-fe away",
        zh: "节点上不应有阻止 azureml-fe 的污点",
    ),
    why: prose!(
        en: "The front end that routes to the models tolerates no taints of yours. Where no untainted node has room for it, \
             the attach does not finish: \"node(s) had taints that the pod didn't tolerate\".",
        zh: "负责把请求路由到模型的前端不容忍用户自定义的污点。如果没有足够的无污点节点可供调度，附加就无法完成，并提示\
             “node(s) had taints that the pod didn't tolerate”。",
    ),
    source: &[Source::Public("MicrosoftDocs/azure-docs issue 55597")],
    examples: Examples::new(
        &[attach(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
        )],
        &[attach("name: myaks")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !names_cluster(cx) {
        return;
    }
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether taints on the nodes keep azureml-fe away is not known",
                zh: "尚不知道节点上的污点是否会阻止 azureml-fe",
            ),
            cx.ask_node_pools(),
        )
        .help(say!(
            cx,
            en: "Keep at least one pool without `nodeTaints`, large enough for the models.",
            zh: "请至少保留一个没有 `nodeTaints` 且足以运行模型的节点池。",
        ));
}
