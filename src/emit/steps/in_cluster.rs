//! Steps in the cluster itself, and the name that leads to it.

use std::fmt::Write as _;

use crate::attachment::{current_compute, is_gone};
use crate::emit::Emission;
use crate::emit::kubectl::cluster_id;
use crate::emit::rest::get_command;
use crate::emit::secrets::saved_files;
use crate::emit::step::{Step, StepKind};
use crate::front_end::{LEFTOVERS, LIST_SERVICES};
use crate::language::say;
use crate::shell::word;
use crate::spec::{Field, Operation};

/// Points kubectl at the cluster, where the spec or the current compute says which that is.
pub(super) fn kubeconfig(e: Emission<'_>) -> Step {
    let id = cluster_id(e);
    // Where only the compute knows which cluster it is, it is asked; one that is gone says nothing any more.
    if id.is_empty() && !is_gone(e.spec, e.facts) {
        return connection(e).run(format!(
            "cluster=\"$({} --query properties.resourceId --output tsv)\"
IFS=/ read -r _ _ subscription _ group _ _ _ name <<< \"$cluster\"
az aks get-credentials --resource-group \"$group\" --name \"$name\" --subscription \"$subscription\"
kubectl config current-context",
            get_command(e)
        ));
    }
    kubeconfig_of(e, &id)
}

/// The step without its commands.
fn connection(e: Emission<'_>) -> Step {
    Step::new(
        "kubeconfig",
        StepKind::Kubectl,
        say!(e, en: "Connect kubectl to the cluster", zh: "将 kubectl 连接到群集"),
    )
    .done_when(say!(e, en: "The context is that of the cluster.", zh: "当前上下文为该群集。"))
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
    let step = connection(e).run(format!(
        "az aks get-credentials --resource-group {} --name {} --subscription {}\nkubectl config current-context",
        segment(4, "CLUSTER_RESOURCE_GROUP"),
        segment(8, "CLUSTER_NAME"),
        segment(2, "CLUSTER_SUBSCRIPTION"),
    ));
    if id.is_empty() {
        return step.done_when(say!(
            e,
            en: "The context is that of the cluster. No answer says any more which one that is: write its names into the command.",
            zh: "当前上下文为该群集。已没有任何响应说明是哪个群集：请将其名称填入命令。",
        ));
    }
    step
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
            en: "It prints nothing, and {certificate} and {key} hold what the secret holds, or there is no secret azuremlfessl. The secret has them in Base64; the command decodes them. It overwrites nothing: move older files away first. Detaching, cleaning up and an update of TLS delete what the secret holds.",
            zh: "没有任何输出，且 {certificate} 与 {key} 内容与机密一致，或不存在机密 azuremlfessl。机密以 Base64 保存，命令会解码；不会覆盖文件，请先移走旧文件。拆离、清理和更新 TLS 都会使机密中的内容丢失。",
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

/// Whether scoring can be reached after a first attach or a create.
pub(super) fn front_end_address(e: Emission<'_>) -> Step {
    let done = if e.spec.is_internal() {
        say!(
            e,
            en: "The service has an address of the subnet under EXTERNAL-IP. If there is no such service yet, it comes with the first web service. Where the address stays `<pending>`, the cluster's identity lacks the role Network Contributor on the subnet.",
            zh: "服务的 EXTERNAL-IP 是子网中的地址。如果还没有该服务，它会随第一个 Web 服务出现。如果地址一直是 `<pending>`，说明群集标识缺少子网上的 Network Contributor 角色。",
        )
    } else {
        say!(
            e,
            en: "The service has a public address under EXTERNAL-IP. If there is no such service yet, it comes with the first web service.",
            zh: "服务的 EXTERNAL-IP 是公共 IP 地址。如果还没有该服务，它会随第一个 Web 服务出现。",
        )
    };
    Step::new(
        "front-end",
        StepKind::Kubectl,
        say!(e, en: "Check that the scoring front end has its address", zh: "确认评分前端已有 IP 地址"),
    )
    .run("kubectl get deployment,service azureml-fe --output wide")
    .done_when(done)
}

/// The article attaches again with the files of a certificate from Microsoft; the request asks for a new one.
pub(super) fn host_name_changes(e: Emission<'_>) -> Option<Step> {
    let is_from_microsoft = current_compute(e.spec, e.facts)?
        .ssl_status()
        .is_some_and(|status| status.eq_ignore_ascii_case("Auto"));
    is_from_microsoft.then(|| {
        Step::new(
            "host-name",
            StepKind::Manual,
            say!(
                e,
                en: "Know what follows: the certificate is from Microsoft, and attaching again asks for a new one. The characters that follow the label in the host name may be others then. To keep name and certificate, plan an `operation: attach` with the host name as `ssl.cname` and the two files of the secret azuremlfessl",
                zh: "了解后续操作：证书由 Microsoft 提供，重新附加会申请新证书，主机名中标签之后的字符可能改变。如需保留主机名和证书，请改用 `operation: attach` 生成方案，以该主机名作为 `ssl.cname`，并使用机密 azuremlfessl 中的两个文件",
            ),
        )
    })
}
