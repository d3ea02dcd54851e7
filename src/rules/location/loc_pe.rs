//! A workspace with a private endpoint wants its cluster in its own region.

use super::regions::different;
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
        ],
        &[
            create("location: westus2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: westus2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach("name: myaks"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let help = |cx: &Context<'_>| {
        say!(
            cx,
            en: "Where the workspace has private endpoint connections, the cluster must be in its region.",
            zh: "如果工作区有专用终结点连接，群集必须位于工作区所在的区域。",
        )
    };
    if cx.is(Attach) && !cx.spec.creates_cluster() {
        if cx.spec.cluster.as_ref().is_none() {
            return;
        }
        findings
            .unknown(
                "/cluster",
                say!(
                    cx,
                    en: "the cluster's region is not known, which matters if the workspace has a private endpoint",
                    zh: "群集所在区域未知；若工作区有专用终结点，则必须与其同区域",
                ),
                cx.ask_cluster(),
            )
            .help(help(cx));
        return;
    }
    let Some((workspace, cluster)) = different(cx) else { return };
    let (workspace, cluster) = (quote(workspace), quote(cluster));
    let pointer = if cx.is(Attach) { "/cluster/create/location" } else { "/location" };
    findings
        .unknown(
            pointer,
            say!(
                cx,
                en: "`{cluster}` is not the workspace's region `{workspace}`, and whether the workspace has a private endpoint is not known",
                zh: "`{cluster}` 不是工作区所在的区域 `{workspace}`，且不清楚工作区是否有专用终结点",
            ),
            cx.ask_workspace(),
        )
        .help(help(cx));
}
