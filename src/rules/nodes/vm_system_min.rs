//! A node of the system pool is large enough.

use super::pools::{Pool, pools};
use super::sizes::{is_enough_for_system, of_pool};
use crate::catalog::VmSize;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

/// What one page of AKS asks for, and another does not.
const ADVISED_VCPUS: u32 = 4;
const ADVISED_MIB: u32 = 4096;

pub(super) static RULE: Rule = Rule {
    id: "VM-SYSTEM-MIN",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "A system node has at least 2 vCPUs and 3.5 GiB, better 4 and 4",
        zh: "系统节点至少需要 2 个 vCPU 和 3.5 GiB 内存，建议 4 个 vCPU 和 4 GiB",
    ),
    why: prose!(
        en: "The only pool of a created cluster is its system pool; of `cluster.create` only system pools count. AKS pages disagree: one refuses less than 2 vCPUs and \
             4 GB, another asks for 4 and 4, and Microsoft's own provisioner takes 3.5 GiB. Below 2 vCPUs or 3.5 GiB is an \
             error here, below 4 vCPUs or 4 GiB a warning.",
        zh: "由机器学习创建的群集只有一个节点池，即系统节点池；`cluster.create` 只看系统节点池。AKS 各页面说法不一：一处不允许低于 2 个 vCPU 和 4 GB，另一处要求 4 个 vCPU 和 4 GB，\
             而 Microsoft 自己的预配程序接受 3.5 GiB。这里低于 2 个 vCPU 或 3.5 GiB 为错误，低于 4 个 vCPU 或 4 GiB 为警告。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-aks-docs, quotas-skus-regions.md"),
        Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md"),
        Source::Public("Azure/karpenter-provider-azure, pkg/providers/instancetype"),
    ],
    examples: Examples::new(
        &[
            create("agentVmSize: Standard_D4s_v5"),
            create("agentCount: 3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: Standard_DS1_v2 }] } }",
            ),
        ],
        &[
            create("agentVmSize: Standard_DS1_v2\nclusterPurpose: DevTest"),
            create("agentVmSize: Standard_D2s_v5\nclusterPurpose: DevTest"),
            create("agentVmSize: Standard_B2ats_v2\nclusterPurpose: DevTest"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_DS1_v2, count: 12 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for pool in pools(cx).filter(Pool::is_system) {
        if let Some(size) = of_pool(cx, &pool) {
            one(cx, findings, &pool, size);
        }
    }
}

fn one(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>, size: &VmSize) {
    if size.available_vcpus >= ADVISED_VCPUS && size.memory_mib >= ADVISED_MIB {
        return;
    }
    let (name, vcpus, memory) = (&size.name, size.available_vcpus, size.memory_gib());
    let (severity, message) = if is_enough_for_system(size) {
        let message = say!(
            cx,
            en: "{name} ({vcpus} vCPU, {memory} GiB) is below the 4 vCPU and 4 GiB advised for a system node",
            zh: "{name}（{vcpus} 个 vCPU，{memory} GiB）低于系统节点建议的 4 个 vCPU 和 4 GiB",
        );
        (Severity::Warning, message)
    } else {
        let message = say!(
            cx,
            en: "{name} ({vcpus} vCPU, {memory} GiB) is below the 2 vCPU and 3.5 GiB that a system node needs",
            zh: "{name}（{vcpus} 个 vCPU，{memory} GiB）低于系统节点所需的 2 个 vCPU 和 3.5 GiB",
        );
        (Severity::Error, message)
    };
    findings.fail_as(severity, pool.size_pointer(), message).help(say!(
        cx,
        en: "Choose a size with at least 4 vCPUs and 4 GiB: `aks-compute catalog sizes` lists them.",
        zh: "请选择至少 4 个 vCPU、4 GiB 内存的大小，可用 `aks-compute catalog sizes` 查看。",
    ));
}
