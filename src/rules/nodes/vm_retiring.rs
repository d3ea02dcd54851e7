//! The VM size is not about to end.

use time::Duration;

use super::pools::{Pool, pools};
use super::sizes::of_pool;
use crate::catalog::VmSize;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "VM-RETIRING",
    severity: Severity::Warning,
    operations: &[Create, Attach],
    title: text!(
        en: "The VM size does not retire within a year and is open to new subscriptions",
        zh: "VM 大小在一年内不会停用，且对新订阅开放",
    ),
    why: prose!(
        en: "The size of a created cluster or of a node pool cannot be changed, so it ends with its size. Since July 2026 subscriptions \
             that do not use certain series yet are refused them, the service's default Standard_D3_v2 among them. Dates and \
             restrictions hold per cloud.",
        zh: "群集或节点池创建后无法更改 VM 大小，因此大小停用，群集或节点池也随之终止。自 2026 年 7 月起，尚未使用某些系列的订阅不能再部署它们，\
             其中包括服务端默认的 Standard_D3_v2。日期与限制因云环境而异。",
    ),
    source: &[Source::Public(
        "MicrosoftDocs/azure-compute-docs, sizes/lifecycle/retirements-and-capacity-restrictions.md",
    )],
    examples: Examples::new(
        &[
            create("agentVmSize: Standard_D4s_v5"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create(
                "cloud: AzureChinaCloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }",
            ),
        ],
        &[
            create("agentCount: 3"),
            create("agentVmSize: Standard_NP10s"),
            create("agentVmSize: Standard_F8s_v2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: Standard_F8s_v2 }] } }",
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
    let date = size.retires_in(cloud);
    if date.is_some_and(|date| date <= cx.today()) {
        return;
    }
    let in_a_year = cx.today().saturating_add(Duration::days(365));
    let soon = date.filter(|date| *date <= in_a_year);
    let message = match (soon, size.is_closed_to_new_subscriptions_in(cloud)) {
        (Some(date), _) => {
            say!(cx, en: "{name} retires in {cloud} on {date}", zh: "{name} 将于 {date} 在 {cloud} 停用")
        }
        (None, true) => say!(
            cx,
            en: "{name} is closed to subscriptions of {cloud} that do not use its series yet",
            zh: "{cloud} 中尚未使用该系列的订阅无法再使用 {name}",
        ),
        (None, false) => return,
    };
    let help = if pool.listed.is_some() || cx.spec.agent_vm_size.is_present() {
        say!(
            cx,
            en: "Choose a size that stays: `aks-compute catalog sizes` shows until when each one runs.",
            zh: "请选择长期可用的大小：`aks-compute catalog sizes` 会显示各大小的停用日期。",
        )
    } else {
        say!(
            cx,
            en: "It is the service's default: name another size in `agentVmSize`. `aks-compute catalog sizes` lists them.",
            zh: "这是服务端的默认值：请在 `agentVmSize` 中指定其他大小，可用 `aks-compute catalog sizes` 查看。",
        )
    };
    findings.fail(pool.size_pointer(), message).help(help);
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::document::Format;
    use crate::facts::Facts;
    use crate::{CheckOptions, check_text};

    /// The severity with which the rule `id` speaks on a day; NP retires on 2027-05-31.
    fn spoken(id: &str, now: time::OffsetDateTime) -> Option<Severity> {
        let facts = Facts::default();
        let spec = "{operation: create, name: myaks, agentVmSize: Standard_NP10s}";
        let report = check_text(spec, Format::Yaml, &CheckOptions::new(now, &facts));
        report.findings.iter().find(|finding| finding.rule.id == id).map(|finding| finding.severity)
    }

    #[test]
    fn a_size_is_retiring_in_its_last_year_and_retired_from_its_day() {
        for (now, retiring, retired) in [
            (datetime!(2026-05-30 23:59 UTC), None, None),
            (datetime!(2026-05-31 00:00 UTC), Some(Severity::Warning), None),
            (datetime!(2027-05-30 23:59 UTC), Some(Severity::Warning), None),
            (datetime!(2027-05-31 00:00 UTC), None, Some(Severity::Error)),
            (datetime!(2027-05-31 00:00 +8), Some(Severity::Warning), None),
        ] {
            assert_eq!(spoken("VM-RETIRING", now), retiring, "{now}");
            assert_eq!(spoken("VM-RETIRED", now), retired, "{now}");
        }
    }
}
