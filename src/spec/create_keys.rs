//! The keys of `cluster.create`, an AKS cluster that is made before it is attached; `arm` is the field of
//! `Microsoft.ContainerService/managedClusters`.

use super::cluster_choices::{
    IdentityType, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodePoolMode, OsType,
    OutboundType, SupportPlan, Tier,
};
use super::keys::{KEY, Key, Shape};
use super::operation::Operation;
use crate::language::text;

const ATTACH: &[Operation] = &[Operation::Attach];

/// What the keys here have in common.
const CREATE_KEY: Key = Key { operations: ATTACH, ..KEY };

pub(super) const CLUSTER_CREATE: &[Key] = &[
    Key {
        name: "subscriptionId",
        description: text!(
            en: "The new cluster's subscription; the workspace's unless given.",
            zh: "新群集所在的订阅；默认与工作区相同。",
        ),
        ..CREATE_KEY
    },
    Key {
        name: "resourceGroup",
        required: ATTACH,
        description: text!(
            en: "The new cluster's resource group, which must exist.",
            zh: "新群集所在的资源组，必须已存在。",
        ),
        example: "aks-rg",
        ..CREATE_KEY
    },
    Key {
        name: "name",
        required: ATTACH,
        arm: "name",
        description: text!(en: "The new cluster's name.", zh: "新群集的名称。"),
        example: "mynewcluster",
        ..CREATE_KEY
    },
    Key {
        name: "location",
        arm: "location",
        description: text!(
            en: "The new cluster's region; the workspace's unless given.",
            zh: "新群集所在的区域；默认与工作区相同。",
        ),
        example: "chinaeast2",
        ..CREATE_KEY
    },
    Key {
        name: "kubernetesVersion",
        arm: "properties.kubernetesVersion",
        description: text!(
            en: "Its Kubernetes version; the default of AKS unless given.",
            zh: "Kubernetes 版本；默认采用 AKS 的默认版本。",
        ),
        example: "1.33",
        ..CREATE_KEY
    },
    Key {
        name: "dnsPrefix",
        arm: "properties.dnsPrefix",
        description: text!(
            en: "The beginning of the API server's host name.",
            zh: "API 服务器主机名的前缀。",
        ),
        example: "mynewcluster",
        ..CREATE_KEY
    },
    Key {
        name: "fqdnSubdomain",
        arm: "properties.fqdnSubdomain",
        description: text!(
            en: "The same for a private cluster with your own DNS zone.",
            zh: "使用自有专用 DNS 区域的专用群集：API 服务器主机名的前缀。",
        ),
        ..CREATE_KEY
    },
    Key {
        name: "loadBalancerSku",
        shape: Shape::Choice(LoadBalancerSku::WORDS),
        shape_rule: "LB-SKU-ENUM",
        arm: "properties.networkProfile.loadBalancerSku",
        description: text!(
            en: "The SKU of its load balancer; standard unless given.",
            zh: "负载均衡器的 SKU；默认为 standard。",
        ),
        example: "standard",
        ..CREATE_KEY
    },
    Key {
        name: "outboundType",
        shape: Shape::Choice(OutboundType::WORDS),
        shape_rule: "NET-EGRESS",
        arm: "properties.networkProfile.outboundType",
        description: text!(
            en: "How its nodes reach the internet; loadBalancer unless given.",
            zh: "节点的出站方式；默认为 loadBalancer。",
        ),
        example: "userDefinedRouting",
        ..CREATE_KEY
    },
    Key {
        name: "networkPlugin",
        shape: Shape::Choice(NetworkPlugin::WORDS),
        shape_rule: "NET-POD-AZURE",
        arm: "properties.networkProfile.networkPlugin",
        description: text!(
            en: "What connects its pods; azure unless given.",
            zh: "容器网络插件；默认为 azure。",
        ),
        example: "azure",
        ..CREATE_KEY
    },
    Key {
        name: "networkPluginMode",
        shape: Shape::Choice(NetworkPluginMode::WORDS),
        shape_rule: "NET-POD-AZURE",
        arm: "properties.networkProfile.networkPluginMode",
        description: text!(
            en: "overlay: pods have addresses of their own. The default where networkPlugin and podSubnetId are absent too.",
            zh: "overlay：Pod 使用独立的地址空间。未设置 networkPlugin 和 podSubnetId 时的默认值。",
        ),
        example: "overlay",
        ..CREATE_KEY
    },
    Key {
        name: "networkPolicy",
        shape: Shape::Choice(NetworkPolicy::WORDS),
        shape_rule: "NET-POD-AZURE",
        arm: "properties.networkProfile.networkPolicy",
        description: text!(
            en: "What enforces network policies; cilium is the data plane as well.",
            zh: "网络策略引擎；cilium 同时作为数据平面。",
        ),
        example: "calico",
        ..CREATE_KEY
    },
    Key {
        name: "podCidr",
        arm: "properties.networkProfile.podCidr",
        description: text!(en: "The CIDR of its pods.", zh: "Pod 的 CIDR。"),
        example: "10.244.0.0/16",
        ..CREATE_KEY
    },
    Key {
        name: "serviceCidr",
        arm: "properties.networkProfile.serviceCidr",
        description: text!(en: "The CIDR of its Kubernetes services.", zh: "Kubernetes 服务的 CIDR。"),
        example: "10.0.0.0/16",
        ..CREATE_KEY
    },
    Key {
        name: "dnsServiceIP",
        arm: "properties.networkProfile.dnsServiceIP",
        description: text!(
            en: "The address of its DNS service, inside serviceCidr.",
            zh: "DNS 服务的地址，须位于 serviceCidr 内。",
        ),
        example: "10.0.0.10",
        ..CREATE_KEY
    },
    Key {
        name: "vnetSubnetId",
        arm: "properties.agentPoolProfiles[].vnetSubnetID",
        description: text!(en: "The ARM id of the subnet for its nodes.", zh: "节点所用子网的 ARM 资源 ID。"),
        ..CREATE_KEY
    },
    Key {
        name: "podSubnetId",
        arm: "properties.agentPoolProfiles[].podSubnetID",
        description: text!(en: "The ARM id of the subnet for its pods.", zh: "Pod 所用子网的 ARM 资源 ID。"),
        ..CREATE_KEY
    },
    Key {
        name: "authorizedIpRanges",
        shape: Shape::Texts,
        arm: "properties.apiServerAccessProfile.authorizedIPRanges",
        description: text!(
            en: "The ranges from which its API server can be reached.",
            zh: "可访问 API 服务器的 IP 范围（授权 IP 范围）。",
        ),
        example: "203.0.114.0/24",
        ..CREATE_KEY
    },
    Key {
        name: "privateCluster",
        shape: Shape::Boolean,
        arm: "properties.apiServerAccessProfile.enablePrivateCluster",
        description: text!(
            en: "Whether its API server has a private address only.",
            zh: "API 服务器是否只有专用地址（专用群集）。",
        ),
        example: "false",
        ..CREATE_KEY
    },
    Key {
        name: "privateClusterPublicFqdn",
        shape: Shape::Boolean,
        arm: "properties.apiServerAccessProfile.enablePrivateClusterPublicFQDN",
        description: text!(
            en: "Whether a private cluster has a public FQDN too; false unless given.",
            zh: "专用群集是否另有公共 FQDN；默认为 false。",
        ),
        example: "false",
        ..CREATE_KEY
    },
    Key {
        name: "privateDnsZone",
        arm: "properties.apiServerAccessProfile.privateDNSZone",
        description: text!(
            en: "Of a private cluster: system, none, or the ARM id of a private DNS zone.",
            zh: "专用群集：system、none，或专用 DNS 区域的 ARM 资源 ID。",
        ),
        example: "system",
        ..CREATE_KEY
    },
    Key {
        name: "disableLocalAccounts",
        shape: Shape::Boolean,
        arm: "properties.disableLocalAccounts",
        description: text!(en: "Whether its local accounts are off.", zh: "是否禁用本地帐户。"),
        example: "false",
        ..CREATE_KEY
    },
    Key {
        name: "apiServerVnetIntegration",
        shape: Shape::Boolean,
        arm: "properties.apiServerAccessProfile.enableVnetIntegration",
        description: text!(
            en: "Whether its API server stands in the virtual network.",
            zh: "是否将 API 服务器置于虚拟网络中。",
        ),
        example: "false",
        ..CREATE_KEY
    },
    Key {
        name: "identity",
        shape: Shape::Object(IDENTITY),
        arm: "identity",
        description: text!(
            en: "Its identity; system-assigned unless given.",
            zh: "群集的标识；默认由系统分配。",
        ),
        ..CREATE_KEY
    },
    Key {
        name: "tier",
        shape: Shape::Choice(Tier::WORDS),
        arm: "sku.tier",
        description: text!(en: "Its pricing tier.", zh: "定价层。"),
        example: "Standard",
        ..CREATE_KEY
    },
    Key {
        name: "supportPlan",
        shape: Shape::Choice(SupportPlan::WORDS),
        arm: "properties.supportPlan",
        description: text!(
            en: "AKSLongTermSupport needs tier Premium.",
            zh: "支持计划；AKSLongTermSupport 需要 Premium 层。",
        ),
        example: "KubernetesOfficial",
        ..CREATE_KEY
    },
    Key {
        name: "natGateway",
        shape: Shape::Object(NAT_GATEWAY),
        arm: "properties.networkProfile.natGatewayProfile",
        description: text!(
            en: "The NAT gateway that AKS makes for managedNATGateway.",
            zh: "使用 managedNATGateway 时由 AKS 创建的 NAT 网关。",
        ),
        ..CREATE_KEY
    },
    Key {
        name: "loadBalancerProfile",
        shape: Shape::Object(LOAD_BALANCER_PROFILE),
        arm: "properties.networkProfile.loadBalancerProfile",
        description: text!(
            en: "Outbound connections through the load balancer.",
            zh: "经负载均衡器的出站连接。",
        ),
        ..CREATE_KEY
    },
    Key {
        name: "nodePools",
        shape: Shape::Objects(NODE_POOLS),
        required: ATTACH,
        arm: "properties.agentPoolProfiles",
        description: text!(
            en: "Its node pools; the first is a system pool unless it says otherwise.",
            zh: "节点池；第一个默认为系统节点池。",
        ),
        ..CREATE_KEY
    },
];

