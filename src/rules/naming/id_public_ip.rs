//! Public addresses and prefixes of the user, through which a new cluster sends, are named by their ids.

use super::parts::is_network_name;
use super::resource_id::{ResourceId, tidied};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::rewrite;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;

const PROFILE: &str = "/cluster/create/loadBalancerProfile";

pub(super) static RULE: Rule = Rule {
    id: "ID-PUBLIC-IP",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "Public addresses and prefixes for outbound connections are named by their ids",
        zh: "出站连接使用的公共 IP 及其前缀须给出资源 ID",
    ),
    why: prose!(
        en: "AKS takes the ids of resources, never the addresses themselves, and a prefix stands in a list of its own: \
             ARM refuses the deployment of the cluster where an id is none or stands in the other list.",
        zh: "AKS 只接受资源 ID，不接受 IP 地址本身；前缀另有单独的列表。若资源 ID 无效或放错列表，ARM 会拒绝部署该群集。",
    ),
    source: &[
        Source::Public("AKS documentation, load-balancer-standard.md"),
        Source::Public("Azure/azure-rest-api-specs, Microsoft.ContainerService, managedClusters"),
    ],
    examples: Examples::new(
        &[
            attach_new!(
                "loadBalancerProfile: { outboundIpIds: [/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/out] }"
            ),
            attach_new!(
                "loadBalancerProfile: { outboundIpPrefixIds: [/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/publicIPPrefixes/out] }"
            ),
        ],
        &[
            attach_new!("loadBalancerProfile: { outboundIpIds: [20.1.2.3] }"),
            attach_new!(
                "loadBalancerProfile: { outboundIpIds: [subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/out/] }"
            ),
            attach_new!(
                "loadBalancerProfile: { outboundIpPrefixIds: [/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/out] }"
            ),
        ],
    ),
    check,
};

fn is_right(id: &str, kind: &str) -> bool {
    ResourceId::parse(id, "Microsoft.Network", &[kind])
        .is_some_and(|id| id.is_sound() && is_network_name(id.name))
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(profile) = cx.new_cluster().and_then(|create| create.load_balancer_profile.as_ref()) else {
        return;
    };
    for (key, kind, ids) in [
        ("outboundIpIds", "publicIPAddresses", &profile.outbound_ip_ids),
        ("outboundIpPrefixIds", "publicIPPrefixes", &profile.outbound_ip_prefix_ids),
    ] {
        let ids = ids.as_ref().map(Vec::as_slice).unwrap_or_default();
        for (number, id) in ids.iter().enumerate() {
            let Some(id) = id.given().filter(|id| !is_right(id, kind)) else { continue };
            let shown = quote(id);
            let pointer = format!("{PROFILE}/{key}/{number}");
            let tidy = Some(tidied(id)).filter(|tidy| is_right(tidy, kind));
            let fix = tidy.map(|tidy| rewrite(cx, pointer.clone(), tidy, true));
            let reported = findings
                .fail(
                    pointer,
                    say!(cx, en: "`{shown}` is not the id of one of your {kind}", zh: "`{shown}` 不是 {kind} 的资源 ID"),
                )
                .help(say!(
                    cx,
                    en: "It looks like `/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/{kind}/NAME`.",
                    zh: "格式为 `/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/{kind}/NAME`。",
                ));
            if let Some(fix) = fix {
                reported.fix(fix);
            }
        }
    }
}
