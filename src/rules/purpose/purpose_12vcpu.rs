//! A production cluster has at least twelve vCPUs.

use super::{PRODUCTION_NODES, PRODUCTION_VCPUS, enlarge, enlargement, for_development};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::pools::{Reaches, named, names_pools, pools_pointer, related, undescribed_sizes, vcpus};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "PURPOSE-12VCPU",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(en: "A production cluster has at least 12 vCPUs", zh: "生产群集至少需要 12 个 vCPU"),
    why: prose!(
        en: "The service answers \"Cluster should have at least 12 cores to operate\". The article says it only in a comment \
             of its attach sample; Terraform's page states it as a rule, with 3 nodes of 4 vCPUs as the example. Sizes with \
             constrained vCPUs count with those that they show; how the service counts them is not published. A size that \
             neither the catalog nor a fact describes leaves the rule undecided. Of a cluster that is attached all Linux pools count \
             together, as they are now; that Windows nodes do not count is our inference. A size that is not described counts \
             as one vCPU a node, which is the least. Where only nodes of stopped pools are missing, it is a warning. Of a cluster that \
             is made first the Linux pools count with the nodes with which they begin; a pool that scales by itself may shrink \
             below that later, as a real one may.",
        zh: "服务端会返回“Cluster should have at least 12 cores to operate”。文章只在附加示例的注释中提到；Terraform 的文档则写成规则，\
             并以 3 个 4 vCPU 的节点为例。受限 vCPU 的大小按实际可用的 vCPU 计算；服务端如何计算并未公开。目录和事实中都没有参数的大小，无法据此判断。\
             对于要附加的群集，按当前状态合计所有 Linux 节点池；Windows 节点不计入，这是我们的推断。没有参数的大小按每节点 1 个 vCPU 的\
             下限计算。如果只差已停止的节点池中的节点，则只作警告。对于先行创建的群集，按各 Linux 节点池的初始节点数计算；启用自动缩放的\
             节点池之后可能缩小，与现有群集一样。",
    ),
    source: &[
        Source::Article(Section::Attach),
        Source::Public(
            "hashicorp/terraform-provider-azurerm, machine_learning_inference_cluster, cluster_purpose",
        ),
        Source::Public("MicrosoftDocs/azure-docs#55597"),
    ],
    examples: Examples::new(
        &[
            attach_new!("tier: Standard"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D2s_v5 }, { name: models, vmSize: Standard_D2s_v5 }] } }",
            ),
            create("agentCount: 3"),
            create("agentCount: 3\nagentVmSize: Standard_D4s_v5"),
            create("agentCount: 3\nagentVmSize: Standard_D2s_v5\nclusterPurpose: DevTest"),
            create("agentCount: 3\nagentVmSize: Standard_D32-8s_v3").with_facts(
                r#"{ "resourceType": "virtualMachines", "name": "Standard_D32-8s_v3", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "32" }, { "name": "vCPUsAvailable", "value": "8" }] }"#,
            ),
            attach("clusterPurpose: DevTest"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
        ],
        &[
            create("agentCount: 3\nagentVmSize: Standard_D2s_v5"),
            create("agentCount: 3\nagentVmSize: Standard_E4-2as_v5"),
            create("agentCount: 3\nagentVmSize: Standard_X99"),
            attach("clusterPurpose: DenseProd"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D2s_v5 }, { name: models, vmSize: Standard_D2s_v5, count: 2 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_X99 }] } }",
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [
  { "name": "system", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D2s_v5" },
  { "name": "models", "mode": "User", "osType": "Linux", "count": 1, "vmSize": "Standard_D4s_v5" }
] }"#,
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "agentPoolProfiles": [{ "name": "system", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_X99" }] }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !cx.spec.purpose().is_some_and(crate::spec::ClusterPurpose::is_production) {
        return;
    }
    if cx.is(Attach) {
        on_attach(cx, findings);
        return;
    }
    let (Some(count), Some(name)) = (cx.spec.node_count(), cx.spec.vm_size()) else { return };
    let Some(size) = cx.size_of(name) else {
        undescribed(cx, findings, count, name);
        return;
    };
    let each = size.available;
    let total = count.saturating_mul(each);
    if total >= PRODUCTION_VCPUS {
        return;
    }
    let pointer = if cx.spec.agent_vm_size.is_present() { "/agentVmSize" } else { "/agentCount" };
    let name = quote(size.name);
    let reported = findings
        .fail(
            pointer,
            say!(
                cx,
                en: "{count} × {name} ({each} vCPU) makes {total} vCPU; a production cluster needs at least 12",
                zh: "{count} × {name}（{each} 个 vCPU）共 {total} 个 vCPU，生产群集至少需要 12 个",
            ),
        )
        .help(say!(
            cx,
            en: "Use more nodes or a larger size, or `clusterPurpose: DevTest` where the cluster is not for production.",
            zh: "请增加节点或使用更大的 VM；若群集不用于生产，可设置 `clusterPurpose: DevTest`。",
        ));
    let Ok(needed) = i64::try_from(PRODUCTION_VCPUS.div_ceil(each.max(1)).max(PRODUCTION_NODES)) else {
        return;
    };
    let title = say!(cx, en: "Use {needed} nodes", zh: "使用 {needed} 个节点");
    let operation = if cx.spec.agent_count.is_present() {
        PatchOperation::replace("/agentCount", needed)
    } else {
        PatchOperation::add("/agentCount", needed)
    };
    reported.fix(Fix::offered(title, operation));
}

