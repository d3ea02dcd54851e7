//! What one gets without naming a VM size.

use super::sizes::{POINTER, of_cluster};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

pub(super) static RULE: Rule = Rule {
    id: "VM-DEFAULT",
    severity: Severity::Info,
    operations: &[Create],
    title: text!(
        en: "Without a VM size the nodes are Standard_D3_v2",
        zh: "未指定 VM 大小时，节点为 Standard_D3_v2",
    ),
    why: prose!(
        en: "The SDK names 3 nodes of Standard_D3_v2 as the defaults, 12 vCPUs together: exactly what a production cluster \
             needs. Half of either is too little. The defaults are the service's and may change.",
        zh: "SDK 文档给出的默认值是 3 个 Standard_D3_v2 节点，共 12 个 vCPU，正好达到生产群集的最低要求，节点数或大小减半都不够。默认值由服务端决定，可能会变。",
    ),
    source: &[Source::Public("azureml-core 1.61.0, AksCompute.provisioning_configuration")],
    examples: Examples::new(
        &[create("agentVmSize: Standard_D4s_v5")],
        &[create("agentCount: 3"), create("agentCount: 2\nclusterPurpose: DevTest")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.agent_vm_size.is_present() {
        return;
    }
    let (Some(size), Some(count)) = (of_cluster(cx), cx.spec.node_count()) else { return };
    let (name, total) = (&size.name, count.saturating_mul(size.available_vcpus.into()));
    findings
        .note(
            POINTER,
            say!(
                cx,
                en: "no `agentVmSize`: the service takes {count} × {name}, {total} vCPUs together",
                zh: "未给出 `agentVmSize`：服务端将使用 {count} × {name}，共 {total} 个 vCPU",
            ),
        )
        .help(say!(
            cx,
            en: "Name the size, so that a change of the service's default does not change the cluster.",
            zh: "请明确写出 VM 大小，以免服务端默认值变化时群集随之改变。",
        ));
}
