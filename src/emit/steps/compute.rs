//! Steps that send something to Azure Resource Manager, or wait for it.

use std::borrow::Cow;

use crate::emit::Emission;
use crate::emit::planner::new_cluster;
use crate::emit::rest::{KEPT_COMPUTE, Request, SAVED_COMPUTE, get_command, url};
use crate::emit::secrets::{certificate_files, key_vault_commands};
use crate::emit::step::{Act, Step, StepKind};
use crate::language::say;
use crate::shell::word;
use crate::spec::{Operation, SslStatus, UnderlyingResourceAction};

/// Where certificate and key of a key vault stand until the request is sent.
const VAULT_FILES: [&str; 2] = ["vault-cert.pem", "vault-key.pem"];

pub(super) fn deploy(e: Emission<'_>) -> Step {
    let title = match e.operation {
        Operation::Attach if new_cluster(e).is_some() => {
            say!(e, en: "Deploy the template that creates the cluster and attaches it", zh: "部署创建并附加群集的模板")
        }
        Operation::Attach => {
            say!(e, en: "Deploy the template that attaches the cluster", zh: "部署附加群集的模板")
        }
        _ => say!(e, en: "Deploy the template that creates the cluster", zh: "部署创建群集的模板"),
    };
    Step::new("deploy", StepKind::Arm, title)
        .act(Act::Deploy)
        .run(deploy_command(e, "azuredeploy.json"))
        .done_when(say!(
            e,
            en: "The command ends without an error. An older deployment of this name proves nothing.",
            zh: "命令无错误结束。同名的旧部署不能说明任何问题。",
        ))
}

/// The command that deploys a template with the parameters file.
pub(in crate::emit) fn deploy_command(e: Emission<'_>, template_file: &str) -> String {
    let group = word(e.spec.workspace.resource_group.given().unwrap_or_default());
    let subscription = word(e.spec.workspace.subscription_id.given().unwrap_or_default());
    let name = word(&format!("aks-compute-{}", e.spec.name.given().unwrap_or_default()));
    let mut command = format!(
        "az deployment group create --mode Incremental --name {name} \\\n  --resource-group {group} --subscription {subscription} \\\n  --template-file {template_file} --parameters @azuredeploy.parameters.json"
    );
    command.push_str(&secret_arguments(e));
    command
}

/// Certificate and key go from their files to the command, not through its text.
pub(super) fn secret_arguments(e: Emission<'_>) -> String {
    let Some(ssl) = e.spec.ssl.as_ref() else { return String::new() };
    if ssl.effective_status() != Some(SslStatus::Enabled) || ssl.key_vault.is_present() {
        return String::new();
    }
    let (certificate, key) = certificate_files(e);
    format!(
        " \\\n  --parameters {} {}",
        word(&format!("sslCert=@{certificate}")),
        word(&format!("sslKey=@{key}"))
    )
}

pub(super) fn succeeded(e: Emission<'_>, time: Cow<'static, str>) -> Step {
    Step::new(
        "succeeded",
        StepKind::Arm,
        say!(e, en: "Wait until the compute itself says Succeeded ({time})", zh: "等待计算自身的状态变为 Succeeded（{time}）"),
    )
    .act(Act::Succeeded)
    .run(format!("{} --query properties.provisioningState --output tsv", get_command(e)))
    .done_when(say!(
        e,
        en: "It prints Succeeded; until then run it again every minute. Deploying a model before that fails with ComputeResourceNotCreated. Where it prints Failed, `properties.provisioningErrors` of the compute says why: mend that, then plan again with the compute as a fact.",
        zh: "输出 Succeeded；在此之前请每分钟重新运行一次，过早部署模型会因 ComputeResourceNotCreated 失败。如果输出 Failed，原因见计算的 `properties.provisioningErrors`：排除后请将该计算作为事实重新生成方案。",
    ))
}

