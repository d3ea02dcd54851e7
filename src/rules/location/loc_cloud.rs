//! The regions belong to the cloud.

use super::regions::{meant, written};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::shape::report;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LOC-CLOUD",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "The cloud exists and the regions belong to it", zh: "云环境存在，且区域属于该云环境"),
    why: prose!(
        en: "Each cloud has regions, endpoints and host names of its own: a Microsoft certificate is for \
             cloudapp.chinacloudapi.cn in Azure China and for cloudapp.azure.com elsewhere. A request for a region of \
             another cloud goes to the wrong endpoint.",
        zh: "每个云环境都有自己的区域、终结点和主机名：Microsoft 证书在 Azure 中国使用 cloudapp.chinacloudapi.cn，\
             在全球 Azure 使用 cloudapp.azure.com。请求其他云环境的区域会发往错误的终结点。",
    ),
    source: &[Source::Article(Section::Tls), Source::Public("azure-cli-core 2.91.0, cloud.py")],
    examples: Examples::new(
        &[
            create("cloud: AzureCloud"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: westus2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create(
                "cloud: AzureChinaCloud\nlocation: chinanorth3\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }",
            ),
        ],
        &[
            create(
                "cloud: azurechinacloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }",
            ),
            create("cloud: AzureChinaCloud"),
            create("location: chinaeast2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: chinaeast2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    report(cx, findings, RULE.id);
    let Some(cloud) = cx.spec.cloud() else { return };
    for (pointer, name) in written(cx.spec) {
        let Some(region) = meant(cx.catalog, name).filter(|region| region.cloud != cloud) else { continue };
        let (name, other) = (&region.name, &region.cloud);
        let reported = findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "the region `{name}` belongs to {other}, not to {cloud}",
                    zh: "区域 `{name}` 属于 {other}，而不是 {cloud}",
                ),
            )
            .help(say!(
                cx,
                en: "Set `cloud: {other}`, or choose a region of {cloud}.",
                zh: "请设置 `cloud: {other}`，或选择 {cloud} 的区域。",
            ));
        // Another cloud must not turn the other region into a wrong one.
        let fits_all = written(cx.spec)
            .filter_map(|(_, name)| meant(cx.catalog, name))
            .all(|region| region.cloud == *other);
        if fits_all {
            let title = say!(cx, en: "Set the cloud to {other}", zh: "将云环境设为 {other}");
            let operation = if cx.spec.cloud.is_absent() {
                PatchOperation::add("/cloud", other.as_ref())
            } else {
                PatchOperation::replace("/cloud", other.as_ref())
            };
            reported.fix(Fix::offered(title, operation));
        }
    }
}
