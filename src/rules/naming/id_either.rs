//! The cluster is named in one way.

use super::cluster_id::ClusterId;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;
use crate::spec::{Cluster, Field};

pub(super) static RULE: Rule = Rule {
    id: "ID-EITHER",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "The cluster is named by its id, or by its resource group and name, or created",
        zh: "群集由资源 ID 指定，或由资源组与名称指定，或由 create 创建",
    ),
    why: prose!(
        en: "The SDK refuses an attachment that names the cluster in no way, in half a way, or in both ways: from both \
             together nobody can tell which cluster is meant.",
        zh: "没有指定群集、只指定了一半，或同时用两种方式指定，SDK 都会拒绝：两种方式并存时无法判断究竟指哪个群集。",
    ),
    source: &[Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py")],
    examples: Examples::new(
        &[
            attach("cluster: { resourceGroup: myresourcegroup, name: myexistingcluster }"),
            attach(
                "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
        &[
            attach("cluster: {}"),
            attach("cluster: { name: myexistingcluster }"),
            attach("cluster: { resourceGroup: myresourcegroup }"),
            attach(
                "cluster: { name: aks, create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { resourceGroup: rg, name: aks, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(cluster) = cx.spec.cluster.as_ref() else { return };
    if cluster.create.is_present() {
        created_and_named(cx, findings, cluster);
        return;
    }
    if cluster.resource_id.is_present() {
        both(cx, findings, cluster);
        return;
    }
    let (pointer, message) = match (cluster.resource_group.is_present(), cluster.name.is_present()) {
        (true, true) => return,
        (false, false) => ("/cluster", say!(cx, en: "no cluster is named", zh: "没有指定群集")),
        (true, false) => {
            ("/cluster", say!(cx, en: "the cluster's `name` is missing", zh: "缺少群集的 `name`"))
        }
        (false, true) => (
            "/cluster",
            say!(cx, en: "the cluster's `resourceGroup` is missing", zh: "缺少群集的 `resourceGroup`"),
        ),
    };
    findings.fail(pointer, message).help(say!(
        cx,
        en: "Give `resourceId`, or both `resourceGroup` and `name`, or `create` for a new cluster.",
        zh: "请给出 `resourceId`，或同时给出 `resourceGroup` 和 `name`；要新建群集，请给出 `create`。",
    ));
}

fn created_and_named(cx: &Context<'_>, findings: &mut Findings, cluster: &Cluster<'_>) {
    if [cluster.resource_id, cluster.resource_group, cluster.name, cluster.subscription_id]
        .iter()
        .all(Field::is_absent)
    {
        return;
    }
    findings
        .fail(
            "/cluster",
            say!(
                cx,
                en: "the cluster is created and named as an existing one as well",
                zh: "群集既要新建，又被指定为现有群集",
            ),
        )
        .help(say!(
            cx,
            en: "Keep `create` for a new cluster, with its own `resourceGroup`, `name` and `subscriptionId`, or name the existing one.",
            zh: "新建群集时请只保留 `create`（其中有自己的 `resourceGroup`、`name` 和 `subscriptionId`），否则请只指定现有群集。",
        ));
}

fn both(cx: &Context<'_>, findings: &mut Findings, cluster: &Cluster<'_>) {
    let beside = [
        ("/cluster/resourceGroup", cluster.resource_group),
        ("/cluster/name", cluster.name),
        ("/cluster/subscriptionId", cluster.subscription_id),
    ];
    if beside.iter().all(|(_, field)| field.is_absent()) {
        return;
    }
    let reported = findings
        .fail(
            "/cluster",
            say!(
                cx,
                en: "the cluster is named by its id and by its parts as well",
                zh: "群集既由资源 ID 指定，又由各组成部分指定",
            ),
        )
        .help(say!(
            cx,
            en: "Keep `resourceId`, or `resourceGroup` and `name` (with `subscriptionId` where it is not the workspace's).",
            zh: "请只保留 `resourceId`，或只保留 `resourceGroup` 和 `name`（订阅与工作区不同时再加 `subscriptionId`）。",
        ));
    // Only where the parts say nothing else is it certain that the id is what was meant.
    let Some(id) = ClusterId::given(cx.spec) else { return };
    let parts = [id.resource_group, id.name, id.subscription];
    let agrees = |((_, field), part): (&(_, Field<&str>), &str)| {
        field.is_absent() || field.given().is_some_and(|given| given.eq_ignore_ascii_case(part))
    };
    if beside.iter().zip(parts).all(agrees) {
        let title = say!(cx, en: "Keep the id alone", zh: "只保留资源 ID");
        let given = beside.iter().filter(|(_, field)| field.is_present());
        let patch = given.map(|(pointer, _)| PatchOperation::remove(*pointer)).collect();
        reported.fix(Fix { title, safe: true, patch });
    }
}