const IDENTITY: &[Key] = &[
    Key {
        name: "type",
        shape: Shape::Choice(IdentityType::WORDS),
        required: ATTACH,
        arm: "….type",
        description: text!(en: "Who keeps the identity.", zh: "标识的类型。"),
        example: "SystemAssigned",
        ..CREATE_KEY
    },
    Key {
        name: "resourceId",
        arm: "….userAssignedIdentities",
        description: text!(
            en: "The ARM id of a user-assigned identity.",
            zh: "用户分配的标识的 ARM 资源 ID。",
        ),
        ..CREATE_KEY
    },
];

const NAT_GATEWAY: &[Key] = &[
    Key {
        name: "managedOutboundIpCount",
        shape: Shape::Integer,
        arm: "….managedOutboundIPProfile.count",
        description: text!(
            en: "How many public addresses AKS makes for it.",
            zh: "由 AKS 创建的公共 IP 数。",
        ),
        example: "1",
        ..CREATE_KEY
    },
    Key {
        name: "idleTimeoutInMinutes",
        shape: Shape::Integer,
        arm: "….idleTimeoutInMinutes",
        description: text!(
            en: "After how many minutes an idle connection ends.",
            zh: "空闲连接的超时时间（分钟）。",
        ),
        example: "4",
        ..CREATE_KEY
    },
];

