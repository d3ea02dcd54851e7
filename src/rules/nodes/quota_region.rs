//! The region's quota has room for the nodes.

use std::borrow::Cow;

use super::known::SizeVcpus;
use super::pools::pools;
use crate::facts::{QuotaEntry, QuotaFact};
use crate::index::Index;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, attach_new, create};
use crate::rules::pools::{distinct, named};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

/// The facts of the examples: 4 vCPUs in use, and as many allowed in the region as this limit says.
macro_rules! with_limit {
    ($limit:literal) => {
        concat!(
            r#"[{ "fact": { "kind": "quota", "location": "eastus2" }, "data": [
      { "currentValue": "4", "limit": ""#,
            $limit,
            r#"", "localName": "Total Regional vCPUs", "name": { "value": "cores", "localizedValue": "Total Regional vCPUs" } },
      { "currentValue": "0", "limit": "100", "localName": "Standard DSv5 Family vCPUs", "name": { "value": "standardDSv5Family", "localizedValue": "Standard DSv5 Family vCPUs" } } ] },
    { "fact": { "kind": "sizes", "location": "eastus2" }, "data": [
      { "resourceType": "virtualMachines", "name": "Standard_D4s_v5", "family": "standardDSv5Family", "locations": ["eastus2"], "restrictions": [], "capabilities": [{ "name": "vCPUs", "value": "4" }] } ] }]"#
        )
    };
}

pub(super) static RULE: Rule = Rule {
    id: "QUOTA-REGION",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "The region's core quota has room for the nodes and one more",
        zh: "区域的内核配额须容纳所有节点，并多留一个节点",
    ),
    why: prose!(
        en: "Without the room the deployment fails with QuotaExceeded: \"exceeding approved Total Regional Cores quota\". An \
             upgrade makes one node more before it removes an old one, so a full quota keeps the cluster from ever being \
             upgraded. Sizes with constrained vCPUs are counted here with all vCPUs of their parent. The family of the size has a quota of its own besides. Of a cluster that \
             is made before it is attached all node pools count with the nodes with which they begin, and the one more node is \
             of their largest size; what pools that scale by themselves may take later is not counted.",
        zh: "配额不足时，部署会因 QuotaExceeded 失败：“exceeding approved Total Regional Cores quota”。升级会先多建一个节点再移除旧节点，\
             因此配额用满后群集无法升级。受限 vCPU 的大小在此按其父大小的全部 vCPU 计算。此外，VM 系列还有各自的配额。\
             对于附加前先行创建的群集，按所有节点池的初始节点数合计，多留的一个节点按其中最大的 VM 大小计算；自动缩放之后可能占用的配额不计入。",
    ),
    source: &[
        Source::Public("microsoft/computervision-recipes#499"),
        Source::Public("Azure/azureml-sdk-for-r#267"),
    ],
    examples: Examples::new(
        &[attach("name: myaks"), create("agentVmSize: Standard_D4s_v5").with_facts(with_limit!("20"))],
        &[
            create("agentCount: 3"),
            create("agentVmSize: Standard_X99"),
            attach_new!("tier: Standard"),
            create("agentVmSize: Standard_D4s_v5").with_facts(with_limit!("16")),
            create("agentVmSize: Standard_D4s_v5").with_facts(with_limit!("15")),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(region) = cx.new_cluster_location().filter(|_| !cx.cluster_is_there()) else { return };
    let path = match cx.new_cluster() {
        Some(create) if create.location.is_present() => "/cluster/create/location",
        None if cx.spec.location.is_present() => "/location",
        _ => "/workspace/location",
    };
    let Some(nodes) = nodes(cx) else { return };
    let count = nodes.iter().fold(0, |sum: u64, (count, _)| sum.saturating_add(*count));
    let (region, quota) = (quote(region), cx.region_quota());
    let sized: Option<Vec<Sized<'_>>> =
        nodes.iter().map(|(count, name)| Some((*count, cx.size_of(name)?))).collect();
    let Some(sized) = sized else {
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
    let place = Place { path, region };
    let (total, all) = (say!(cx, en: "all cores", zh: "全部内核"), Demand::of(cx, &sized));
    let is_full = match quota {
        Some(quota) => place.judge(cx, findings, quota, quota.total(), &total, &all),
        None => {
            place.undecided(cx, findings, &total, &all);
            false
        }
    };
    let family = |(_, size): &Sized<'_>| cx.family_of(size.name);
    if let Some(quota) = quota {
        for name in distinct(&mut sized.iter().filter_map(family)) {
            let of_family =
                |sized: &&Sized<'_>| family(sized).is_some_and(|it| it.eq_ignore_ascii_case(name));
            let of_family: Vec<Sized<'_>> = sized.iter().filter(of_family).copied().collect();
            let demand = Demand::of(cx, &of_family);
            place.judge(cx, findings, quota, quota.named(name), &quote(name), &demand);
        }
    }
    let without: Vec<&str> =
        sized.iter().filter(|sized| family(sized).is_none()).map(|(_, size)| size.name).collect();
    // Full is full, whatever the family.
    if !is_full && !without.is_empty() {
        place.undecided_family(cx, findings, &named(cx, &without));
    }
}

/// How many nodes the cluster begins with of each VM size; `None` where that is unreadable or there are none.
fn nodes<'a>(cx: &Context<'a>) -> Option<Vec<(u64, &'a str)>> {
    let (mut index, mut nodes) = (Index::default(), Vec::<(u64, &str)>::new());
    for pool in pools(cx) {
        let (count, size) = (u64::try_from(pool.count?).ok()?, pool.size?);
        if count == 0 {
            continue;
        }
        let is_it = |at: usize| nodes.get(at).is_some_and(|(_, known)| known.eq_ignore_ascii_case(size));
        match index.find(size, is_it).and_then(|at| nodes.get_mut(at)) {
            Some((known, _)) => *known = known.saturating_add(count),
            None => {
                index.push(size);
                nodes.push((count, size));
            }
        }
    }
    (!nodes.is_empty()).then_some(nodes)
}

/// So many nodes of a VM size.
type Sized<'a> = (u64, SizeVcpus<'a>);

