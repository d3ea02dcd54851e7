//! The service CIDR is written with its network address.

use super::ranges::Ranges;
use super::{SERVICE, rewrite};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NET-CIDR-HOSTBITS",
    severity: Severity::Warning,
    operations: &[Operation::Create],
    title: text!(
        en: "The service CIDR is written with its network address",
        zh: "服务 CIDR 应写成网络地址",
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
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.0/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
        &[create(
            "network: { vnetResourceGroup: mygroup, vnetName: mynetwork, subnetName: default, serviceCidr: 10.0.0.5/16, dnsServiceIP: 10.0.0.10, dockerBridgeCidr: 172.17.0.1/16 }",
        )],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(service) = Ranges::of(cx).service else { return };
    let whole = service.trunc();
    if service == whole {
        return;
    }
    findings
        .fail(
            SERVICE,
            say!(
                cx,
                en: "`{service}` has bits set behind the prefix: the range is {whole}",
                zh: "`{service}` 的主机位不为零：实际范围是 {whole}",
            ),
        )
        .help(say!(cx, en: "Write the network address.", zh: "请写成网络地址。"))
        .fix(rewrite(cx, SERVICE, whole, true));
}
