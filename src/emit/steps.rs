//! Which steps a plan has: what a person does, in order, with what ARM cannot do.

use std::borrow::Cow;

use super::Emission;
use super::bash::cluster_arguments;
use super::kubectl::cluster_id;
use super::rest::{Request, get_command, url};
use super::secrets::certificate_files;
use super::step::{Step, StepKind};
use crate::front_end::{LEFTOVERS, LIST_SERVICES};
use crate::language::say;
use crate::shell::word;
use crate::spec::{ClusterCreate, Field, Operation, SslStatus, UnderlyingResourceAction};

/// The steps of the plan, each depending on the one before.
pub(super) fn steps(emission: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = match emission.operation {
        Operation::Create => create(emission),
        Operation::Attach => attach(emission),
        Operation::Update if requests.is_empty() => vec![current_compute(emission)],
        Operation::Update if emission.spec.refresh == Field::Given(true) => refresh(emission, requests),
        Operation::Update => update(emission, requests),
        Operation::Detach => detach(emission),
    };
    if let Some(place) = steps.iter().position(|step| matches!(step.kind, StepKind::Kubectl | StepKind::Dns))
    {
        steps.insert(place, kubeconfig(emission));
    }
    steps.insert(0, sign_in(emission));
    let mut before = None;
    for step in &mut steps {
        step.depends_on = before.into_iter().collect();
        before = Some(step.id);
    }
    steps
}

fn create(e: Emission<'_>) -> Vec<Step> {
    let mut steps = vec![absent(e)];
    steps.extend(key_vault(e));
    steps.push(deploy(e).undo(say!(
        e,
        en: "Detach with action Delete: it deletes the cluster that Azure ML created.",
        zh: "以 Delete 动作拆离：会删除由 Azure ML 创建的群集。",
    )));
    steps.push(succeeded(e, say!(e, en: "about 10 minutes", zh: "约 10 分钟")));
    steps.extend(dns(e));
    steps
}

fn attach(e: Emission<'_>) -> Vec<Step> {
    let mut steps = vec![roles(e), absent(e)];
    steps.extend(key_vault(e));
    let Some(create) = e.spec.cluster_create() else {
        steps.push(deploy(e).undo(say!(
            e,
            en: "Detach: the cluster itself stays as it is.",
            zh: "拆离即可：群集本身保持不变。",
        )));
        steps.push(succeeded(e, say!(e, en: "about 5 minutes", zh: "约 5 分钟")));
        steps.extend(dns(e));
        return steps;
    };
    // An identity of the user's is there before the cluster, one of the cluster's own only after it.
    let role = network_role(e, create);
    let (before, after) = if create.identity_id().is_some() { (role, None) } else { (None, role) };
    steps.extend(before);
    steps.push(deploy(e).undo(say!(
        e,
        en: "Detach. The new cluster stays and is billed: if nobody needs it, delete it in AKS.",
        zh: "拆离。新群集会保留并继续计费；如不再需要，请在 AKS 中删除。",
    )));
    steps.extend(after);
    steps.push(succeeded(e, say!(e, en: "about 15 minutes with the cluster", zh: "连同创建群集约 15 分钟")));
    steps.extend(dns(e));
    steps
}

/// The command that lets the cluster's identity join load balancers to the subnet; AKS itself does not.
pub(super) fn network_role_command(e: Emission<'_>, create: &ClusterCreate<'_>) -> Option<String> {
    let subnet = word(create.vnet_subnet_id.given()?);
    let principal = match create.identity_id() {
        Some(id) => format!("az identity show --ids {} --query principalId --output tsv", word(id)),
        None => {
            let id = e.spec.cluster_id().unwrap_or_default();
            format!("az aks show {} --query identity.principalId --output tsv", cluster_arguments(&id))
        }
    };
    Some(format!(
        "az role assignment create --role 'Network Contributor' --scope {subnet} \\\n  --assignee-principal-type ServicePrincipal --assignee-object-id \"$({principal})\""
    ))
}