pub(super) fn delete(e: Emission<'_>, action: UnderlyingResourceAction) -> Step {
    let query = format!("&underlyingResourceAction={}", action.as_str());
    let title = match action {
        UnderlyingResourceAction::Detach => {
            say!(e, en: "Detach the cluster from the workspace", zh: "从工作区拆离群集")
        }
        UnderlyingResourceAction::Delete => {
            say!(e, en: "Delete the compute and the cluster behind it", zh: "删除计算及其背后的群集")
        }
    };
    let spec = spec_of_kept(e, KEPT_COMPUTE);
    let step = Step::new("detach", StepKind::Arm, title)
        .act(Act::Send)
        .run(format!("az rest --method delete --url {}", word(&url(e, &query))));
    match action {
        UnderlyingResourceAction::Detach => step
            .interrupts(say!(
                e,
                en: "Web services on this compute can no longer be managed from the workspace.",
                zh: "该计算上的 Web 服务将无法再从工作区管理。",
            ))
            .undo(say!(
                e,
                en: "Clean up, then attach the cluster again: {spec}.",
                zh: "清理之后重新附加群集：{spec}。",
            )),
        UnderlyingResourceAction::Delete => step
            .interrupts(say!(
                e,
                en: "Everything that runs on the cluster, for good: the cluster is deleted with it.",
                zh: "群集上运行的一切都会永久停止：它们会随群集一同删除。",
            ))
            .undo(say!(e, en: "None: a deleted cluster does not come back.", zh: "无法撤销：删除的群集无法恢复。")),
    }
}

