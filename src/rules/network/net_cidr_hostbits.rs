//! Ranges of services and pods are written with their network addresses.

use super::ranges::{Part, Ranges};
use super::rewrite;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach_new, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-CIDR-HOSTBITS",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "Ranges of services and pods are written with their network addresses",
        zh: "服务和 Pod 的 CIDR 应写成网络地址",
    ),
    why: prose!(
        en: "`10.0.0.5/16` and `10.0.0.0/16` are the same range, but one of the two looks like a mistake, and tools that \
             compare texts take them for different. (The Docker bridge is another matter: there the address is the \
             bridge's own.)",
        zh: "`10.0.0.5/16` 与 `10.0.0.0/16` 是同一个范围，但前者看起来像笔误，按文本比较的工具也会把两者当成不同的值。\
             （Docker 网桥则不同：那里写的就是网桥自己的地址。）",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, podCidr: 10.244.0.0/16"),
        ],
        &[
            create(
                "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.5/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
            ),
            attach_new!("serviceCidr: 10.1.0.1/16, dnsServiceIP: 10.1.0.10, podCidr: 10.244.0.1/16"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let ranges = Ranges::of(cx);
    for (part, net) in [(Part::Service, ranges.service), (Part::Pods, ranges.pods)] {
        let Some(net) = net else { continue };
        let whole = net.trunc();
        if net == whole {
            continue;
        }
        let pointer = ranges.pointer(part);
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "`{net}` has bits set behind the prefix: the range is {whole}",
                    zh: "`{net}` 的主机位不为零：实际范围是 {whole}",
                ),
            )
            .help(say!(cx, en: "Write the network address.", zh: "请写成网络地址。"))
            .fix(rewrite(cx, pointer, whole, true));
    }
}
