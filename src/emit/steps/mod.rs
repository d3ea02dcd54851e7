//! Which steps a plan has: what a person does, in order, with what ARM cannot do.

mod checks;
mod compute;
mod in_cluster;
mod not_needed;

use self::checks::{
    absent, as_planned, certificate_files_are_there, keep_compute, key_vault, network_role, no_services,
    roles, sign_in,
};
use self::compute::{attach_again, current_compute, delete, deploy, gone, remove_body, remove_saved};
use self::compute::{save_compute, send_update, spec_of_kept, succeeded, write_body};
use self::in_cluster::{
    clean_up, dns, front_end, front_end_address, host_name_changes, kubeconfig, save_certificate,
    save_certificate_of_new,
};
use self::not_needed::{compute_is_gone, labels_differ, nothing_to_do, pools, wait};
use super::Emission;
use super::planner::{
    Way, cluster_is_there, may_have_tls, new_cluster, old_cluster, overwrites_certificate, refreshes, way,
};
use super::rest::{KEPT_COMPUTE, Request, SAVED_COMPUTE};
use super::step::{Step, StepKind};
use crate::language::say;
use crate::spec::{ClusterCreate, Operation, UnderlyingResourceAction};

pub(super) use self::checks::network_role_command;
pub(super) use self::compute::deploy_command;

/// The steps of the plan, each depending on the one before.
pub(super) fn steps(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = match (e.operation, way(e)) {
        (Operation::Detach, Way::Nothing) => detached(e),
        (_, Way::Nothing) => {
            let mut steps = vec![nothing_to_do(e)];
            steps.extend(labels_differ(e));
            steps.extend(pools(e));
            if refreshes(e) {
                steps.extend([front_end(e), remove_saved(e)]);
            }
            steps
        }
        (_, Way::Wait) => vec![wait(e)],
        (_, Way::Gone) => vec![compute_is_gone(e)],
        (Operation::Create, _) => create(e),
        (Operation::Attach, Way::Reattach(_)) => attach_over(e, requests),
        (Operation::Attach, _) => attach(e, requests),
        (Operation::Update, _) if requests.is_empty() => vec![current_compute(e)],
        (Operation::Update, Way::Reattach(_)) => refresh(e, requests),
        (Operation::Update, Way::AttachSaved) => refresh_from_saved(e, requests),
        (Operation::Update, _) => update(e, requests),
        (Operation::Detach, _) => detach(e),
    };
    let is_connected = steps.iter().any(|step| step.id == "kubeconfig");
    let place = steps.iter().position(|step| matches!(step.kind, StepKind::Kubectl | StepKind::Dns));
    if let Some(place) = place.filter(|_| !is_connected) {
        steps.insert(place, kubeconfig(e));
    }
    steps.insert(0, sign_in(e));
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
    steps.extend(certificate_files_are_there(e));
    steps.push(deploy(e).undo(say!(
        e,
        en: "Detach with action Delete: it deletes the cluster that Azure ML created.",
        zh: "以 Delete 动作拆离：会删除由 Azure ML 创建的群集。",
    )));
    steps.push(succeeded(e, say!(e, en: "about 10 minutes", zh: "约 10 分钟")));
    steps.push(front_end_address(e));
    steps.extend(dns(e));
    steps
}

/// Attaches under a name that is free. A cluster that is there may hold what an earlier attachment left.
fn attach(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = vec![roles(e), absent(e)];
    steps.extend(key_vault(e));
    steps.extend(certificate_files_are_there(e));
    steps.extend(pools(e));
    if new_cluster(e).is_none() {
        steps.extend([save_certificate(e), clean_up(e)]);
    }
    steps.extend(attach_now(e, requests));
    steps.push(front_end_address(e));
    steps.extend(dns(e));
    steps
}

/// The article's re-attach: what is needed is made sure of while the compute still works.
fn attach_over(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = vec![as_planned(e), roles(e)];
    steps.extend(key_vault(e));
    steps.extend(certificate_files_are_there(e));
    steps.extend(pools(e));
    let old = old_cluster(e);
    if let Some(old) = old {
        steps.push(kubeconfig_of_old(e, old));
    }
    steps.push(no_services(e));
    if may_have_tls(e) {
        steps.push(save_certificate(e));
    }
    steps.push(detach_for_now(e));
    steps.push(gone(e));
    if old.is_some() {
        steps.push(Step { id: "clean-up-old-cluster", ..clean_up(e) });
    }
    if new_cluster(e).is_none() {
        if old.is_some() {
            steps.push(kubeconfig(e));
            // The new cluster may hold the certificate of an attachment that somebody else took away.
            steps.push(save_certificate_of_new(e));
        }
        steps.push(clean_up(e));
    } else if old.is_some() {
        steps.extend(attach_now(e, requests));
        steps.push(kubeconfig(e));
        return after_attach(e, steps);
    }
    steps.extend(attach_now(e, requests));
    after_attach(e, steps)
}

fn after_attach(e: Emission<'_>, mut steps: Vec<Step>) -> Vec<Step> {
    steps.push(front_end(e));
    steps.extend(dns(e));
    steps
}

fn kubeconfig_of_old(e: Emission<'_>, old: &str) -> Step {
    let title = say!(
        e,
        en: "Connect kubectl to the cluster that is attached today",
        zh: "将 kubectl 连接到当前附加的群集",
    );
    Step { id: "kubeconfig-old-cluster", title, ..in_cluster::kubeconfig_of(e, old) }
}

