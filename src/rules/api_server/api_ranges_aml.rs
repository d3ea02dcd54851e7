//! Authorized IP ranges let Azure Machine Learning's control plane in.

use super::names_cluster;
use crate::catalog::Region;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "API-RANGES-AML",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "Authorized IP ranges let Azure Machine Learning's control plane in, from both paired regions",
        zh: "授权 IP 范围必须包含两个配对区域的 Azure 机器学习控制平面",
    ),
    why: prose!(
        en: "The control plane spans the workspace's region and its pair and deploys the models through the API server; \
             where it cannot reach that, nothing is deployed. We take the IPv4 prefixes of the service tag \
             `AzureMachineLearning.<region>` of both. One report says that two regional tags failed and the global tag \
             worked, but the global tag no longer fits into the 200 ranges that AKS allows. Pairs are directed, and a region \
             without a pair needs its own only.",
        zh: "控制平面跨工作区所在区域及其配对区域部署，并通过 API 服务器部署模型；无法访问 API 服务器时，就什么也部署不了。\
             我们取这两个区域的服务标记 `AzureMachineLearning.<区域>` 的 IPv4 前缀。有用户报告两个区域标记不管用而全局标记可以，\
             但全局标记的前缀数量已超过 AKS 允许的 200 个。配对是单向的；没有配对的区域只需要自己的前缀。",
    ),
    source: &[
        Source::Article(Section::Limitations),
        Source::Public("MicrosoftDocs/azure-docs issue 81113"),
        Source::Public("AKS documentation, api-server-authorized-ip-ranges.md"),
    ],
    examples: Examples::new(
        &[attach(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
        )],
        &[
            attach("name: myaks"),
            attach(
                "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: polandcentral }",
            ),
            attach(
                "cloud: AzureChinaCloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }",
            ),
            attach(
                "cloud: AzureChinaCloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if !names_cluster(cx) {
        return;
    }
    let Some(location) = cx.spec.workspace.location.given() else { return };
    let region = cx.catalog.region(location);
    let own = region.and_then(Region::machine_learning_tag);
    let pair = region
        .and_then(|region| cx.catalog.region(region.pair.as_deref()?))
        .and_then(Region::machine_learning_tag);
    let has_ranges = own.is_some() || region.is_none();
    let message = match (own, pair) {
        (Some(own), Some(pair)) => say!(
            cx,
            en: "whether the cluster's authorized IP ranges, if any, contain `{own}` and `{pair}` is not known",
            zh: "尚不知道该群集的授权 IP 范围（如有设置）是否包含 `{own}` 和 `{pair}`",
        ),
        (Some(own), None) => say!(
            cx,
            en: "whether the cluster's authorized IP ranges, if any, contain `{own}` is not known",
            zh: "尚不知道该群集的授权 IP 范围（如有设置）是否包含 `{own}`",
        ),
        (None, _) if has_ranges => say!(
            cx,
            en: "whether the cluster's authorized IP ranges, if any, contain those of Azure Machine Learning is not known",
            zh: "尚不知道该群集的授权 IP 范围（如有设置）是否包含 Azure 机器学习的范围",
        ),
        (None, _) => say!(
            cx,
            en: "no service tag lists IPv4 ranges of Azure Machine Learning in {location}, so authorized IP ranges, if any, cannot be checked",
            zh: "没有服务标记列出 {location} 中 Azure 机器学习的 IPv4 范围，因此无法检查授权 IP 范围（如有设置）",
        ),
    };
    findings.unknown("/cluster", message, cx.ask_cluster()).help(if has_ranges {
        say!(
            cx,
            en: "`az network list-service-tags --location {location}` lists the prefixes; authorize all IPv4 ones.",
            zh: "`az network list-service-tags --location {location}` 会列出这些前缀；请授权其中所有 IPv4 前缀。",
        )
    } else {
        say!(
            cx,
            en: "If the cluster has authorized IP ranges, ask Azure support which ones the control plane of this region uses.",
            zh: "如果该群集设置了授权 IP 范围，请向 Azure 支持人员确认此区域控制平面使用的范围。",
        )
    });
}