fn undescribed(cx: &Context<'_>, findings: &mut Findings, count: u64, name: &str) {
    // Twelve nodes have twelve vCPUs, whatever the size.
    if count >= PRODUCTION_VCPUS {
        return;
    }
    let name = quote(name);
    findings
        .unknown(
            "/agentVmSize",
            say!(
                cx,
                en: "whether {count} × {name} has 12 vCPUs is not known: the catalog does not describe the size",
                zh: "尚不清楚 {count} × {name} 是否有 12 个 vCPU：目录中没有该大小的参数",
            ),
            cx.ask_sizes(),
        )
        .help(say!(
            cx,
            en: "Look up `vCPUsAvailable` of the size: nodes × vCPUs must be at least 12 for production.",
            zh: "请查看该大小的 `vCPUsAvailable`：用于生产时，节点数 × vCPU 数至少为 12。",
        ));
}

fn on_attach(cx: &Context<'_>, findings: &mut Findings) {
    if !names_pools(cx) {
        return;
    }
    let reaches = vcpus(cx).map_or(Reaches::Unknown(0), |vcpus| vcpus.reaches(PRODUCTION_VCPUS));
    match reaches {
        Reaches::Yes => {}
        Reaches::WhenStarted(total) => {
            let reported = findings.fail_as(
                Severity::Warning,
                "/cluster",
                say!(
                    cx,
                    en: "the cluster's running Linux nodes have {total} vCPU together, the others are stopped; production needs at least 12",
                    zh: "该群集运行中的 Linux 节点共有 {total} 个 vCPU，其余节点已停止；生产至少需要 12 个",
                ),
            );
            related(cx, reported).help(say!(
                cx,
                en: "Start them before you attach: `az aks start` for the cluster, `az aks nodepool start` for a pool.",
                zh: "请在附加前启动它们：群集用 `az aks start`，节点池用 `az aks nodepool start`。",
            ));
        }
        Reaches::No(total) => {
            let reported = findings.fail(
                pools_pointer(cx),
                say!(
                    cx,
                    en: "the cluster's Linux nodes have {total} vCPU together; production needs at least 12",
                    zh: "该群集的 Linux 节点共有 {total} 个 vCPU，而生产至少需要 12 个",
                ),
            );
            if cx.makes_cluster() {
                enlarge(cx, reported, &|pool| {
                    let each = cx.size_of(pool.size?)?.available.max(1);
                    Some(PRODUCTION_VCPUS.checked_sub(total)?.div_ceil(each))
                });
                return;
            }
            related(cx, reported)
                .help(say!(
                    cx,
                    en: "Scale up by `az aks nodepool scale`, or attach with `clusterPurpose: DevTest` where the cluster is not for production.",
                    zh: "请用 `az aks nodepool scale` 扩容；若群集不用于生产，也可以 `clusterPurpose: DevTest` 附加。",
                ))
                .fix(for_development(cx));
        }
        Reaches::Unknown(known) => unknown_on_attach(cx, findings, known),
    }
}

fn unknown_on_attach(cx: &Context<'_>, findings: &mut Findings, known: u64) {
    let (sizes, is_new) = (undescribed_sizes(cx), cx.makes_cluster());
    let reported = if sizes.is_empty() {
        if is_new {
            // What is unreadable in the spec has a finding already.
            return;
        }
        findings.unknown(
            "/cluster",
            say!(
                cx,
                en: "whether the cluster has the 12 vCPUs that production needs is not known",
                zh: "尚不清楚群集是否具备生产所需的 12 个 vCPU",
            ),
            cx.ask_cluster(),
        )
    } else {
        let sizes = named(cx, &sizes);
        findings.unknown(
            pools_pointer(cx),
            say!(
                cx,
                en: "whether the cluster has 12 vCPUs is not known: it has at least {known}, and the catalog does not describe {sizes}",
                zh: "尚不清楚群集是否有 12 个 vCPU：至少有 {known} 个，但目录中没有 {sizes} 的参数",
            ),
            cx.ask_sizes(),
        )
    };
    if is_new {
        reported.help(enlargement(cx));
        return;
    }
    reported.help(say!(
        cx,
        en: "With fewer than 12, scale up by `az aks nodepool scale`, or attach with `clusterPurpose: DevTest`.",
        zh: "不足 12 个时，请用 `az aks nodepool scale` 扩容，或以 `clusterPurpose: DevTest` 附加。",
    ));
}
