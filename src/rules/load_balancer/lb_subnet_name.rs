//! The subnet of the load balancer is a name.

use super::SUBNET;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

static NAME: Pattern = Pattern::new("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$");

pub(super) static RULE: Rule = Rule {
    id: "LB-SUBNET-NAME",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The subnet of the load balancer is a name, not an id",
        zh: "负载均衡器的子网须填名称，而不是资源 ID",
    ),
    why: prose!(
        en: "Azure Machine Learning looks for the name in the cluster's own virtual network. It writes an id as it is into \
             the Kubernetes service, and the load balancer never gets its address. A subnet's name has 1 to 80 letters, \
             digits, `_`, `.` and `-`.",
        zh: "Azure 机器学习会在群集所在的虚拟网络中按名称查找子网。若填写资源 ID，它会原样写入 Kubernetes 服务，负载均衡器始终拿不到地址。\
             子网名称由 1 到 80 个字母、数字、`_`、`.` 和 `-` 组成。",
    ),
    source: &[
        Source::Article(Section::InternalLoadBalancer),
        Source::Public("azureml-core 1.61.0.post4, azureml/core/compute/aks.py, load_balancer_subnet"),
        Source::Public("Azure resource naming rules, Microsoft.Network"),
    ],
    examples: Examples::new(
        &[
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
            update("loadBalancer: { type: InternalLoadBalancer, subnet: a }"),
        ],
        &[
            attach(
                "loadBalancer: { type: InternalLoadBalancer, subnet: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/mygroup/providers/Microsoft.Network/virtualNetworks/mynetwork/subnets/aks-subnet }",
            ),
            create("loadBalancer: { type: InternalLoadBalancer, subnet: -aks }"),
            update("loadBalancer: { type: InternalLoadBalancer, subnet: aks subnet }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(balancer) = cx.spec.load_balancer.as_ref() else { return };
    let Some(subnet) = balancer.subnet.given() else { return };
    if NAME.matches(subnet) {
        return;
    }
    let length = subnet.chars().count();
    let is_path = subnet.contains('/');
    let message = if subnet.is_empty() {
        say!(cx, en: "the subnet name is empty", zh: "子网名称为空")
    } else if is_path {
        say!(cx, en: "the subnet is given by its id or path, not by its name", zh: "子网写成了资源 ID 或路径，而不是名称")
    } else if length > 80 {
        say!(cx, en: "the subnet name has {length} characters; at most 80 are allowed", zh: "子网名称有 {length} 个字符，最多允许 80 个")
    } else {
        say!(cx, en: "`{subnet}` cannot be the name of a subnet", zh: "`{subnet}` 不能用作子网名称")
    };
    let reported = findings.fail(SUBNET, message).help(say!(
        cx,
        en: "Use 1 to 80 ASCII letters, digits, `_`, `.` and `-`, starting with a letter or digit and ending with one of these or `_`.",
        zh: "请使用 1 到 80 个 ASCII 字母、数字、`_`、`.` 或 `-`，以字母或数字开头，以字母、数字或 `_` 结尾。",
    ));
    if is_path
        && let Some(name) = subnet.rsplit('/').find(|segment| !segment.is_empty())
        && NAME.matches(name)
    {
        let title = say!(cx, en: "Write `{name}`", zh: "改为 `{name}`");
        reported.fix(Fix::offered(title, PatchOperation::replace(SUBNET, name)));
    }
}

#[cfg(test)]
mod tests {
    use super::NAME;

    #[test]
    fn a_subnet_name_has_1_to_80_characters() {
        assert!(NAME.matches("a"));
        assert!(NAME.matches(&"a".repeat(80)));
        assert!(!NAME.matches(&"a".repeat(81)));
        assert!(!NAME.matches(""));
        for good in ["0", "a_", "A.b-c_d", "subnet-1"] {
            assert!(NAME.matches(good), "{good}");
        }
        for bad in ["_a", "a-", "a.", ".a", "a b", "子网", "a/b", "a\n"] {
            assert!(!NAME.matches(bad), "{bad}");
        }
    }
}
