//! The region's quota has room for the nodes.

use std::borrow::Cow;

use super::known::SizeVcpus;
use crate::facts::{QuotaEntry, QuotaFact};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Create;

pub(super) static RULE: Rule = Rule {
    id: "QUOTA-REGION",
    severity: Severity::Error,
    operations: &[Create],
    title: text!(
        en: "The region's core quota has room for the nodes and one more",
        zh: "区域的内核配额须容纳所有节点，并多留一个节点",
    ),
    why: prose!(
        en: "Without the room the deployment fails with QuotaExceeded: \"exceeding approved Total Regional Cores quota\". An \
             upgrade makes one node more before it removes an old one, so a full quota keeps the cluster from ever being \
             upgraded. Sizes with constrained vCPUs are counted here with all vCPUs of their parent. The family of the size has a quota of its own besides.",
        zh: "配额不足时，部署会因 QuotaExceeded 失败：“exceeding approved Total Regional Cores quota”。升级会先多建一个节点再移除旧节点，\
             因此配额用满后群集无法升级。受限 vCPU 的大小在此按其父大小的全部 vCPU 计算。此外，VM 系列还有各自的配额。",
    ),
    source: &[
        Source::Public("microsoft/computervision-recipes#499"),
        Source::Public("Azure/azureml-sdk-for-r#267"),
    ],
    examples: Examples::new(
        &[create("agentVmSize: Standard_D4s_v5").with_facts(
            r#"[{ "fact": { "kind": "quota", "location": "eastus2" }, "data": [
      { "currentValue": "4", "limit": "20", "localName": "Total Regional vCPUs", "name": { "value": "cores", "localizedValue": "Total Regional vCPUs" } },
      { "currentValue": "0", "limit": "100", "localName": "Standard DSv5 Family vCPUs", "name": { "value": "standardDSv5Family", "localizedValue": "Standard DSv5 Family vCPUs" } } ] },
    { "fact": { "kind": "sizes", "location": "eastus2" }, "data": [
      { "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "family": "standardDSv5Family", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "4" }] } ] }]"#,
        )],
        &[
            create("agentCount: 3"),
            create("agentVmSize: Standard_X99"),
            create("agentVmSize: Standard_D4s_v5").with_facts(
                r#"[{ "fact": { "kind": "quota", "location": "eastus2" }, "data": [
      { "currentValue": "4", "limit": "16", "localName": "Total Regional vCPUs", "name": { "value": "cores", "localizedValue": "Total Regional vCPUs" } },
      { "currentValue": "0", "limit": "100", "localName": "Standard DSv5 Family vCPUs", "name": { "value": "standardDSv5Family", "localizedValue": "Standard DSv5 Family vCPUs" } } ] },
    { "fact": { "kind": "sizes", "location": "eastus2" }, "data": [
      { "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "family": "standardDSv5Family", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "4" }] } ] }]"#,
            ),
            create("agentVmSize: Standard_D4s_v5").with_facts(
                r#"[{ "fact": { "kind": "quota", "location": "eastus2" }, "data": [
      { "currentValue": "4", "limit": "15", "localName": "Total Regional vCPUs", "name": { "value": "cores", "localizedValue": "Total Regional vCPUs" } },
      { "currentValue": "0", "limit": "100", "localName": "Standard DSv5 Family vCPUs", "name": { "value": "standardDSv5Family", "localizedValue": "Standard DSv5 Family vCPUs" } } ] },
    { "fact": { "kind": "sizes", "location": "eastus2" }, "data": [
      { "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "family": "standardDSv5Family", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "4" }] } ] }]"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (Some(region), Some(count), Some(name)) =
        (cx.spec.compute_location(), cx.spec.node_count(), cx.spec.vm_size())
    else {
        return;
    };
    let path = if cx.spec.location.is_present() { "/location" } else { "/workspace/location" };
    let (region, quota) = (quote(region), cx.region_quota());
    let Some(size) = cx.size_of(name) else {
        let question = if quota.is_none() { cx.ask_quota() } else { cx.ask_sizes() };
        findings
            .unknown(
                path,
                say!(
                    cx,
                    en: "whether the quota of `{region}` has room for {count} nodes and one more for upgrades is not known",
                    zh: "尚不清楚 `{region}` 的配额能否容纳 {count} 个节点（外加升级时的一个节点）",
                ),
                question,
            )
            .help(comparison(cx));
        return;
    };
    let nodes = Nodes { path, region, count, size };
    let total = say!(cx, en: "all cores", zh: "全部内核");
    let is_full = match quota {
        Some(quota) => nodes.judge(cx, findings, quota, quota.total(), &total),
        None => {
            nodes.undecided(cx, findings, &total);
            false
        }
    };
    match (cx.family_of(name), quota) {
        (Some(family), Some(quota)) => {
            nodes.judge(cx, findings, quota, quota.named(family), &quote(family));
        }
        // Full is full, whatever the family.
        (None, _) if !is_full => nodes.undecided_family(cx, findings),
        _ => {}
    }
}

fn comparison(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Compare `limit` less `currentValue` of \"Total Regional vCPUs\" and of the size's family with what is needed.",
        zh: "请将“Total Regional vCPUs”以及该 VM 系列的 `limit` 减去 `currentValue`，与所需内核数比较。",
    )
}

/// The nodes for which there must be room.
struct Nodes<'a> {
    path: &'static str,
    region: Cow<'a, str>,
    count: u64,
    size: SizeVcpus<'a>,
}

impl Nodes<'_> {
    /// Compares the nodes with one entry of the quota; whether there is no room for them.
    fn judge(
        &self,
        cx: &Context<'_>,
        findings: &mut Findings,
        quota: &QuotaFact,
        entry: Option<&QuotaEntry>,
        what: &str,
    ) -> bool {
        let Some((entry, current, limit)) =
            entry.and_then(|entry| Some((entry, entry.current?, entry.limit?)))
        else {
            self.undecided(cx, findings, what);
            return false;
        };
        let Self { path, region, count, size: SizeVcpus { name, counted, .. } } = self;
        let free = limit.saturating_sub(current);
        let nodes = count.saturating_mul(*counted);
        let needed = nodes.saturating_add(*counted);
        if free >= needed {
            return false;
        }
        let is_full = free < nodes;
        let reported = if is_full {
            let missing = nodes - free;
            findings.fail(
                *path,
                say!(
                    cx,
                    en: "the quota of `{region}` for {what} is too small: {current} of {limit} in use, {count} × {name} need {nodes}, {missing} are missing",
                    zh: "`{region}` 的{what}配额不足：上限 {limit}，已用 {current}，{count} × {name} 需要 {nodes}，还差 {missing}",
                ),
            )
        } else {
            let missing = needed - free;
            findings.fail_as(
                Severity::Warning,
                *path,
                say!(
                    cx,
                    en: "the quota of `{region}` for {what} has room for {count} × {name}, but not for the node that an upgrade adds: {current} of {limit} in use, {needed} needed, {missing} missing",
                    zh: "`{region}` 的{what}配额可容纳 {count} × {name}，但容不下升级时多出的一个节点：上限 {limit}，已用 {current}，需要 {needed}，还差 {missing}",
                ),
            )
        };
        reported.related(&quota.origin, entry.pointer.clone()).help(if is_full {
            say!(
                cx,
                en: "Ask for more in the Azure portal (Quotas, Compute), or use fewer or smaller nodes or another region.",
                zh: "请在 Azure 门户的“配额”（计算）中申请提高，或减少节点、选用更小的大小或其他区域。",
            )
        } else {
            say!(
                cx,
                en: "The cluster can be made, but no upgrade can run: ask for more in the Azure portal (Quotas, Compute).",
                zh: "群集可以创建，但无法升级：请在 Azure 门户的“配额”（计算）中申请提高。",
            )
        });
        is_full
    }

    fn undecided(&self, cx: &Context<'_>, findings: &mut Findings, what: &str) {
        let Self { path, region, count, size: SizeVcpus { name, counted, .. } } = self;
        let needed = count.saturating_add(1).saturating_mul(*counted);
        findings
            .unknown(
                *path,
                say!(
                    cx,
                    en: "whether the quota of `{region}` for {what} has room for {needed} cores ({count} × {name} and one more for upgrades) is not known",
                    zh: "尚不清楚 `{region}` 的{what}配额能否容纳 {needed} 个内核（{count} × {name}，外加升级时的一个节点）",
                ),
                cx.ask_quota(),
            )
            .help(comparison(cx));
    }

    fn undecided_family(&self, cx: &Context<'_>, findings: &mut Findings) {
        let (region, name) = (&self.region, self.size.name);
        findings
            .unknown(
                self.path,
                say!(
                    cx,
                    en: "which family's quota `{name}` takes from in `{region}` is not known",
                    zh: "尚不清楚 `{name}` 在 `{region}` 占用哪个 VM 系列的配额",
                ),
                cx.ask_sizes(),
            )
            .help(say!(
                cx,
                en: "Each family has a quota of its own beside that of the region; `family` of the size names it.",
                zh: "除区域总配额外，每个 VM 系列还有各自的配额；该大小的 `family` 指明所属系列。",
            ));
    }
}