fn network_role(e: Emission<'_>, create: &ClusterCreate<'_>) -> Option<Step> {
    let command = network_role_command(e, create)?;
    Some(
        Step::new(
            "network-role",
            StepKind::Role,
            say!(
                e,
                en: "Give the cluster's identity the role Network Contributor on the subnet",
                zh: "为群集标识授予子网上的 Network Contributor 角色",
            ),
        )
        .run(command)
        .done_when(say!(
            e,
            en: "The command shows the assignment. Without it an internal load balancer stays at `<pending>`.",
            zh: "命令显示该角色分配。缺少它时，内部负载均衡器会一直处于 `<pending>`。",
        )),
    )
}

fn update(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps: Vec<Step> = write_body(e, requests).into_iter().collect();
    steps.push(
        Step::new("update", StepKind::Arm, say!(e, en: "Send the update", zh: "发送更新请求"))
            .run(format!("az rest --method put --url {} --body @compute.json", word(&url(e, ""))))
            .interrupts(say!(
                e,
                en: "The scoring endpoint may not answer while its front end restarts.",
                zh: "前端重启期间，评分终结点可能无响应。",
            ))
            .undo(say!(
                e,
                en: "Send the body that the compute had before; certificate and key are needed again.",
                zh: "重新发送计算原来的内容；需要再次提供证书和私钥。",
            )),
    );
    steps.push(succeeded(e, say!(e, en: "a few minutes", zh: "几分钟")));
    steps.push(remove_body(e));
    steps.extend(dns(e));
    steps
}

fn refresh(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = vec![save_certificate(e)];
    steps.extend(write_body(e, requests));
    steps.push(delete(e, UnderlyingResourceAction::Detach));
    steps.push(gone(e));
    steps.push(clean_up(e));
    steps.push(
        Step::new("attach", StepKind::Arm, say!(e, en: "Attach the cluster again", zh: "重新附加群集"))
            .run(format!("az rest --method put --url {} --body @compute.json", word(&url(e, "")))),
    );
    steps.push(succeeded(e, say!(e, en: "about 5 minutes", zh: "约 5 分钟")));
    steps.push(remove_body(e));
    steps
}

fn detach(e: Emission<'_>) -> Vec<Step> {
    let action = e.spec.action.given().unwrap_or(UnderlyingResourceAction::Detach);
    let mut steps = Vec::new();
    if action == UnderlyingResourceAction::Detach {
        steps.push(save_certificate(e));
    }
    steps.push(delete(e, action));
    steps.push(gone(e));
    if action == UnderlyingResourceAction::Detach {
        steps.push(clean_up(e));
        steps.push(Step::new(
            "cluster-remains",
            StepKind::Manual,
            say!(
                e,
                en: "The cluster goes on running and is billed. If nobody needs it, delete it in AKS: `az aks delete`",
                zh: "群集仍在运行并计费。若不再需要，请在 AKS 中删除：`az aks delete`",
            ),
        ));
    }
    steps
}

/// Every later command runs in this cloud and subscription.
fn sign_in(e: Emission<'_>) -> Step {
    let cloud = word(e.spec.cloud().unwrap_or_default());
    let subscription = word(e.spec.workspace.subscription_id.given().unwrap_or_default());
    Step::new(
        "sign-in",
        StepKind::Manual,
        say!(e, en: "Sign in to the cloud and the subscription of the workspace", zh: "登录工作区所在的云和订阅"),
    )
    .run(format!("az cloud set --name {cloud}\naz login\naz account set --subscription {subscription}"))
}