/// What nodes take from a quota.
struct Demand {
    /// The nodes, in words.
    nodes: String,
    /// Their cores.
    cores: u64,
    /// Those of the largest node, of which an upgrade adds one.
    largest: u64,
}

impl Demand {
    fn of(cx: &Context<'_>, sized: &[Sized<'_>]) -> Self {
        let nodes: Vec<String> =
            sized.iter().map(|(count, size)| format!("{count} × {}", size.name)).collect();
        let cores = sized.iter().map(|(count, size)| count.saturating_mul(size.counted));
        Self {
            nodes: named(cx, &nodes),
            cores: cores.fold(0, u64::saturating_add),
            largest: sized.iter().map(|(_, size)| size.counted).max().unwrap_or(0),
        }
    }
}

fn comparison(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Compare `limit` less `currentValue` of \"Total Regional vCPUs\" and of the size's family with what is needed.",
        zh: "请将“Total Regional vCPUs”以及该 VM 系列的 `limit` 减去 `currentValue`，与所需内核数比较。",
    )
}

/// The region in which there must be room, and where the spec says it.
struct Place<'a> {
    path: &'static str,
    region: Cow<'a, str>,
}

impl Place<'_> {
    /// Compares what is needed with one entry of the quota; whether there is no room for them.
    fn judge(
        &self,
        cx: &Context<'_>,
        findings: &mut Findings,
        quota: &QuotaFact,
        entry: Option<&QuotaEntry>,
        what: &str,
        demand: &Demand,
    ) -> bool {
        let Some((entry, current, limit)) =
            entry.and_then(|entry| Some((entry, entry.current?, entry.limit?)))
        else {
            self.undecided(cx, findings, what, demand);
            return false;
        };
        let Self { path, region } = self;
        let Demand { nodes, cores, largest } = demand;
        let free = limit.saturating_sub(current);
        let needed = cores.saturating_add(*largest);
        if free >= needed {
            return false;
        }
        let is_full = free < *cores;
        let reported = if is_full {
            let missing = cores - free;
            findings.fail(
                *path,
                say!(
                    cx,
                    en: "the quota of `{region}` for {what} is too small: {current} of {limit} in use, {nodes} need {cores}, {missing} are missing",
                    zh: "`{region}` 的{what}配额不足：上限 {limit}，已用 {current}，{nodes} 需要 {cores}，还差 {missing}",
                ),
            )
        } else {
            let missing = needed - free;
            findings.fail_as(
                Severity::Warning,
                *path,
                say!(
                    cx,
                    en: "the quota of `{region}` for {what} has room for {nodes}, but not for the node that an upgrade adds: {current} of {limit} in use, {needed} needed, {missing} missing",
                    zh: "`{region}` 的{what}配额可容纳 {nodes}，但容不下升级时多出的一个节点：上限 {limit}，已用 {current}，需要 {needed}，还差 {missing}",
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

    fn undecided(&self, cx: &Context<'_>, findings: &mut Findings, what: &str, demand: &Demand) {
        let Self { path, region } = self;
        let Demand { nodes, cores, largest } = demand;
        let needed = cores.saturating_add(*largest);
        findings
            .unknown(
                *path,
                say!(
                    cx,
                    en: "whether the quota of `{region}` for {what} has room for {needed} cores ({nodes} and one more for upgrades) is not known",
                    zh: "尚不清楚 `{region}` 的{what}配额能否容纳 {needed} 个内核（{nodes}，外加升级时的一个节点）",
                ),
                cx.ask_quota(),
            )
            .help(comparison(cx));
    }

    fn undecided_family(&self, cx: &Context<'_>, findings: &mut Findings, names: &str) {
        let region = &self.region;
        findings
            .unknown(
                self.path,
                say!(
                    cx,
                    en: "which family's quota `{names}` takes from in `{region}` is not known",
                    zh: "尚不清楚 `{names}` 在 `{region}` 占用哪个 VM 系列的配额",
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
