//! A cluster in another region answers later.

use super::regions::different;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};

// The region of a cluster that stands already is no part of the spec: there is no moment at which this matters.
pub(super) static RULE: Rule = Rule {
    id: "LOC-LATENCY",
    severity: Severity::Info,
    operations: &[Create, Attach],
    title: text!(
        en: "A cluster outside of the workspace's region has more latency",
        zh: "群集与工作区不在同一区域时延迟更高",
    ),
    why: prose!(
        en: "The article allows any Azure region for the cluster, and the SDK only logs a warning. Traffic between the two \
             then crosses regions, which takes time and may cost egress.",
        zh: "文章允许群集位于任何 Azure 区域，SDK 也只记录一条警告。此时两者之间的流量要跨区域，耗时更长，并可能产生出站流量费用。",
    ),
    source: &[
        Source::Article(Section::Attach),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/compute.py"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create("location: eastus2"),
            attach("name: myaks"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: eastus2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
        &[
            create("location: westus2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: westus2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some((workspace, cluster)) = different(cx) else { return };
    let (workspace, cluster) = (quote(workspace), quote(cluster));
    let pointer = if cx.is(Attach) { "/cluster/create/location" } else { "/location" };
    findings
        .note(
            pointer,
            say!(
                cx,
                en: "the cluster goes to `{cluster}`, the workspace is in `{workspace}`",
                zh: "群集将位于 `{cluster}`，而工作区在 `{workspace}`",
            ),
        )
        .help(say!(
            cx,
            en: "Expect more latency between them; leave `location` out to use the workspace's region.",
            zh: "两者之间的延迟会更高；省略 `location` 即可使用工作区所在的区域。",
        ));
}
