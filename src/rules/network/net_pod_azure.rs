//! How pods get addresses, and who enforces their policies, fits the plug-in of the network.

use std::borrow::Cow;

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::naming::fits_overlay;
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, NetworkPlugin, NetworkPluginMode, NetworkPolicy, Operation};

const MODE: &str = "/cluster/create/networkPluginMode";
const POLICY: &str = "/cluster/create/networkPolicy";
const POD_CIDR: &str = "/cluster/create/podCidr";
const POD_SUBNET: &str = "/cluster/create/podSubnetId";

pub(super) static RULE: Rule = Rule {
    id: "NET-POD-AZURE",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "The pods' addresses and policies fit the network plug-in",
        zh: "Pod 的地址来源和网络策略必须与网络插件相符",
    ),
    why: prose!(
        en: "Azure CNI gives pods addresses of their own range in overlay mode, of a subnet of their own, or of the nodes' \
             subnet; only the first has a podCidr. Overlay mode and a pod subnet belong to Azure CNI. Kubenet knows no \
             policies but Calico's, and a cluster without a plug-in none.",
        zh: "使用 Azure CNI 时，Pod 的地址来自独立的范围（overlay 模式）、专用子网或节点子网，只有第一种才有 podCidr。overlay \
             模式和 Pod 子网只适用于 Azure CNI。kubenet 只支持 Calico 策略，不使用网络插件的群集不支持任何网络策略。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/managed_cluster_decorator.py and _validators.py"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/kubernetes_cluster_validate.go"),
        Source::Public("AKS documentation, concepts-network-cni-overview.md"),
    ],
    examples: Examples::new(
        &[
            attach_new!("podCidr: 10.244.0.0/16, networkPolicy: calico"),
            attach_new!("networkPlugin: azure, networkPluginMode: overlay, podCidr: 10.244.0.0/16"),
            attach_new!("networkPlugin: kubenet, networkPolicy: calico, podCidr: 10.244.0.0/16"),
        ],
        &[
            attach_new!("networkPlugin: azure, podCidr: 10.244.0.0/16"),
            attach_new!("networkPlugin: kubenet, networkPluginMode: overlay, networkPolicy: azure"),
            attach_new!("networkPlugin: none, networkPolicy: calico"),
            attach_new!(
                "networkPluginMode: overlay, podSubnetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/pods"
            ),
            attach_new!("networkPlugin: Azure, networkPolicy: Calico"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    let Some(create) = cx.new_cluster() else { return };
    let Some(plugin) = create.network_plugin() else { return };
    let mode = create.network_plugin_mode();
    let is_azure = plugin == NetworkPlugin::Azure;
    let is_overlay = mode == Field::Given(NetworkPluginMode::Overlay);
    if is_overlay && !is_azure {
        let message =
            say!(cx, en: "only `azure` has the mode `overlay`", zh: "只有 `azure` 支持 `overlay` 模式");
        refuse(cx, findings, MODE, message);
    }
    if create.pod_subnet_id.is_present() && (is_overlay || !is_azure) {
        let message = say!(
            cx,
            en: "pods have a subnet only with `azure`, and not in overlay mode",
            zh: "只有使用 `azure` 且不是 overlay 模式时，Pod 才有子网",
        );
        refuse(cx, findings, POD_SUBNET, message);
    }
    if is_azure && mode.is_absent() && create.pod_cidr.is_present() {
        let message = say!(
            cx,
            en: "with `azure` pods have a range of their own only in overlay mode",
            zh: "使用 `azure` 时，只有 overlay 模式才能为 Pod 指定独立的范围",
        );
        if create.pod_subnet_id.is_present() || !fits_overlay(create) {
            refuse(cx, findings, POD_CIDR, message);
        } else {
            let title =
                say!(cx, en: "Add `networkPluginMode: overlay`", zh: "添加 `networkPluginMode: overlay`");
            findings
                .fail(POD_CIDR, message)
                .help(help(cx))
                .fix(Fix::offered(title, PatchOperation::add(MODE, "overlay")));
        }
    }
    let Some(policy) = create.network_policy.given() else { return };
    let fits = match plugin {
        NetworkPlugin::Azure => true,
        NetworkPlugin::Kubenet => matches!(policy, NetworkPolicy::Calico | NetworkPolicy::None),
        NetworkPlugin::None => policy == NetworkPolicy::None,
    };
    if !fits {
        let (policy, plugin) = (policy.as_str(), plugin.as_str());
        let message = say!(
            cx,
            en: "the network plug-in `{plugin}` has no policy `{policy}`",
            zh: "网络插件 `{plugin}` 不支持策略 `{policy}`",
        );
        refuse(cx, findings, POLICY, message);
    }
}

/// Reports a key that is to go.
fn refuse(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, message: Cow<'static, str>) {
    findings.fail(pointer, message).help(help(cx)).fix(super::remove(cx, pointer));
}

fn help(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Azure CNI Overlay is what AKS recommends: leave `networkPlugin`, `networkPluginMode` and `podSubnetId` out.",
        zh: "AKS 建议使用 Azure CNI 覆盖网络：不要填写 `networkPlugin`、`networkPluginMode` 和 `podSubnetId`。",
    )
}
