//! The cluster is in the subscription of the workspace.

use super::cluster_id::ClusterId;
use super::parts::is_guid;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;

pub(super) static RULE: Rule = Rule {
    id: "ID-CROSS-SUB",
    severity: Severity::Warning,
    operations: &[Attach],
    title: text!(en: "The cluster is in the workspace's subscription", zh: "群集应与工作区在同一订阅中"),
    why: prose!(
        en: "For computeType Kubernetes, Microsoft excludes clusters of another subscription; for AksCompute no page says \
             so. With group and name the SDK looks for the cluster in the workspace's subscription without a word, and \
             Terraform users saw ResourceGroupNotFound. So this is a warning here, not an error.",
        zh: "对于 Kubernetes 类型的计算，Microsoft 明确不支持其他订阅中的群集；对于 AksCompute 则没有文档说明。使用资源组和名称时，\
             SDK 会不加提示地在工作区的订阅中查找群集，Terraform 用户也遇到过 ResourceGroupNotFound。因此这里是警告，而不是错误。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-ai-docs, how-to-deploy-kubernetes-extension.md, Limitations"),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py"),
        Source::Public("hashicorp/terraform-provider-azurerm#13961"),
    ],
    examples: Examples::new(
        &[attach(
            "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks }",
        )],
        &[
            attach(
                "cluster: { resourceId: /subscriptions/99999999-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks }",
            ),
            attach(
                "cluster: { subscriptionId: 99999999-2222-3333-4444-555555555555, resourceGroup: rg, name: aks }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(cluster) = cx.spec.cluster.as_ref() else { return };
    let Some(workspace) = cx.spec.workspace.subscription_id.given() else { return };
    let create = cluster.create.as_ref();
    let subscriptions = [
        ("/cluster/resourceId", ClusterId::given(cx.spec).map(|id| id.subscription)),
        ("/cluster/create/subscriptionId", create.and_then(|create| create.subscription_id.given())),
        ("/cluster/subscriptionId", cluster.subscription_id.given()),
    ];
    let Some((pointer, subscription)) =
        subscriptions.into_iter().find_map(|(pointer, subscription)| Some((pointer, subscription?)))
    else {
        return;
    };
    if !is_guid(workspace) || !is_guid(subscription) || subscription.eq_ignore_ascii_case(workspace) {
        return;
    }
    findings
        .fail(
            pointer,
            say!(
                cx,
                en: "the cluster is in subscription {subscription}, the workspace in {workspace}",
                zh: "群集位于订阅 {subscription}，而工作区位于 {workspace}",
            ),
        )
        .help(say!(
            cx,
            en: "Attach a cluster of the workspace's subscription, or try this on a test workspace first; always name the cluster by its id.",
            zh: "请附加工作区所在订阅中的群集，或先在测试工作区中验证；此时务必用资源 ID 指定群集。",
        ));
}
