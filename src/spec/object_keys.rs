//! The keys of the objects in a spec: the parts of the table that `keys` begins.

use super::create_keys::CLUSTER_CREATE;
use super::keys::{ALL, CREATE_ATTACH, CREATE_ATTACH_UPDATE, KEY, Key, Shape};
use super::operation::Operation;
use super::types::{LoadBalancerType, SslStatus};
use crate::language::text;

use Operation::{Attach, Create, Update};

pub(super) const WORKSPACE: &[Key] = &[
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

pub(super) const NETWORK: &[Key] = &[
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

pub(super) const LOAD_BALANCER: &[Key] = &[
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

pub(super) const SSL: &[Key] = &[
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

pub(super) const KEY_VAULT: &[Key] = &[
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

pub(super) const CLUSTER: &[Key] = &[
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
    Key {
        name: "create",
        shape: Shape::Object(CLUSTER_CREATE),
        operations: &[Attach],
        arm: "Microsoft.ContainerService/managedClusters",
        description: text!(
            en: "Make the cluster first, with the same template.",
            zh: "先用同一模板创建群集。",
        ),
        ..KEY
    },
];

pub(super) const ACKNOWLEDGE: &[Key] = &[
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
