//! Deployments: what Azure Resource Manager refuses before any provider sees it, and errors around errors.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "provider-not-registered",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("MissingSubscriptionRegistration"),
            Sign::Code("SubscriptionNotRegistered"),
            Sign::Code("InvalidSubscriptionRegistrationState"),
        ],
        cause: text!(
            en: "a resource provider is not registered in the subscription",
            zh: "订阅中未注册某个资源提供程序",
        ),
        fix: text!(
            en: "Register them: `az provider register -n Microsoft.MachineLearningServices`, and the same for Microsoft.ContainerService and Microsoft.Network; wait until `az provider show` says Registered.",
            zh: "注册资源提供程序：`az provider register -n Microsoft.MachineLearningServices`，Microsoft.ContainerService 和 Microsoft.Network 同理；等待 `az provider show` 显示 Registered。",
        ),
        rules: &[],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "MissingSubscriptionRegistration",
            "The subscription is not registered to use namespace 'Microsoft.ContainerService'. See https://aka.ms/rps-not-found for how to register subscriptions.",
        )],
    },
    Entry {
        id: "api-version",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("NoRegisteredProviderFound"),
            Sign::Code("InvalidResourceType"),
            Sign::Code("InvalidApiVersionParameter"),
            Sign::Code("MissingRegistrationForLocation"),
        ],
        cause: text!(
            en: "this cloud does not know this api-version, type or region of the provider; the error lists those that it knows",
            zh: "此云不支持该提供程序的这个 api-version、类型或区域；错误中列出了支持的值",
        ),
        fix: text!(
            en: "Take an api-version from the list (`apiVersion` in the spec), and see with `az provider show -n Microsoft.MachineLearningServices` what the cloud has.",
            zh: "从列表中选择 api-version（配置中的 `apiVersion`），并用 `az provider show -n Microsoft.MachineLearningServices` 查看该云支持的内容。",
        ),
        rules: &["ARM-API-VERSION", "LOC-CLOUD"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "NoRegisteredProviderFound",
            "No registered resource provider found for location 'chinaeast2' and API version '2026-05-01' for type 'workspaces'. The supported api-versions are '2022-10-01'.",
        )],
    },
    Entry {
        id: "location",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("LocationNotAvailableForResourceType"),
            Sign::Code("LocationRequired"),
            Sign::Code("InvalidLocation"),
            Sign::Code("RegionDoesNotAllowProvisioning"),
        ],
        cause: text!(
            en: "the region is missing, is not of this cloud, or does not offer this type of resource",
            zh: "未指定区域、区域不属于此云，或该区域不提供此类资源",
        ),
        fix: text!(
            en: "Give a programmatic name such as `chinaeast2`; `aks-compute catalog regions` lists them.",
            zh: "使用 `chinaeast2` 这样的编程名称；`aks-compute catalog regions` 会列出所有区域。",
        ),
        rules: &["LOC-NAME", "LOC-CLOUD"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "LocationNotAvailableForResourceType",
            "The provided location 'China East 9' is not available for resource type 'Microsoft.MachineLearningServices/workspaces'.",
        )],
    },
    Entry {
        id: "deployment-history-full",
        tier: Tier::Cause,
        signs: &[Sign::Code("DeploymentQuotaExceeded")],
        cause: text!(
            en: "the resource group's history holds 800 deployments, which is the most",
            zh: "资源组的部署历史记录已达 800 个的上限",
        ),
        fix: text!(
            en: "Delete old ones with `az deployment group delete`; that deletes no resources.",
            zh: "用 `az deployment group delete` 删除旧的部署记录；这不会删除任何资源。",
        ),
        rules: &[],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "DeploymentQuotaExceeded",
            "Creating the deployment 'aks-compute-1' would exceed the quota of '800'. The current deployment count is '800'.",
        )],
    },
    Entry {
        id: "complete-mode",
        tier: Tier::Cause,
        signs: &[Sign::Code("DeploymentFailedCleanUp")],
        cause: text!(
            en: "the template was deployed in Complete mode, which deletes what it does not contain, also the workspace, and something could not be deleted",
            zh: "模板以 Complete 模式部署，该模式会删除模板中没有的资源（包括工作区），而其中某些资源无法删除",
        ),
        fix: text!(
            en: "Deploy with `--mode Incremental`. See at once what is already gone.",
            zh: "请以 `--mode Incremental` 部署，并立即检查哪些资源已被删除。",
        ),
        rules: &[],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new("DeploymentFailedCleanUp", "Deployment template clean up failed.")],
    },
    Entry {
        id: "parent-not-found",
        tier: Tier::Cause,
        signs: &[Sign::Code("ParentResourceNotFound")],
        cause: text!(
            en: "the workspace is not in this resource group and subscription, or not there yet",
            zh: "工作区不在此资源组和订阅中，或尚未创建",
        ),
        fix: text!(
            en: "Compare `workspace` in the spec with `az ml workspace list`.",
            zh: "将配置中的 `workspace` 与 `az ml workspace list` 比较。",
        ),
        rules: &["NAME-WORKSPACE", "NAME-RG"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "ParentResourceNotFound",
            "Can not perform requested operation on nested resource. Parent resource 'ml-ws' not found.",
        )],
    },
    Entry {
        id: "request-not-valid",
        tier: Tier::Symptom,
        signs: &[
            Sign::Code("InvalidRequestContent"),
            Sign::Code("InvalidRequestFormat"),
            Sign::Code("InvalidTemplate"),
            Sign::Code("InvalidParameter"),
            Sign::Code("InvalidResource"),
            Sign::Code("LinkedInvalidPropertyId"),
        ],
        cause: text!(
            en: "the request or template has a value that Azure does not accept; the message names it",
            zh: "请求或模板中有 Azure 不接受的值；错误消息中有其名称",
        ),
        fix: text!(
            en: "Check the spec with `aks-compute check`; of a template that you have, `aks-compute import` makes one.",
            zh: "用 `aks-compute check` 检查配置；`aks-compute import` 可由现有模板生成配置。",
        ),
        rules: &["ARM-API-FIELD", "ID-AKS"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "InvalidRequestContent",
            "The request content was invalid and could not be deserialized: 'Error converting value'.",
        )],
    },
    Entry {
        id: "deployment-failed",
        tier: Tier::Wrapper,
        signs: &[
            Sign::Code("DeploymentFailed"),
            Sign::Code("InvalidTemplateDeployment"),
            Sign::Code("ResourceDeploymentFailure"),
            Sign::Code("DeploymentPreflightError"),
            Sign::Code("BadArgument"),
            Sign::Code("BadRequest"),
            Sign::Code("UserError"),
            Sign::Code("ReconcileVMSSAgentPoolFailed"),
            Sign::Code("VMExtensionProvisioningError"),
            Sign::Code("VMExtensionHandlerNonTransientError"),
            Sign::Code("FailedScheduling"),
            Sign::Code("400"),
            Sign::Phrase("at least one resource deployment operation failed"),
            Sign::Phrase("compute object provisioning polling reached non-successful terminal state"),
            Sign::Phrase("received bad response from resource provider"),
            Sign::Phrase("cluster deployment failed"),
        ],
        cause: text!(
            en: "the deployment or provisioning failed; this part of the error does not say why",
            zh: "部署或预配失败；错误的这一部分没有说明原因",
        ),
        fix: text!(
            en: "Get the inner error: `az deployment operation group list -g GROUP -n NAME --query \"[?properties.provisioningState=='Failed'].properties.statusMessage\"`, or `properties.provisioningErrors` of the compute, and explain that text.",
            zh: "获取内层错误：`az deployment operation group list -g GROUP -n NAME --query \"[?properties.provisioningState=='Failed'].properties.statusMessage\"`，或计算的 `properties.provisioningErrors`，再对该文本使用 explain。",
        ),
        rules: &[],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "DeploymentFailed",
            "At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.",
        )],
    },
];
