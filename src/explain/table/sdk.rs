//! What version 1 of the Python SDK refuses itself.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "sdk-network-incomplete",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("not all virtual net information provided")],
        cause: text!(
            en: "one of the six network settings is missing, perhaps because its key is spelled wrongly: they go together or not at all",
            zh: "六项网络设置中缺少某一项，可能是键名拼写有误：这些设置必须同时提供或全部省略",
        ),
        fix: text!(
            en: "Give `vnet_name`, `vnet_resourcegroup_name`, `subnet_name`, `service_cidr`, `dns_service_ip` and `docker_bridge_cidr`, or none of them.",
            zh: "同时提供 `vnet_name`、`vnet_resourcegroup_name`、`subnet_name`、`service_cidr`、`dns_service_ip` 和 `docker_bridge_cidr`，或全部省略。",
        ),
        rules: &["NET-ALL", "SPEC-KEY"],
        source: documents::SDK,
        samples: &[Sample::new(
            "",
            "Invalid configuration, not all virtual net information provided. To use a custom virtual net with aks, please provide vnet name, vnet resource group, subnet name, service cidr, dns service ip and docker bridge cidr",
        )],
    },
    Entry {
        id: "sdk-tls-incomplete",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("not all ssl information provided"),
            Sign::Phrase("to enable ssl validation please provide the cname"),
        ],
        cause: text!(
            en: "of name, certificate and key one is missing",
            zh: "名称、证书和密钥中缺少某一项",
        ),
        fix: text!(
            en: "Give `ssl_cname`, `ssl_cert_pem_file` and `ssl_key_pem_file` together, or a `leaf_domain_label` instead.",
            zh: "同时提供 `ssl_cname`、`ssl_cert_pem_file` 和 `ssl_key_pem_file`，或改为提供 `leaf_domain_label`。",
        ),
        rules: &["TLS-TRIO"],
        source: documents::SDK,
        samples: &[Sample::new(
            "",
            "Invalid configuration, not all ssl information provided. To enable SSL validation please provide the cname, cert pem file, and key pem file.",
        )],
    },
    Entry {
        id: "sdk-two-certificates",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("when leaf domain label is provided, cname"),
            Sign::Phrase("when cname, cert pem file, and key pem file is provided"),
            Sign::Phrase("overwrite existing domain only applies to leaf"),
        ],
        cause: text!(
            en: "a label for Microsoft's certificate and a certificate of one's own exclude each other; taking a domain over goes with the label only",
            zh: "Microsoft 证书的标签与自定义证书不能同时使用；接管域名只能与标签一起使用",
        ),
        fix: text!(
            en: "Keep either `leaf_domain_label` (and `overwrite_existing_domain`), or `ssl_cname` with certificate and key.",
            zh: "只保留 `leaf_domain_label`（及 `overwrite_existing_domain`），或只保留 `ssl_cname` 及证书和密钥。",
        ),
        rules: &["TLS-XOR"],
        source: documents::SDK,
        samples: &[Sample::new(
            "",
            "Invalid configuration. When leaf domain label is provided, cname, cert pem file, or key pem file should not be provided.",
        )],
    },
    Entry {
        id: "sdk-load-balancer",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("load balancer type should be either"),
            Sign::Phrase("load balancer subnet can be changed from default when load"),
        ],
        cause: text!(
            en: "the load balancer's type is neither PublicIp nor InternalLoadBalancer, or a subnet is named for a public one",
            zh: "负载均衡器类型既不是 PublicIp 也不是 InternalLoadBalancer，或为公共负载均衡器指定了子网",
        ),
        fix: text!(
            en: "Write `InternalLoadBalancer` exactly so; the name of a subnet goes with it only.",
            zh: "准确写作 `InternalLoadBalancer`；子网名称只能与它一起使用。",
        ),
        rules: &["LB-ENUM", "LB-SUBNET-NEEDS-ILB"],
        source: documents::SDK,
        samples: &[Sample::new(
            "",
            "Invalid configuration, load balancer subnet can be changed from default when load balancer type is InternalLoadBalancer",
        )],
    },
    Entry {
        id: "sdk-cluster-id",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("invalid resource_id provided"),
            Sign::Phrase("please provide resource_group and cluster_name for the aks compute"),
            Sign::Phrase("since resource_id is provided, please do not provide"),
        ],
        cause: text!(
            en: "the cluster is named wrongly: by an id that is none of an AKS cluster, by half a name, or in both ways",
            zh: "群集的指定方式有误：ID 不是 AKS 群集的 ID、名称信息不全，或同时使用了两种方式",
        ),
        fix: text!(
            en: "Give either `resource_id` (`az aks show --query id -o tsv` prints it) or `resource_group` and `cluster_name`.",
            zh: "只提供 `resource_id`（`az aks show --query id -o tsv` 可输出），或只提供 `resource_group` 和 `cluster_name`。",
        ),
        rules: &["ID-EITHER", "ID-AKS"],
        source: documents::SDK,
        samples: &[Sample::new("", "Since resource_id is provided, please do not provide cluster_name.")],
    },
    Entry {
        id: "sdk-agent-count",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("agent count must be a positive integer")],
        cause: text!(en: "the number of nodes is less than 1", zh: "节点数小于 1"),
        fix: text!(
            en: "Give at least 3 for production and 1 for development; the SDK drops a 0 and the service then takes 3.",
            zh: "生产用途至少为 3，开发用途至少为 1；SDK 会丢弃 0，服务随后采用 3。",
        ),
        rules: &["COUNT-INT", "PURPOSE-PROD-NODES"],
        source: documents::SDK,
        samples: &[Sample::new("", "Invalid configuration, agent count must be a positive integer.")],
    },
    Entry {
        id: "sdk-renew",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("when renew is set")],
        cause: text!(
            en: "renewing belongs to Microsoft's certificate alone and excludes everything else",
            zh: "续订仅适用于 Microsoft 证书，不能与其他设置同时使用",
        ),
        fix: text!(
            en: "Set `renew` without a domain to overwrite, certificate or key, on a compute that has a label.",
            zh: "在使用标签的计算上仅设置 `renew`，不要同时设置覆盖域名、证书或密钥。",
        ),
        rules: &["TLS-RENEW"],
        source: documents::SDK,
        samples: &[Sample::new(
            "",
            "Invalid configuration. When renew is set to true, existing ssl configuration must have a leaf domain label. Overwrite existing domain should not be provided.",
        )],
    },
    Entry {
        id: "compute-target-not-found",
        tier: Tier::Cause,
        signs: &[Sign::Code("ComputeTargetNotFound")],
        cause: text!(
            en: "the workspace has no compute of this name",
            zh: "工作区中没有此名称的计算",
        ),
        fix: text!(
            en: "`az ml compute list` shows those that there are; attach the cluster first. Scripts that look before they create print this text without anything being wrong.",
            zh: "`az ml compute list` 可列出现有计算；请先附加群集。先查找再创建的脚本也会输出此文本，此时并无错误。",
        ),
        rules: &["NAME-UNIQUE"],
        source: documents::SDK,
        samples: &[Sample::new(
            "",
            "ComputeTargetNotFound: Compute Target with name myaks not found in provided workspace",
        )],
    },
];
