//! A private cluster that is attached has no public FQDN.

use super::names_cluster;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, attach_new};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{ClusterCreate, Operation};

pub(super) static RULE: Rule = Rule {
    id: "PRIV-PUBLIC-FQDN",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "A private cluster that is attached has no public FQDN",
        zh: "要附加的专用群集不得带有公共 FQDN",
    ),
    why: prose!(
        en: "Azure Machine Learning does not support it, and the attach runs into a time-out. AKS gives a private cluster a \
             public FQDN unless told otherwise. Trusted Access lifts the ban only for the newer compute type Kubernetes \
             and only in the public cloud, never for AksCompute.",
        zh: "Azure 机器学习不支持这种组合，附加会超时失败；而 AKS 默认会为专用群集启用公共 FQDN。受信任访问（Trusted Access）\
             只对新的 Kubernetes 计算类型、且仅在 Azure 公有云中解除此限制，对 AksCompute 从不适用。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("AKS documentation, private-clusters.md"),
        Source::Public("Azure/AKS issue 2640"),
        Source::Public("Azure/AML-Kubernetes, docs/azureml-aks-ta-support.md"),
    ],
    examples: Examples::new(
        &[
            attach_new!("privateCluster: true"),
            attach_new!("privateCluster: true, privateClusterPublicFqdn: false"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "fqdn": null, "privateFqdn": "a.privatelink.eastus2.azmk8s.io", "apiServerAccessProfile": { "enablePrivateCluster": true, "enablePrivateClusterPublicFqdn": false } }"#,
            ),
        ],
        &[
            attach("name: myaks"),
            attach_new!("privateCluster: true, privateClusterPublicFqdn: true"),
            attach_new!("privateCluster: true, privateClusterPublicFqdn: true, privateDnsZone: none"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "apiServerAccessProfile": { "enablePrivateCluster": true, "enablePrivateClusterPublicFqdn": true } }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if let Some(create) = cx.new_cluster() {
        on_create(cx, findings, create);
    }
    if !names_cluster(cx) {
        return;
    }
    let cluster = cx.current_cluster();
    let server = cluster.map(|cluster| &cluster.api_server);
    match (server.and_then(|server| server.is_private), server.and_then(|server| server.has_public_fqdn)) {
        (Some(false), _) | (Some(true), Some(false)) => {}
        (Some(true), Some(true)) => {
            let reported = findings.fail(
                "/cluster",
                say!(
                    cx,
                    en: "the private cluster has a public FQDN, which Azure Machine Learning does not support",
                    zh: "该专用群集带有公共 FQDN，Azure 机器学习不支持",
                ),
            );
            let reported = match cluster {
                Some(cluster) => reported.related(&cluster.origin, cluster.pointer("apiServerAccessProfile")),
                None => reported,
            };
            reported
                .help(say!(
                    cx,
                    en: "Switch the FQDN off, then attach: clients outside the network lose the name.",
                    zh: "请先关闭公共 FQDN，再附加：网络外的客户端将无法再解析该名称。",
                ))
                .remedy(cx.aks_update("--disable-public-fqdn"));
        }
        _ => {
            findings
                .unknown(
                    "/cluster",
                    say!(
                        cx,
                        en: "whether the cluster is private with a public FQDN is not known",
                        zh: "尚不知道该群集是否为带有公共 FQDN 的专用群集",
                    ),
                    cx.ask_cluster(),
                )
                .help(say!(
                    cx,
                    en: "If it is, switch the FQDN off: `az aks update --disable-public-fqdn`.",
                    zh: "如果是，请关闭公共 FQDN：`az aks update --disable-public-fqdn`。",
                ));
        }
    }
}

fn on_create(cx: &Context<'_>, findings: &mut Findings, create: &ClusterCreate<'_>) {
    const FQDN: &str = "/cluster/create/privateClusterPublicFqdn";
    if !create.is_private() || create.public_fqdn() != Some(true) {
        return;
    }
    let title = say!(cx, en: "Write `false`", zh: "改为 `false`");
    let mut patch = vec![PatchOperation::replace(FQDN, false)];
    // Without a public FQDN the cluster needs a private zone.
    if create.private_dns_zone.given().is_some_and(|zone| zone.eq_ignore_ascii_case("none")) {
        patch.push(PatchOperation::replace("/cluster/create/privateDnsZone", "system"));
    }
    findings
        .fail(
            FQDN,
            say!(
                cx,
                en: "Azure Machine Learning cannot attach a private cluster with a public FQDN",
                zh: "Azure 机器学习无法附加带有公共 FQDN 的专用群集",
            ),
        )
        .help(say!(
            cx,
            en: "Write `false`: names are then resolved in the private DNS zone.",
            zh: "请改为 `false`：名称改由专用 DNS 区域解析。",
        ))
        .fix(Fix { title, safe: false, patch });
}
