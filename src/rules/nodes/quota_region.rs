//! The region's quota has room for the nodes.

use super::sizes::of_cluster;
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
             upgraded. Sizes with constrained vCPUs are counted here with all vCPUs of their parent.",
        zh: "配额不足时，部署会因 QuotaExceeded 失败：“exceeding approved Total Regional Cores quota”。升级会先多建一个节点再移除旧节点，\
             因此配额用满后群集无法升级。受限 vCPU 的大小在此按其父大小的全部 vCPU 计算。",
    ),
    source: &[
        Source::Public("microsoft/computervision-recipes#499"),
        Source::Public("Azure/azureml-sdk-for-r#267"),
    ],
    examples: Examples::new(&[], &[create("agentCount: 3"), create("agentVmSize: Standard_X99")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (Some(region), Some(count)) = (cx.spec.compute_location(), cx.spec.node_count()) else { return };
    let pointer = if cx.spec.location.is_present() { "/location" } else { "/workspace/location" };
    let region = quote(region);
    let message = match of_cluster(cx) {
        Some(size) => {
            let (name, each) = (&size.name, u64::from(size.vcpus));
            let needed = count.saturating_add(1).saturating_mul(each);
            say!(
                cx,
                en: "whether the quota of `{region}` has room for {needed} cores ({count} × {name} and one more for upgrades) is not known",
                zh: "尚不清楚 `{region}` 的配额能否容纳 {needed} 个内核（{count} × {name}，外加升级时的一个节点）",
            )
        }
        None => say!(
            cx,
            en: "whether the quota of `{region}` has room for {count} nodes and one more for upgrades is not known",
            zh: "尚不清楚 `{region}` 的配额能否容纳 {count} 个节点（外加升级时的一个节点）",
        ),
    };
    findings.unknown(pointer, message, cx.ask_quota()).help(say!(
        cx,
        en: "Compare `limit` less `currentValue` of \"Total Regional vCPUs\" and of the size's family with what is needed.",
        zh: "请将“Total Regional vCPUs”以及该 VM 系列的 `limit` 减去 `currentValue`，与所需内核数比较。",
    ));
}