const LOAD_BALANCER_PROFILE: &[Key] = &[
    Key {
        name: "managedOutboundIpCount",
        shape: Shape::Integer,
        arm: "….managedOutboundIPs.count",
        description: text!(
            en: "How many public addresses AKS makes for it.",
            zh: "由 AKS 创建的公共 IP 数。",
        ),
        example: "1",
        ..CREATE_KEY
    },
    Key {
        name: "allocatedOutboundPorts",
        shape: Shape::Integer,
        arm: "….allocatedOutboundPorts",
        description: text!(en: "How many outbound ports each node has.", zh: "每个节点的出站端口数。"),
        example: "1024",
        ..CREATE_KEY
    },
    Key {
        name: "idleTimeoutInMinutes",
        shape: Shape::Integer,
        arm: "….idleTimeoutInMinutes",
        description: text!(
            en: "After how many minutes an idle connection ends.",
            zh: "空闲连接的超时时间（分钟）。",
        ),
        example: "30",
        ..CREATE_KEY
    },
    Key {
        name: "outboundIpIds",
        shape: Shape::Texts,
        arm: "….outboundIPs.publicIPs[].id",
        description: text!(
            en: "The ARM ids of your own public addresses.",
            zh: "自有公共 IP 的 ARM 资源 ID。",
        ),
        ..CREATE_KEY
    },
    Key {
        name: "outboundIpPrefixIds",
        shape: Shape::Texts,
        arm: "….outboundIPPrefixes.publicIPPrefixes[].id",
        description: text!(
            en: "The ARM ids of your own public address prefixes.",
            zh: "自有公共 IP 前缀的 ARM 资源 ID。",
        ),
        ..CREATE_KEY
    },
];

