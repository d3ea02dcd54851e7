//! Web services on the cluster that do not come up.

use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::{Section, Source};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "image-pull",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("ImagePullBackOff"),
            Sign::Code("ErrImagePull"),
            Sign::Phrase("failed to pull image"),
        ],
        cause: text!(
            en: "the node cannot fetch the image: the secret for the registry is missing or old, the registry cannot be reached, or the image is gone",
            zh: "节点无法拉取映像：容器注册表的机密缺失或已过期、无法访问注册表，或映像已不存在",
        ),
        fix: text!(
            en: "`kubectl describe pod POD` shows which of them. In a virtual network the workspace's registry needs a private endpoint there; attaching again renews the secret.",
            zh: "`kubectl describe pod POD` 会显示具体原因。使用虚拟网络时，工作区的注册表需要在其中有专用终结点；重新附加会更新机密。",
        ),
        rules: &["NET-WS-PE", "LIFE-RBAC-ATTACH"],
        source: Source::Article(Section::WebServiceFailures),
        samples: &[
            Sample::new(
                "",
                "Warning  Failed  kubelet  Failed to pull image \"mlwsacr.azurecr.cn/azureml/azureml_1a2b\": unauthorized: authentication required",
            ),
            Sample::new("", "my-service-6c9f   0/1   ImagePullBackOff   0   5m"),
        ],
    },
    Entry {
        id: "service-crashes",
        tier: Tier::Cause,
        signs: &[Sign::Code("CrashLoopBackOff"), Sign::Code("OOMKilled")],
        cause: text!(
            en: "the container of the service starts and ends again: its program fails (often `init()` of the scoring script) or it gets too little memory",
            zh: "服务的容器反复启动并退出：程序出错（常见于评分脚本的 `init()`）或内存不足",
        ),
        fix: text!(
            en: "Get the credentials with `az aks get-credentials -g GROUP -n CLUSTER`, then read `kubectl logs POD --previous` and `kubectl describe pod POD`.",
            zh: "用 `az aks get-credentials -g GROUP -n CLUSTER` 获取凭据，然后查看 `kubectl logs POD --previous` 和 `kubectl describe pod POD`。",
        ),
        rules: &["LIFE-YAML"],
        source: Source::Article(Section::WebServiceFailures),
        samples: &[Sample::new("", "my-service-6c9f   0/1   CrashLoopBackOff   7   12m")],
    },
    Entry {
        id: "deployment-timed-out",
        tier: Tier::Symptom,
        signs: &[
            Sign::Code("DeploymentTimedOut"),
            Sign::Phrase("timed out waiting for aks deployment to complete"),
        ],
        cause: text!(
            en: "the service did not become healthy in 20 minutes; after a change to an internal load balancer its name may still lead to the old address",
            zh: "服务未在 20 分钟内变为正常；改用内部负载均衡器后，其名称可能仍指向旧地址",
        ),
        fix: text!(
            en: "`kubectl get pods` and `kubectl get svc azureml-fe` show what it waits for; explain the text of what they show. With an internal load balancer point DNS at its private address.",
            zh: "`kubectl get pods` 和 `kubectl get svc azureml-fe` 会显示在等待什么；请对其显示的文本再次使用 explain。使用内部负载均衡器时，请将 DNS 指向其专用地址。",
        ),
        rules: &["NET-PRIVATE-SCORING", "TLS-DNS"],
        source: Source::Public("MicrosoftDocs/azure-docs#64948"),
        samples: &[Sample::new(
            "DeploymentTimedOut",
            "Timed out waiting for AKS deployment to complete. pollTimeout : 00:20:00 serviceName: my-service",
        )],
    },
];
