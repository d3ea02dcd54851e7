//! The id of the cluster is the id of an AKS cluster.

use super::cluster_id::ClusterId;
use super::parts::is_guid;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;

pub(super) static RULE: Rule = Rule {
    id: "ID-AKS",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(en: "The id of the cluster is the ARM id of an AKS cluster", zh: "群集的资源 ID 必须是 AKS 群集的 ARM ID"),
    why: prose!(
        en: "ARM compares the fixed words of an id without regard to case; the SDK insists on the provider's case and does \
             not look at the type at all. We read ids as ARM does, and the whole id: with anything before or after it the \
             attachment fails. One Microsoft page prints `Microsoft.ContainerService/connectedClusters`, which does not exist.",
        zh: "ARM 比较 ID 中的固定部分时不区分大小写；SDK 却要求提供程序大小写一致，而且完全不检查类型。我们按 ARM 的方式读取，\
             并检查整个 ID：前后多出任何内容，附加都会失败。有一个 Microsoft 页面写的是 `Microsoft.ContainerService/connectedClusters`，\
             该类型并不存在。",
    ),
    source: &[
        Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py"),
        Source::Public("hashicorp/go-azure-helpers, commonids, ValidateKubernetesClusterID"),
    ],
    examples: Examples::new(
        &[
            attach(
                "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks }",
            ),
            attach(
                "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/providers/microsoft.containerservice/managedclusters/aks }",
            ),
        ],
        &[
            attach("cluster: { resourceId: myexistingcluster }"),
            attach(
                "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/ }",
            ),
            attach(
                "cluster: { resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/aks }",
            ),
            attach(
                "cluster: { resourceId: /subscriptions/contoso/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    const POINTER: &str = "/cluster/resourceId";
    let Some(id) = cx.spec.cluster.as_ref().and_then(|cluster| cluster.resource_id.given()) else { return };
    let parsed = ClusterId::parse(id);
    if parsed.as_ref().is_some_and(|id| is_guid(id.subscription)) {
        return;
    }
    let is_arc = id.split('/').any(|segment| segment.eq_ignore_ascii_case("connectedClusters"));
    let message = if let Some(ClusterId { subscription, .. }) = parsed {
        let shown = quote(subscription);
        say!(cx, en: "the id names `{shown}`, which is no subscription id", zh: "资源 ID 中的 `{shown}` 不是订阅 ID")
    } else if is_arc {
        say!(
            cx,
            en: "the id is that of an Arc-connected cluster, not of an AKS cluster",
            zh: "该资源 ID 属于已连接 Arc 的群集，而不是 AKS 群集",
        )
    } else if id.ends_with('/') && ClusterId::given(cx.spec).is_some() {
        say!(cx, en: "the id ends with a slash", zh: "资源 ID 以斜杠结尾")
    } else {
        let shown = quote(id);
        say!(cx, en: "`{shown}` is not the id of an AKS cluster", zh: "`{shown}` 不是 AKS 群集的资源 ID")
    };
    let help = if is_arc {
        say!(
            cx,
            en: "Give the id of the AKS cluster itself. An Arc-connected cluster is attached as computeType Kubernetes, with `az ml compute attach --type Kubernetes`.",
            zh: "请填写 AKS 群集本身的资源 ID。已连接 Arc 的群集须作为 Kubernetes 类型的计算附加：`az ml compute attach --type Kubernetes`。",
        )
    } else {
        say!(
            cx,
            en: "Write `/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…`, as `az aks show --query id` prints it, or give `resourceGroup` and `name` instead.",
            zh: "请写成 `/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…`（即 `az aks show --query id` 的输出），或改用 `resourceGroup` 和 `name`。",
        )
    };
    let reported = findings.fail(POINTER, message).help(help);
    if let Some(right) = inside(id) {
        let is_safe = id.trim().trim_matches('/') == right.trim_matches('/');
        let title = say!(cx, en: "Keep the id alone", zh: "只保留资源 ID");
        reported.fix(Fix { title, safe: is_safe, patch: vec![PatchOperation::replace(POINTER, right)] });
    }
}

/// The id inside of what was pasted: a portal address, the id of something below the cluster, slashes and
/// spaces around it.
fn inside(text: &str) -> Option<String> {
    let start = text.to_ascii_lowercase().find("subscriptions/")?;
    let segments: Vec<&str> = text.get(start..)?.split(['/', '?', '#']).take(8).collect();
    let id = format!("/{}", segments.join("/").trim_end());
    ClusterId::parse(&id).is_some_and(|id| id.is_sound()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";

    #[test]
    fn an_id_is_found_inside_of_what_people_paste() {
        for pasted in [
            format!("{ID}/"),
            format!(" /{ID} "),
            format!("https://portal.azure.cn/#@contoso/resource{ID}/overview"),
            format!("{ID}/agentPools/pool1"),
            format!("{ID}?api-version=2024-01-01"),
        ] {
            assert_eq!(inside(&pasted).as_deref(), Some(ID), "{pasted}");
        }
        assert_eq!(inside(&ID.replace("rg", "r%20g")), None);
        assert_eq!(inside(&ID.replace("1111-", "-")), None);
        assert_eq!(inside("群集/subscriptions/"), None);
    }
}
