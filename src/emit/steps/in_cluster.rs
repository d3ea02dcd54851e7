//! Steps in the cluster itself, and the name that leads to it.

use std::fmt::Write as _;

use crate::attachment::current_compute;
use crate::emit::Emission;
use crate::emit::kubectl::cluster_id;
use crate::emit::secrets::saved_files;
use crate::emit::step::{Step, StepKind};
use crate::front_end::{LEFTOVERS, LIST_SERVICES};
use crate::language::say;
use crate::shell::word;
use crate::spec::{Field, Operation};

/// Points kubectl at the cluster, where the spec or the current compute says which that is.
pub(super) fn kubeconfig(e: Emission<'_>) -> Step {
    kubeconfig_of(e, &cluster_id(e))
}

/// Points kubectl at this cluster.
pub(super) fn kubeconfig_of(e: Emission<'_>, id: &str) -> Step {
    let segments: Vec<&str> = id.split('/').collect();
    let segment = |number: usize, placeholder: &'static str| {
        segments
            .get(number)
            .filter(|segment| !segment.is_empty())
            .map_or(placeholder.to_owned(), |segment| word(segment))
    };
    let step = Step::new(
        "kubeconfig",
        StepKind::Kubectl,
        say!(e, en: "Connect kubectl to the cluster", zh: "将 kubectl 连接到群集"),
    )
    .run(format!(
        "az aks get-credentials --resource-group {} --name {} --subscription {}\nkubectl config current-context",
        segment(4, "CLUSTER_RESOURCE_GROUP"),
        segment(8, "CLUSTER_NAME"),
        segment(2, "CLUSTER_SUBSCRIPTION"),
    ));
    if id.is_empty() {
        step.done_when(say!(
            e,
            en: "The context is that of the cluster; `properties.resourceId` of the compute names it.",
            zh: "当前上下文为该群集；计算的 `properties.resourceId` 中有群集名称。",
        ))
    } else {
        step.done_when(say!(e, en: "The context is that of the cluster.", zh: "当前上下文为该群集。"))
    }
}

/// Saves what a detach and a clean-up delete. It overwrites nothing, so that a second run loses nothing.
pub(super) fn save_certificate(e: Emission<'_>) -> Step {
    let (certificate, key) = saved_files(e);
    save_certificate_to(e, certificate, key)
}

/// Saves what a clean-up of the cluster to be attached deletes, beside what was saved of the one before.
pub(super) fn save_certificate_of_new(e: Emission<'_>) -> Step {
    let step = save_certificate_to(e, "new-cluster/cert.pem", "new-cluster/key.pem");
    Step { id: "save-certificate-new-cluster", ..step }
}

fn save_certificate_to(e: Emission<'_>, certificate: &str, key: &str) -> Step {
    let folder =
        certificate.split_once('/').map(|(folder, _)| format!("  mkdir -p {folder}\n")).unwrap_or_default();
    let title = match e.operation {
        Operation::Attach => say!(
            e,
            en: "Where the cluster holds a certificate of an attachment: save it before anything else",
            zh: "如果群集中存有某次附加的证书：请先保存",
        ),
        _ => say!(
            e,
            en: "Where TLS is on and you no longer have certificate and key: save them before anything else",
            zh: "如果启用了 TLS 且手上没有证书和私钥：请先保存它们",
        ),
    };
    Step::new("save-certificate", StepKind::Kubectl, title)
        .run(format!(
            r#"(
  umask 077
  set -o noclobber
  if [ -z "$(kubectl get secret azuremlfessl --ignore-not-found --output name)" ]; then exit; fi
{folder}  kubectl get secret azuremlfessl --output 'jsonpath={{.data.cert\.pem}}' | base64 --decode > {certificate}
  kubectl get secret azuremlfessl --output 'jsonpath={{.data.key\.pem}}' | base64 --decode > {key}
  if [ ! -s {certificate} ] || [ ! -s {key} ]; then echo 'not saved'; fi
)"#
        ))
        .done_when(say!(
            e,
            en: "It prints nothing, and {certificate} and {key} hold what the secret holds, or there is no secret azuremlfessl. The secret has them in Base64; the command decodes them. It overwrites nothing: move older files away first. Detaching and cleaning up delete the secret.",
            zh: "没有任何输出，且 {certificate} 与 {key} 内容与机密一致，或不存在机密 azuremlfessl。机密以 Base64 保存，命令会解码；不会覆盖文件，请先移走旧文件。拆离和清理会删除该机密。",
        ))
}

