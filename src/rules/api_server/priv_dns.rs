//! Private DNS belongs to a private cluster, and its zone can be reached and written.

use std::borrow::Cow;

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::{remove, rewrite};
use crate::rules::naming::{ResourceId, is_dns_prefix, tidied};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{ClusterCreate, Field, IdentityType, Operation};

const ZONE: &str = "/cluster/create/privateDnsZone";
const SUBDOMAIN: &str = "/cluster/create/fqdnSubdomain";
const PREFIX: &str = "/cluster/create/dnsPrefix";

pub(super) static RULE: Rule = Rule {
    id: "PRIV-DNS",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "Private DNS belongs to a private cluster whose identity may write the zone",
        zh: "专用 DNS 只用于专用群集，且群集的标识必须能写入该区域",
    ),
    why: prose!(
        en: "AKS refuses settings of private DNS on a public cluster. `none` makes no private zone and needs the public FQDN, \
             which Azure Machine Learning does not support, so a cluster that is to be attached cannot have it. AKS writes \
             into a zone of yours while it makes the cluster, so an identity must exist before that can be given the \
             role. Only such a zone takes a subdomain.",
        zh: "AKS 拒绝在公共群集上设置专用 DNS。`none` 不创建专用区域，必须依靠公共 FQDN；而 Azure 机器学习不支持公共 FQDN，因此要附加的\
             群集不能使用 `none`。使用自有区域时，AKS 在创建群集的过程中就要写入该区域，所以标识必须事先存在并已获得角色。只有自有区域才能使用子域。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py"),
        Source::Public("AKS documentation, private-clusters.md"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/kubernetes_cluster_resource.go"),
    ],
    examples: Examples::new(
        &[
            attach_new!("privateCluster: true, privateDnsZone: system"),
            attach_new!("privateCluster: true, privateClusterPublicFqdn: false"),
            attach_new!(
                "privateCluster: true, fqdnSubdomain: aks, privateDnsZone: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io, identity: { type: UserAssigned, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id }"
            ),
        ],
        &[
            attach_new!("privateDnsZone: system, privateClusterPublicFqdn: false"),
            attach_new!("privateCluster: true, privateDnsZone: none"),
            attach_new!("privateCluster: true, privateDnsZone: mine, fqdnSubdomain: aks"),
            attach_new!(
                "privateCluster: true, privateDnsZone: subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io/"
            ),
            attach_new!(
                "privateCluster: true, privateDnsZone: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io"
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let Some(is_private) = create.private_cluster.or_default(false) else { return };
    if is_private {
        zone(cx, findings, create);
    } else {
        let keys = [
            ("/cluster/create/privateClusterPublicFqdn", create.private_cluster_public_fqdn.is_present()),
            (ZONE, create.private_dns_zone.is_present()),
        ];
        for (pointer, _) in keys.into_iter().filter(|(_, is_present)| *is_present) {
            findings
                .fail(
                    pointer,
                    say!(cx, en: "only a private cluster has use for it", zh: "只有专用群集才用得到它"),
                )
                .help(say!(
                    cx,
                    en: "Remove it, or make the cluster private: `privateCluster: true`.",
                    zh: "请删除该键，或将群集设为专用：`privateCluster: true`。",
                ))
                .fix(remove(cx, pointer));
        }
    }
    let is_custom = match create.private_dns_zone {
        Field::Given(zone) => !is_word(zone),
        Field::Absent => false,
        Field::Invalid => return,
    };
    // An empty one is no subdomain, and has its finding.
    let has_subdomain = create.fqdn_subdomain.is_present() && create.fqdn_subdomain != Field::Given("");
    if has_subdomain && !(is_private && is_custom) {
        subdomain(cx, findings, create);
    }
}

/// Whether a zone is one of the words of AKS.
fn is_word(zone: &str) -> bool {
    zone.eq_ignore_ascii_case("system") || zone.eq_ignore_ascii_case("none")
}

fn is_zone_id(id: &str) -> bool {
    ResourceId::parse(id, "Microsoft.Network", &["privateDnsZones"]).is_some_and(|id| id.is_sound())
}

fn zone(cx: &Context<'_>, findings: &mut Findings, create: &ClusterCreate<'_>) {
    let Field::Given(zone) = create.private_dns_zone else { return };
    if zone.eq_ignore_ascii_case("none") {
        // With a public FQDN AKS takes it, and the rule about that FQDN speaks.
        if create.public_fqdn() == Some(false) {
            findings
                .fail(
                    ZONE,
                    say!(
                        cx,
                        en: "without zone and without public FQDN nothing finds the API server",
                        zh: "既没有专用区域又没有公共 FQDN，就无法解析 API 服务器",
                    ),
                )
                .help(help(cx))
                .fix(rewrite(cx, ZONE, "system", false));
        }
        return;
    }
    if is_word(zone) {
        return;
    }
    if !is_zone_id(zone) {
        let shown = quote(zone);
        let reported = findings
            .fail(
                ZONE,
                say!(
                    cx,
                    en: "`{shown}` is neither `system` nor the id of a private DNS zone",
                    zh: "`{shown}` 既不是 `system`，也不是专用 DNS 区域的资源 ID",
                ),
            )
            .help(help(cx));
        let tidy = tidied(zone);
        if is_zone_id(&tidy) {
            reported.fix(rewrite(cx, ZONE, tidy, true));
        }
    }
    let is_system_assigned = match &create.identity {
        Field::Given(identity) => identity.kind == Field::Given(IdentityType::SystemAssigned),
        Field::Absent => true,
        Field::Invalid => false,
    };
    if is_system_assigned {
        findings
            .fail(
                ZONE,
                say!(
                    cx,
                    en: "a zone of yours needs a user-assigned identity that may write it",
                    zh: "使用自有区域时，需要有权写入该区域的用户分配的标识",
                ),
            )
            .help(help(cx));
    }
}

fn subdomain(cx: &Context<'_>, findings: &mut Findings, create: &ClusterCreate<'_>) {
    let reported = findings
        .fail(
            SUBDOMAIN,
            say!(
                cx,
                en: "only a private cluster with a DNS zone of yours has a subdomain",
                zh: "只有使用自有专用 DNS 区域的专用群集才有子域",
            ),
        )
        .help(say!(
            cx,
            en: "Use `dnsPrefix` instead, or give the id of your zone in `privateDnsZone`.",
            zh: "请改用 `dnsPrefix`，或在 `privateDnsZone` 中填写自有区域的资源 ID。",
        ));
    let is_prefix = create.dns_prefix.is_absent() && create.fqdn_subdomain.given().is_some_and(is_dns_prefix);
    reported.fix(if is_prefix {
        let title = say!(cx, en: "Rename it to `dnsPrefix`", zh: "改名为 `dnsPrefix`");
        Fix::offered(title, PatchOperation::rename(SUBDOMAIN, PREFIX))
    } else {
        remove(cx, SUBDOMAIN)
    });
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Leave it to AKS with `system`; or give the id of a private DNS zone, and in `identity` one with the roles Private DNS Zone Contributor and Network Contributor.",
        zh: "请用 `system` 交给 AKS 管理；或填写专用 DNS 区域的资源 ID，并在 `identity` 中指定具有 Private DNS Zone Contributor 和 Network Contributor 角色的标识。",
    )
}