/// Points kubectl at the cluster, where the spec or the current compute says which that is.
fn kubeconfig(e: Emission<'_>) -> Step {
    let id = cluster_id(e);
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

/// A template reads a vault only where the vault allows it.
fn key_vault(e: Emission<'_>) -> Option<Step> {
    let id = e.spec.ssl.as_ref()?.key_vault.as_ref()?.id.given()?;
    let name = word(id.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
    Some(
        Step::new(
            "key-vault",
            StepKind::Role,
            say!(e, en: "Check that templates may read the key vault", zh: "确认模板可以读取该 Key Vault"),
        )
        .run(format!(
            "az keyvault show --name {name} --query properties.enabledForTemplateDeployment --output tsv"
        ))
        .done_when(say!(
            e,
            en: "It prints true. Otherwise: `az keyvault update --enabled-for-template-deployment true`.",
            zh: "输出 true。否则请运行：`az keyvault update --enabled-for-template-deployment true`。",
        )),
    )
}

/// The caller's roles, which an attach needs.
fn roles(e: Emission<'_>) -> Step {
    let id = e.spec.cluster_id().unwrap_or_default();
    // Nothing can be asked about a cluster that is yet to be made; its group is there.
    let id = match id.split_once("/providers/") {
        Some((group, _)) if e.spec.creates_cluster() => group,
        _ => &id,
    };
    let scope = word(id);
    Step::new(
        "roles",
        StepKind::Role,
        say!(e, en: "Check that you may attach the cluster", zh: "确认您有权附加该群集"),
    )
    .run(format!(
        "az role assignment list --assignee \"$(az ad signed-in-user show --query id --output tsv)\" \\\n  --scope {scope} --include-inherited --include-groups --output table"
    ))
    .done_when(say!(
        e,
        en: "The list holds Owner or Contributor on the cluster's resource group, and Azure Kubernetes Service Cluster Admin Role on the cluster.",
        zh: "列表中有群集所在资源组的 Owner 或 Contributor，以及群集上的 Azure Kubernetes Service Cluster Admin Role。",
    ))
}

/// The name must be free: a second PUT fails or overwrites.
fn absent(e: Emission<'_>) -> Step {
    Step::new(
        "name-is-free",
        StepKind::Arm,
        say!(e, en: "Check that the workspace has no compute of this name", zh: "确认工作区中没有同名计算"),
    )
    .run(get_command(e))
    .done_when(say!(
        e,
        en: "It answers ResourceNotFound. Otherwise stop: creating and attaching are not idempotent.",
        zh: "返回 ResourceNotFound。否则请停止：创建和附加都不是幂等操作。",
    ))
}

fn deploy(e: Emission<'_>) -> Step {
    let title = match e.operation {
        Operation::Attach if e.spec.creates_cluster() => {
            say!(e, en: "Deploy the template that creates the cluster and attaches it", zh: "部署创建并附加群集的模板")
        }
        Operation::Attach => {
            say!(e, en: "Deploy the template that attaches the cluster", zh: "部署附加群集的模板")
        }
        _ => say!(e, en: "Deploy the template that creates the cluster", zh: "部署创建群集的模板"),
    };
    Step::new("deploy", StepKind::Arm, title).run(deploy_command(e, "azuredeploy.json")).done_when(say!(
        e,
        en: "The command ends without an error. An older deployment of this name proves nothing.",
        zh: "命令无错误结束。同名的旧部署不能说明任何问题。",
    ))
}

/// The command that deploys a template with the parameters file.
pub(super) fn deploy_command(e: Emission<'_>, template_file: &str) -> String {
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
fn secret_arguments(e: Emission<'_>) -> String {
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

fn succeeded(e: Emission<'_>, time: Cow<'static, str>) -> Step {
    Step::new(
        "succeeded",
        StepKind::Arm,
        say!(e, en: "Wait until the compute itself says Succeeded ({time})", zh: "等待计算自身的状态变为 Succeeded（{time}）"),
    )
    .run(format!("{} --query properties.provisioningState --output tsv", get_command(e)))
    .done_when(say!(
        e,
        en: "It prints Succeeded. Deploying a model before that fails with ComputeResourceNotCreated.",
        zh: "输出 Succeeded。在此之前部署模型会因 ComputeResourceNotCreated 失败。",
    ))
}

fn dns(e: Emission<'_>) -> Option<Step> {
    let cname = e.spec.ssl.as_ref()?.cname.given()?;
    // Where an update does not say it, the compute keeps what it has.
    let is_internal = match &e.spec.load_balancer {
        Field::Absent if e.operation == Operation::Update => e
            .spec
            .compute_id()
            .and_then(|id| {
                e.facts.compute(&id)?.load_balancer_type().map(|kind| kind == "InternalLoadBalancer")
            })
            .unwrap_or(false),
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

fn save_certificate(e: Emission<'_>) -> Step {
    Step::new(
        "save-certificate",
        StepKind::Kubectl,
        say!(
            e,
            en: "Where TLS is on and you no longer have certificate and key: save them before anything else",
            zh: "如果启用了 TLS 且手上没有证书和私钥：请先保存它们",
        ),
    )
    .run(
        "umask 077\n\
         kubectl get secret azuremlfessl --output 'jsonpath={.data.cert\\.pem}' | base64 --decode > cert.pem\n\
         kubectl get secret azuremlfessl --output 'jsonpath={.data.key\\.pem}' | base64 --decode > key.pem",
    )
    .done_when(say!(
        e,
        en: "cert.pem and key.pem are there. The secret holds them in Base64; the command decodes them. Detaching and cleaning up delete it.",
        zh: "cert.pem 与 key.pem 已生成。机密以 Base64 保存，命令会解码；拆离和清理会删除该机密。",
    ))
}

fn delete(e: Emission<'_>, action: UnderlyingResourceAction) -> Step {
    let query = format!("&underlyingResourceAction={}", action.as_str());
    let title = match action {
        UnderlyingResourceAction::Detach => {
            say!(e, en: "Detach the cluster from the workspace", zh: "从工作区拆离群集")
        }
        UnderlyingResourceAction::Delete => {
            say!(e, en: "Delete the compute and the cluster behind it", zh: "删除计算及其背后的群集")
        }
    };
    let step = Step::new("detach", StepKind::Arm, title)
        .run(format!("az rest --method delete --url {}", word(&url(e, &query))))
        .interrupts(say!(
            e,
            en: "Web services on this compute can no longer be managed from the workspace.",
            zh: "该计算上的 Web 服务将无法再从工作区管理。",
        ));
    match action {
        UnderlyingResourceAction::Detach => {
            step.undo(say!(e, en: "Clean up, then attach the cluster again.", zh: "清理之后重新附加群集。"))
        }
        UnderlyingResourceAction::Delete => step.undo(
            say!(e, en: "None: a deleted cluster does not come back.", zh: "无法撤销：删除的群集无法恢复。"),
        ),
    }
}

fn gone(e: Emission<'_>) -> Step {
    Step::new("gone", StepKind::Arm, say!(e, en: "Wait until the compute is gone", zh: "等待计算消失"))
        .run(get_command(e))
        .done_when(say!(e, en: "It answers ResourceNotFound.", zh: "返回 ResourceNotFound。"))
}

fn clean_up(e: Emission<'_>) -> Step {
    let mut commands = LIST_SERVICES.to_owned();
    for (kind, name) in LEFTOVERS {
        commands.push_str("\nkubectl delete ");
        commands.push_str(kind);
        commands.push(' ');
        commands.push_str(name);
    }
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
    .done_when(say!(
        e,
        en: "`kubectl get all,secret,cm` shows nothing of azureml-fe.",
        zh: "`kubectl get all,secret,cm` 中不再有 azureml-fe 的内容。",
    ))
}

/// The fact without which an update cannot be written.
fn current_compute(e: Emission<'_>) -> Step {
    Step::new(
        "current-compute",
        StepKind::Manual,
        say!(
            e,
            en: "Get the current compute, and plan again with `--facts current.json`: an update writes back everything that it does not change",
            zh: "获取当前计算的信息，再带上 `--facts current.json` 重新生成方案：更新请求要把未改动的内容原样写回",
        ),
    )
    .run(format!("{} > current.json", get_command(e)))
}

/// Writes the body of the PUT to a file that nobody else can read.
fn write_body(e: Emission<'_>, requests: &[Request]) -> Option<Step> {
    let (number, request) = requests.iter().enumerate().find(|(_, request)| request.method == "PUT")?;
    let command = if request.secret_refs.is_empty() {
        format!("jq '.[{number}].body' requests.json > compute.json")
    } else {
        let (certificate, key) = certificate_files(e);
        format!(
            "umask 077\njq --rawfile cert {} --rawfile key {} \\\n  '.[{number}].body | .properties.properties.sslConfiguration += {{cert: $cert, key: $key}}' requests.json > compute.json",
            word(certificate),
            word(key)
        )
    };
    let title = say!(e, en: "Write the body of the request to a file", zh: "将请求正文写入文件");
    Some(Step::new("write-body", StepKind::Manual, title).run(command))
}

fn remove_body(e: Emission<'_>) -> Step {
    Step::new(
        "remove-body",
        StepKind::Manual,
        say!(e, en: "Delete the file: it may hold the private key", zh: "删除该文件：其中可能含有私钥"),
    )
    .run("rm -f compute.json")
}
