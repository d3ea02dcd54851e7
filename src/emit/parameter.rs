//! The parameters that templates take: name, type and bounds, declared once for every emitter.

use crate::language::{Text, text};
use crate::spec::{ClusterPurpose, LoadBalancerType};

/// A template parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: ParameterKind,
    pub(crate) description: Text,
    /// The only values it takes; empty where any is.
    pub(crate) allowed: &'static [&'static str],
    /// Its shortest and longest length, where there is one.
    pub(crate) length: Option<(i64, i64)>,
    /// Its smallest and largest value, where there is one.
    pub(crate) range: Option<(i64, i64)>,
}

/// The types of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterKind {
    String,
    SecureString,
    Int,
    Bool,
}

impl ParameterKind {
    /// ARM's word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::SecureString => "securestring",
            Self::Int => "int",
            Self::Bool => "bool",
        }
    }
}

const STRING: Parameter = Parameter {
    name: "",
    kind: ParameterKind::String,
    description: text!(en: "", zh: ""),
    allowed: &[],
    length: None,
    range: None,
};

pub(crate) const DEPLOY_COMPUTE: Parameter = Parameter {
    name: "deployCompute",
    kind: ParameterKind::Bool,
    description: text!(
        en: "Whether to deploy the compute. Creating it is not idempotent: set this to false when the template runs again and the compute exists already.",
        zh: "是否部署计算。创建操作不是幂等的：计算已存在而再次运行模板时，请设为 false。",
    ),
    ..STRING
};

pub(crate) const WORKSPACE_NAME: Parameter = Parameter {
    name: "workspaceName",
    description: text!(en: "The name of the Azure Machine Learning workspace.", zh: "Azure 机器学习工作区的名称。"),
    length: Some((3, 33)),
    ..STRING
};

pub(crate) const COMPUTE_NAME: Parameter = Parameter {
    name: "computeName",
    description: text!(en: "The name of the compute in the workspace.", zh: "计算在工作区中的名称。"),
    length: Some((3, 24)),
    ..STRING
};

pub(crate) const WORKSPACE_LOCATION: Parameter = Parameter {
    name: "location",
    description: text!(en: "The region of the workspace.", zh: "工作区所在的区域。"),
    ..STRING
};

pub(crate) const COMPUTE_LOCATION: Parameter = Parameter {
    name: "computeLocation",
    description: text!(en: "The region of the cluster.", zh: "群集所在的区域。"),
    ..STRING
};

pub(crate) const DESCRIPTION: Parameter = Parameter {
    name: "computeDescription",
    description: text!(en: "The description of the compute.", zh: "计算的说明。"),
    ..STRING
};

pub(crate) const CLUSTER_RESOURCE_ID: Parameter = Parameter {
    name: "clusterResourceId",
    description: text!(en: "The resource id of the AKS cluster to attach.", zh: "要附加的 AKS 群集的资源 ID。"),
    ..STRING
};

pub(crate) const CLUSTER_SUBSCRIPTION_ID: Parameter = Parameter {
    name: "clusterSubscriptionId",
    description: text!(en: "The subscription in which the cluster is made.", zh: "新群集所在的订阅。"),
    length: Some((36, 36)),
    ..STRING
};

pub(crate) const CLUSTER_RESOURCE_GROUP: Parameter = Parameter {
    name: "clusterResourceGroup",
    description: text!(
        en: "The resource group in which the cluster is made; it must exist.",
        zh: "新群集所在的资源组，必须已存在。",
    ),
    length: Some((1, 90)),
    ..STRING
};

pub(crate) const CLUSTER_NAME: Parameter = Parameter {
    name: "clusterName",
    description: text!(en: "The name of the AKS cluster.", zh: "AKS 群集的名称。"),
    length: Some((1, 63)),
    ..STRING
};

pub(crate) const CLUSTER_LOCATION: Parameter = Parameter {
    name: "clusterLocation",
    description: text!(en: "The region of the AKS cluster.", zh: "AKS 群集所在的区域。"),
    ..STRING
};

pub(crate) const KUBERNETES_VERSION: Parameter = Parameter {
    name: "kubernetesVersion",
    description: text!(
        en: "The Kubernetes version, with or without its patch: 1.35 takes the newest patch.",
        zh: "Kubernetes 版本，可省略修订号：1.35 表示其最新修订版。",
    ),
    ..STRING
};

pub(crate) const DNS_PREFIX: Parameter = Parameter {
    name: "dnsPrefix",
    description: text!(
        en: "The beginning of the API server's host name.",
        zh: "API 服务器主机名的开头部分。",
    ),
    length: Some((1, 54)),
    ..STRING
};