/// How the spec comes back of a compute that was kept in a file.
pub(super) fn spec_of_kept(e: Emission<'_>, file: &str) -> Cow<'static, str> {
    let cloud = e.spec.cloud().unwrap_or_default();
    say!(
        e,
        en: "`aks-compute import {file} --cloud {cloud} > before.yaml` writes its spec, to be planned",
        zh: "`aks-compute import {file} --cloud {cloud} > before.yaml` 可得到其配置，再据此生成方案",
    )
}

pub(super) fn gone(e: Emission<'_>) -> Step {
    Step::new(
        "gone",
        StepKind::Arm,
        say!(e, en: "Wait until the compute is gone (a few minutes)", zh: "等待计算消失（几分钟）"),
    )
    .act(Act::Gone)
    .run(get_command(e))
    .done_when(say!(e, en: "It answers ResourceNotFound.", zh: "返回 ResourceNotFound。"))
}

/// The fact without which an update cannot be written.
pub(super) fn current_compute(e: Emission<'_>) -> Step {
    Step::new(
        "current-compute",
        StepKind::Manual,
        say!(
            e,
            en: "Get the current compute, and plan again with `--facts current.json`: an update writes back everything that it does not change",
            zh: "获取当前计算的信息，再带上 `--facts current.json` 重新生成方案：更新请求要把未改动的内容原样写回",
        ),
    )
    .act(Act::PlanAgain)
    .run(format!("{} --output json > current.json", get_command(e)))
}

/// Keeps the compute as it is: after the detach no answer shows it.
pub(super) fn save_compute(e: Emission<'_>) -> Step {
    Step::new(
        "save-compute",
        StepKind::Arm,
        say!(e, en: "Save the compute as it is now", zh: "保存计算当前的内容"),
    )
    .act(Act::Save)
    .run(format!("[ -s {SAVED_COMPUTE} ] || {} --output json > {SAVED_COMPUTE}\ncat {SAVED_COMPUTE}", get_command(e)))
    .done_when(say!(
        e,
        en: "{SAVED_COMPUTE} shows the compute with the resource id of its cluster. It overwrites nothing: a file of an earlier refresh is moved away first. If a later step stops, plan again with new facts and `--facts savedCompute={SAVED_COMPUTE}`.",
        zh: "{SAVED_COMPUTE} 中是该计算，且含有群集的资源 ID。命令不会覆盖文件：请先移走以前刷新留下的文件。后续步骤中断时，请用新的事实并加上 `--facts savedCompute={SAVED_COMPUTE}` 重新生成方案。",
    ))
}

/// A refresh that is done must not be taken for the beginning of a later one.
pub(super) fn remove_saved(e: Emission<'_>) -> Step {
    Step::new(
        "remove-saved",
        StepKind::Manual,
        say!(
            e,
            en: "The refresh is done: delete what it kept, so that a later one begins anew",
            zh: "刷新已完成：请删除保存的文件，以免影响以后的刷新",
        ),
    )
    .act(Act::Forget)
    .run(format!("rm -f {SAVED_COMPUTE}"))
}

/// Writes the body of the PUT to a file that nobody else can read.
pub(super) fn write_body(e: Emission<'_>, requests: &[Request]) -> Option<Step> {
    let (number, request) = requests.iter().enumerate().find(|(_, request)| request.method == "PUT")?;
    let command = if request.secret_refs.is_empty() {
        format!("rm -f compute.json\njq '.[{number}].body' requests.json > compute.json")
    } else {
        let downloads = key_vault_commands(e, VAULT_FILES);
        let (certificate, key) = match &downloads {
            Some(_) => (VAULT_FILES[0], VAULT_FILES[1]),
            None => certificate_files(e),
        };
        let downloads = downloads.map(|commands| commands.join("\n") + "\n").unwrap_or_default();
        format!(
            "umask 077\nrm -f compute.json\n{downloads}jq --rawfile cert {} --rawfile key {} \\\n  '.[{number}].body | .properties.properties.sslConfiguration += {{cert: $cert, key: $key}}' requests.json > compute.json",
            word(certificate),
            word(key)
        )
    };
    let title = say!(e, en: "Write the body of the request to a file", zh: "将请求正文写入文件");
    Some(Step::new("write-body", StepKind::Manual, title).act(Act::Skip).run(command))
}

pub(super) fn remove_body(e: Emission<'_>) -> Step {
    Step::new(
        "remove-body",
        StepKind::Manual,
        say!(e, en: "Delete the file: it may hold the private key", zh: "删除该文件：其中可能含有私钥"),
    )
    .act(Act::Skip)
    .run(match key_vault_commands(e, VAULT_FILES) {
        Some(_) => format!("rm -f compute.json {}", VAULT_FILES.join(" ")),
        None => "rm -f compute.json".to_owned(),
    })
}

/// The update in place.
pub(super) fn send_update(e: Emission<'_>) -> Step {
    Step::new("update", StepKind::Arm, say!(e, en: "Send the update", zh: "发送更新请求"))
        .act(Act::Send)
        .run(put_command(e))
        .interrupts(say!(
            e,
            en: "The scoring endpoint may not answer while its front end restarts.",
            zh: "前端重启期间，评分终结点可能无响应。",
        ))
        .undo(say!(
            e,
            en: "Plan an `operation: update` with the `ssl` and `loadBalancer` that {KEPT_COMPUTE} shows; a certificate of one's own is needed again, with its key.",
            zh: "按 {KEPT_COMPUTE} 中的 `ssl` 和 `loadBalancer` 生成 `operation: update` 的方案；如果原来使用自有证书，需要再次提供证书和私钥。",
        ))
}

/// The attach by a request, where no template says it.
pub(super) fn attach_again(e: Emission<'_>) -> Step {
    let title = match e.operation {
        Operation::Attach => say!(e, en: "Attach the cluster", zh: "附加群集"),
        _ => say!(e, en: "Attach the cluster again", zh: "重新附加群集"),
    };
    Step::new("attach", StepKind::Arm, title).act(Act::Send).run(put_command(e))
}

fn put_command(e: Emission<'_>) -> String {
    format!("az rest --method put --url {} --body @compute.json", word(&url(e, "")))
}
