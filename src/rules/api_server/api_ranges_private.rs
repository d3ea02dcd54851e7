//! A private cluster has no authorized IP ranges.

use super::{RANGES, limits_access};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::remove;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "API-RANGES-PRIVATE",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(en: "A private cluster has no authorized IP ranges", zh: "专用群集不能设置授权 IP 范围"),
    why: prose!(
        en: "The ranges guard the public address of the API server, which a private cluster does not have; AKS refuses both \
             together.",
        zh: "授权 IP 范围保护的是 API 服务器的公共地址，专用群集没有该地址；AKS 不允许同时设置两者。",
    ),
    source: &[
        Source::Public("AKS documentation, api-server-authorized-ip-ranges.md"),
        Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py"),
    ],
    examples: Examples::new(
        &[
            attach_new!("privateCluster: true, authorizedIpRanges: []"),
            attach_new!("authorizedIpRanges: [203.0.114.0/24]"),
        ],
        &[attach_new!("privateCluster: true, authorizedIpRanges: [203.0.114.0/24]")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    if !create.is_private() || !create.authorized_ip_ranges.as_ref().is_some_and(limits_access) {
        return;
    }
    findings
        .fail(
            RANGES,
            say!(cx, en: "a private cluster takes no authorized IP ranges", zh: "专用群集不支持授权 IP 范围"),
        )
        .help(say!(
            cx,
            en: "Keep one of the two: the network of a private cluster limits who reaches it.",
            zh: "两者只能保留其一：专用群集由其虚拟网络限制访问。",
        ))
        .fix(remove(cx, RANGES));
}
