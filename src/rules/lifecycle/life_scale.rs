//! Nodes are counted anew in the studio; their size never changes.

use crate::document::Value;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-SCALE",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Update],
    title: text!(
        en: "Scaling changes the number of nodes only, and not through Azure ML's SDK",
        zh: "缩放只能更改节点数，且不能通过 Azure ML SDK 进行",
    ),
    why: prose!(
        en: "The SDK cannot scale a cluster, and this compute takes no new count in an update. The studio \
             can, and AKS itself: the count only, never the VM size.",
        zh: "SDK 不支持缩放群集，更新该计算时也不能更改节点数。可以在工作室或 AKS 中缩放：只能更改节点数，\
             不能更改 VM 大小。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }")],
        &[create("agentCount: 3"), update("agentCount: 5")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let count = cx.spec.raw("agentCount");
    if cx.is(Operation::Update) && count.is_none() {
        return;
    }
    let reported = findings.note(
        "/agentCount",
        say!(
            cx,
            en: "scaling later is possible in the studio, not in the SDK, and for the node count only",
            zh: "日后可在工作室中缩放，SDK 不支持；且只能更改节点数",
        ),
    );
    let reported = reported.help(say!(
        cx,
        en: "Choose the VM size for good; for more nodes use the cluster's page in the studio or `az aks nodepool scale`.",
        zh: "VM 大小请一次选定；需要增减节点时，请使用工作室中的群集页面或 `az aks nodepool scale`。",
    ));
    if let (true, Some(count)) = (cx.is(Operation::Update), count.and_then(Value::as_integer)) {
        reported.remedy(format!(
            "az aks nodepool scale --resource-group CLUSTER_RESOURCE_GROUP --cluster-name CLUSTER_NAME --name NODEPOOL --node-count {count}"
        ));
    }
}
