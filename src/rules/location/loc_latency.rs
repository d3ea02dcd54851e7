//! A cluster in another region answers later.

use super::regions::{are_same, both, has_private_endpoints, names_existing_cluster, pointer};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation::{Attach, Create};

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
             then crosses regions, which takes time and may cost egress. Where the workspace has private endpoints, other \
             regions are forbidden, and LOC-PE speaks instead.",
        zh: "文章允许群集位于任何 Azure 区域，SDK 也只记录一条警告。此时两者之间的流量要跨区域，耗时更长，并可能产生出站流量费用。\
             如果工作区有专用终结点，则不允许其他区域，改由 LOC-PE 报告。",
    ),
    source: &[
        Source::Article(Section::Attach),
        Source::Public("azureml-core 1.61.0, azureml/core/compute/compute.py"),
    ],
    examples: Examples::new(
        &[
            create("agentCount: 3"),
            create("location: eastus2"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
        ],
        &[
            create("location: westus2"),
            attach("clusterPurpose: FastProd").with_cluster(r#"{ "location": "westus2" }"#),
            attach("clusterPurpose: FastProd"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if has_private_endpoints(cx) == Some(true) {
        return;
    }
    let Some((workspace, cluster)) = both(cx) else {
        unknown(cx, findings);
        return;
    };
    if are_same(cx, workspace, cluster) {
        return;
    }
    let (workspace, cluster) = (quote(workspace), quote(cluster));
    if let Some(fact) = cx.current_cluster() {
        findings
            .note(
                "/cluster",
                say!(
                    cx,
                    en: "the cluster is in `{cluster}`, the workspace in `{workspace}`",
                    zh: "群集位于 `{cluster}`，而工作区在 `{workspace}`",
                ),
            )
            .related(&fact.origin, fact.pointer("location"))
            .help(say!(
                cx,
                en: "Expect more latency between them; a cluster in the workspace's region avoids it.",
                zh: "两者之间的延迟会更高；使用与工作区同一区域的群集可避免。",
            ));
        return;
    }
    findings
        .note(
            pointer(cx),
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

fn unknown(cx: &Context<'_>, findings: &mut Findings) {
    // A spec that leaves a region out has a finding of its own; the cluster to be attached can be asked about.
    if cx.cluster_location().is_some() || !names_existing_cluster(cx) {
        return;
    }
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether the cluster is in the workspace's region is not known",
                zh: "尚不清楚群集与工作区是否在同一区域",
            ),
            cx.ask_cluster(),
        )
        .help(say!(
            cx,
            en: "Another region is allowed, unless the workspace has private endpoints, but adds latency.",
            zh: "除非工作区有专用终结点，否则允许其他区域，但延迟会更高。",
        ));
}
