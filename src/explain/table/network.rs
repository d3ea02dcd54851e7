//! Address ranges, subnets and route tables.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::Source;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "default-service-range-overlaps",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("service CIDR 10.0.0.0/16 is conflicted with an existing subnet")],
        cause: text!(
            en: "10.0.0.0/16 is the service range that AKS takes by default, and it overlaps a subnet; if you asked for another one, the tool dropped your network settings, as azure-cli-ml 1.37 and the SDK without `vnet_name` do",
            zh: "10.0.0.0/16 是 AKS 默认采用的服务范围，它与某个子网重叠；如果您指定了其他范围，则是工具丢弃了网络设置，azure-cli-ml 1.37 以及未设置 `vnet_name` 的 SDK 就会如此",
        ),
        fix: text!(
            en: "Give all six network settings together with a service range outside the virtual network, and deploy the template of `aks-compute plan`, which sends them.",
            zh: "同时提供全部六项网络设置，并使服务范围位于虚拟网络之外；部署 `aks-compute plan` 生成的模板，其中包含这些设置。",
        ),
        rules: &["NET-ALL", "NET-OVERLAP-SVC-SUBNET"],
        source: Source::Public("Azure/azure-cli-extensions#4555; Azure/azure-cli#20810"),
        samples: &[Sample::new(
            "ServiceCidrOverlapExistingSubnetsCidr",
            "The specified service CIDR 10.0.0.0/16 is conflicted with an existing subnet CIDR 10.0.239.0/24",
        )],
    },
    Entry {
        id: "service-range-overlaps-subnet",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ServiceCidrOverlapExistingSubnetsCidr"),
            Sign::Phrase("service cidr * is conflicted with an existing subnet"),
            Sign::Phrase("service cidr * must not overlap with any subnet"),
        ],
        cause: text!(
            en: "the service range overlaps a subnet of the virtual network, which may be one that the cluster does not use",
            zh: "服务范围与虚拟网络中的某个子网重叠，该子网不一定是群集所用的子网",
        ),
        fix: text!(
            en: "Set `network.serviceCidr` to a private range that is used nowhere in the virtual network or in what is connected with it, and `dnsServiceIP` to an address in it.",
            zh: "将 `network.serviceCidr` 设为虚拟网络及其连接的网络中均未使用的专用范围，并将 `dnsServiceIP` 设为其中的地址。",
        ),
        rules: &["NET-OVERLAP-SVC-SUBNET"],
        source: Source::Public(
            "Azure/AKS#1117; Azure/terraform-azurerm-aks#57; hashicorp/terraform-provider-azurerm#3778",
        ),
        samples: &[Sample::new(
            "ServiceCidrOverlapExistingSubnetsCidr",
            "The specified service CIDR 10.20.0.0/16 is conflicted with an existing subnet CIDR 10.20.4.0/24",
        )],
    },
    Entry {
        id: "pod-range-overlaps-vnet",
        tier: Tier::Cause,
        signs: &[Sign::Code("NetworkProfileCIDROverlapVNET")],
        cause: text!(
            en: "the range of pods or services overlaps the address space of the virtual network",
            zh: "Pod 范围或服务范围与虚拟网络的地址空间重叠",
        ),
        fix: text!(
            en: "Take ranges for pods and services that overlap neither the virtual network nor each other.",
            zh: "为 Pod 和服务选择与虚拟网络不重叠、彼此也不重叠的范围。",
        ),
        rules: &["NET-OVERLAP-POD", "NET-OVERLAP-SVC-SUBNET", "NET-RESERVED"],
        source: Source::Public("Azure/AKS-Construction#403"),
        samples: &[Sample::new(
            "NetworkProfileCIDROverlapVNET",
            "Network profile podCidr 10.240.100.0/24 overlaps with VNET /subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet 10.240.0.0/16",
        )],
    },
    Entry {
        id: "subnet-too-small",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("InsufficientSubnetSize"),
            Sign::Code("SubnetIsFull"),
            Sign::Phrase("pre-allocated ips * exceeds ips available"),
            Sign::Phrase("does not have enough capacity for * ip addresses"),
        ],
        cause: text!(
            en: "the subnet has too few addresses: Azure CNI takes one for each node and one for each pod that a node may have, and an upgrade one node more",
            zh: "子网的地址过少：Azure CNI 为每个节点以及节点可容纳的每个 Pod 各占一个地址，升级时还要再多一个节点",
        ),
        fix: text!(
            en: "Take a subnet with at least (nodes + 1) × (maxPods + 1) + 5 addresses, fewer pods per node, or the overlay mode of Azure CNI.",
            zh: "改用至少有（节点数 + 1）×（maxPods + 1）+ 5 个地址的子网，减少每个节点的 Pod 数，或使用 Azure CNI 的覆盖模式。",
        ),
        rules: &["NET-SUBNET-SIZE", "NET-MAXPODS"],
        source: Source::Public("rancher/rancher#20784; Azure/AKS#456; MicrosoftDocs/azure-docs#20804"),
        samples: &[
            Sample::new(
                "InsufficientSubnetSize",
                "Pre-allocated IPs 333 exceeds IPs available in Subnet 251",
            ),
            Sample::new(
                "SubnetIsFull",
                "Subnet aks-subnet with address prefix 10.1.0.0/24 does not have enough capacity for 31 IP addresses.",
            ),
        ],
    },
    Entry {
        id: "subnet-delegated",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("SubnetIsDelegated"),
            Sign::Code("SubnetWithExternalResourcesCannotBeUsedByOtherResources"),
        ],
        cause: text!(
            en: "the subnet is delegated to, or in use by, another service, so that no AKS nodes can be in it",
            zh: "子网已委派给其他服务或正被其使用，AKS 节点不能放入其中",
        ),
        fix: text!(en: "Name a subnet that is the cluster's own.", zh: "请指定专供该群集使用的子网。"),
        rules: &["NET-SUBNET-DELEGATED"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "SubnetIsDelegated",
            "Subnet aks-subnet cannot be used as it is delegated to Microsoft.Web/serverFarms.",
        )],
    },
    Entry {
        id: "subnet-not-found",
        tier: Tier::Cause,
        signs: &[
            Sign::Both("InvalidResourceReference", "virtualNetworks/"),
            Sign::Both("ResourceNotFound", "Microsoft.Network/virtualNetworks/"),
            Sign::Both("NotFound", "virtualNetworks/"),
            Sign::Code("VnetNotFound"),
            Sign::Code("SubnetNotFound"),
        ],
        cause: text!(
            en: "the virtual network or subnet that is named does not exist in this resource group and subscription",
            zh: "所指定的虚拟网络或子网在该资源组和订阅中不存在",
        ),
        fix: text!(
            en: "Compare `vnetResourceGroup`, `vnetName` and `subnetName` with `az network vnet subnet list`; a subnet for the internal load balancer (`aks-subnet` unless named) must exist before.",
            zh: "将 `vnetResourceGroup`、`vnetName` 和 `subnetName` 与 `az network vnet subnet list` 的输出比较；内部负载均衡器的子网（未指定时为 `aks-subnet`）必须事先存在。",
        ),
        rules: &["NET-SUBNET-EXISTS", "ID-SUBNET", "LB-ILB-VNET"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "InvalidResourceReference",
            "Resource /subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/default referenced by resource aks was not found.",
        )],
    },
    Entry {
        id: "dns-service-ip-outside",
        tier: Tier::Cause,
        signs: &[Sign::Code("DnsServiceIpOutOfServiceCidr")],
        cause: text!(
            en: "the DNS service address is not in the service range",
            zh: "DNS 服务地址不在服务范围内",
        ),
        fix: text!(
            en: "Set `dnsServiceIP` to an address of `serviceCidr` that is not its first, for example the tenth.",
            zh: "将 `dnsServiceIP` 设为 `serviceCidr` 中除首个地址以外的地址，例如第十个。",
        ),
        rules: &["NET-DNS-IN", "NET-DNS-NOT-FIRST"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "DnsServiceIpOutOfServiceCidr",
            "The specified DNS service IP is out of the specified service CIDR.",
        )],
    },
    Entry {
        id: "route-table-identity",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("OnlySupportedOnUserAssignedMSICluster"),
            Sign::Code("CustomRouteTableWithUnsupportedMSIType"),
            Sign::Phrase("do not support bringing your own route table"),
        ],
        cause: text!(
            en: "the subnet has a route table of its own, and the cluster a system-assigned identity, which cannot be given rights to it in time",
            zh: "子网有自己的路由表，而群集使用系统分配的标识，无法及时获得对该路由表的权限",
        ),
        fix: text!(
            en: "Create the cluster in AKS with a user-assigned identity that is Network Contributor on the route table, then attach it.",
            zh: "在 AKS 中使用用户分配的标识创建群集，并授予该标识对路由表的“网络参与者”角色，然后附加群集。",
        ),
        rules: &["NET-UDR-MI", "NET-ROUTE-IDENTITY"],
        source: Source::Public("MicrosoftDocs/azure-docs#80787; Azure/AKS#2333"),
        samples: &[Sample::new(
            "BadRequest",
            "Clusters using managed identity type SystemAssigned do not support bringing your own route table. Please see https://aka.ms/aks/customrt for more information",
        )],
    },
    Entry {
        id: "route-table-role",
        tier: Tier::Cause,
        signs: &[Sign::Code("CustomRouteTableMissingPermission")],
        cause: text!(
            en: "the cluster's identity may not read and write the subnet's route table",
            zh: "群集的标识无权读写子网的路由表",
        ),
        fix: text!(
            en: "Give the cluster's identity the role Network Contributor on the route table, wait some minutes, and try again.",
            zh: "授予群集标识对该路由表的“网络参与者”角色，等待几分钟后重试。",
        ),
        rules: &["NET-ROLE", "NET-ROUTE-IDENTITY"],
        source: Source::Public("Azure/AKS-Construction#501"),
        samples: &[Sample::new(
            "CustomRouteTableMissingPermission",
            "Managed identity or service principle must be given permission to read and write to custom route table /subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/routeTables/rt.",
        )],
    },
    Entry {
        id: "outbound-ports",
        tier: Tier::Cause,
        signs: &[Sign::Code("InvalidLoadBalancerProfileAllocatedOutboundPorts")],
        cause: text!(
            en: "the outbound ports for each node do not fit: addresses × 64000 must be enough for all nodes, and the number a multiple of 8",
            zh: "每个节点的出站端口数不合适：地址数 × 64000 须足够所有节点使用，且该数须为 8 的倍数",
        ),
        fix: text!(
            en: "Lower the allocated ports or raise the number of outbound addresses.",
            zh: "减少分配的端口数，或增加出站地址的数量。",
        ),
        rules: &["NET-LB-TUNE"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "InvalidLoadBalancerProfileAllocatedOutboundPorts",
            "Load balancer profile allocated ports 8000 is not in an allowable range given the number of nodes and IPs provisioned.",
        )],
    },
];
