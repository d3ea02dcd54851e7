//! What is made sure of before anything changes.

use std::borrow::Cow;

use crate::attachment::current_compute;
use crate::emit::Emission;
use crate::emit::bash::cluster_arguments;
use crate::emit::planner::{new_cluster, old_cluster};
use crate::emit::rest::{KEPT_COMPUTE, get_command};
use crate::emit::secrets::{brings_certificate, certificate_files};
use crate::emit::step::{Act, Step, StepKind};
use crate::front_end::LIST_SERVICES;
use crate::language::say;
use crate::shell::word;
use crate::spec::ClusterCreate;

/// Every later command runs in this cloud and subscription.
pub(super) fn sign_in(e: Emission<'_>) -> Step {
    let cloud = word(e.spec.cloud().unwrap_or_default());
    let subscription = word(e.spec.workspace.subscription_id.given().unwrap_or_default());
    Step::new(
        "sign-in",
        StepKind::Manual,
        say!(e, en: "Sign in to the cloud and the subscription of the workspace", zh: "登录工作区所在的云和订阅"),
    )
    .act(Act::Skip)
    .run(format!("az cloud set --name {cloud}\naz login\naz account set --subscription {subscription}"))
}

/// A template reads a vault only where the vault allows it.
pub(super) fn key_vault(e: Emission<'_>) -> Option<Step> {
    let id = e.spec.ssl.as_ref()?.key_vault.as_ref()?.id.given()?;
    let name = word(id.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
    Some(
        Step::new(
            "key-vault",
            StepKind::Role,
            say!(e, en: "Check that templates may read the key vault", zh: "确认模板可以读取该 Key Vault"),
        )
        .act(Act::Validate)
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
pub(super) fn roles(e: Emission<'_>) -> Step {
    let id = e.spec.cluster_id().unwrap_or_default();
    // Nothing can be asked about a cluster that is yet to be made; its group is there.
    let id = match id.split_once("/providers/") {
        Some((group, _)) if new_cluster(e).is_some() => group,
        _ => &id,
    };
    let scope = word(id);
    Step::new(
        "roles",
        StepKind::Role,
        say!(e, en: "Check that you may attach the cluster", zh: "确认您有权附加该群集"),
    )
    .decided_by("LIFE-RBAC-ATTACH")
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
pub(super) fn absent(e: Emission<'_>) -> Step {
    Step::new(
        "name-is-free",
        StepKind::Arm,
        say!(e, en: "Check that the workspace has no compute of this name", zh: "确认工作区中没有同名计算"),
    )
    .act(Act::Absent)
    .run(get_command(e))
    .done_when(say!(
        e,
        en: "It answers ResourceNotFound. Otherwise stop: creating and attaching are not idempotent.",
        zh: "返回 ResourceNotFound。否则请停止：创建和附加都不是幂等操作。",
    ))
}

/// The command that lets the cluster's identity join load balancers to the subnet; AKS itself does not.
pub(in crate::emit) fn network_role_command(e: Emission<'_>, create: &ClusterCreate<'_>) -> Option<String> {
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

pub(super) fn network_role(e: Emission<'_>, create: &ClusterCreate<'_>) -> Option<Step> {
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

/// Why a compute that works is detached, and whether it still is what the facts showed.
pub(super) fn as_planned(e: Emission<'_>) -> Step {
    let is_other = old_cluster(e).is_some();
    let title = if is_other {
        say!(
            e,
            en: "Know what follows: another cluster has this name. It is detached and goes on running; then yours is attached (about 15 minutes in all)",
            zh: "了解后续操作：该名称当前对应另一个群集。将先拆离（群集继续运行），再附加新群集（共约 15 分钟）",
        )
    } else {
        say!(
            e,
            en: "Know what follows: the cluster is attached with other settings, or its last operation failed. It is detached, cleaned up and attached again (about 15 minutes in all)",
            zh: "了解后续操作：群集以其他设置附加，或上次操作失败。将拆离、清理，再重新附加（共约 15 分钟）",
        )
    };
    let mut done = as_the_facts_showed(e).into_owned();
    if !is_other {
        done.push_str(&say!(
            e,
            en: " Where TLS or the load balancer is all that changes, `operation: update` does it in place, without a detach.",
            zh: "如果只更改 TLS 或负载均衡器，可用 `operation: update` 就地更改，无需拆离。",
        ));
    }
    Step::new("as-planned", StepKind::Arm, title)
        .act(Act::Unchanged)
        .run(keep_command(e))
        .done_when(done.into())
}

/// Keeps the compute as it is: after a detach no answer shows it, and an update writes over it.
pub(super) fn keep_compute(e: Emission<'_>) -> Step {
    let is_known = current_compute(e.spec, e.facts).is_some();
    let step = Step::new(
        "keep-compute",
        StepKind::Arm,
        say!(e, en: "Keep the compute as it is now, for the way back", zh: "保存计算当前的内容，供回退使用"),
    )
    .act(if is_known { Act::Unchanged } else { Act::Skip })
    .run(keep_command(e));
    step.done_when(if is_known {
        as_the_facts_showed(e)
    } else {
        say!(
            e,
            en: "{KEPT_COMPUTE} shows the compute with the resource id of its cluster. It is not overwritten: move one of an earlier change away first.",
            zh: "{KEPT_COMPUTE} 中是该计算，且含有群集的资源 ID。命令不会覆盖该文件：请先移走以前更改留下的文件。",
        )
    })
}

fn as_the_facts_showed(e: Emission<'_>) -> Cow<'static, str> {
    say!(
        e,
        en: "now.json shows what the facts showed; otherwise plan again with it. {KEPT_COMPUTE} keeps it for the way back and is not overwritten: move one of an earlier change away first.",
        zh: "now.json 与事实一致；否则请用它重新生成方案。{KEPT_COMPUTE} 供回退使用，不会被覆盖：请先移走以前更改留下的文件。",
    )
}

/// Shows the compute, and keeps what it was before the first of several tries.
fn keep_command(e: Emission<'_>) -> String {
    let get = get_command(e);
    format!(
        "{get} --output json > now.json && cat now.json && {{ [ -s {KEPT_COMPUTE} ] || cp now.json {KEPT_COMPUTE}; }}"
    )
}

/// Detaching cuts the services off, and cleaning up stops them.
pub(super) fn no_services(e: Emission<'_>) -> Step {
    Step::new(
        "no-active-services",
        StepKind::Kubectl,
        say!(
            e,
            en: "Check that no web service is active in the cluster",
            zh: "确认群集中没有处于活动状态的 Web 服务",
        ),
    )
    .run(LIST_SERVICES)
    .done_when(say!(
        e,
        en: "It prints `No resources found`. Otherwise stop here: delete the services in the workspace first, and note how to deploy them again.",
        zh: "输出 `No resources found`。否则请停止：先在工作区中删除这些服务，并记下重新部署的方法。",
    ))
}

/// Nothing may be detached that cannot be attached again.
pub(super) fn certificate_files_are_there(e: Emission<'_>) -> Option<Step> {
    let (certificate, key) = certificate_files(e);
    let (certificate, key) = (word(certificate), word(key));
    // What Key Vault holds is looked at there.
    let has_vault = e.spec.ssl.as_ref().is_some_and(|ssl| ssl.key_vault.is_present());
    (brings_certificate(e) && !has_vault).then(|| {
        Step::new(
            "certificate-files",
            StepKind::Manual,
            say!(e, en: "Check that the certificate and the key are there", zh: "确认证书和私钥已就绪"),
        )
        .act(Act::Skip)
        .run(format!(
            "openssl x509 -in {certificate} -noout -subject -enddate
openssl pkey -in {key} -noout -check
cmp <(openssl x509 -in {certificate} -noout -pubkey) <(openssl pkey -in {key} -pubout) && echo match"
        ))
        .done_when(say!(
            e,
            en: "It shows the subject and an end date to come, says that the key is valid, and that the two match.",
            zh: "显示证书主题和尚未到来的到期日期，提示私钥有效，并输出 match（证书与私钥匹配）。",
        ))
    })
}
