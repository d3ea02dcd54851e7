//! Too few cores, nodes, addresses or machines: what the cluster has, and what Azure would give.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::Source;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "cores-too-few",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("should have at least * cores to operate"),
            Sign::Phrase("you do not have enough cores"),
        ],
        cause: text!(
            en: "the cluster has fewer virtual CPUs than its purpose needs: FastProd and DenseProd, and no purpose at all, need 12",
            zh: "群集的虚拟 CPU 少于其用途所需：FastProd 和 DenseProd，以及未指定用途时，需要 12 个",
        ),
        fix: text!(
            en: "Add nodes (`az aks nodepool scale`) or take a larger VM size until nodes × virtual CPUs is 12 or more, or attach with `clusterPurpose: DevTest`.",
            zh: "增加节点（`az aks nodepool scale`）或改用更大的 VM 大小，使节点数 × 虚拟 CPU 数不少于 12；或以 `clusterPurpose: DevTest` 附加。",
        ),
        rules: &["PURPOSE-12VCPU"],
        source: Source::Public("MicrosoftDocs/azure-docs#55597; Azure/MachineLearningNotebooks#73"),
        samples: &[
            Sample::new("BadArgument", "Agent cores: Cluster should have at least 12 cores to operate."),
            Sample::new("", "You do not have enough cores. Required 12, available 6."),
        ],
    },
    Entry {
        id: "nodes-too-few",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("machine(s) are required for cluster with purpose")],
        cause: text!(
            en: "a cluster for production needs at least 3 nodes, and this one has fewer",
            zh: "生产用途的群集至少需要 3 个节点，而该群集的节点较少",
        ),
        fix: text!(
            en: "Scale a node pool to 3 or more nodes, or attach with `clusterPurpose: DevTest`, for which 1 is enough.",
            zh: "将节点池扩展到 3 个或更多节点；或以 `clusterPurpose: DevTest` 附加，此时 1 个节点即可。",
        ),
        rules: &["PURPOSE-PROD-NODES"],
        source: Source::Public("MicrosoftDocs/azure-docs#55597"),
        samples: &[Sample::new(
            "BadArgument",
            "At least 3 machine(s) are required for cluster with purpose 'FastProd'. Available machine(s) : 2",
        )],
    },
    Entry {
        id: "quota-cores",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("QuotaExceeded"),
            Sign::Code("ErrCode_InsufficientVCPUQuota"),
            Sign::Phrase("exceeding approved * cores quota"),
            Sign::Phrase("insufficient * vcpu quota"),
            Sign::Phrase("insufficient vcpu quota"),
        ],
        cause: text!(
            en: "the subscription's quota of cores in this region is smaller than what the nodes need; an upgrade needs one more node",
            zh: "订阅在该区域的内核配额小于节点所需；升级时还要再多一个节点",
        ),
        fix: text!(
            en: "See what is left with `az vm list-usage -l REGION`, and take fewer or smaller nodes or another region, or ask for more quota in the portal.",
            zh: "用 `az vm list-usage -l REGION` 查看余量，然后减少节点、改用较小的节点或其他区域，或在门户中申请提高配额。",
        ),
        rules: &["QUOTA-REGION"],
        source: Source::Public("microsoft/computervision-recipes#499; Azure/azureml-sdk-for-r#267"),
        samples: &[
            Sample::new(
                "QuotaExceeded",
                "Provisioning of resource(s) for container service myaks in resource group rg failed. Message: Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Additional details - Deployment Model: Resource Manager, Location: westeurope, Current Limit: 10, Current Usage: 7, Additional Required: 12, (Minimum) New Limit Required: 19.",
            ),
            Sample::new(
                "ErrCode_InsufficientVCPUQuota",
                "Insufficient vcpu quota requested 12, remaining 4 for family standardDv2Family for region chinaeast2.",
            ),
        ],
    },
    Entry {
        id: "quota-clusters",
        tier: Tier::Cause,
        signs: &[Sign::Code("ManagedClusterCountExceedsQuotaLimit")],
        cause: text!(
            en: "the subscription may have no more AKS clusters in this region",
            zh: "订阅在该区域的 AKS 群集数量已达上限",
        ),
        fix: text!(
            en: "Delete a cluster that nobody needs, take another region, or ask support for a higher limit.",
            zh: "删除不再需要的群集，改用其他区域，或向支持人员申请提高上限。",
        ),
        rules: &[],
        source: Source::Public("AKS, Quotas, virtual machine size restrictions, and region availability"),
        samples: &[Sample::new(
            "ManagedClusterCountExceedsQuotaLimit",
            "The number of managed clusters in the subscription exceeds the quota limit.",
        )],
    },
    Entry {
        id: "quota-public-ips",
        tier: Tier::Cause,
        signs: &[Sign::Code("PublicIPCountLimitReached")],
        cause: text!(
            en: "the subscription may have no more public IP addresses in this region",
            zh: "订阅在该区域的公共 IP 地址数量已达上限",
        ),
        fix: text!(
            en: "Delete public addresses that nobody uses or ask for more quota; an internal load balancer needs none for scoring.",
            zh: "删除无人使用的公共地址，或申请提高配额；使用内部负载均衡器时，评分不需要公共地址。",
        ),
        rules: &["LB-ATTACH-PUBLIC"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "PublicIPCountLimitReached",
            "Cannot create more than 20 public IP addresses for this subscription in this region.",
        )],
    },
    Entry {
        id: "size-not-available",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("SkuNotAvailable"),
            Sign::Code("VMSizeNotSupported"),
            Sign::Phrase("the vm size of * is not allowed in your subscription in location"),
            Sign::Phrase("requested size for resource * is currently not available in location"),
        ],
        cause: text!(
            en: "this subscription cannot have this VM size in this region: it is not offered there, restricted, or spelled otherwise",
            zh: "该订阅无法在该区域使用此 VM 大小：该区域未提供、受到限制，或名称拼写不符",
        ),
        fix: text!(
            en: "List what there is with `az vm list-skus -l REGION --resource-type virtualMachines`, and set `agentVmSize` to a size without restriction.",
            zh: "用 `az vm list-skus -l REGION --resource-type virtualMachines` 列出可用大小，并将 `agentVmSize` 设为不受限制的大小。",
        ),
        rules: &["VM-KNOWN", "VM-FORMAT", "VM-RETIRED"],
        source: Source::Public(
            "MicrosoftLearning/DP100#16; Azure/MachineLearningNotebooks#1675; Azure/azure-sdk-for-python#22803",
        ),
        samples: &[
            Sample::new(
                "BadRequest",
                "The VM size of AgentPoolProfile:agentpool is not allowed in your subscription in location 'eastus'. For more details, please visit https://aka.ms/cpu-quota",
            ),
            Sample::new(
                "SkuNotAvailable",
                "The requested size for resource 'vmss' is currently not available in location 'eastus' zones '1' for subscription. Please try another size or deploy to a different location or zones.",
            ),
        ],
    },
    Entry {
        id: "no-capacity",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("AllocationFailed"),
            Sign::Code("ZonalAllocationFailed"),
            Sign::Code("OverconstrainedAllocationRequest"),
            Sign::Code("OverconstrainedZonalAllocationRequest"),
            Sign::Code("AKSCapacityError"),
            Sign::Code("AksCapacityHeavyUsage"),
        ],
        cause: text!(
            en: "Azure has no machines of this size left in this region or zone at the moment; the quota is not the reason",
            zh: "Azure 目前在该区域或可用性区域没有此大小的剩余计算机；与配额无关",
        ),
        fix: text!(
            en: "Try again later, or take another VM size, zone or region.",
            zh: "稍后重试，或改用其他 VM 大小、可用性区域或区域。",
        ),
        rules: &[],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "AllocationFailed",
            "The VM allocation failed due to an internal error. Please retry later or try deploying to a different location.",
        )],
    },
    Entry {
        id: "zone-not-supported",
        tier: Tier::Cause,
        signs: &[Sign::Code("AvailabilityZoneNotSupported")],
        cause: text!(
            en: "the region, or this VM size in it, does not have the availability zone that was asked for",
            zh: "该区域或该区域中的此 VM 大小没有所请求的可用性区域",
        ),
        fix: text!(
            en: "Leave the zones out, or see with `az vm list-skus -l REGION --zone` which sizes have them.",
            zh: "不要指定可用性区域，或用 `az vm list-skus -l REGION --zone` 查看哪些大小支持。",
        ),
        rules: &[],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "AvailabilityZoneNotSupported",
            "Preflight validation check for resource(s) for container service myaks failed. The zone(s) '1' for resource 'agentpool' is not supported.",
        )],
    },
];
