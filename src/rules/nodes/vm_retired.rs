//! The VM size still runs.

use super::pools::{Pool, pools};
use super::sizes::{of_pool, retired_on};
use crate::catalog::VmSize;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "VM-RETIRED",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(en: "The VM size has not been retired", zh: "VM 大小尚未停用"),
    why: prose!(
        en: "Machines of a retired series are stopped and none can be made, though Azure's size list still returns some of \
             them. Dates hold per cloud. A size that the list no longer returns but for which no date was published is a \
             warning only.",
        zh: "已停用系列的 VM 会被停止，也无法新建，尽管 Azure 的大小列表仍会返回其中一些。停用日期因云环境而异。列表不再返回、但没有公布日期的大小只作警告。",
    ),
    source: &[
        Source::Public(
            "MicrosoftDocs/azure-compute-docs, sizes/lifecycle/retirements-and-capacity-restrictions.md",
        ),
        Source::Public("Azure/EOL, service_list.json"),
    ],
    examples: Examples::new(
        &[
            create("agentVmSize: Standard_D4s_v5"),
            create("agentVmSize: Standard_D4s_v3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
        &[
            create("agentVmSize: Standard_NC6s_v3"),
            create("agentVmSize: Standard_D4a_v3"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: gpu, vmSize: Standard_NC6s_v3 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for pool in pools(cx) {
        if let Some(size) = of_pool(cx, &pool) {
            one(cx, findings, &pool, size);
        }
    }
}

fn one(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>, size: &VmSize) {
    let Some(cloud) = cx.spec.cloud() else { return };
    let name = &size.name;
    let reported = if let Some(date) = retired_on(cx, size) {
        findings.fail(
            pool.size_pointer(),
            say!(cx, en: "{name} was retired in {cloud} on {date}", zh: "{name} 已于 {date} 在 {cloud} 停用"),
        )
    } else if size.gone {
        findings.fail_as(
            Severity::Warning,
            pool.size_pointer(),
            say!(cx, en: "Azure no longer lists {name}", zh: "Azure 的列表中已没有 {name}"),
        )
    } else {
        return;
    };
    reported.help(say!(
        cx,
        en: "Choose a current size: `aks-compute catalog sizes` shows until when each one runs.",
        zh: "请选择在用的大小：`aks-compute catalog sizes` 会显示各大小的停用日期。",
    ));
}
