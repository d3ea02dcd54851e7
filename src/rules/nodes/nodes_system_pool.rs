//! A cluster to be created has a system pool, and its system pools run Linux.

use super::pools::{POOLS_POINTER, listed_pointer, pools};
use super::sizes::{is_enough_for_system, of_pool};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;
use crate::spec::{Field, NodePoolMode, OsType};

pub(super) static RULE: Rule = Rule {
    id: "NODES-SYSTEM-POOL",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "A cluster has a system pool, and system pools run Linux",
        zh: "群集至少要有一个系统节点池，且系统节点池必须为 Linux",
    ),
    why: prose!(
        en: "CoreDNS and what else the cluster needs itself run in a system pool; AKS makes no cluster without one, and \
             none whose system pool runs Windows. The first pool of `cluster.create` is a system pool unless it says \
             otherwise.",
        zh: "CoreDNS 等群集自身的组件运行在系统节点池中；没有系统节点池，或系统节点池为 Windows 的群集，AKS 不予创建。\
             `cluster.create` 的第一个节点池默认为系统节点池。",
    ),
    source: &[Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md")],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: win1, vmSize: Standard_D4s_v5, osType: Windows }] } }",
            ),
            attach("name: myaks"),
        ],
        &[
            attach("cluster: { create: { resourceGroup: rg, name: aks, nodePools: [] } }"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5, mode: User }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: win1, vmSize: Standard_D4s_v5, osType: Windows }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.spec.cluster_create() else { return };
    if create.node_pools.as_ref().is_none() {
        return;
    }
    // A pool of which the mode is unreadable may be the system pool.
    if pools(cx).all(|pool| pool.mode == Some(NodePoolMode::User)) {
        without(cx, findings);
        return;
    }
    let has_linux = pools(cx).any(|pool| pool.is_system() && pool.os == Some(OsType::Linux));
    for pool in pools(cx).filter(|pool| pool.is_system() && pool.os == Some(OsType::Windows)) {
        let Some((number, listed)) = pool.listed else { continue };
        let fix = if has_linux {
            let title = say!(cx, en: "Make it a user pool", zh: "改为用户节点池");
            Fix::offered(title, set_mode(number, listed.mode, NodePoolMode::User))
        } else {
            let title = say!(cx, en: "Run Linux", zh: "改用 Linux");
            let operation = PatchOperation::replace(listed_pointer(number, "osType"), OsType::Linux.as_str());
            Fix::offered(title, operation)
        };
        findings
            .fail(
                listed_pointer(number, "osType"),
                say!(cx, en: "a system pool cannot run Windows", zh: "系统节点池不能使用 Windows"),
            )
            .help(say!(
                cx,
                en: "Let the system pool run Linux and give Windows a pool with `mode: User`.",
                zh: "请让系统节点池使用 Linux，并为 Windows 另设 `mode: User` 的节点池。",
            ))
            .fix(fix);
    }
}

fn without(cx: &Context<'_>, findings: &mut Findings) {
    let reported = findings
        .fail(POOLS_POINTER, say!(cx, en: "the cluster has no system pool", zh: "群集没有系统节点池"))
        .help(say!(
            cx,
            en: "Give one Linux pool `mode: System`; it runs what the cluster itself needs.",
            zh: "请将一个 Linux 节点池设为 `mode: System`，用于运行群集自身的组件。",
        ));
    // The first pool that may be a system pool.
    let fitting = pools(cx).find(|pool| {
        pool.os == Some(OsType::Linux)
            && pool.count.is_some_and(|count| count >= 1)
            && of_pool(cx, pool).is_some_and(is_enough_for_system)
            && pool.listed.is_some_and(|(_, pool)| pool.min_count.given().is_none_or(|count| count >= 1))
    });
    if let Some((number, listed)) = fitting.and_then(|pool| pool.listed) {
        let title = match fitting.and_then(|pool| pool.name) {
            Some(name) => {
                let name = quote(name);
                say!(cx, en: "Make `{name}` the system pool", zh: "将 `{name}` 设为系统节点池")
            }
            None => say!(cx, en: "Make it the system pool", zh: "设为系统节点池"),
        };
        reported.fix(Fix::offered(title, set_mode(number, listed.mode, NodePoolMode::System)));
    }
}

fn set_mode(number: usize, now: Field<NodePoolMode>, mode: NodePoolMode) -> PatchOperation {
    let pointer = listed_pointer(number, "mode");
    if now.is_absent() {
        PatchOperation::add(pointer, mode.as_str())
    } else {
        PatchOperation::replace(pointer, mode.as_str())
    }
}
