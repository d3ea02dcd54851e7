//! Authorized IP ranges need a Standard Load Balancer.

use super::names_cluster;
use crate::document::Value;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "API-RANGES-SLB",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach],
    title: text!(
        en: "Authorized IP ranges need a Standard Load Balancer",
        zh: "授权 IP 范围需要标准负载均衡器",
    ),
    why: prose!(
        en: "AKS supports authorized ranges for its API server only with a Standard Load Balancer. A cluster that Azure \
             Machine Learning creates has a Basic one, and the request has no field for ranges. Of a new cluster with \
             `loadBalancerSku: basic`, with ranges or without, LB-BASIC says what there is to say.",
        zh: "AKS 只在使用标准负载均衡器时支持 API 服务器的授权 IP 范围。由 Azure 机器学习创建的群集使用基本负载均衡器，请求中也没有授权 IP 范围字段。\
             新群集若设置 `loadBalancerSku: basic`，无论有无授权 IP 范围，都由 LB-BASIC 报告。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("azure-cli 2.91.0, command_modules/acs/managed_cluster_decorator.py"),
    ],
    examples: Examples::new(
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create("agentCount: 3"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["0.0.0.0/0"] } }"#,
            ),
        ],
        &[
            create("authorizedIpRanges: [203.0.114.0/24]"),
            create("authorizedIpRanges: []"),
            attach("name: myaks"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["203.0.114.0/24"] }, "networkProfile": { "loadBalancerSku": "Basic" } }"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.is(Operation::Create) {
        create_with_ranges(cx, findings);
    } else if names_cluster(cx) {
        attach_with_ranges(cx, findings);
    }
}

fn attach_with_ranges(cx: &Context<'_>, findings: &mut Findings) {
    let cluster = cx.current_cluster();
    let sku = cluster.and_then(|cluster| cluster.load_balancer_sku.as_deref());
    let ranges = cluster.and_then(|cluster| cluster.api_server.authorized_ip_ranges.as_deref());
    match (cluster, ranges, sku) {
        (_, Some([]), _) => {}
        (_, _, Some(sku)) if sku.eq_ignore_ascii_case("standard") => {}
        (Some(cluster), Some(_), Some(sku)) => {
            let sku = quote(sku);
            findings
                .fail(
                    "/cluster",
                    say!(
                        cx,
                        en: "the cluster has authorized IP ranges, and its load balancer is `{sku}`, not `standard`",
                        zh: "该群集设置了授权 IP 范围，但其负载均衡器为 `{sku}`，而不是 `standard`",
                    ),
                )
                .related(&cluster.origin, cluster.pointer("apiServerAccessProfile"))
                .related(&cluster.origin, cluster.pointer("networkProfile"))
                .help(say!(
                    cx,
                    en: "Attach a cluster with a Standard Load Balancer, or remove the ranges: `az aks update --api-server-authorized-ip-ranges \"\"`, which opens the API server to every address.",
                    zh: "请附加使用标准负载均衡器的群集，或删除授权 IP 范围：`az aks update --api-server-authorized-ip-ranges \"\"`，但这会使 API 服务器对所有地址开放。",
                ));
        }
        _ => {
            findings
                .unknown(
                    "/cluster",
                    say!(
                        cx,
                        en: "whether the cluster has authorized IP ranges without a Standard Load Balancer is not known",
                        zh: "尚不知道该群集是否在没有标准负载均衡器的情况下设置了授权 IP 范围",
                    ),
                    cx.ask_cluster(),
                )
                .help(say!(
                    cx,
                    en: "Ranges need `loadBalancerSku: standard`.",
                    zh: "授权 IP 范围要求 `loadBalancerSku` 为 `standard`。",
                ));
        }
    }
}

fn create_with_ranges(cx: &Context<'_>, findings: &mut Findings) {
    let Some(given) = cx.spec.raw("authorizedIpRanges") else { return };
    let pointer = "/authorizedIpRanges";
    let reported = findings
        .fail(
            pointer,
            say!(
                cx,
                en: "a cluster that Azure Machine Learning creates cannot have authorized IP ranges",
                zh: "由 Azure 机器学习创建的群集不能设置授权 IP 范围",
            ),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Create the cluster in AKS with a Standard Load Balancer and the ranges, then attach it.",
            zh: "请在 AKS 中创建使用标准负载均衡器并设有授权 IP 范围的群集，然后附加。",
        ));
    if matches!(given, Value::Array(_)) && given.is_empty() {
        let title = say!(
            cx,
            en: "Remove `authorizedIpRanges`: it is empty",
            zh: "删除 `authorizedIpRanges`：其内容为空",
        );
        reported.fix(Fix::safe(title, PatchOperation::remove(pointer)));
    } else {
        reported.fix_if_any(attach_instead(cx));
    }
}
