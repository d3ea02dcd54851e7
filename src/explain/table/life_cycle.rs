//! The life of a compute: names, waiting, attaching again, what is left behind.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::{Section, Source};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "compute-name",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("compute name is invalid")],
        cause: text!(
            en: "the name of the compute is not allowed; some versions of the service take at most 16 characters, others 24",
            zh: "计算的名称不符合要求；服务的某些版本最多允许 16 个字符，其他版本为 24 个",
        ),
        fix: text!(
            en: "Begin with a letter, end with a letter or digit, and use letters, digits and hyphens only, 3 to 16 of them to be safe. The name is not the cluster's id.",
            zh: "以字母开头，以字母或数字结尾，只用字母、数字和短划线，稳妥起见为 3 到 16 个字符。名称不是群集的 ID。",
        ),
        rules: &["NAME-COMPUTE", "NAME-COMPUTE-16", "NAME-COMPUTE-ARM"],
        source: Source::Public("MicrosoftDocs/azure-docs#55961"),
        samples: &[Sample::new(
            "BadRequest",
            "Compute name is invalid. It can include letters, digits and dashes. It must start with a letter, end with a letter or digit, and be between 2 and 16 characters in length",
        )],
    },
    Entry {
        id: "compute-exists",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("with the same name already exists"), Sign::Phrase("compute * already exists")],
        cause: text!(
            en: "the workspace has a compute of this name already; creating or attaching is not idempotent, also not by a template",
            zh: "工作区中已有同名的计算；创建或附加不是幂等的，使用模板也一样",
        ),
        fix: text!(
            en: "Use the compute that is there, take another name, or detach it first; `aks-compute plan --facts` shows what is left to do.",
            zh: "使用现有的计算，改用其他名称，或先将其拆离；`aks-compute plan --facts` 会显示尚需执行的操作。",
        ),
        rules: &["LIFE-IDEMPOTENT", "NAME-UNIQUE"],
        source: Source::Article(Section::Limitations),
        samples: &[Sample::new("Conflict", "A compute with the same name already exists in the workspace.")],
    },
    Entry {
        id: "attached-before",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("cluster * is already attached"),
            Sign::Phrase("already attached to * workspace"),
        ],
        cause: text!(
            en: "the cluster is attached under another name or in another workspace; a second attachment breaks the first",
            zh: "该群集已以其他名称或在其他工作区中附加；再次附加会破坏已有的附加",
        ),
        fix: text!(
            en: "Use the attachment that is there, or detach it, delete the leftovers of azureml-fe, and attach again.",
            zh: "使用已有的附加；或将其拆离，删除 azureml-fe 的遗留资源，然后重新附加。",
        ),
        rules: &["LIFE-ONE-ATTACH", "LIFE-DETACH-FE"],
        source: Source::Public("MicrosoftDocs/azure-docs#41778"),
        samples: &[Sample::new(
            "BadRequest",
            "The AKS cluster myaks is already attached to the workspace ml-ws.",
        )],
    },
    Entry {
        id: "compute-not-ready",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ComputeResourceNotCreated"),
            Sign::Phrase("compute resource * is not in succeeded state"),
        ],
        cause: text!(
            en: "something was deployed to a compute that is still being attached, or whose attachment failed",
            zh: "向仍在附加中或附加失败的计算进行了部署",
        ),
        fix: text!(
            en: "Wait until the compute says Succeeded (`wait_for_completion`, `az ml compute show`). If it says Failed, read its provisioning errors and attach anew.",
            zh: "等待计算的状态变为 Succeeded（`wait_for_completion`、`az ml compute show`）。如果为 Failed，请查看其预配错误并重新附加。",
        ),
        rules: &["LIFE-WAIT"],
        source: Source::Public("MicrosoftDocs/azure-docs#60083; microsoft/MLOpsPython#171"),
        samples: &[Sample::new(
            "ComputeResourceNotCreated",
            "Compute resource with Id: aks is not in Succeeded state. Compute provisioning state: Failed",
        )],
    },
    Entry {
        id: "in-progress",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("AnotherOperationInProgress"),
            Sign::Code("AKSOperationPreempted"),
            Sign::Code("AKSOperationPreemptedByDelete"),
            Sign::Code("DeploymentActive"),
            Sign::Code("DeploymentActiveAndUneditable"),
            Sign::Code("ResourceGroupBeingDeleted"),
            Sign::Both("OperationNotAllowed", "in progress"),
            Sign::Both("Conflict", "in progress"),
        ],
        cause: text!(
            en: "another operation on the same resource, group or deployment is running, or took precedence",
            zh: "同一资源、资源组或部署上有另一操作正在进行，或已优先执行",
        ),
        fix: text!(
            en: "Wait until it has ended (`az aks show --query provisioningState`, `az deployment group list`), then try again.",
            zh: "等待其结束（`az aks show --query provisioningState`、`az deployment group list`），然后重试。",
        ),
        rules: &["LIFE-WAIT"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[
            Sample::new(
                "OperationNotAllowed",
                "Operation is not allowed because there's an in progress create node pool operation. Please wait for it to finish before starting a new operation.",
            ),
            Sample::new(
                "DeploymentActive",
                "The deployment with resource id 'aks-compute-1' cannot be saved, because this would overwrite an existing deployment which is still active.",
            ),
        ],
    },
    Entry {
        id: "front-end-leftovers",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("E45004"),
            Sign::Code("E45005"),
            Sign::Code("AZUREML_FE_ROLE_CONFLICT"),
            Sign::Code("AZUREML_FE_DEPLOYMENT_CONFLICT"),
            Sign::Phrase("azureml-fe* already exists"),
            Sign::Phrase("azuremlfe* already exists"),
        ],
        cause: text!(
            en: "the cluster still has azureml-fe of an earlier attachment",
            zh: "群集中仍有先前附加遗留的 azureml-fe",
        ),
        fix: text!(
            en: "Detach, save the secret `azuremlfessl` if there was TLS, and where no service is active delete the resources of azureml-fe; `aks-compute plan --only kubectl` writes the script.",
            zh: "先拆离；如果启用过 TLS，请保存机密 `azuremlfessl`；在没有活动服务时删除 azureml-fe 的资源；`aks-compute plan --only kubectl` 会生成脚本。",
        ),
        rules: &["LIFE-DETACH-FE", "LIFE-COMPONENT-UPDATE", "TLS-REATTACH"],
        source: Source::Article(Section::FrontEndLeftovers),
        samples: &[
            Sample::new("E45005", "AZUREML_FE_DEPLOYMENT_CONFLICT"),
            Sample::new(
                "",
                "Error from server (AlreadyExists): clusterroles.rbac.authorization.k8s.io \"azureml-fe-role\" already exists",
            ),
        ],
    },
    Entry {
        id: "relay-missing",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("relay resource id or connection string are not provided")],
        cause: text!(
            en: "the extension was installed without what connects it with Azure Relay, or is left from an earlier attachment of an Arc cluster",
            zh: "安装扩展时缺少连接 Azure 中继所需的信息，或扩展是先前附加 Arc 群集时遗留的",
        ),
        fix: text!(
            en: "Uninstall the extension (`az k8s-extension delete`), wait until it is gone, and install it again before attaching.",
            zh: "卸载扩展（`az k8s-extension delete`），等待其完全移除，重新安装后再附加。",
        ),
        rules: &["LIFE-DETACH-FE"],
        source: Source::Public("Azure/AML-Kubernetes#75; MicrosoftDocs/azure-docs PR#86416"),
        samples: &[Sample::new("BadRequest", "Relay resource id or connection string are not provided")],
    },
    Entry {
        id: "terraform-panic",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("panic: runtime error*machinelearning"),
            Sign::Phrase("machine_learning_inference_cluster*plugin did not respond"),
            Sign::Phrase("plugin did not respond*machine_learning_inference_cluster"),
        ],
        cause: text!(
            en: "azurerm reads the public name of the cluster, which a private one does not have, and crashes; fixed in releases after October 2021, but not for a cluster without any name",
            zh: "azurerm 读取群集的公共名称，而专用群集没有该名称，因此崩溃；2021 年 10 月之后的版本已修复，但对没有任何名称的群集仍未修复",
        ),
        fix: text!(
            en: "Update the azurerm provider, or use the Terraform of `aks-compute plan`, which takes azapi where azurerm cannot.",
            zh: "更新 azurerm 提供程序；或使用 `aks-compute plan` 生成的 Terraform，在 azurerm 无法胜任处改用 azapi。",
        ),
        rules: &["PRIV-PUBLIC-FQDN"],
        source: Source::Public("hashicorp/terraform-provider-azurerm#13844"),
        samples: &[Sample::new(
            "",
            "panic: runtime error: invalid memory address or nil pointer dereference [signal SIGSEGV: segmentation violation] goroutine 1 [running]: github.com/hashicorp/terraform-provider-azurerm/internal/services/machinelearning.resourceAksInferenceClusterCreate",
        )],
    },
    Entry {
        id: "immutable",
        tier: Tier::Cause,
        signs: &[Sign::Code("PropertyChangeNotAllowed")],
        cause: text!(
            en: "the request changes a property that cannot be changed once the resource exists, for example the VM size",
            zh: "请求更改了资源创建后不可更改的属性，例如 VM 大小",
        ),
        fix: text!(
            en: "Leave it as it is. Of an AksCompute only TLS and the load balancer can be changed, the node count in the studio; for anything else make a new pool or cluster.",
            zh: "保持原值。AksCompute 只能更改 TLS 和负载均衡器，节点计数可在工作室中更改；其他更改需新建节点池或群集。",
        ),
        rules: &["VM-IMMUTABLE", "LIFE-UPDATE-SCOPE", "LIFE-CHANGE-TLS"],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "PropertyChangeNotAllowed",
            "Changing property 'properties.vmSize' is not allowed.",
        )],
    },
];