/// Attaches the cluster, which the template makes first where the spec says so and it is not there.
fn attach_now(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let five = || say!(e, en: "about 5 minutes", zh: "约 5 分钟");
    let undo =
        || say!(e, en: "Detach: the cluster itself stays as it is.", zh: "拆离即可：群集本身保持不变。");
    let Some(create) = e.spec.cluster_create() else {
        return vec![deploy(e).undo(undo()), succeeded(e, five())];
    };
    if cluster_is_there(e) {
        let mut steps: Vec<Step> = write_body(e, requests).into_iter().collect();
        steps.extend(network_role(e, create));
        steps.extend([attach_again(e).undo(undo()), succeeded(e, five()), remove_body(e)]);
        return steps;
    }
    attach_new(e, create)
}

fn attach_new(e: Emission<'_>, create: &ClusterCreate<'_>) -> Vec<Step> {
    // An identity of the user's is there before the cluster, one of the cluster's own only after it.
    let role = network_role(e, create);
    let (before, after) = if create.identity_id().is_some() { (role, None) } else { (None, role) };
    let mut steps: Vec<Step> = before.into_iter().collect();
    steps.push(deploy(e).undo(say!(
        e,
        en: "Detach. The new cluster stays and is billed: if nobody needs it, delete it in AKS.",
        zh: "拆离。新群集会保留并继续计费；如不再需要，请在 AKS 中删除。",
    )));
    steps.extend(after);
    steps.push(succeeded(e, say!(e, en: "about 15 minutes with the cluster", zh: "连同创建群集约 15 分钟")));
    steps
}

/// An update writes over the certificate in the cluster, which may stand nowhere else, or needs it again.
fn update(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = vec![keep_compute(e)];
    steps.extend(certificate_files_are_there(e));
    let needs_secrets = requests.iter().any(|request| !request.secret_refs.is_empty());
    if may_have_tls(e) && needs_secrets || overwrites_certificate(e) {
        steps.push(save_certificate(e));
    }
    steps.extend(write_body(e, requests));
    steps.push(send_update(e));
    steps.push(succeeded(e, say!(e, en: "a few minutes", zh: "几分钟")));
    steps.push(remove_body(e));
    steps.extend(dns(e));
    steps
}

/// The first step keeps what an attach needs where the rest stops half way.
fn refresh(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = vec![save_compute(e)];
    steps.extend(host_name_changes(e));
    steps.extend([no_services(e), save_certificate(e)]);
    steps.extend(write_body(e, requests));
    steps.push(detach_for_now(e).interrupts(say!(
        e,
        en: "Scoring, from here until the cluster is attached again and its services are deployed again. What stops half way is planned again with new facts, the list of computes or the compute, and with `--facts savedCompute={SAVED_COMPUTE}`.",
        zh: "从此步起，直到群集重新附加且服务重新部署，评分都会中断。中途停止时，请用新的事实（计算列表或该计算）并加上 `--facts savedCompute={SAVED_COMPUTE}` 重新生成方案。",
    )));
    steps.push(gone(e));
    steps.extend(attach_as_before(e));
    steps
}

/// What remains of a refresh that stopped after its detach.
fn refresh_from_saved(e: Emission<'_>, requests: &[Request]) -> Vec<Step> {
    let mut steps = vec![absent(e), save_certificate(e)];
    steps.extend(write_body(e, requests));
    steps.extend(attach_as_before(e));
    steps
}

fn attach_as_before(e: Emission<'_>) -> [Step; 6] {
    [
        clean_up(e),
        attach_again(e).undo(say!(
            e,
            en: "None is needed: the body is that of the compute as it was.",
            zh: "无需撤销：请求正文就是计算原来的内容。",
        )),
        succeeded(e, say!(e, en: "about 5 minutes", zh: "约 5 分钟")),
        remove_body(e),
        front_end(e),
        remove_saved(e),
    ]
}

fn detach(e: Emission<'_>) -> Vec<Step> {
    let action = e.spec.action.given().unwrap_or(UnderlyingResourceAction::Detach);
    if action == UnderlyingResourceAction::Delete {
        return vec![delete(e, action), gone(e)];
    }
    vec![keep_compute(e), save_certificate(e), delete(e, action), gone(e), clean_up(e), cluster_remains(e)]
}

/// What remains to be done where the compute is gone already.
fn detached(e: Emission<'_>) -> Vec<Step> {
    if e.spec.action.given() == Some(UnderlyingResourceAction::Delete) {
        return vec![nothing_to_do(e)];
    }
    vec![nothing_to_do(e), save_certificate(e), clean_up(e), cluster_remains(e)]
}

fn cluster_remains(e: Emission<'_>) -> Step {
    Step::new(
        "cluster-remains",
        StepKind::Manual,
        say!(
            e,
            en: "The cluster goes on running and is billed. If nobody needs it, delete it in AKS: `az aks delete`",
            zh: "群集仍在运行并计费。若不再需要，请在 AKS 中删除：`az aks delete`",
        ),
    )
}

/// The detach of a re-attach: scoring stops with it, and comes back with the attach.
fn detach_for_now(e: Emission<'_>) -> Step {
    let spec = spec_of_kept(e, if refreshes(e) { SAVED_COMPUTE } else { KEPT_COMPUTE });
    delete(e, UnderlyingResourceAction::Detach)
        .interrupts(say!(
            e,
            en: "Scoring, from here until the cluster is attached again and its services are deployed again. What stops half way is planned again with new facts: the list of computes, or the compute.",
            zh: "从此步起，直到群集重新附加且服务重新部署，评分都会中断。中途停止时，请用新的事实（计算列表或该计算）重新生成方案。",
        ))
        .undo(say!(
            e,
            en: "Wait until the compute is gone, clean up, and attach the cluster as it was before, with the certificate and key that were saved: {spec}.",
            zh: "等待计算消失并清理，然后按原样附加群集，并使用已保存的证书和私钥：{spec}。",
        ))
}
