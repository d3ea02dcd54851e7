//! What the status of an answer says by itself.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "throttled",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("429"),
            Sign::Code("Throttled"),
            Sign::Code("TooManyRequests"),
            Sign::Code("TooManyRequestsReceived"),
            Sign::Code("SubscriptionRequestsThrottled"),
            Sign::Code("ResourceRequestsThrottled"),
        ],
        cause: text!(
            en: "too many requests in a short time: AKS takes 20 writes of clusters at once and then one a minute",
            zh: "短时间内请求过多：AKS 对群集的写入先允许 20 次，之后每分钟 1 次",
        ),
        fix: text!(
            en: "Wait as long as the header Retry-After says, then try again once; have fewer scripts ask at the same time.",
            zh: "按响应头 Retry-After 所示的时间等待，然后重试一次；减少同时发出请求的脚本。",
        ),
        rules: &[],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "TooManyRequests",
            "Number of write requests for subscription exceeded the limit of '1200' for time interval '01:00:00'.",
        )],
    },
    Entry {
        id: "unauthorized",
        tier: Tier::Symptom,
        signs: &[Sign::Code("401"), Sign::Code("Unauthorized"), Sign::Code("AuthenticationFailed")],
        cause: text!(
            en: "the request came without a token, or with one that is not valid here",
            zh: "请求未带令牌，或令牌在此处无效",
        ),
        fix: text!(
            en: "Sign in again with `az login`, to the right tenant and cloud (`az cloud show`).",
            zh: "用 `az login` 重新登录到正确的租户和云（`az cloud show`）。",
        ),
        rules: &["LOC-CLOUD"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "Unauthorized",
            "Authentication failed. The 'Authorization' header is missing.",
        )],
    },
    Entry {
        id: "forbidden",
        tier: Tier::Symptom,
        signs: &[Sign::Code("403"), Sign::Code("Forbidden")],
        cause: text!(
            en: "who made the request may not do this; the text does not say which role is missing",
            zh: "请求者无权执行此操作；文本未说明缺少哪个角色",
        ),
        fix: text!(
            en: "To attach, you need Owner or Contributor on the cluster's resource group and Azure Kubernetes Service Cluster Admin on the cluster; a policy or a firewall may refuse too.",
            zh: "附加时，需要对群集所在资源组的“所有者”或“参与者”角色，以及对群集的“Azure Kubernetes 服务群集管理员”角色；也可能是策略或防火墙拒绝。",
        ),
        rules: &["LIFE-RBAC-ATTACH"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new("Forbidden", "Operation returned an invalid status code 'Forbidden'")],
    },
    Entry {
        id: "not-found",
        tier: Tier::Symptom,
        signs: &[Sign::Code("404"), Sign::Code("NotFound"), Sign::Code("ResourceNotFound")],
        cause: text!(
            en: "something that the request names does not exist where it looks for it",
            zh: "请求所指定的内容在所查找的位置不存在",
        ),
        fix: text!(
            en: "Compare subscription, resource group and names in the error with what is there, and the cloud with `az cloud show`.",
            zh: "将错误中的订阅、资源组和名称与实际情况比较，并用 `az cloud show` 核对云。",
        ),
        rules: &["ID-AKS", "ID-CROSS-SUB"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "ResourceNotFound",
            "The Resource 'Microsoft.MachineLearningServices/workspaces/ml-ws' under resource group 'ml-rg' was not found.",
        )],
    },
    Entry {
        id: "conflict",
        tier: Tier::Symptom,
        signs: &[Sign::Code("409"), Sign::Code("Conflict"), Sign::Code("OperationNotAllowed")],
        cause: text!(
            en: "the resource is in a state that does not allow this: it exists already, or is being changed",
            zh: "资源当前的状态不允许此操作：资源已存在，或正在更改",
        ),
        fix: text!(
            en: "Look at it (`az ml compute show`, `az aks show`), wait until its provisioning state is final, then run `aks-compute plan --facts` again.",
            zh: "查看该资源（`az ml compute show`、`az aks show`），等待其预配状态不再变化，然后重新运行 `aks-compute plan --facts`。",
        ),
        rules: &["LIFE-IDEMPOTENT", "LIFE-WAIT"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "Conflict",
            "The request could not be completed due to a conflict with the current state of the resource.",
        )],
    },
    Entry {
        id: "internal-error",
        tier: Tier::Symptom,
        signs: &[
            Sign::Code("500"),
            Sign::Code("InternalServerError"),
            Sign::Code("InternalOperationError"),
            Sign::Phrase("an internal server error occurred"),
        ],
        cause: text!(
            en: "the service failed and does not say why; of an attach that ends so after a long time the usual reasons are missing roles, an API server that cannot be reached, and nodes that take no pods",
            zh: "服务出错且未说明原因；附加长时间后以此结束时，常见原因是缺少角色、无法访问 API 服务器，以及节点不接纳 Pod",
        ),
        fix: text!(
            en: "Run `aks-compute check --facts` with what is there today, look at `kubectl get pods -A` and the activity log, and try again once; give support the request id.",
            zh: "用当前情况运行 `aks-compute check --facts`，查看 `kubectl get pods -A` 和活动日志，并重试一次；向支持人员提供请求 ID。",
        ),
        rules: &["LIFE-RBAC-ATTACH", "API-RANGES-AML", "PRIV-PUBLIC-FQDN", "AKS-TAINTS"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "InternalServerError",
            "An internal server error occurred. Please try again. If the problem persists, contact support",
        )],
    },
    Entry {
        id: "service-unavailable",
        tier: Tier::Symptom,
        signs: &[
            Sign::Code("502"),
            Sign::Code("503"),
            Sign::Code("504"),
            Sign::Code("ServiceUnavailable"),
            Sign::Code("GatewayTimeout"),
            Sign::Code("ServerTimeout"),
            Sign::Code("BadGateway"),
        ],
        cause: text!(
            en: "the service was not available or took too long; whether the request took effect is not known",
            zh: "服务不可用或响应超时；无法得知请求是否已生效",
        ),
        fix: text!(
            en: "Look whether the compute is there (`az ml compute show`) before you send the request again.",
            zh: "再次发送请求之前，先查看该计算是否已存在（`az ml compute show`）。",
        ),
        rules: &["LIFE-IDEMPOTENT"],
        source: documents::RESOURCE_MANAGER,
        samples: &[Sample::new(
            "GatewayTimeout",
            "The gateway did not receive a response from 'Microsoft.MachineLearningServices' within the specified time period.",
        )],
    },
];
