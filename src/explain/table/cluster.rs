//! The cluster itself: whether it can be reached, its accounts, its nodes.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::Source;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "local-accounts-disabled",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("cluster is set to disable local accounts"),
            Sign::Phrase("failed to get static credential"),
        ],
        cause: text!(
            en: "the cluster's local accounts are disabled, and Azure Machine Learning needs them",
            zh: "群集已禁用本地帐户，而 Azure 机器学习需要本地帐户",
        ),
        fix: text!(
            en: "Enable them with `az aks update -g GROUP -n CLUSTER --enable-local-accounts`. Only computeType Kubernetes in AzureCloud can do without, by Trusted Access.",
            zh: "用 `az aks update -g GROUP -n CLUSTER --enable-local-accounts` 启用本地帐户。只有 AzureCloud 中的 computeType Kubernetes 可通过受信任访问免去此要求。",
        ),
        rules: &["AKS-LOCALACCT"],
        source: Source::Public("Azure/AML-Kubernetes#261"),
        samples: &[Sample::new(
            "BadRequest",
            "Failed to get static credential: Getting static credential is not allowed because this cluster is set to disable local accounts.",
        )],
    },
    Entry {
        id: "api-server-unreachable",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("azmk8s.io*no such host"),
            Sign::Phrase("azmk8s.io*i/o timeout"),
            Sign::Phrase("azmk8s.io*context deadline exceeded"),
            Sign::Phrase("azmk8s.io*timed out"),
            Sign::Phrase("azk8s.cn*no such host"),
            Sign::Phrase("azk8s.cn*i/o timeout"),
            Sign::Phrase("azk8s.cn*timed out"),
        ],
        cause: text!(
            en: "the cluster's API server cannot be reached from there: it is private with a public name, its authorized ranges leave the caller out, or the cluster is stopped",
            zh: "从该处无法访问群集的 API 服务器：专用群集使用了公共 FQDN、授权 IP 范围不包含调用方，或群集已停止",
        ),
        fix: text!(
            en: "See with `az aks show` whether it runs. Of a private cluster disable the public name (`--disable-public-fqdn`); to authorized ranges add those of AzureMachineLearning for the workspace's region and its pair.",
            zh: "用 `az aks show` 查看群集是否在运行。专用群集请禁用公共 FQDN（`--disable-public-fqdn`）；使用授权 IP 范围时，请加入 AzureMachineLearning 在工作区所在区域及其配对区域的范围。",
        ),
        rules: &["PRIV-PUBLIC-FQDN", "API-RANGES-AML", "NET-CONTROL-PLANE"],
        source: Source::Public("Azure/AKS#2640; MicrosoftDocs/azure-docs#81113"),
        samples: &[
            Sample::new(
                "",
                "Unable to connect to the server: dial tcp: lookup myaks-dns-1a2b.privatelink.eastus2.azmk8s.io on 168.63.129.16:53: no such host",
            ),
            Sample::new(
                "InternalServerError",
                "Get \"https://myaks-dns-1a2b.hcp.southeastasia.azmk8s.io:443/api/v1/nodes\": dial tcp 20.1.2.3:443: i/o timeout",
            ),
        ],
    },
    Entry {
        id: "taints",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("had taints that the pod didn't tolerate"),
            Sign::Phrase("had untolerated taint"),
        ],
        cause: text!(
            en: "no node takes the pod: the nodes have taints, which azureml-fe does not tolerate",
            zh: "没有节点可接纳该 Pod：节点带有 azureml-fe 不能容忍的污点",
        ),
        fix: text!(
            en: "Have enough nodes without taints in a pool of the cluster (3 for production), or remove the taints from the pool.",
            zh: "确保群集的某个节点池中有足够的无污点节点（生产用途为 3 个），或移除节点池的污点。",
        ),
        rules: &["AKS-TAINTS"],
        source: Source::Public("MicrosoftDocs/azure-docs#55597"),
        samples: &[
            Sample::new(
                "",
                "Warning  FailedScheduling  default-scheduler  0/4 nodes are available: 1 node(s) didn't match pod affinity/anti-affinity, 1 node(s) didn't satisfy existing pods anti-affinity rules, 2 node(s) had taints that the pod didn't tolerate.",
            ),
            Sample::new("", "0/3 nodes are available: 3 node(s) had untolerated taint {sku: gpu}."),
        ],
    },
    Entry {
        id: "anti-affinity",
        tier: Tier::Cause,
        signs: &[Sign::Phrase(
            "0/* nodes are available: * node(s) didn't match pod anti-affinity rules. preemption",
        )],
        cause: text!(
            en: "each replica of azureml-fe wants a node of its own, and there are fewer nodes than replicas",
            zh: "azureml-fe 的每个副本都需要独占一个节点，而节点数少于副本数",
        ),
        fix: text!(
            en: "Scale the pool to 3 nodes, or attach with `clusterPurpose: DevTest`.",
            zh: "将节点池扩展到 3 个节点，或以 `clusterPurpose: DevTest` 附加。",
        ),
        rules: &["PURPOSE-PROD-NODES"],
        source: Source::Public("MicrosoftDocs/azure-docs#55597"),
        samples: &[Sample::new(
            "",
            "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.",
        )],
    },
    Entry {
        id: "pod-resources",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("nodes are available: * insufficient cpu"),
            Sign::Phrase("nodes are available: * insufficient memory"),
            Sign::Phrase("nodes are available: * insufficient nvidia.com/gpu"),
        ],
        cause: text!(
            en: "no node has as much free CPU, memory or GPU as the pod requests",
            zh: "没有节点拥有该 Pod 所请求的空闲 CPU、内存或 GPU",
        ),
        fix: text!(
            en: "Lower the request of the deployment, delete services that nobody uses, or scale the pool out (`az aks nodepool scale`).",
            zh: "降低部署的资源请求，删除无人使用的服务，或扩展节点池（`az aks nodepool scale`）。",
        ),
        rules: &["PURPOSE-12VCPU", "LIFE-SCALE", "VM-GPU-POOL"],
        source: Source::Public("Kubernetes, Resource management for pods and containers"),
        samples: &[Sample::new(
            "",
            "Warning  FailedScheduling  default-scheduler  0/3 nodes are available: 3 Insufficient cpu.",
        )],
    },
    Entry {
        id: "nodes-without-egress",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("VMExtensionError_OutboundConnFail"),
            Sign::Code("OutboundConnFailVMExtensionError"),
            Sign::Code("VMExtensionError_K8SAPIServerConnFail"),
            Sign::Code("K8SAPIServerConnFailVMExtensionError"),
            Sign::Code("VMExtensionError_K8SAPIServerDNSLookupFail"),
            Sign::Code("K8SAPIServerDNSLookupFailVMExtensionError"),
            Sign::Phrase("vmssCSE * exit status=50"),
            Sign::Phrase("vmssCSE * exit status=51"),
            Sign::Phrase("vmssCSE * exit status=52"),
        ],
        cause: text!(
            en: "new nodes cannot reach the registry, the API server or its name: a firewall, a route or the DNS of the virtual network is in the way",
            zh: "新节点无法访问注册表、API 服务器或解析其名称：受到防火墙、路由或虚拟网络 DNS 的阻碍",
        ),
        fix: text!(
            en: "Open what AKS needs for egress (its list of required outbound rules) in the firewall, and let custom DNS servers forward to 168.63.129.16.",
            zh: "在防火墙中开放 AKS 所需的出口流量（见其必需出站规则列表），并让自定义 DNS 服务器转发到 168.63.129.16。",
        ),
        rules: &["NET-EGRESS", "PRIV-DNS"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "VMExtensionProvisioningError",
            "VM has reported a failure when processing extension 'vmssCSE'. Error message: \"Enable failed: failed to execute command: command terminated with exit status=50\"",
        )],
    },
    Entry {
        id: "private-dns-zone-role",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("CustomPrivateDNSZoneMissingPermissionError"),
            Sign::Code("CustomPrivateDNSZoneMissingPermissions"),
            Sign::Code("CreateOrUpdateVirtualNetworkLinkFailed"),
        ],
        cause: text!(
            en: "the cluster's identity cannot write the private DNS zone or link it to the virtual network",
            zh: "群集的标识无法写入专用 DNS 区域，或无法将其链接到虚拟网络",
        ),
        fix: text!(
            en: "Use a user-assigned identity with Private DNS Zone Contributor on the zone and Network Contributor on the network; a network can have one link to a zone of a name.",
            zh: "使用用户分配的标识，并授予其对该区域的“专用 DNS 区域参与者”和对网络的“网络参与者”角色；一个网络只能链接到一个同名区域。",
        ),
        rules: &["PRIV-DNS", "ID-IDENTITY"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "CustomPrivateDNSZoneMissingPermissionError",
            "Service principal or user assigned identity must be given permission to read and write to custom private dns zone.",
        )],
    },
];
