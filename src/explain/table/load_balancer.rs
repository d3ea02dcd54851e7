//! Load balancers and public addresses: policies against them, roles that they need.

use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::{Section, Source};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "policy-public-ip",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("load balancers should not have public ip"),
            Sign::Phrase("public ip creation is not allowed"),
            Sign::Phrase("负载均衡器不应具有公共 IP"),
            Sign::Both("RequestDisallowedByPolicy", "publicIPAddresses"),
            Sign::Both("RequestDisallowedByPolicy", "public ip"),
        ],
        cause: text!(
            en: "a policy of the organisation forbids public IP addresses; AksCompute asks for one unless the load balancer is internal, and AKS itself for one for egress",
            zh: "组织的策略禁止公共 IP 地址；除非使用内部负载均衡器，AksCompute 会请求一个公共地址，AKS 自身的出口流量也需要一个",
        ),
        fix: text!(
            en: "Attach with `loadBalancer: { type: InternalLoadBalancer, subnet: … }`. To create, make the cluster in AKS with `outboundType: userDefinedRouting` and a firewall first.",
            zh: "附加时使用 `loadBalancer: { type: InternalLoadBalancer, subnet: … }`。若要创建，请先在 AKS 中以 `outboundType: userDefinedRouting` 和防火墙创建群集。",
        ),
        rules: &["LB-ATTACH-PUBLIC", "LB-POLICY-EGRESS"],
        source: Source::Article(Section::PublicIpPolicy),
        samples: &[
            Sample::new(
                "RequestDisallowedByPolicy",
                "Resource 'kubernetes' was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":{\"name\":\"Load Balancers should not have public IPs\"}}]'.",
            ),
            Sample::new(
                "RequestDisallowedByPolicy",
                "Resource 'kubernetes-a7704c27655a34fdf8a13baf2adf63cb' was disallowed by policy. Reasons: 'Public IP creation is not allowed.'. See error details for policy resource IDs.",
            ),
            Sample::new("", "请求已被拒绝，因为“负载均衡器不应具有公共 IP”。"),
        ],
    },
    Entry {
        id: "load-balancer-role",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase(
                "does not have authorization to perform action Microsoft.Network/virtualNetworks/subnets/",
            ),
            Sign::Both("AuthorizationFailed", "Microsoft.Network/virtualNetworks/subnets/"),
            Sign::Both("LinkedAuthorizationFailed", "Microsoft.Network/virtualNetworks/subnets/"),
            Sign::Both("LinkedAuthorizationFailed", "Microsoft.Network/publicIPAddresses/join"),
        ],
        cause: text!(
            en: "the cluster's identity has no role on the subnet or address, so that the load balancer stays without an address (`<pending>`)",
            zh: "群集的标识对子网或地址没有角色，负载均衡器因此得不到地址（`<pending>`）",
        ),
        fix: text!(
            en: "Give the identity of the cluster (not yours) the role Network Contributor on the virtual network or its resource group, wait some minutes, and try again.",
            zh: "授予群集的标识（而非您自己）对虚拟网络或其资源组的“网络参与者”角色，等待几分钟后重试。",
        ),
        rules: &["NET-ROLE"],
        source: Source::Public(
            "MicrosoftDocs/azure-docs#62754, #52063, #29632; patuzov/terraform-private-aks#5; Azure/AKS#1945",
        ),
        samples: &[
            Sample::new(
                "AuthorizationFailed",
                "The client '5b1' with object id '5b1' does not have authorization to perform action 'Microsoft.Network/virtualNetworks/subnets/read' over scope '/subscriptions/0/resourceGroups/vnet-rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/aks-subnet' or the scope is invalid.",
            ),
            Sample::new(
                "LinkedAuthorizationFailed",
                "The client '5b1' has permission to perform action 'Microsoft.Network/loadBalancers/write' on scope 'kubernetes-internal'; however, it does not have permission to perform action 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) or the linked scope(s) are invalid.",
            ),
        ],
    },
    Entry {
        id: "load-balancer-pending",
        tier: Tier::Symptom,
        signs: &[
            Sign::Phrase("error syncing load balancer"),
            Sign::Phrase("failed to ensure load balancer"),
            Sign::Code("SyncLoadBalancerFailed"),
            Sign::Phrase("azureml-fe*LoadBalancer*<pending>"),
        ],
        cause: text!(
            en: "the service of type LoadBalancer got no address: a role on the subnet is missing, a policy forbids the address, or the subnet is full",
            zh: "LoadBalancer 类型的服务未获得地址：缺少对子网的角色、策略禁止该地址，或子网已满",
        ),
        fix: text!(
            en: "`kubectl describe svc azureml-fe` shows the event with the reason; explain that text.",
            zh: "`kubectl describe svc azureml-fe` 会显示说明原因的事件；请对该文本再次使用 explain。",
        ),
        rules: &["NET-ROLE", "LB-ATTACH-PUBLIC", "NET-SUBNET-SIZE"],
        source: Source::Public("MicrosoftDocs/azure-docs#52063; Azure/AKS#3212"),
        samples: &[
            Sample::new(
                "",
                "Warning  SyncLoadBalancerFailed  2m  service-controller  Error syncing load balancer: failed to ensure load balancer: timed out waiting for the condition",
            ),
            Sample::new("", "azureml-fe   LoadBalancer   10.0.73.151   <pending>   80:30880/TCP   14m"),
        ],
    },
    Entry {
        id: "scoring-address-not-updated",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("scoring fe ip address not updated yet")],
        cause: text!(
            en: "azureml-fe did not get the private address of its new internal load balancer: the cluster's identity has no role on the subnet, or the subnet is named wrongly or full",
            zh: "azureml-fe 未获得新内部负载均衡器的专用地址：群集的标识对子网没有角色，或子网名称有误，或子网已满",
        ),
        fix: text!(
            en: "See the events of `kubectl describe svc azureml-fe`, give the identity Network Contributor on the subnet, and check `loadBalancer.subnet`, which is the name of a subnet of the cluster's network.",
            zh: "查看 `kubectl describe svc azureml-fe` 的事件，授予标识对子网的“网络参与者”角色，并检查 `loadBalancer.subnet`：它应是群集网络中某个子网的名称。",
        ),
        rules: &["NET-ROLE", "LB-SUBNET-NAME", "NET-PRIVATE-SCORING", "NET-SUBNET-SIZE"],
        source: Source::Public("Azure/azure-cli-extensions#2988"),
        samples: &[Sample::new("", "Scoring FE IP address not updated yet.")],
    },
    Entry {
        id: "cli-without-internal-balancer",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("unrecognized arguments: --load-balancer-type"),
            Sign::Phrase("unrecognized arguments: * --load-balancer-subnet"),
        ],
        cause: text!(
            en: "the attach command of azure-cli-ml has no option for the internal load balancer, so it would make a public address",
            zh: "azure-cli-ml 的附加命令没有内部负载均衡器选项，因此会创建公共地址",
        ),
        fix: text!(
            en: "Attach with the template or the request of `aks-compute plan`, which have `loadBalancerType`.",
            zh: "使用 `aks-compute plan` 生成的模板或请求来附加，其中包含 `loadBalancerType`。",
        ),
        rules: &["LB-ATTACH-PUBLIC", "LIFE-RETIRED"],
        source: Source::Public("Azure/azure-cli-extensions#2056; MicrosoftDocs/azure-docs#77654"),
        samples: &[Sample::new(
            "",
            "az: error: unrecognized arguments: --load-balancer-type InternalLoadBalancer",
        )],
    },
];
