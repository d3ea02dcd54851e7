//! A workspace with a private endpoint wants its cluster in its own region.

use super::regions::{are_same, both, has_private_endpoints, names_existing_cluster, pointer};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "LOC-PE",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "With a private endpoint on the workspace the cluster is in the workspace's region",
        zh: "工作区使用专用终结点时，群集必须与工作区在同一区域",
    ),
    why: prose!(
        en: "Microsoft's page on secured inferencing demands the same region for a workspace that has a private endpoint. \
             Without one, the article allows any region.",
        zh: "Microsoft 关于保护推理环境的文档要求：带有专用终结点的工作区，群集必须位于同一区域。没有专用终结点时，文章允许任何区域。",
    ),
    source: &[Source::Public(
        "MicrosoftDocs/azure-ai-docs, v1/how-to-secure-inferencing-vnet.md, Limitations",
    )],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create("agentCount: 3"),
            create("location: eastus2"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
            create("location: westus2").with_facts(
                r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws",
  "location": "eastus2",
  "properties": { "privateEndpointConnections": [{ "properties": { "privateLinkServiceConnectionState": { "status": "Rejected" } } }] }
}"#,
            ),
        ],
        &[
            create("location: westus2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: westus2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach("name: myaks"),
            create("location: westus2").with_facts(
                r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws",
  "location": "eastus2",
  "properties": { "privateEndpointConnections": [{ "properties": { "privateLinkServiceConnectionState": { "status": "Approved" } } }] }
}"#,
            ),
            attach("clusterPurpose: FastProd").with_cluster(r#"{ "location": "westus2" }"#),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let has_endpoints = has_private_endpoints(cx);
    if has_endpoints == Some(false) {
        return;
    }
    let reported = match (both(cx), has_endpoints) {
        (Some((workspace, cluster)), _) if are_same(cx, workspace, cluster) => return,
        (Some((workspace, cluster)), Some(_)) => {
            let (workspace, cluster) = (quote(workspace), quote(cluster));
            let reported = findings.fail(
                pointer(cx),
                say!(
                    cx,
                    en: "the workspace has a private endpoint and is in `{workspace}`, but the cluster is in `{cluster}`",
                    zh: "工作区有专用终结点且位于 `{workspace}`，而群集位于 `{cluster}`",
                ),
            );
            match cx.current_workspace() {
                Some(fact) => reported.related(&fact.origin, fact.origin.pointer.clone()),
                None => reported,
            }
        }
        (Some((workspace, cluster)), None) => {
            let (workspace, cluster) = (quote(workspace), quote(cluster));
            findings.unknown(
                pointer(cx),
                say!(
                    cx,
                    en: "`{cluster}` is not the workspace's region `{workspace}`, and whether the workspace has a private endpoint is not known",
                    zh: "`{cluster}` 不是工作区所在的区域 `{workspace}`，且不清楚工作区是否有专用终结点",
                ),
                cx.ask_workspace(),
            )
        }
        // A spec that leaves a region out has a finding of its own; the cluster to be attached can be asked about.
        (None, _) if cx.cluster_location().is_some() || !names_existing_cluster(cx) => return,
        (None, _) => {
            let reported = findings.unknown(
                "/cluster",
                say!(
                    cx,
                    en: "the cluster's region is not known, which matters if the workspace has a private endpoint",
                    zh: "群集所在区域未知；若工作区有专用终结点，则必须与其同区域",
                ),
                cx.ask_cluster(),
            );
            // Asked along, so that one round of answers decides it.
            if has_endpoints.is_none() { reported.ask(cx.ask_workspace()) } else { reported }
        }
    };
    reported.help(say!(
        cx,
        en: "Where the workspace has private endpoint connections, the cluster must be in its region.",
        zh: "如果工作区有专用终结点连接，群集必须位于工作区所在的区域。",
    ));
}
