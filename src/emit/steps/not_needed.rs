//! Steps that say why nothing is sent: what is there already, what takes its time, what cannot be changed.

use std::fmt::Write as _;

use crate::attachment::{current_compute, other_labels};
use crate::emit::Emission;
use crate::emit::planner::{cluster_fact, cluster_is_there, refreshes};
use crate::emit::rest::{SAVED_COMPUTE, get_command};
use crate::emit::step::{Act, Step, StepKind};
use crate::facts::NodePoolFact;
use crate::language::say;
use crate::shell::word;
use crate::spec::{Operation, SslStatus};

/// What the spec wants is there.
pub(super) fn nothing_to_do(e: Emission<'_>) -> Step {
    let has_certificate =
        e.spec.ssl.as_ref().is_some_and(|ssl| ssl.effective_status() == Some(SslStatus::Enabled));
    let title = match e.operation {
        Operation::Detach => say!(
            e,
            en: "Nothing to send: the workspace has no compute of this name",
            zh: "无需发送请求：工作区中没有该名称的计算",
        ),
        Operation::Attach => say!(
            e,
            en: "Nothing to do: the cluster is attached with this TLS and load balancer. Do not deploy the template over it",
            zh: "无需操作：群集已附加，TLS 和负载均衡器设置相同。请勿在其上再次部署模板",
        ),
        _ if refreshes(e) => say!(
            e,
            en: "Nothing to send: the cluster was attached again after the refresh began, and the compute has what the update would set",
            zh: "无需发送请求：刷新开始之后群集已重新附加，且计算已具有此更新要设置的内容",
        ),
        _ => say!(
            e,
            en: "Nothing to do: the compute has what the update would set",
            zh: "无需操作：计算已具有此更新要设置的内容",
        ),
    };
    let step = Step::new("nothing-to-do", StepKind::Manual, title).act(Act::Unchanged).run(get_command(e));
    match e.operation {
        Operation::Detach => step.done_when(say!(e, en: "It answers ResourceNotFound.", zh: "返回 ResourceNotFound。")),
        Operation::Attach if has_certificate => step.done_when(say!(
            e,
            en: "It still shows what the facts showed. No answer shows the certificate itself: to replace it, use `operation: update` with `ssl`.",
            zh: "仍与事实一致。任何响应都不含证书本身：如需更换证书，请使用带 `ssl` 的 `operation: update`。",
        )),
        _ => step.done_when(say!(e, en: "It still shows what the facts showed.", zh: "仍与事实一致。")),
    }
}

/// What differs, but is not worth an interruption that nobody asked for.
pub(super) fn labels_differ(e: Emission<'_>) -> Option<Step> {
    let labels = other_labels(e.spec, current_compute(e.spec, e.facts)?);
    if labels.is_empty() {
        return None;
    }
    let labels = labels.iter().map(|label| format!("`{label}`")).collect::<Vec<_>>().join(", ");
    Some(Step::new(
        "labels-differ",
        StepKind::Manual,
        say!(
            e,
            en: "Left as it is: the compute has other {labels}. Only attaching again changes that, and scoring stops meanwhile: when it may, plan `operation: detach`, then this spec again",
            zh: "保持不变：计算的 {labels} 与配置不同。只有重新附加才能更改，其间评分会中断：可在允许中断时先以 `operation: detach` 拆离，再用此配置生成方案",
        ),
    ))
}

/// The service is at work on the compute: until it is done, any answer is of yesterday.
pub(super) fn wait(e: Emission<'_>) -> Step {
    Step::new(
        "wait",
        StepKind::Arm,
        say!(
            e,
            en: "The service is at work on the compute: wait until it is done (up to 15 minutes), then plan again with new facts",
            zh: "服务正在处理该计算：请等待其完成（最多约 15 分钟），再用新的事实重新生成方案",
        ),
    )
    .act(Act::Settled)
    .run(format!("{} --output json > current.json\njq -r .properties.provisioningState current.json", get_command(e)))
    .done_when(say!(
        e,
        en: "It prints Succeeded or Failed, or answers ResourceNotFound.",
        zh: "输出 Succeeded 或 Failed，或返回 ResourceNotFound。",
    ))
}

