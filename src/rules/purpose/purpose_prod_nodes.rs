//! A production cluster has at least three nodes.

use super::{PRODUCTION_NODES, enlarge, for_development};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::pools::{Reaches, names_pools, nodes, pools_pointer, related};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::ClusterPurpose;
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "PURPOSE-PROD-NODES",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(en: "A production cluster has at least 3 nodes", zh: "生产群集至少需要 3 个节点"),
    why: prose!(
        en: "The service answers \"At least 3 machine(s) are required for cluster with purpose 'FastProd'\". A dev/test \
             cluster needs one node, which every running AKS cluster has; DenseProd counts as production. Of a cluster that \
             is attached the nodes of its Linux pools are counted as they are now: that Windows nodes, which cannot run the \
             front end, do not count is our inference. Where only nodes of stopped pools are missing, it is a warning. Of a \
             cluster that is made first the Linux pools count with the nodes with which they begin; a pool that scales by itself \
             may shrink below that later, as a real one may.",
        zh: "服务端会返回“At least 3 machine(s) are required for cluster with purpose 'FastProd'”。开发/测试群集只需 1 个节点，\
             运行中的 AKS 群集必然满足；DenseProd 同样视为生产。对于要附加的群集，按其 Linux 节点池当前的节点数计算：\
             Windows 节点无法运行前端，因而不计入，这是我们的推断。如果只差已停止的节点池中的节点，则只作警告。对于先行创建的群集，按各 Linux 节点池的初始节点数计算；\
             启用自动缩放的节点池之后可能缩小，与现有群集一样。",
    ),
    source: &[Source::Article(Section::Limitations), Source::Public("MicrosoftDocs/azure-docs#55597")],
    examples: Examples::new(
        &[
            attach_new!("tier: Standard"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D8s_v5, count: 2 }, { name: models, vmSize: Standard_D8s_v5, count: 1 }] } }",
            ),
            create("agentCount: 3"),
            create("agentCount: 1\nclusterPurpose: DevTest"),
            attach("clusterPurpose: DevTest"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
        ],
        &[
            create("agentCount: 2"),
            create("agentCount: 2\nclusterPurpose: DenseProd\nagentVmSize: Standard_D8_v4"),
            attach("clusterPurpose: FastProd"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D8s_v5, count: 2 }, { name: win, vmSize: Standard_D8s_v5, count: 2, osType: Windows }] } }",
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "system", "mode": "System", "osType": "Linux", "count": 2, "vmSize": "Standard_D8s_v5" },
  { "name": "win", "mode": "User", "osType": "Windows", "count": 2, "vmSize": "Standard_D8s_v5" }
] }"#,
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "system", "mode": "System", "osType": "Linux", "count": 2, "vmSize": "Standard_D8s_v5" },
  { "name": "models", "mode": "User", "osType": "Linux", "count": 2, "vmSize": "Standard_D8s_v5", "powerState": { "code": "Stopped" } }
] }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(purpose) = cx.spec.purpose().filter(|purpose| purpose.is_production()) else { return };
    if cx.is(Attach) {
        on_attach(cx, findings, purpose);
        return;
    }
    let Some(count) = cx.spec.node_count() else { return };
    if count >= PRODUCTION_NODES {
        return;
    }
    let purpose = purpose.as_str();
    let title = say!(cx, en: "Use 3 nodes", zh: "使用 3 个节点");
    findings
        .fail(
            "/agentCount",
            say!(
                cx,
                en: "a production cluster ({purpose}) needs at least 3 nodes; `agentCount` is {count}",
                zh: "生产群集（{purpose}）至少需要 3 个节点，而 `agentCount` 为 {count}",
            ),
        )
        .help(say!(
            cx,
            en: "Use 3 nodes or more, or `clusterPurpose: DevTest` where the cluster is not for production.",
            zh: "请使用 3 个或更多节点；若群集不用于生产，可设置 `clusterPurpose: DevTest`。",
        ))
        .fix(Fix::offered(title, PatchOperation::replace("/agentCount", 3)));
}

fn on_attach(cx: &Context<'_>, findings: &mut Findings, purpose: ClusterPurpose) {
    if !names_pools(cx) {
        return;
    }
    let (purpose, is_new) = (purpose.as_str(), cx.makes_cluster());
    let reaches = nodes(cx).map_or(Reaches::Unknown(0), |nodes| nodes.reaches(PRODUCTION_NODES));
    let reported = match reaches {
        Reaches::Yes => return,
        Reaches::WhenStarted(count) => {
            let reported = findings.fail_as(
                Severity::Warning,
                "/cluster",
                say!(
                    cx,
                    en: "only {count} of the cluster's Linux nodes run, the others are stopped; {purpose} needs at least 3",
                    zh: "该群集只有 {count} 个 Linux 节点在运行，其余已停止；{purpose} 至少需要 3 个",
                ),
            );
            related(cx, reported).help(say!(
                cx,
                en: "Start them before you attach: `az aks start` for the cluster, `az aks nodepool start` for a pool.",
                zh: "请在附加前启动它们：群集用 `az aks start`，节点池用 `az aks nodepool start`。",
            ));
            return;
        }
        Reaches::No(count) => {
            let reported = findings.fail(
                pools_pointer(cx),
                say!(
                    cx,
                    en: "the cluster's Linux nodes are {count}; {purpose} needs at least 3",
                    zh: "该群集的 Linux 节点数为 {count}，而 {purpose} 至少需要 3 个",
                ),
            );
            if is_new {
                enlarge(cx, reported, &|_| PRODUCTION_NODES.checked_sub(count));
                return;
            }
            related(cx, reported).fix(for_development(cx))
        }
        // What is unreadable in the spec has a finding already.
        Reaches::Unknown(_) if is_new => return,
        Reaches::Unknown(_) => findings.unknown(
            "/cluster",
            say!(
                cx,
                en: "whether the cluster has the 3 nodes that {purpose} needs is not known",
                zh: "尚不清楚群集是否具备 {purpose} 所需的 3 个节点",
            ),
            cx.ask_cluster(),
        ),
    };
    reported.help(say!(
        cx,
        en: "With fewer than 3, scale up by `az aks nodepool scale`, or attach with `clusterPurpose: DevTest` where the cluster is not for production.",
        zh: "不足 3 个时，请用 `az aks nodepool scale` 扩容；若群集不用于生产，也可以 `clusterPurpose: DevTest` 附加。",
    ));
}
