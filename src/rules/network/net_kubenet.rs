//! Kubenet is being retired.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::naming::fits_overlay;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, NetworkPlugin, Operation};

pub(super) static RULE: Rule = Rule {
    id: "NET-KUBENET",
    severity: Severity::Warning,
    operations: &[Operation::Attach],
    title: text!(en: "Kubenet is retired on 2028-03-31", zh: "Kubenet 将于 2028 年 3 月 31 日停用"),
    why: prose!(
        en: "AKS ends its support for kubenet on that day, and a cluster must have changed to Azure CNI Overlay before. A \
             new cluster better begins there.",
        zh: "AKS 届时终止对 kubenet 的支持，群集必须在此之前迁移到 Azure CNI 覆盖网络。新建群集最好一开始就使用覆盖网络。",
    ),
    source: &[Source::Public("AKS documentation, includes/kubenet-retirement.md")],
    examples: Examples::new(
        &[attach_new!("networkPlugin: azure")],
        &[
            attach_new!("networkPlugin: kubenet"),
            attach_new!("networkPlugin: kubenet, podCidr: 10.244.0.0/16"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    const PLUGIN: &str = "/cluster/create/networkPlugin";
    let Some(create) = cx.new_cluster() else { return };
    if create.network_plugin != Field::Given(NetworkPlugin::Kubenet) {
        return;
    }
    let reported = findings
        .fail(
            PLUGIN,
            say!(
                cx,
                en: "AKS ends its support for kubenet on 2028-03-31",
                zh: "AKS 将于 2028-03-31 终止对 kubenet 的支持",
            ),
        )
        .help(say!(
            cx,
            en: "Azure CNI Overlay needs as few addresses of the network, and no route table.",
            zh: "Azure CNI 覆盖网络占用的虚拟网络地址同样少，而且不需要路由表。",
        ));
    if fits_overlay(create) {
        let title = say!(cx, en: "Use Azure CNI Overlay", zh: "改用 Azure CNI 覆盖网络");
        let patch = vec![
            PatchOperation::replace(PLUGIN, NetworkPlugin::Azure.as_str()),
            PatchOperation::add("/cluster/create/networkPluginMode", "overlay"),
        ];
        reported.fix(Fix { title, safe: false, patch });
    }
}