/// An update of a compute that is gone, as after a refresh that stopped half way.
pub(super) fn compute_is_gone(e: Emission<'_>) -> Step {
    Step::new(
        "compute-is-gone",
        StepKind::Manual,
        say!(
            e,
            en: "The workspace has no compute of this name. If a refresh stopped half way, plan again with the same facts and `--facts savedCompute={SAVED_COMPUTE}`, which its first step saved. Otherwise plan with `operation: attach`",
            zh: "工作区中没有该名称的计算。如果刷新中途停止，请用相同的事实并加上 `--facts savedCompute={SAVED_COMPUTE}`（由刷新的第一步保存）重新生成方案。否则请用 `operation: attach` 重新生成方案",
        ),
    )
    .run(format!("ls -l {SAVED_COMPUTE}"))
}

/// What the cluster that is there has otherwise than the spec: a count can be changed in AKS, a VM size never.
pub(super) fn pools(e: Emission<'_>) -> Vec<Step> {
    if !cluster_is_there(e) {
        return Vec::new();
    }
    let mut steps = vec![Step::new(
        "cluster-is-there",
        StepKind::Manual,
        say!(
            e,
            en: "The cluster is there already: it is not made again, and is attached as it is",
            zh: "群集已存在：不会重新创建，而是按现状附加",
        ),
    )];
    let id = e.spec.cluster_id().unwrap_or_default();
    let segment = |number: usize| word(id.split('/').nth(number).unwrap_or_default());
    let wanted = e.spec.cluster_create().and_then(|create| create.node_pools.as_ref());
    let is = cluster_fact(e).and_then(|cluster| cluster.pools.as_deref());
    let (Some(wanted), Some(is)) = (wanted, is) else { return steps };
    let (mut sizes, mut counts, mut missing) = (Vec::new(), String::new(), Vec::new());
    for pool in wanted {
        let Some(name) = pool.name.given() else { continue };
        let of_this_name =
            |is: &&NodePoolFact| is.name.as_deref().is_some_and(|is| is.eq_ignore_ascii_case(name));
        let Some(is) = is.iter().find(of_this_name) else {
            missing.push(name);
            continue;
        };
        if let (Some(size), Some(is)) = (pool.vm_size.given(), is.vm_size.as_deref())
            && !size.eq_ignore_ascii_case(is)
        {
            sizes.push(format!("{name}: {is} → {size}"));
        }
        if let (Some(count), Some(is)) = (pool.count.given(), is.count)
            && u64::try_from(count) != Ok(is)
        {
            // Writing into a String cannot fail.
            let _ = writeln!(
                counts,
                "az aks nodepool scale --subscription {} --resource-group {} --cluster-name {} --name {} --node-count {count}",
                segment(2),
                segment(4),
                segment(8),
                word(name)
            );
        }
    }
    if !sizes.is_empty() || !missing.is_empty() {
        let pools =
            sizes.into_iter().chain(missing.into_iter().map(str::to_owned)).collect::<Vec<_>>().join("; ");
        steps.push(Step::new(
            "vm-size",
            StepKind::Manual,
            say!(
                e,
                en: "Impossible here: the VM size of a node pool never changes (VM-IMMUTABLE). Add a pool in AKS and move the workload, or change the spec: {pools}",
                zh: "此处无法完成：节点池的 VM 大小不能更改（VM-IMMUTABLE）。请在 AKS 中添加节点池并迁移工作负载，或修改配置：{pools}",
            ),
        ));
    }
    if !counts.is_empty() {
        steps.push(
            Step::new(
                "scale",
                StepKind::Manual,
                say!(
                    e,
                    en: "Scale the node pools, on the cluster's page in the studio or in AKS (a few minutes)",
                    zh: "在工作室的群集页面或 AKS 中缩放节点池（几分钟）",
                ),
            )
            .run(counts.trim_end())
            .interrupts(say!(
                e,
                en: "Fewer nodes: services move, and stop where there is no room.",
                zh: "减少节点时：服务会迁移，资源不足时会停止。",
            ))
            .undo(say!(e, en: "Scale back to the count before.", zh: "缩放回原来的节点数。")),
        );
    }
    steps
}
