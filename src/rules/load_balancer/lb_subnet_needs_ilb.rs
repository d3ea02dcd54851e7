//! A subnet belongs to an internal load balancer only.

use super::{SUBNET, TYPE, has_microsoft_certificate, kind};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, LoadBalancerType, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LB-SUBNET-NEEDS-ILB",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "A subnet belongs to an internal load balancer only",
        zh: "只有内部负载均衡器才能指定子网",
    ),
    why: prose!(
        en: "A load balancer with a public address has no subnet, and without a type it is a public one: whoever names a \
             subnet probably wants an internal one and would get a public address. On update an absent type means the \
             present one, so the answer depends on the compute. An internal load balancer without a subnet uses `aks-subnet`.",
        zh: "使用公共 IP 的负载均衡器没有子网，而不写类型就是公共 IP：写了子网的人多半想要内部负载均衡器，得到的却会是公共 IP。\
             更新时不写类型表示保持现状，因此取决于当前的计算。内部负载均衡器未指定子网时使用 `aks-subnet`。",
    ),
    source: &[
        Source::Article(Section::InternalLoadBalancer),
        Source::Public("azureml-core 1.61.0.post4, azureml/core/compute/aks.py, attach_configuration"),
    ],
    examples: Examples::new(
        &[
            attach("loadBalancer: { type: InternalLoadBalancer, subnet: aks-subnet }"),
            attach("loadBalancer: { type: PublicIp }"),
            update("loadBalancer: { type: InternalLoadBalancer }"),
        ],
        &[
            attach("loadBalancer: { type: PublicIp, subnet: aks-subnet }"),
            attach("loadBalancer: { subnet: aks-subnet }"),
            attach("ssl: { leafDomainLabel: contoso }\nloadBalancer: { subnet: aks-subnet }"),
            update("loadBalancer: { subnet: aks-subnet }"),
            create("loadBalancer: { type: InternalLoadBalancer }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(balancer) = cx.spec.load_balancer.as_ref() else { return };
    match (kind(cx.spec), balancer.subnet) {
        (Field::Given(LoadBalancerType::InternalLoadBalancer), Field::Absent)
            if !cx.is(Operation::Update) =>
        {
            findings
                .note(
                    SUBNET,
                    say!(
                        cx,
                        en: "without `subnet` the load balancer uses the subnet `aks-subnet`",
                        zh: "未指定 `subnet` 时，负载均衡器使用名为 `aks-subnet` 的子网",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Name the subnet that holds the cluster, unless there is one with that name.",
                    zh: "请写明群集所在子网的名称，除非已有同名子网。",
                ));
        }
        (Field::Given(LoadBalancerType::PublicIp), Field::Given(_)) => {
            findings
                .fail(
                    SUBNET,
                    say!(
                        cx,
                        en: "the subnet has no use: the load balancer has a public address",
                        zh: "该子网不起作用：该负载均衡器使用公共 IP",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Remove it, or make the type `InternalLoadBalancer`.",
                    zh: "请删除它，或将类型改为 `InternalLoadBalancer`。",
                ))
                .fix(removal(cx, "subnet", SUBNET));
        }
        (Field::Absent, Field::Given(_)) if cx.is(Operation::Update) && cx.current_compute().is_some() => {
            let internal = LoadBalancerType::InternalLoadBalancer.as_str();
            let kept = cx.current_compute().and_then(|current| current.load_balancer_type());
            if kept != Some(internal) {
                findings
                    .fail(
                        SUBNET,
                        say!(
                            cx,
                            en: "the subnet has no use: the present load balancer is not internal",
                            zh: "该子网不起作用：当前负载均衡器不是内部类型",
                        ),
                    )
                    .help(say!(
                        cx,
                        en: "Give `type: InternalLoadBalancer` as well, or remove the subnet.",
                        zh: "请同时写明 `type: InternalLoadBalancer`，或删除该子网。",
                    ));
            }
        }
        (Field::Absent, Field::Given(_)) if cx.is(Operation::Update) => {
            findings
                .unknown(
                    SUBNET,
                    say!(
                        cx,
                        en: "whether the present load balancer is internal, as the subnet needs, is not known",
                        zh: "尚不知道当前负载均衡器是否为内部类型，而指定子网需要如此",
                    ),
                    cx.ask_compute(),
                )
                .help(say!(
                    cx,
                    en: "Give `type` as well, to be sure.",
                    zh: "为稳妥起见，请同时写明 `type`。",
                ));
        }
        (Field::Absent, Field::Given(_)) => {
            let fix = if has_microsoft_certificate(cx.spec) {
                removal(cx, "loadBalancer", "/loadBalancer")
            } else {
                let title =
                    say!(cx, en: "Add `type: InternalLoadBalancer`", zh: "添加 `type: InternalLoadBalancer`");
                let word = LoadBalancerType::InternalLoadBalancer.as_str();
                Fix::offered(title, PatchOperation::add(TYPE, word))
            };
            findings
                .fail(
                    SUBNET,
                    say!(
                        cx,
                        en: "the subnet has no use: without a type the load balancer gets a public address",
                        zh: "该子网不起作用：未写类型时，负载均衡器使用公共 IP",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Give `type: InternalLoadBalancer`, or remove the subnet.",
                    zh: "请写明 `type: InternalLoadBalancer`，或删除该子网。",
                ))
                .fix(fix);
        }
        _ => {}
    }
}

/// The fix that takes `key`, which stands at `pointer`, away.
fn removal(cx: &Context<'_>, key: &'static str, pointer: &'static str) -> Fix {
    let title = say!(cx, en: "Remove `{key}`", zh: "删除 `{key}`");
    Fix::offered(title, PatchOperation::remove(pointer))
}
