//! The numbers of the load balancer and the NAT gateway are within Azure's bounds.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

const LB_PORTS: &str = "/cluster/create/loadBalancerProfile/allocatedOutboundPorts";
const LB_IDLE: &str = "/cluster/create/loadBalancerProfile/idleTimeoutInMinutes";
const LB_ADDRESSES: &str = "/cluster/create/loadBalancerProfile/managedOutboundIpCount";
const NAT_IDLE: &str = "/cluster/create/natGateway/idleTimeoutInMinutes";
const NAT_ADDRESSES: &str = "/cluster/create/natGateway/managedOutboundIpCount";

pub(super) static RULE: Rule = Rule {
    id: "NET-LB-TUNE",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "Ports, timeouts and addresses for outbound connections are within Azure's bounds",
        zh: "出站连接的端口数、超时和 IP 数必须在 Azure 的限制之内",
    ),
    why: prose!(
        en: "A load balancer has 1 to 100 managed addresses, ports in steps of 8 up to 64,000 a node, and a timeout from 4 \
             minutes up. The Azure CLI stops the timeout at 100 minutes, the API at 120: above 100 we warn. A NAT gateway \
             has 1 to 16 managed addresses (Terraform lets 100 through) and a timeout of 4 to 120 minutes.",
        zh: "负载均衡器可有 1 到 100 个托管公共 IP，每个节点的端口数为 8 的倍数且不超过 64,000，超时至少 4 分钟。Azure CLI \
             的超时上限为 100 分钟，API 为 120 分钟，超过 100 时我们给出警告。NAT 网关可有 1 到 16 个托管公共 IP（Terraform \
             允许到 100），超时为 4 到 120 分钟。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("azure-mgmt-containerservice, ManagedClusterLoadBalancerProfile"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/kubernetes_cluster_resource.go"),
    ],
    examples: Examples::new(
        &[
            attach_new!(
                "loadBalancerProfile: { managedOutboundIpCount: 2, allocatedOutboundPorts: 8000, idleTimeoutInMinutes: 30 }"
            ),
            attach_new!(
                "outboundType: managedNATGateway, natGateway: { managedOutboundIpCount: 16, idleTimeoutInMinutes: 120 }"
            ),
        ],
        &[
            attach_new!(
                "loadBalancerProfile: { managedOutboundIpCount: 0, allocatedOutboundPorts: 1000001, idleTimeoutInMinutes: 3 }"
            ),
            attach_new!("loadBalancerProfile: { allocatedOutboundPorts: 1023, idleTimeoutInMinutes: 110 }"),
            attach_new!(
                "outboundType: managedNATGateway, natGateway: { managedOutboundIpCount: 17, idleTimeoutInMinutes: 121 }"
            ),
        ],
    ),
    check,
};

/// A number, and what it may be.
struct Bounded {
    pointer: &'static str,
    value: Field<i64>,
    least: i64,
    /// The most that every source allows.
    most: i64,
    /// The most that any source allows.
    most_anywhere: i64,
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(create) = cx.new_cluster() else { return };
    let bounded = |pointer, value, least, most| Bounded { pointer, value, least, most, most_anywhere: most };
    if let Some(balancer) = create.load_balancer_profile.as_ref() {
        judge(cx, findings, &bounded(LB_ADDRESSES, balancer.managed_outbound_ip_count, 1, 100));
        judge(cx, findings, &bounded(LB_PORTS, balancer.allocated_outbound_ports, 0, 64_000));
        let idle = bounded(LB_IDLE, balancer.idle_timeout_in_minutes, 4, 100);
        judge(cx, findings, &Bounded { most_anywhere: 120, ..idle });
    }
    if let Some(gateway) = create.nat_gateway.as_ref() {
        judge(cx, findings, &bounded(NAT_ADDRESSES, gateway.managed_outbound_ip_count, 1, 16));
        judge(cx, findings, &bounded(NAT_IDLE, gateway.idle_timeout_in_minutes, 4, 120));
    }
}

fn judge(cx: &Context<'_>, findings: &mut Findings, number: &Bounded) {
    let Field::Given(value) = number.value else { return };
    let (pointer, least, most) = (number.pointer, number.least, number.most);
    let step = if pointer == LB_PORTS { 8 } else { 1 };
    let nearest = value.clamp(least, most) / step * step;
    if value == nearest {
        return;
    }
    let severity = if (least..=number.most_anywhere).contains(&value) && step == 1 {
        Severity::Warning
    } else {
        Severity::Error
    };
    let message = if step == 1 {
        say!(cx, en: "{value} is not from {least} to {most}", zh: "{value} 不在 {least} 到 {most} 之间")
    } else {
        say!(
            cx,
            en: "{value} is not a multiple of 8 from {least} to {most}",
            zh: "{value} 不是 {least} 到 {most} 之间 8 的倍数",
        )
    };
    let title = say!(cx, en: "Write {nearest}", zh: "改为 {nearest}");
    findings
        .fail_as(severity, pointer, message)
        .help(say!(
            cx,
            en: "Take a number within these bounds, or leave the key out for Azure's default.",
            zh: "请填写此范围内的数值，或不填以使用 Azure 的默认值。",
        ))
        .fix(Fix::offered(title, PatchOperation::replace(pointer, nearest)));
}
