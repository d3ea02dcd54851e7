//! A cluster has one attachment.

use crate::facts::{ComputeFact, same_resource, segment_after};
use crate::index::Index;
use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::pools::named;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-ONE-ATTACH",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "A cluster is attached once: to one workspace, under one name",
        zh: "一个群集只附加一次：一个工作区、一个名称",
    ),
    why: prose!(
        en: "Each new attachment breaks the one before, which then fails without a word about the cause. \
             The Chinese edition of the article gives two names in one workspace as its example; the \
             English original also forbids a second workspace. A list of this workspace's computes can \
             prove the second name, never that no other workspace has the cluster, which stays as a note. \
             A compute of the same name is no second attachment: NAME-UNIQUE speaks of it.",
        zh: "每个新附件都会破坏先前的附件，而后者失败时并不会说明原因。\
             文章中文版以同一工作区内的两个名称为例；英文原文还禁止附加到第二个工作区。\
             本工作区的计算列表只能证明存在第二个名称，无法证明其他工作区没有附加该群集，因此会保留一条提示。\
             同名的计算不算第二个附件，由 NAME-UNIQUE 报告。",
    ),
    source: &[Source::Article(Section::Attach), Source::Public("MicrosoftDocs/azure-docs#41778")],
    examples: Examples::new(
        &[attach(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
        )],
        &[
            attach("clusterPurpose: FastProd"),
            attach("clusterPurpose: FastProd").with_facts(
                r#"{ "value": [{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/first",
  "properties": { "computeType": "AKS", "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/MyExistingCluster" }
}] }"#,
            ),
            attach("clusterPurpose: FastProd").with_facts(
                r#"{ "value": [{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/other",
  "properties": { "computeType": "AKS", "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/othercluster" }
}] }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let pointer = "/cluster";
    if let Some(together) = cx.together {
        let inputs = together.same_cluster(cx.spec);
        if inputs.len() > 1 {
            let inputs = inputs.join(match cx.language {
                Language::English => ", ",
                Language::Chinese => "、",
            });
            findings
                .fail(
                    pointer,
                    say!(
                        cx,
                        en: "one cluster is attached more than once: {inputs}",
                        zh: "同一群集被附加多次：{inputs}",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Keep one of them: each attachment breaks the one before.",
                    zh: "请只保留一个：每个新附件都会破坏先前的附件。",
                ));
            return;
        }
    }
    let Some(cluster) = cx.spec.cluster_id().filter(|_| !cx.makes_cluster()) else { return };
    let id = cx.spec.compute_id().unwrap_or_default();
    let (mut index, mut others) = (Index::default(), Vec::<&ComputeFact>::new());
    for compute in cx.known_computes() {
        let has_cluster = compute.cluster_id().is_some_and(|known| same_resource(known, &cluster));
        if !has_cluster || same_resource(&compute.id, &id) {
            continue;
        }
        // A list and a request of its own may both show it.
        let (name, is_it) = (compute.id.trim_end_matches('/'), |at: usize| {
            others.get(at).is_some_and(|other| same_resource(&compute.id, &other.id))
        });
        if index.find(name, is_it).is_none() {
            index.push(name);
            others.push(compute);
        }
    }
    if let Some(first) = others.first() {
        let names: Vec<String> = others.iter().map(|compute| name(compute)).collect();
        let names = named(cx, &names);
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "the cluster is attached already: {names}",
                    zh: "该群集已被附加：{names}",
                ),
            )
            .related(&first.origin, first.origin.pointer.clone())
            .help(say!(
                cx,
                en: "Detach it there first, or use that compute: each attachment breaks the one before.",
                zh: "请先在那里拆离，或直接使用该计算：每个新附件都会破坏先前的附件。",
            ));
        return;
    }
    if knows_own_workspace(cx) {
        findings
            .note(
                pointer,
                say!(
                    cx,
                    en: "no other compute of this workspace uses the cluster; other workspaces were not looked at",
                    zh: "本工作区没有其他计算使用该群集；未检查其他工作区",
                ),
            )
            .help(say!(
                cx,
                en: "If another workspace may have attached it, look there too: each attachment breaks the one before.",
                zh: "如果其他工作区可能已附加该群集，也请检查：每个新附件都会破坏先前的附件。",
            ));
        return;
    }
    findings
        .unknown(
            pointer,
            say!(
                cx,
                en: "whether the cluster is attached already is not known",
                zh: "尚不清楚该群集是否已附加",
            ),
            cx.ask_computes(),
        )
        .help(say!(
            cx,
            en: "Detach it first if it is, and look in other workspaces too: each attachment breaks the one before.",
            zh: "若已附加，请先拆离，并检查其他工作区：每个新附件都会破坏先前的附件。",
        ));
}

/// Whether the facts list every compute of the workspace and say which clusters are behind them.
fn knows_own_workspace(cx: &Context<'_>) -> bool {
    let workspace = cx.spec.workspace_id().unwrap_or_default();
    let is_known = |compute: &ComputeFact| {
        let may_be_cluster = compute
            .compute_type()
            .is_none_or(|name| name.eq_ignore_ascii_case("AKS") || name.eq_ignore_ascii_case("Kubernetes"));
        !may_be_cluster || compute.cluster_id().is_some()
    };
    cx.knows_all_computes()
        && cx
            .known_computes()
            .filter(|compute| compute.workspace_id().is_some_and(|id| same_resource(id, &workspace)))
            .all(is_known)
}

/// The compute and its workspace, as messages name them.
fn name(compute: &ComputeFact) -> String {
    let part = |segment| segment_after(&compute.id, segment).unwrap_or("?");
    format!("{}/{}", part("workspaces"), part("computes"))
}