const NODE_POOLS: &[Key] = &[
    Key {
        name: "name",
        required: ATTACH,
        arm: "….name",
        description: text!(en: "The name of the pool.", zh: "节点池的名称。"),
        example: "pool1",
        ..CREATE_KEY
    },
    Key {
        name: "mode",
        shape: Shape::Choice(NodePoolMode::WORDS),
        arm: "….mode",
        description: text!(
            en: "System also runs what the cluster needs itself.",
            zh: "节点池模式；System 还运行群集自身的组件。",
        ),
        example: "System",
        ..CREATE_KEY
    },
    Key {
        name: "vmSize",
        required: ATTACH,
        arm: "….vmSize",
        description: text!(en: "The VM size of its nodes.", zh: "节点的 VM 大小。"),
        example: "Standard_D4s_v5",
        ..CREATE_KEY
    },
    Key {
        name: "count",
        shape: Shape::Integer,
        arm: "….count",
        description: text!(en: "How many nodes; 3 unless given.", zh: "节点数；默认为 3。"),
        example: "3",
        ..CREATE_KEY
    },
    Key {
        name: "osType",
        shape: Shape::Choice(OsType::WORDS),
        arm: "….osType",
        description: text!(en: "The operating system; Linux unless given.", zh: "操作系统；默认为 Linux。"),
        example: "Linux",
        ..CREATE_KEY
    },
    Key {
        name: "maxPods",
        shape: Shape::Integer,
        arm: "….maxPods",
        description: text!(en: "How many pods each node may run.", zh: "每个节点的最大 Pod 数。"),
        example: "30",
        ..CREATE_KEY
    },
    Key {
        name: "taints",
        shape: Shape::Texts,
        arm: "….nodeTaints",
        description: text!(en: "The taints of its nodes.", zh: "节点污点。"),
        example: "CriticalAddonsOnly=true:NoSchedule",
        ..CREATE_KEY
    },
    Key {
        name: "enableAutoScaling",
        shape: Shape::Boolean,
        arm: "….enableAutoScaling",
        description: text!(
            en: "Whether it scales by itself, from minCount to maxCount.",
            zh: "是否在 minCount 与 maxCount 之间自动缩放。",
        ),
        example: "false",
        ..CREATE_KEY
    },
    Key {
        name: "minCount",
        shape: Shape::Integer,
        arm: "….minCount",
        description: text!(en: "The fewest nodes.", zh: "最小节点数。"),
        example: "3",
        ..CREATE_KEY
    },
    Key {
        name: "maxCount",
        shape: Shape::Integer,
        arm: "….maxCount",
        description: text!(en: "The most nodes.", zh: "最大节点数。"),
        example: "5",
        ..CREATE_KEY
    },
];
