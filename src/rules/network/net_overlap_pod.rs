//! The ranges of services and pods do not overlap.

use super::ranges::{Part, Ranges, overlap};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-OVERLAP-POD",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "The ranges of services and pods do not overlap",
        zh: "服务与 Pod 的地址范围不得重叠",
    ),
    why: prose!(
        en: "An address can belong to a pod or to a service, not to both; AKS refuses such a cluster \
             (`NetworkProfileCIDROverlapVNET` is the code of the family). Where the spec names one of the ranges only, AKS \
             takes its default for the other: 10.0.0.0/16 for services, 10.244.0.0/16 for pods.",
        zh: "同一个地址不能既属于 Pod 又属于服务，AKS 会拒绝这样的群集（同类错误代码如 `NetworkProfileCIDROverlapVNET`）。\
             若只填写其中一个范围，另一个取 AKS 的默认值：服务为 10.0.0.0/16，Pod 为 10.244.0.0/16。",
    ),
    source: &[
        Source::Public("AKS documentation, azure-cni-overlay.md"),
        Source::Public("AKS documentation, configure-kubenet.md"),
        Source::Public("Azure/AKS-Construction issue 403"),
    ],
    examples: Examples::new(
        &[
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
            attach_new!("networkPlugin: azure, serviceCidr: 10.244.0.0/16, dnsServiceIP: 10.244.0.10"),
        ],
        &[
            attach_new!("serviceCidr: 10.1.0.0/16, dnsServiceIP: 10.1.0.10, podCidr: 10.0.0.0/14"),
            attach_new!("podCidr: 10.0.128.0/17"),
            attach_new!("serviceCidr: 10.244.0.0/20, dnsServiceIP: 10.244.0.10"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    let Some((service, pods)) = ranges.services_and_pods() else { return };
    if !overlap(service, pods) {
        return;
    }
    let part = if ranges.pods.is_some() { Part::Pods } else { Part::Service };
    let (service, pods) = (service.trunc(), pods.trunc());
    let reported = findings
        .fail(
            ranges.pointer(part),
            say!(
                cx,
                en: "the services' {service} and the pods' {pods} overlap",
                zh: "服务的 {service} 与 Pod 的 {pods} 重叠",
            ),
        )
        .help(say!(
            cx,
            en: "Take two ranges apart, which no network connected to the cluster uses either.",
            zh: "请使用互不重叠的两个范围，并且与群集相连的网络也没有使用。",
        ));
    if let Some(usual) = ranges.usual_pods() {
        let usual = usual.to_string();
        let title = say!(cx, en: "Use {usual} for pods", zh: "Pod 使用 {usual}");
        // Adding a member that is there already replaces it.
        reported.fix(Fix::offered(title, PatchOperation::add(ranges.pointer(Part::Pods), usual)));
    }
}