/// Deletes what azureml-fe left, as often as it is run, and nothing where a service is active.
pub(super) fn clean_up(e: Emission<'_>) -> Step {
    let mut commands = format!(
        "services=\"$({LIST_SERVICES} --output name)\" && if [ -n \"$services\" ]; then\n  echo \"stop: $services\"\nelse"
    );
    for (kind, name) in LEFTOVERS {
        // Writing into a String cannot fail.
        let _ = write!(commands, "\n  kubectl delete {kind} {name} --ignore-not-found");
    }
    commands.push_str("\nfi");
    Step::new(
        "clean-up",
        StepKind::Kubectl,
        say!(
            e,
            en: "Only if no service is active in the cluster: delete what azureml-fe left, before the cluster is attached again",
            zh: "仅当群集中没有处于活动状态的服务时：在重新附加之前删除 azureml-fe 的残留资源",
        ),
    )
    .run(commands)
    .interrupts(say!(
        e,
        en: "Every web service behind azureml-fe stops answering.",
        zh: "azureml-fe 之后的所有 Web 服务都会停止响应。",
    ))
    .undo(say!(
        e,
        en: "Attaching the cluster makes these resources anew; the certificate is the one that was saved.",
        zh: "附加群集时会重新生成这些资源；证书以保存的为准。",
    ))
    .done_when(say!(
        e,
        en: "`kubectl get all,secret,cm` shows nothing of azureml-fe. Where it prints `stop`, services are active: the cluster may be attached elsewhere; delete the services first.",
        zh: "`kubectl get all,secret,cm` 中不再有 azureml-fe 的内容。若输出 `stop`，说明仍有活动的服务：群集可能在别处附加；请先删除这些服务。",
    ))
}

pub(super) fn dns(e: Emission<'_>) -> Option<Step> {
    let cname = e.spec.ssl.as_ref()?.cname.given()?;
    // Where an update does not say it, the compute keeps what it has.
    let is_internal = match &e.spec.load_balancer {
        Field::Absent if e.operation == Operation::Update => current_compute(e.spec, e.facts)
            .and_then(|current| current.load_balancer_type())
            .is_some_and(|kind| kind == "InternalLoadBalancer"),
        _ => e.spec.is_internal(),
    };
    let (kind, scope) = if is_internal {
        (
            say!(e, en: "private", zh: "专用"),
            say!(e, en: "in the DNS that clients in the network use", zh: "在网络内客户端使用的 DNS 中"),
        )
    } else {
        (say!(e, en: "public", zh: "公共"), say!(e, en: "at your DNS provider", zh: "在您的 DNS 提供商处"))
    };
    Some(
        Step::new(
            "dns",
            StepKind::Dns,
            say!(
                e,
                en: "Point an A record for {cname} to the {kind} address of the scoring endpoint, {scope}",
                zh: "{scope}，将 {cname} 的 A 记录指向评分终结点的{kind} IP 地址",
            ),
        )
        .run(format!("kubectl get service azureml-fe --output wide\nnslookup {}", word(cname)))
        .done_when(say!(
            e,
            en: "The name resolves to the address of the service azureml-fe.",
            zh: "该名称解析为 azureml-fe 服务的地址。",
        )),
    )
}

/// Whether scoring works again, and what the detach took along.
pub(super) fn front_end(e: Emission<'_>) -> Step {
    Step::new(
        "front-end",
        StepKind::Kubectl,
        say!(
            e,
            en: "Check that the scoring front end is back, and deploy the web services again",
            zh: "确认评分前端已恢复，并重新部署 Web 服务",
        ),
    )
    .run("kubectl get deployment,service azureml-fe --output wide")
    .done_when(say!(
        e,
        en: "The deployment is ready and the service has an address, which may be another than before. The services that were deleted answer again.",
        zh: "部署已就绪，服务已有 IP 地址（可能与之前不同）。此前删除的服务恢复响应。",
    ))
}
