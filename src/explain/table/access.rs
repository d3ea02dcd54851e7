//! Who may do what: roles, sign-in, subscriptions, policies.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::Source;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "attach-roles",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("in deploying image pull secret"),
            Sign::Phrase(
                "does not have authorization to perform action Microsoft.ContainerService/managedClusters/",
            ),
            Sign::Both("AuthorizationFailed", "listClusterAdminCredential"),
        ],
        cause: text!(
            en: "whoever attaches may not read the cluster or fetch its administrator credentials, so that the secret for the registry cannot be put into it",
            zh: "执行附加的身份无权读取群集或获取其管理员凭据，因此无法将容器注册表的机密写入群集",
        ),
        fix: text!(
            en: "Give the user or service principal Owner or Contributor on the cluster's resource group and Azure Kubernetes Service Cluster Admin on the cluster, wait some minutes, and attach again.",
            zh: "授予该用户或服务主体对群集所在资源组的“所有者”或“参与者”角色，以及对群集的“Azure Kubernetes 服务群集管理员”角色，等待几分钟后重新附加。",
        ),
        rules: &["LIFE-RBAC-ATTACH"],
        source: Source::Public("MicrosoftDocs/azure-docs#20346; Azure/MachineLearningNotebooks#73"),
        samples: &[
            Sample::new(
                "InternalServerError",
                "Retries exceeded in deploying image pull secret mlworkspaceacrkey to AKS. Last error: Operation returned an invalid status code 'Forbidden'",
            ),
            Sample::new(
                "AuthorizationFailed",
                "The client 'a@b.cn' with object id '5b1' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action' over scope '/subscriptions/0/resourceGroups/rg' or the scope is invalid.",
            ),
        ],
    },
    Entry {
        id: "workspace-identity-roles",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("aks role check failed for user assigned identity")],
        cause: text!(
            en: "the workspace's user-assigned identity has too few roles on the cluster",
            zh: "工作区的用户分配标识对群集的角色不足",
        ),
        fix: text!(
            en: "Give that identity Reader, Kubernetes Extension Contributor and Azure Kubernetes Service Cluster Admin on the cluster, and with Trusted Access also Azure Kubernetes Service Contributor.",
            zh: "授予该标识对群集的“读者”“Kubernetes 扩展参与者”和“Azure Kubernetes 服务群集管理员”角色；使用受信任访问时还需“Azure Kubernetes 服务参与者”。",
        ),
        rules: &["LIFE-RBAC-ATTACH"],
        source: Source::Public(
            "Azure/AML-Kubernetes#279; Azure Machine Learning, Attach a Kubernetes cluster",
        ),
        samples: &[Sample::new(
            "BadRequest",
            "AKS role check failed for user assigned identity. Please check the role assignment.",
        )],
    },
    Entry {
        id: "not-authorized",
        tier: Tier::Symptom,
        signs: &[
            Sign::Code("AuthorizationFailed"),
            Sign::Code("LinkedAuthorizationFailed"),
            Sign::Phrase("does not have authorization to perform action"),
        ],
        cause: text!(
            en: "who made the request has no role that allows the action which the error names, at the scope that it names",
            zh: "请求者没有角色可在错误所示的范围执行错误所示的操作",
        ),
        fix: text!(
            en: "Give the client that is named a role with this action at this scope, wait some minutes, sign in again (`az login`), and repeat. A scope that does not exist gives the same error.",
            zh: "在该范围为错误中的客户端分配包含此操作的角色，等待几分钟，重新登录（`az login`）后重试。范围不存在时也会出现同样的错误。",
        ),
        rules: &["LIFE-RBAC-ATTACH", "NET-ROLE"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "AuthorizationFailed",
            "The client 'a@b.cn' with object id '5b1' does not have authorization to perform action 'Microsoft.MachineLearningServices/workspaces/computes/write' over scope '/subscriptions/0/resourceGroups/ml-rg' or the scope is invalid.",
        )],
    },
    Entry {
        id: "policy",
        tier: Tier::Symptom,
        signs: &[Sign::Code("RequestDisallowedByPolicy")],
        cause: text!(
            en: "a policy of the organisation forbids the resource or one of its properties; the error names the policy",
            zh: "组织的策略禁止该资源或其某个属性；错误中有策略的名称",
        ),
        fix: text!(
            en: "Change what the policy objects to (`az policy assignment list` shows it), or ask its owner for an exemption.",
            zh: "修改策略所禁止的内容（`az policy assignment list` 可查看策略），或向策略的负责人申请豁免。",
        ),
        rules: &[],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "RequestDisallowedByPolicy",
            "Resource 'myaks' was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":{\"name\":\"Require a tag on resources\"}}]'.",
        )],
    },
    Entry {
        id: "gatekeeper",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("admission webhook * denied the request")],
        cause: text!(
            en: "a policy inside the cluster (Azure Policy for Kubernetes, Gatekeeper) refuses an object that Azure Machine Learning puts there",
            zh: "群集内的策略（适用于 Kubernetes 的 Azure Policy、Gatekeeper）拒绝了 Azure 机器学习要部署的对象",
        ),
        fix: text!(
            en: "Exclude the namespace of Azure Machine Learning (`default` for azureml-fe, `azureml` for the extension) from the policy.",
            zh: "在该策略中排除 Azure 机器学习所用的命名空间（azureml-fe 为 `default`，扩展为 `azureml`）。",
        ),
        rules: &[],
        source: Source::Public("Azure Policy for Kubernetes clusters"),
        samples: &[Sample::new(
            "",
            "Error creating: admission webhook \"validation.gatekeeper.sh\" denied the request: [azurepolicy-container-no-privilege] Privileged container is not allowed",
        )],
    },
    Entry {
        id: "token-for-other-cloud",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("InvalidAuthenticationTokenAudience"),
            Sign::Phrase("access token has been obtained for wrong audience"),
            Sign::Phrase("access token has been obtained from wrong audience"),
        ],
        cause: text!(
            en: "the token is for another cloud or another service than the one that was asked",
            zh: "令牌属于另一个云或另一项服务",
        ),
        fix: text!(
            en: "Set the cloud (`az cloud set --name AzureChinaCloud`), sign in again, and send requests to that cloud's own Azure Resource Manager (`aks-compute catalog clouds`).",
            zh: "设置云（`az cloud set --name AzureChinaCloud`）并重新登录，然后将请求发往该云自己的 Azure 资源管理器（见 `aks-compute catalog clouds`）。",
        ),
        rules: &["LOC-CLOUD"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "InvalidAuthenticationTokenAudience",
            "The access token has been obtained for wrong audience or resource 'https://management.azure.com'. It should exactly match with one of the allowed audiences 'https://management.core.chinacloudapi.cn/'.",
        )],
    },
    Entry {
        id: "sign-in-again",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ExpiredAuthenticationToken"),
            Sign::Code("InvalidAuthenticationToken"),
            Sign::Code("InvalidAuthenticationTokenTenant"),
            Sign::Phrase("please run 'az login'"),
        ],
        cause: text!(
            en: "there is no valid token: it ran out, or belongs to another tenant",
            zh: "没有有效的令牌：令牌已过期，或属于其他租户",
        ),
        fix: text!(
            en: "Sign in again, to the tenant of the subscription: `az login --tenant TENANT`, then `az account set --subscription ID`.",
            zh: "重新登录到订阅所属的租户：`az login --tenant TENANT`，然后运行 `az account set --subscription ID`。",
        ),
        rules: &[],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "ExpiredAuthenticationToken",
            "The access token expiry UTC time '11/23/2026 12:00:00 PM' is earlier than current UTC time '11/23/2026 1:00:00 PM'.",
        )],
    },
    Entry {
        id: "service-principal-secret",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("AADSTS7000222"),
            Sign::Code("InvalidClientSecret"),
            Sign::Code("ServicePrincipalValidationClientError"),
            Sign::Code("AADSTS7000215"),
        ],
        cause: text!(
            en: "the secret of a service principal, perhaps the cluster's own, is wrong or has run out",
            zh: "服务主体（可能是群集自身的服务主体）的机密有误或已过期",
        ),
        fix: text!(
            en: "Make a new secret (`az ad app credential reset`), give it to the cluster with `az aks update-credentials --reset-service-principal`, or move the cluster to a managed identity.",
            zh: "创建新机密（`az ad app credential reset`），用 `az aks update-credentials --reset-service-principal` 提供给群集；或让群集改用托管标识。",
        ),
        rules: &[],
        source: documents::AKS_ERRORS,
        samples: &[Sample::new(
            "ServicePrincipalValidationClientError",
            "adal: Refresh request failed. Status Code = '401'. Response body: {\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The provided client secret keys are expired.\"}",
        )],
    },
    Entry {
        id: "subscription-not-found",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("SubscriptionNotFound"),
            Sign::Code("InvalidSubscriptionId"),
            Sign::Code("ReadOnlyDisabledSubscription"),
        ],
        cause: text!(
            en: "the subscription does not exist in this cloud and tenant, is disabled, or cannot be seen by whoever is signed in",
            zh: "该订阅在此云和租户中不存在、已停用，或当前登录的身份无权查看",
        ),
        fix: text!(
            en: "Compare the id with `az account list --all`, and the cloud with `az cloud show`.",
            zh: "将订阅 ID 与 `az account list --all` 比较，将云与 `az cloud show` 比较。",
        ),
        rules: &["ID-SUBSCRIPTION", "LOC-CLOUD"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new("SubscriptionNotFound", "The subscription '0' could not be found.")],
    },
    Entry {
        id: "resource-group-not-found",
        tier: Tier::Cause,
        signs: &[Sign::Code("ResourceGroupNotFound"), Sign::Phrase("resource group * could not be found")],
        cause: text!(
            en: "the resource group is not in the subscription that was looked in; tools that get a group and a name look in the workspace's subscription, also for a cluster in another one",
            zh: "资源组不在所查找的订阅中；只给出资源组和名称时，工具会在工作区的订阅中查找，即使群集在另一个订阅中",
        ),
        fix: text!(
            en: "Name the cluster by its whole id (`cluster.resourceId`), or give `cluster.subscriptionId`; with Terraform use the template of `aks-compute plan`.",
            zh: "用完整的 ID（`cluster.resourceId`）指定群集，或提供 `cluster.subscriptionId`；使用 Terraform 时请改用 `aks-compute plan` 生成的模板。",
        ),
        rules: &["ID-CROSS-SUB", "NAME-RG"],
        source: Source::Public("hashicorp/terraform-provider-azurerm#13961"),
        samples: &[Sample::new("ResourceGroupNotFound", "Resource group 'aks-rg' could not be found.")],
    },
    Entry {
        id: "locked",
        tier: Tier::Cause,
        signs: &[Sign::Code("ScopeLocked")],
        cause: text!(
            en: "a lock on the resource, its group or the subscription forbids the change",
            zh: "资源、资源组或订阅上的锁禁止此更改",
        ),
        fix: text!(
            en: "`az lock list` shows the lock; whoever set it must remove it for the time of the change.",
            zh: "`az lock list` 可查看锁；须由设置者在更改期间将其移除。",
        ),
        rules: &[],
        source: Source::Public("Azure Resource Manager, Lock your resources"),
        samples: &[Sample::new(
            "ScopeLocked",
            "The scope 'myaks' cannot perform delete operation because following scope(s) are locked: 'rg'. Please remove the lock and try again.",
        )],
    },
];