pub(crate) const CLUSTER_SUBNET_ID: Parameter = Parameter {
    name: "clusterSubnetId",
    description: text!(en: "The resource id of the subnet for the nodes.", zh: "节点所用子网的资源 ID。"),
    ..STRING
};

pub(crate) const CLUSTER_PURPOSE: Parameter = Parameter {
    name: "clusterPurpose",
    description: text!(
        en: "What the cluster is for. Production needs at least 3 nodes and 12 vCPUs.",
        zh: "群集用途。生产用途至少需要 3 个节点和 12 个 vCPU。",
    ),
    allowed: ClusterPurpose::WORDS,
    ..STRING
};

pub(crate) const AGENT_COUNT: Parameter = Parameter {
    name: "agentCount",
    kind: ParameterKind::Int,
    description: text!(en: "How many nodes the cluster has.", zh: "群集的节点数。"),
    range: Some((1, 1000)),
    ..STRING
};

pub(crate) const AGENT_VM_SIZE: Parameter = Parameter {
    name: "agentVmSize",
    description: text!(
        en: "The VM size of the nodes. It cannot be changed later.",
        zh: "节点的 VM 大小。创建后无法更改。",
    ),
    ..STRING
};

pub(crate) const SUBNET_ID: Parameter = Parameter {
    name: "subnetId",
    description: text!(en: "The resource id of the subnet for the nodes.", zh: "节点所用子网的资源 ID。"),
    ..STRING
};

pub(crate) const SERVICE_CIDR: Parameter = Parameter {
    name: "serviceCidr",
    description: text!(
        en: "The CIDR of Kubernetes services; no subnet of the virtual network may overlap it.",
        zh: "Kubernetes 服务的 CIDR；不得与虚拟网络的任何子网重叠。",
    ),
    ..STRING
};

pub(crate) const DNS_SERVICE_IP: Parameter = Parameter {
    name: "dnsServiceIP",
    description: text!(
        en: "The address of the cluster's DNS service, inside the service CIDR.",
        zh: "群集 DNS 服务的地址，须位于服务 CIDR 内。",
    ),
    ..STRING
};

pub(crate) const DOCKER_BRIDGE_CIDR: Parameter = Parameter {
    name: "dockerBridgeCidr",
    description: text!(
        en: "The address and prefix of the Docker bridge on each node.",
        zh: "各节点上 Docker 网桥的地址与前缀。",
    ),
    ..STRING
};

pub(crate) const LOAD_BALANCER_TYPE: Parameter = Parameter {
    name: "loadBalancerType",
    description: text!(
        en: "Whether the scoring endpoint has a public or a private address.",
        zh: "评分终结点使用公共 IP 还是专用 IP。",
    ),
    allowed: LoadBalancerType::WORDS,
    ..STRING
};

pub(crate) const LOAD_BALANCER_SUBNET: Parameter = Parameter {
    name: "loadBalancerSubnet",
    description: text!(
        en: "The name of the subnet for the internal load balancer.",
        zh: "内部负载均衡器所用子网的名称。",
    ),
    length: Some((1, 80)),
    ..STRING
};

pub(crate) const LEAF_DOMAIN_LABEL: Parameter = Parameter {
    name: "leafDomainLabel",
    description: text!(
        en: "The beginning of the host name that a certificate from Microsoft is for.",
        zh: "使用 Microsoft 证书时主机名的开头部分。",
    ),
    ..STRING
};

pub(crate) const OVERWRITE_EXISTING_DOMAIN: Parameter = Parameter {
    name: "overwriteExistingDomain",
    kind: ParameterKind::Bool,
    description: text!(
        en: "Whether a name with this label that exists already is taken over.",
        zh: "该标签对应的域名已存在时是否覆盖。",
    ),
    ..STRING
};

pub(crate) const SSL_CNAME: Parameter = Parameter {
    name: "sslCname",
    description: text!(en: "The host name that the certificate is for.", zh: "证书对应的主机名。"),
    ..STRING
};

pub(crate) const SSL_CERT: Parameter = Parameter {
    name: "sslCert",
    kind: ParameterKind::SecureString,
    description: text!(
        en: "The certificate chain, PEM. Supply it when you deploy; it stands in no file of ours.",
        zh: "证书链（PEM）。请在部署时提供，不会写入任何生成的文件。",
    ),
    ..STRING
};

pub(crate) const SSL_KEY: Parameter = Parameter {
    name: "sslKey",
    kind: ParameterKind::SecureString,
    description: text!(
        en: "The private key, PEM without a passphrase. Supply it when you deploy; it stands in no file of ours.",
        zh: "私钥（PEM，无密码）。请在部署时提供，不会写入任何生成的文件。",
    ),
    ..STRING
};
