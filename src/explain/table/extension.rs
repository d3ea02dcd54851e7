//! The Azure Machine Learning extension, and computes of computeType Kubernetes.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "extension-load-balancer",
        tier: Tier::Cause,
        signs: &[Sign::Code("E40001"), Sign::Code("LOAD_BALANCER_NOT_SUPPORT")],
        cause: text!(
            en: "the cluster has no load balancer that the extension could use",
            zh: "群集没有扩展可用的负载均衡器",
        ),
        fix: text!(
            en: "Configure one, or set `inferenceRouterServiceType` to `nodePort` or `clusterIP`.",
            zh: "请配置负载均衡器，或将 `inferenceRouterServiceType` 设为 `nodePort` 或 `clusterIP`。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new("E40001", "LOAD_BALANCER_NOT_SUPPORT")],
    },
    Entry {
        id: "extension-nodes",
        tier: Tier::Cause,
        signs: &[Sign::Code("E40002"), Sign::Code("INSUFFICIENT_NODE")],
        cause: text!(
            en: "`inferenceRouterHA` is on, which is the default, and needs at least 3 nodes",
            zh: "`inferenceRouterHA` 默认启用，至少需要 3 个节点",
        ),
        fix: text!(
            en: "Scale to 3 nodes, or set `inferenceRouterHA=False`.",
            zh: "扩展到 3 个节点，或设置 `inferenceRouterHA=False`。",
        ),
        rules: &["PURPOSE-PROD-NODES"],
        source: documents::EXTENSION,
        samples: &[Sample::new("E40002", "INSUFFICIENT_NODE")],
    },
    Entry {
        id: "extension-internal-balancer",
        tier: Tier::Cause,
        signs: &[Sign::Code("E40003"), Sign::Code("INTERNAL_LOAD_BALANCER_NOT_SUPPORT")],
        cause: text!(
            en: "`internalLoadBalancerProvider` is set on a cluster that is not AKS, or to another value than `azure`",
            zh: "在非 AKS 群集上设置了 `internalLoadBalancerProvider`，或其值不是 `azure`",
        ),
        fix: text!(
            en: "Set it to `azure` on AKS, and leave it out elsewhere.",
            zh: "在 AKS 上将其设为 `azure`，在其他群集上不要设置。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new("E40003", "INTERNAL_LOAD_BALANCER_NOT_SUPPORT")],
    },
    Entry {
        id: "extension-tls",
        tier: Tier::Cause,
        signs: &[Sign::Code("E40007"), Sign::Code("INVALID_SSL_SETTING")],
        cause: text!(
            en: "certificate and key do not fit each other, are encrypted or no PEM, or the name is not in the certificate",
            zh: "证书与密钥不匹配、已加密或不是 PEM，或证书中没有该名称",
        ),
        fix: text!(
            en: "Give an unencrypted key, the whole chain beginning with the server's certificate, and as `sslCname` a name that is in it.",
            zh: "提供未加密的密钥、以服务器证书开头的完整证书链，并将 `sslCname` 设为证书中的名称。",
        ),
        rules: &["TLS-PEM", "TLS-CNAME"],
        source: documents::EXTENSION,
        samples: &[Sample::new("E40007", "INVALID_SSL_SETTING")],
    },
    Entry {
        id: "extension-prometheus",
        tier: Tier::Cause,
        signs: &[Sign::Code("E45002"), Sign::Code("PROMETHEUS_CONFLICT")],
        cause: text!(
            en: "the cluster has a Prometheus operator already",
            zh: "群集中已有 Prometheus Operator",
        ),
        fix: text!(
            en: "Install the extension with `installPromOp=false`.",
            zh: "安装扩展时设置 `installPromOp=false`。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new("E45002", "PROMETHEUS_CONFLICT")],
    },
    Entry {
        id: "extension-network",
        tier: Tier::Cause,
        signs: &[Sign::Code("E45003"), Sign::Code("BAD_NETWORK_CONNECTIVITY")],
        cause: text!(
            en: "the cluster cannot reach what the extension needs",
            zh: "群集无法访问扩展所需的地址",
        ),
        fix: text!(
            en: "Open the addresses that Azure Machine Learning lists for Kubernetes compute behind a firewall.",
            zh: "在防火墙中开放 Azure 机器学习为 Kubernetes 计算列出的地址。",
        ),
        rules: &["NET-EGRESS"],
        source: documents::EXTENSION,
        samples: &[Sample::new("E45003", "BAD_NETWORK_CONNECTIVITY")],
    },
    Entry {
        id: "extension-without-training",
        tier: Tier::Cause,
        signs: &[Sign::Code("E45004"), Sign::Phrase("training feature is not enabled")],
        cause: text!(
            en: "a training job went to an extension that was installed without training",
            zh: "训练作业被提交到安装时未启用训练的扩展",
        ),
        fix: text!(
            en: "Update the extension with `enableTraining=True`.",
            zh: "更新扩展并设置 `enableTraining=True`。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new(
            "E45004",
            "Azure Machine Learning Kubernetes job failed. E45004:\"Training feature is not enabled, please enable it when install the extension.\"",
        )],
    },
    Entry {
        id: "extension-name-in-use",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("cannot re-use a name that is still in use"),
            Sign::Phrase("can't reuse a name that is still in use"),
        ],
        cause: text!(
            en: "a Helm release of the extension's name is there already",
            zh: "已存在与扩展同名的 Helm 版本",
        ),
        fix: text!(
            en: "`helm list -Aa` shows it. If it is the extension's own, wait about an hour; else take another name.",
            zh: "`helm list -Aa` 可查看。如果属于该扩展，请等待约一小时；否则请改用其他名称。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new(
            "",
            "Error: {failed to install chart: err [cannot re-use a name that is still in use]}",
        )],
    },
    Entry {
        id: "extension-helm-busy",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("another operation (install/upgrade/rollback) is in progress"),
            Sign::Phrase("earlier operation for the helm chart is still in progress"),
            Sign::Phrase("because it is being terminated"),
        ],
        cause: text!(
            en: "an earlier installation or removal of the extension has not ended",
            zh: "扩展先前的安装或卸载操作尚未结束",
        ),
        fix: text!(
            en: "Wait until `az k8s-extension show` says that it is done or gone, about an hour, then try again.",
            zh: "等待 `az k8s-extension show` 显示已完成或已移除（约一小时），然后重试。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new(
            "",
            "Error: {unable to create new content in namespace azureml because it is being terminated}",
        )],
    },
    Entry {
        id: "extension-chart-missing",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("failed in download the chart path not found"),
            Sign::Phrase("chart path not found"),
        ],
        cause: text!(
            en: "the version of the extension that was asked for does not exist",
            zh: "所请求的扩展版本不存在",
        ),
        fix: text!(
            en: "Leave `--version` out to get the newest.",
            zh: "省略 `--version` 即可安装最新版本。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new("", "Error: {failed in download the Chart path not found}")],
    },
    Entry {
        id: "extension-ownership",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("cannot be imported into the current release: invalid ownership metadata")],
        cause: text!(
            en: "the cluster has an object of the same name that Helm did not make, for example Volcano's",
            zh: "群集中已有同名对象，且并非由 Helm 创建，例如 Volcano 的对象",
        ),
        fix: text!(
            en: "If only Azure Machine Learning uses it, label and annotate it for Helm as the error says; else turn that part of the extension off.",
            zh: "如果只有 Azure 机器学习使用该对象，请按错误提示为其添加 Helm 的标签和注释；否则请关闭扩展的该部分。",
        ),
        rules: &[],
        source: documents::EXTENSION,
        samples: &[Sample::new(
            "",
            "CustomResourceDefinition \"jobs.batch.volcano.sh\" in namespace \"\" exists and cannot be imported into the current release: invalid ownership metadata; label validation error",
        )],
    },
    Entry {
        id: "extension-identity",
        tier: Tier::Cause,
        signs: &[Sign::Code("RefreshExtensionIdentityNotSet")],
        cause: text!(
            en: "the extension is installed, but has no identity",
            zh: "扩展已安装，但未分配标识",
        ),
        fix: text!(
            en: "Install the extension again; this concerns managed clusters only.",
            zh: "重新安装扩展；此错误仅涉及托管群集。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new(
            "RefreshExtensionIdentityNotSet",
            "The extension identity is not correctly assigned.",
        )],
    },
    Entry {
        id: "compute-information",
        tier: Tier::Cause,
        signs: &[Sign::Code("GenericComputeError"), Sign::Phrase("failed to get compute information")],
        cause: text!(
            en: "what the compute says of itself could not be fetched from the cluster",
            zh: "无法从群集获取计算的信息",
        ),
        fix: text!(
            en: "See whether the cluster runs and is healthy, and whether the instance types are right; then detach and attach with the same name and namespace.",
            zh: "检查群集是否正在运行且正常，以及实例类型是否正确；然后以相同的名称和命名空间拆离并重新附加。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("GenericComputeError", "Failed to get compute information.")],
    },
    Entry {
        id: "compute-gone",
        tier: Tier::Cause,
        signs: &[Sign::Code("ComputeNotFound"), Sign::Phrase("cannot find kubernetes compute")],
        cause: text!(
            en: "the compute of the endpoint was detached or never was in this workspace",
            zh: "终结点所用的计算已被拆离，或从未在此工作区中",
        ),
        fix: text!(
            en: "Attach it again with the same name and namespace, or make the endpoint anew.",
            zh: "以相同的名称和命名空间重新附加，或重新创建终结点。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("ComputeNotFound", "Cannot find Kubernetes compute.")],
    },
    Entry {
        id: "compute-not-accessible",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ComputeNotAccessible"),
            Sign::Phrase("the kubernetes compute is not accessible"),
        ],
        cause: text!(
            en: "the workspace's identity may not use the cluster",
            zh: "工作区的标识无权使用群集",
        ),
        fix: text!(
            en: "Give the workspace's managed identity its roles on the cluster: Reader, Kubernetes Extension Contributor, Azure Kubernetes Service Cluster Admin.",
            zh: "为工作区的托管标识授予对群集的角色：“读者”“Kubernetes 扩展参与者”“Azure Kubernetes 服务群集管理员”。",
        ),
        rules: &["LIFE-RBAC-ATTACH"],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("ComputeNotAccessible", "The Kubernetes compute is not accessible.")],
    },
    Entry {
        id: "compute-invalid",
        tier: Tier::Cause,
        signs: &[Sign::Code("InvalidComputeInformation"), Sign::Phrase("the compute information is invalid")],
        cause: text!(
            en: "the compute is not in the workspace, or the extension in the cluster was changed after it was attached",
            zh: "该计算不在工作区中，或附加后群集中的扩展已更改",
        ),
        fix: text!(
            en: "Check the compute's name, then detach and attach with the same name and namespace.",
            zh: "检查计算名称，然后以相同的名称和命名空间拆离并重新附加。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("InvalidComputeInformation", "The compute information is invalid.")],
    },
    Entry {
        id: "compute-without-connection",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("InvalidComputeNoKubernetesConfiguration"),
            Sign::Phrase("the compute kubeconfig is invalid"),
        ],
        cause: text!(
            en: "the compute has nothing by which the cluster could be reached: no AKS configuration, or no Azure Relay for Arc",
            zh: "该计算没有连接群集所需的配置：缺少 AKS 配置，或 Arc 缺少 Azure 中继配置",
        ),
        fix: text!(
            en: "Detach and attach with the same name and namespace.",
            zh: "以相同的名称和命名空间拆离并重新附加。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new(
            "InvalidComputeNoKubernetesConfiguration",
            "The compute kubeconfig is invalid.",
        )],
    },
    Entry {
        id: "cluster-connection",
        tier: Tier::Cause,
        signs: &[Sign::Code("GenericClusterError"), Sign::Phrase("failed to connect to kubernetes cluster")],
        cause: text!(
            en: "Azure Machine Learning could not connect to the cluster: it is stopped, or its authorized ranges leave the control plane out",
            zh: "Azure 机器学习无法连接到群集：群集已停止，或授权 IP 范围不包含控制平面",
        ),
        fix: text!(
            en: "Start it with `az aks start`; add the ranges of AzureMachineLearning for the workspace's region and its pair to the authorized ones.",
            zh: "用 `az aks start` 启动群集；将 AzureMachineLearning 在工作区所在区域及其配对区域的范围加入授权 IP 范围。",
        ),
        rules: &["API-RANGES-AML", "PRIV-PUBLIC-FQDN"],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new(
            "GenericClusterError",
            "Failed to connect to Kubernetes cluster: context deadline exceeded",
        )],
    },
    Entry {
        id: "cluster-not-reachable",
        tier: Tier::Cause,
        signs: &[Sign::Code("ClusterNotReachable"), Sign::Phrase("the kubernetes cluster is not reachable")],
        cause: text!(
            en: "the cluster is stopped, or its API server cannot be reached",
            zh: "群集已停止，或无法访问其 API 服务器",
        ),
        fix: text!(
            en: "Start it with `az aks start`, and try `kubectl get nodes`.",
            zh: "用 `az aks start` 启动群集，并尝试 `kubectl get nodes`。",
        ),
        rules: &["API-RANGES-AML", "PRIV-PUBLIC-FQDN"],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("ClusterNotReachable", "The Kubernetes cluster is not reachable.")],
    },
    Entry {
        id: "cluster-gone",
        tier: Tier::Cause,
        signs: &[Sign::Code("ClusterNotFound"), Sign::Phrase("cannot found kubernetes cluster")],
        cause: text!(
            en: "the cluster of the compute was deleted, moved or renamed",
            zh: "计算所对应的群集已被删除、移动或重命名",
        ),
        fix: text!(
            en: "If `az aks show --ids ID` finds it, detach and attach; otherwise create a cluster first.",
            zh: "如果 `az aks show --ids ID` 能找到群集，请拆离并重新附加；否则请先创建群集。",
        ),
        rules: &["LIFE-REUSE"],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("ClusterNotFound", "Cannot found Kubernetes cluster.")],
    },
    Entry {
        id: "cluster-service",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ClusterServiceNotFound"),
            Sign::Phrase("azureml extension service not found in cluster"),
        ],
        cause: text!(
            en: "the ingress service of the extension has no running pods",
            zh: "扩展的入口服务没有正在运行的 Pod",
        ),
        fix: text!(
            en: "`kubectl describe pod -n azureml` of azureml-ingress-nginx-controller says why; often there is too little CPU or memory.",
            zh: "对 azureml-ingress-nginx-controller 运行 `kubectl describe pod -n azureml` 可查看原因；常见原因是 CPU 或内存不足。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("ClusterServiceNotFound", "AzureML extension service not found in cluster.")],
    },
    Entry {
        id: "cluster-unauthorized",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ClusterUnauthorized"),
            Sign::Phrase("request to kubernetes cluster unauthorized"),
        ],
        cause: text!(
            en: "the access token for a cluster with Trusted Access ran out during the deployment",
            zh: "使用受信任访问的群集，其访问令牌在部署过程中过期",
        ),
        fix: text!(
            en: "Try again after some minutes.",
            zh: "几分钟后重试。",
        ),
        rules: &[],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("ClusterUnauthorized", "Request to Kubernetes cluster unauthorized.")],
    },
];
