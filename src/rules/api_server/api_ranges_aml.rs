//! Authorized IP ranges let Azure Machine Learning's control plane in.

use super::control_plane::ControlPlaneTag;
use super::guard::{self, Guard};
use super::lacking::{lacking, lacks};
use super::{control_plane, names_cluster, not_known, ranges};
use crate::language::{prose, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, attach_new};
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
        &[
            attach_new!("authorizedIpRanges: [20.1.2.0/24, 20.9.0.4/30]").with_facts(
                r#"{ "changeNumber": 405, "cloud": "Public", "values": [
                    { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
                    { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } }
                  ] }"#,
            ),
            attach_new!("authorizedIpRanges: [\"\"]"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "apiServerAccessProfile": { "enablePrivateCluster": true, "enablePrivateClusterPublicFqdn": false } }"#,
            ),
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["0.0.0.0/0"] } }"#,
            ),
            attach(
                "clusterPurpose: FastProd",
            )
            .with_facts(
                r#"[ { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster", "apiServerAccessProfile": { "authorizedIPRanges": ["20.1.2.0/27", "20.9.0.4/31", "20.9.0.6/31"] } },
                  { "changeNumber": 405, "cloud": "Public", "values": [
                    { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
                    { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } }
                  ] } ]"#,
            ),
        ],
        &[
            attach_new!("authorizedIpRanges: [203.0.114.0/24]"),
            attach_new!("authorizedIpRanges: [203.0.114.0/24, 20.1.2.0/28]").with_facts(
                r#"{ "changeNumber": 405, "cloud": "Public", "values": [
                    { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
                    { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } }
                  ] }"#,
            ),
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
            attach("clusterPurpose: FastProd").with_cluster(
                r#"{ "apiServerAccessProfile": { "authorizedIpRanges": ["203.0.114.0/24"] } }"#,
            ),
            attach(
                "clusterPurpose: FastProd",
            )
            .with_facts(
                r#"[ { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster", "apiServerAccessProfile": { "authorizedIPRanges": ["20.1.2.0/28", "203.0.114.0/24"] } },
                  { "changeNumber": 405, "cloud": "Public", "values": [
                    { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
                    { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } }
                  ] } ]"#,
            ),
            attach(
                "clusterPurpose: FastProd",
            )
            .with_facts(
                r#"[ { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster", "apiServerAccessProfile": { "authorizedIPRanges": ["AzureMachineLearning"] } },
                  { "changeNumber": 405, "cloud": "Public", "values": [
                    { "name": "AzureMachineLearning.EastUS2", "properties": { "addressPrefixes": ["20.1.2.0/28", "20.1.2.16/28"] } },
                    { "name": "AzureMachineLearning.CentralUS", "properties": { "addressPrefixes": ["20.9.0.4/30"] } }
                  ] } ]"#,
            ),
            attach(
                "cloud: AzureChinaCloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast }",
            )
            .with_facts(
                r#"[ { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster", "apiServerAccessProfile": { "authorizedIPRanges": ["203.0.114.0/24"] } },
                  { "changeNumber": 405, "cloud": "China", "values": [
                    { "name": "AzureMachineLearning.ChinaEast", "properties": { "addressPrefixes": ["2406:e500:2402::580/122"] } },
                    { "name": "AzureMachineLearning.ChinaNorth", "properties": { "addressPrefixes": ["2406:e500:2402::5c0/122"] } }
                  ] } ]"#,
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(location) = cx.spec.workspace.location.given() else { return };
    if let Some((ranges, has_vnet_integration)) = guard::of_new_cluster(cx) {
        let guard = Guard { ranges: &ranges, cluster: None, has_vnet_integration };
        let tags = control_plane::tags(cx, location);
        judge(cx, findings, guard, location, &tags);
    } else if names_cluster(cx) {
        of_cluster(cx, findings, location);
    }
}

fn of_cluster(cx: &Context<'_>, findings: &mut Findings, location: &str) {
    let cluster = cx.current_cluster();
    if cluster.is_some_and(|cluster| cluster.api_server.is_private == Some(true)) {
        return;
    }
    let tags = control_plane::tags(cx, location);
    let authorized = cluster.and_then(|cluster| cluster.api_server.authorized_ip_ranges.as_deref());
    let (Some(cluster), Some(ranges)) = (cluster, authorized) else {
        return not_known::cluster(cx, findings, location, &tags);
    };
    let has_vnet_integration = cluster.api_server.vnet_integration;
    judge(cx, findings, Guard { ranges, cluster: Some(cluster), has_vnet_integration }, location, &tags);
}

fn judge(
    cx: &Context<'_>,
    findings: &mut Findings,
    guard: Guard<'_>,
    location: &str,
    tags: &[ControlPlaneTag<'_>],
) {
    if guard.ranges.is_empty() {
        return;
    }
    let (present, unreadable) = ranges::read(guard.ranges);
    let merged = ranges::merged(&present);
    if merged.first().is_some_and(|range| range.prefix_len() == 0) {
        return;
    }
    if cx.service_tags().next().is_none() {
        return not_known::tags(cx, findings, guard, tags);
    }
    let lacking = lacking(tags, &merged);
    let gaps = control_plane::gaps(cx, location, tags);
    if !lacking.is_empty() && unreadable.is_empty() {
        lacks(cx, findings, guard, &present, &lacking, gaps);
    } else if !lacking.is_empty() {
        not_known::comparison(cx, findings, guard, &unreadable, &lacking);
    } else if let Some(gaps) = gaps {
        not_known::prefixes(cx, findings, guard, tags, &gaps);
    }
}
