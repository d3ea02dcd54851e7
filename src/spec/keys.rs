//! The table of every key: what the decoder knows, the JSON Schema says and `docs/spec.md` shows.

use super::operation::Operation;
use super::types::{ClusterPurpose, LoadBalancerType, SslStatus, UnderlyingResourceAction};
use crate::language::{Text, text};

use Operation::{Attach, Create, Detach, Update};

/// One key of the spec.
#[derive(Debug, PartialEq)]
pub struct Key {
    /// The key as written.
    pub name: &'static str,
    /// The shape of its value.
    pub shape: Shape,
    /// The operations that use it.
    pub operations: &'static [Operation],
    /// The operations that need it (within its object, where that is given).
    pub required: &'static [Operation],
    /// Operations on which another rule refuses it, so that `SPEC-OPERATION` is silent.
    pub refused_elsewhere: &'static [Operation],
    /// The id of the rule that speaks when its shape is wrong.
    pub shape_rule: &'static str,
    /// The ARM field that it becomes, from the resource's root; empty where it becomes none.
    pub arm: &'static str,
    /// What it is.
    pub description: Text,
    /// A value to show in a form or a generated document.
    pub example: &'static str,
}

/// The shape of a value.
#[derive(Debug, PartialEq)]
pub enum Shape {
    /// Text.
    Text,
    /// Text that no output may show.
    SecretText,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// One of these words, in exactly this case.
    Choice(&'static [&'static str]),
    /// An object with these keys.
    Object(&'static [Key]),
    /// An object of any keys with text values.
    Tags,
    /// An array of objects with these keys.
    Objects(&'static [Key]),
    /// Anything: decoded only to be refused.
    Anything,
}

const ALL: &[Operation] = Operation::ALL;
const NONE: &[Operation] = &[];
const CREATE_ATTACH: &[Operation] = &[Create, Attach];
const CREATE_ATTACH_UPDATE: &[Operation] = &[Create, Attach, Update];

/// What most keys have in common; each names what differs.
const KEY: Key = Key {
    name: "",
    shape: Shape::Text,
    operations: ALL,
    required: NONE,
    refused_elsewhere: NONE,
    shape_rule: "SPEC-TYPE",
    arm: "",
    description: text!(en: "", zh: ""),
    example: "",
};

/// The clouds that a spec can name.
pub(crate) const CLOUDS: &[&str] = &["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"];
const OPERATIONS: &[&str] = &["create", "attach", "update", "detach"];

/// The keys at the top of a spec.
pub const ROOT: &[Key] = &[
    Key {
        name: "operation",
        shape: Shape::Choice(OPERATIONS),
        required: ALL,
        shape_rule: "SPEC-OPERATION",
        description: text!(en: "What to do.", zh: "要执行的操作。"),
        example: "create",
        ..KEY
    },
    Key {
        name: "cloud",
        shape: Shape::Choice(CLOUDS),
        shape_rule: "LOC-CLOUD",
        description: text!(
            en: "The cloud, as `az cloud list` names it; AzureCloud unless given.",
            zh: "云环境，与 `az cloud list` 中的名称一致；默认为 AzureCloud。",
        ),
        example: "AzureChinaCloud",
        ..KEY
    },
    Key {
        name: "apiVersion",
        arm: "apiVersion",
        description: text!(
            en: "The api-version of Microsoft.MachineLearningServices/workspaces/computes; 2022-10-01 unless given.",
            zh: "Microsoft.MachineLearningServices/workspaces/computes 的 API 版本；默认为 2022-10-01。",
        ),
        example: "2022-10-01",
        ..KEY
    },
    Key {
        name: "workspace",
        shape: Shape::Object(WORKSPACE),
        required: ALL,
        description: text!(en: "The Azure Machine Learning workspace.", zh: "Azure 机器学习工作区。"),
        ..KEY
    },
    Key {
        name: "name",
        required: ALL,
        arm: "name (second segment)",
        description: text!(
            en: "The name of the compute in the workspace: 3 to 24 characters.",
            zh: "计算在工作区中的名称：3 到 24 个字符。",
        ),
        example: "myaks",
        ..KEY
    },
    Key {
        name: "description",
        operations: CREATE_ATTACH,
        refused_elsewhere: &[Update],
        arm: "properties.description",
        description: text!(en: "A description of the compute.", zh: "计算的说明。"),
        ..KEY
    },
    Key {
        name: "tags",
        shape: Shape::Tags,
        operations: CREATE_ATTACH,
        refused_elsewhere: &[Update],
        arm: "tags",
        description: text!(en: "Tags of the compute.", zh: "计算的标记。"),
        ..KEY
    },
    Key {
        name: "location",
        operations: &[Create],
        refused_elsewhere: &[Update],
        arm: "properties.computeLocation",
        description: text!(
            en: "The region of the new cluster; the workspace's unless given.",
            zh: "新群集所在的区域；默认与工作区相同。",
        ),
        example: "chinaeast2",
        ..KEY
    },
    Key {
        name: "clusterPurpose",
        shape: Shape::Choice(ClusterPurpose::WORDS),
        operations: CREATE_ATTACH,
        refused_elsewhere: &[Update],
        shape_rule: "PURPOSE-ENUM",
        arm: "properties.properties.clusterPurpose",
        description: text!(
            en: "What the cluster is for; FastProd (production) unless given.",
            zh: "群集用途；默认为 FastProd（生产）。",
        ),
        example: "DevTest",
        ..KEY
    },
    Key {
        name: "agentCount",
        shape: Shape::Integer,
        operations: &[Create],
        refused_elsewhere: &[Update],
        shape_rule: "COUNT-INT",
        arm: "properties.properties.agentCount",
        description: text!(
            en: "How many nodes the new cluster has; 3 unless given.",
            zh: "新群集的节点数；默认为 3。",
        ),
        example: "3",
        ..KEY
    },
    Key {
        name: "agentVmSize",
        operations: &[Create],
        refused_elsewhere: &[Update],
        arm: "properties.properties.agentVmSize",
        description: text!(
            en: "The VM size of the nodes; Standard_D3_v2 unless given.",
            zh: "节点的 VM 大小；默认为 Standard_D3_v2。",
        ),
        example: "Standard_D3_v2",
        ..KEY
    },
    Key {
        name: "network",
        shape: Shape::Object(NETWORK),
        operations: &[Create],
        refused_elsewhere: &[Update],
        arm: "properties.properties.aksNetworkingConfiguration",
        description: text!(
            en: "An existing virtual network for the new cluster: all six keys or none.",
            zh: "新群集使用的现有虚拟网络：六个键要么全部给出，要么都不给。",
        ),
        ..KEY
    },
    Key {
        name: "loadBalancer",
        shape: Shape::Object(LOAD_BALANCER),
        operations: CREATE_ATTACH_UPDATE,
        description: text!(en: "The load balancer of the scoring endpoint.", zh: "评分终结点的负载均衡器。"),
        ..KEY
    },
    Key {
        name: "ssl",
        shape: Shape::Object(SSL),
        operations: CREATE_ATTACH_UPDATE,
        arm: "properties.properties.sslConfiguration",
        description: text!(en: "TLS of the scoring endpoint.", zh: "评分终结点的 TLS。"),
        ..KEY
    },
    Key {
        name: "cluster",
        shape: Shape::Object(CLUSTER),
        operations: &[Attach],
        required: &[Attach],
        refused_elsewhere: &[Update],
        arm: "properties.resourceId",
        description: text!(
            en: "The AKS cluster to attach: its id, or its resource group and name.",
            zh: "要附加的 AKS 群集：给出其资源 ID，或资源组与名称。",
        ),
        ..KEY
    },
    Key {
        name: "action",
        shape: Shape::Choice(UnderlyingResourceAction::WORDS),
        operations: &[Detach],
        shape_rule: "LIFE-DETACH-VS-DELETE",
        arm: "?underlyingResourceAction=",
        description: text!(
            en: "What a detach does to the cluster: Detach (default) keeps it, Delete deletes it.",
            zh: "拆离时如何处理群集：Detach（默认）保留群集，Delete 删除群集。",
        ),
        example: "Detach",
        ..KEY
    },
    Key {
        name: "refresh",
        shape: Shape::Boolean,
        operations: &[Update],
        description: text!(
            en: "Renew Azure ML's components in the cluster: save the secret, detach, clean up, attach again.",
            zh: "更新群集中的 Azure ML 组件：保存机密、拆离、清理、重新附加。",
        ),
        example: "true",
        ..KEY
    },
    Key {
        name: "acknowledge",
        shape: Shape::Objects(ACKNOWLEDGE),
        description: text!(
            en: "Warnings to turn off, each with the reason. Errors cannot be turned off.",
            zh: "要关闭的警告及其理由。错误无法关闭。",
        ),
        ..KEY
    },
    Key { name: "kubernetesVersion", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "loadBalancerSku", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "privateCluster", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "authorizedIpRanges", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "outboundType", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "nodePools", refused_elsewhere: &[Create], ..REFUSED },
];

/// A key that is understood only so that the rule about it can say where it belongs.
const REFUSED: Key = Key {
    shape: Shape::Anything,
    operations: NONE,
    description: text!(
        en: "Not possible through Azure Machine Learning: set it on the cluster in AKS, then attach it.",
        zh: "无法通过 Azure 机器学习设置：请在 AKS 中创建群集时设置，然后附加该群集。",
    ),
    ..KEY
};

const WORKSPACE: &[Key] = &[
    Key {
        name: "subscriptionId",
        required: ALL,
        description: text!(en: "The subscription of the workspace, a GUID.", zh: "工作区所在的订阅（GUID）。"),
        example: "00000000-0000-0000-0000-000000000000",
        ..KEY
    },
    Key {
        name: "resourceGroup",
        required: ALL,
        description: text!(en: "The resource group of the workspace.", zh: "工作区所在的资源组。"),
        example: "ml-rg",
        ..KEY
    },
    Key {
        name: "name",
        required: ALL,
        arm: "name (first segment)",
        description: text!(en: "The name of the workspace.", zh: "工作区的名称。"),
        example: "ml-ws",
        ..KEY
    },
    Key {
        name: "location",
        required: CREATE_ATTACH,
        arm: "location",
        description: text!(en: "The region of the workspace.", zh: "工作区所在的区域。"),
        example: "chinaeast2",
        ..KEY
    },
];

const NETWORK: &[Key] = &[
    Key {
        name: "vnetResourceGroup",
        operations: &[Create],
        arm: "….subnetId (its resource group)",
        description: text!(en: "The resource group of the virtual network.", zh: "虚拟网络所在的资源组。"),
        example: "mygroup",
        ..KEY
    },
    Key {
        name: "vnetName",
        operations: &[Create],
        arm: "….subnetId (its virtual network)",
        description: text!(en: "The name of the virtual network.", zh: "虚拟网络的名称。"),
        example: "mynetwork",
        ..KEY
    },
    Key {
        name: "subnetName",
        operations: &[Create],
        arm: "….subnetId (its subnet)",
        description: text!(en: "The name of the subnet for the nodes.", zh: "节点所用子网的名称。"),
        example: "default",
        ..KEY
    },
    Key {
        name: "serviceCidr",
        operations: &[Create],
        arm: "….serviceCidr",
        description: text!(
            en: "The CIDR of Kubernetes services; no subnet of the network may overlap it.",
            zh: "Kubernetes 服务的 CIDR；不得与虚拟网络的任何子网重叠。",
        ),
        example: "10.0.0.0/16",
        ..KEY
    },
    Key {
        name: "dnsServiceIP",
        operations: &[Create],
        arm: "….dnsServiceIP",
        description: text!(
            en: "The address of the cluster's DNS service, inside serviceCidr.",
            zh: "群集 DNS 服务的地址，须位于 serviceCidr 内。",
        ),
        example: "10.0.0.10",
        ..KEY
    },
    Key {
        name: "dockerBridgeCidr",
        operations: &[Create],
        arm: "….dockerBridgeCidr",
        description: text!(
            en: "The address and prefix of the Docker bridge on each node.",
            zh: "各节点上 Docker 网桥的地址与前缀。",
        ),
        example: "172.17.0.1/16",
        ..KEY
    },
];

const LOAD_BALANCER: &[Key] = &[
    Key {
        name: "type",
        shape: Shape::Choice(LoadBalancerType::WORDS),
        operations: CREATE_ATTACH_UPDATE,
        shape_rule: "LB-ENUM",
        arm: "properties.properties.loadBalancerType",
        description: text!(
            en: "PublicIp, or InternalLoadBalancer for a private address.",
            zh: "PublicIp，或使用专用 IP 的 InternalLoadBalancer。",
        ),
        example: "InternalLoadBalancer",
        ..KEY
    },
    Key {
        name: "subnet",
        operations: CREATE_ATTACH_UPDATE,
        arm: "properties.properties.loadBalancerSubnet",
        description: text!(
            en: "The name (not the id) of the subnet for the internal load balancer.",
            zh: "内部负载均衡器所用子网的名称（不是资源 ID）。",
        ),
        example: "aks-subnet",
        ..KEY
    },
];

const SSL: &[Key] = &[
    Key {
        name: "status",
        shape: Shape::Choice(SslStatus::WORDS),
        operations: CREATE_ATTACH_UPDATE,
        shape_rule: "TLS-STATUS",
        arm: "….status",
        description: text!(
            en: "Disabled to switch TLS off; otherwise it follows from the other keys.",
            zh: "Disabled 表示关闭 TLS；其他情况由其余键推断。",
        ),
        example: "Disabled",
        ..KEY
    },
    Key {
        name: "leafDomainLabel",
        operations: CREATE_ATTACH_UPDATE,
        arm: "….leafDomainLabel",
        description: text!(
            en: "For a certificate from Microsoft: the beginning of the generated host name.",
            zh: "使用 Microsoft 证书时：所生成主机名的开头部分。",
        ),
        example: "contoso",
        ..KEY
    },
    Key {
        name: "overwriteExistingDomain",
        shape: Shape::Boolean,
        operations: CREATE_ATTACH_UPDATE,
        arm: "….overwriteExistingDomain",
        description: text!(
            en: "Whether a name with this label that exists already is taken over.",
            zh: "该标签对应的域名已存在时是否覆盖。",
        ),
        example: "false",
        ..KEY
    },
    Key {
        name: "renew",
        shape: Shape::Boolean,
        operations: &[Update],
        description: text!(
            en: "Renew the certificate from Microsoft.",
            zh: "续订 Microsoft 证书。",
        ),
        example: "true",
        ..KEY
    },
    Key {
        name: "cname",
        operations: CREATE_ATTACH_UPDATE,
        arm: "….cname",
        description: text!(
            en: "For your own certificate: the host name that it is for.",
            zh: "使用自有证书时：证书对应的主机名。",
        ),
        example: "www.contoso.com",
        ..KEY
    },
    Key {
        name: "certPemFile",
        operations: CREATE_ATTACH_UPDATE,
        arm: "….cert",
        description: text!(
            en: "The file of the certificate chain (PEM), relative to the spec.",
            zh: "证书链文件（PEM），相对于配置文件的路径。",
        ),
        example: "cert.pem",
        ..KEY
    },
    Key {
        name: "keyPemFile",
        operations: CREATE_ATTACH_UPDATE,
        arm: "….key",
        description: text!(
            en: "The file of the private key (PEM, without a passphrase), relative to the spec.",
            zh: "私钥文件（PEM，无密码），相对于配置文件的路径。",
        ),
        example: "key.pem",
        ..KEY
    },
    Key {
        name: "certPem",
        operations: CREATE_ATTACH_UPDATE,
        arm: "….cert",
        description: text!(en: "The certificate chain itself (PEM).", zh: "证书链内容（PEM）。"),
        ..KEY
    },
    Key {
        name: "keyPem",
        shape: Shape::SecretText,
        operations: CREATE_ATTACH_UPDATE,
        arm: "….key",
        description: text!(
            en: "The private key itself (PEM). A file or Key Vault is safer.",
            zh: "私钥内容（PEM）。使用文件或 Key Vault 更安全。",
        ),
        ..KEY
    },
    Key {
        name: "keyVault",
        shape: Shape::Object(KEY_VAULT),
        operations: CREATE_ATTACH_UPDATE,
        arm: "….cert, ….key",
        description: text!(
            en: "The Key Vault that holds certificate and key as secrets.",
            zh: "以机密形式保存证书和私钥的 Key Vault。",
        ),
        ..KEY
    },
];

const KEY_VAULT: &[Key] = &[
    Key {
        name: "id",
        operations: CREATE_ATTACH_UPDATE,
        required: CREATE_ATTACH_UPDATE,
        description: text!(en: "The ARM id of the vault.", zh: "保管库的 ARM 资源 ID。"),
        example: "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg/providers/Microsoft.KeyVault/vaults/ml-kv",
        ..KEY
    },
    Key {
        name: "certSecret",
        operations: CREATE_ATTACH_UPDATE,
        required: CREATE_ATTACH_UPDATE,
        description: text!(
            en: "The name of the secret with the certificate chain (PEM).",
            zh: "保存证书链（PEM）的机密名称。",
        ),
        example: "scoring-cert",
        ..KEY
    },
    Key {
        name: "keySecret",
        operations: CREATE_ATTACH_UPDATE,
        required: CREATE_ATTACH_UPDATE,
        description: text!(
            en: "The name of the secret with the private key (PEM).",
            zh: "保存私钥（PEM）的机密名称。",
        ),
        example: "scoring-key",
        ..KEY
    },
];

const CLUSTER: &[Key] = &[
    Key {
        name: "resourceId",
        operations: &[Attach],
        arm: "properties.resourceId",
        description: text!(en: "The ARM id of the cluster.", zh: "群集的 ARM 资源 ID。"),
        ..KEY
    },
    Key {
        name: "subscriptionId",
        operations: &[Attach],
        arm: "properties.resourceId (its subscription)",
        description: text!(
            en: "The subscription of the cluster; the workspace's unless given.",
            zh: "群集所在的订阅；默认与工作区相同。",
        ),
        ..KEY
    },
    Key {
        name: "resourceGroup",
        operations: &[Attach],
        arm: "properties.resourceId (its resource group)",
        description: text!(en: "The resource group of the cluster.", zh: "群集所在的资源组。"),
        example: "myresourcegroup",
        ..KEY
    },
    Key {
        name: "name",
        operations: &[Attach],
        arm: "properties.resourceId (its name)",
        description: text!(en: "The name of the cluster.", zh: "群集的名称。"),
        example: "myexistingcluster",
        ..KEY
    },
];

const ACKNOWLEDGE: &[Key] = &[
    Key {
        name: "rule",
        required: ALL,
        description: text!(en: "The id of the rule.", zh: "规则 ID。"),
        example: "TLS-OFF",
        ..KEY
    },
    Key {
        name: "reason",
        required: ALL,
        description: text!(en: "Why the warning does not matter here.", zh: "为何可以忽略该警告。"),
        ..KEY
    },
];
