//! Regions are given by their programmatic names.

use super::regions::{nearest, written};
use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LOC-NAME",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(
        en: "A region is given by its programmatic name, such as chinaeast2",
        zh: "区域须使用编程名称，例如 chinaeast2",
    ),
    why: prose!(
        en: "ARM and the SDK take \"East US 2\" as well, but host names, service tags and comparisons are made of \
             `eastus2`, so that one spelling is asked for. A region that our dated list does not know may be new: that is \
             a warning, unless it could not be a region's name at all.",
        zh: "ARM 和 SDK 也接受“East US 2”这样的写法，但主机名、服务标记和比较都基于 `eastus2`，因此要求统一写法。\
             我们的区域表有日期，其中没有的区域可能是新增的，所以只作警告；完全不可能是区域名称的才是错误。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[
            create("location: westus2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: westus2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
            create(
                "cloud: AzureChinaCloud\nworkspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: chinaeast2 }",
            ),
        ],
        &[
            create("location: West US 2"),
            create("location: 中国东部 2\ncloud: AzureChinaCloud"),
            create("location: estus2"),
            create("location: west/us"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, location: West US 2, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for (pointer, name) in written(cx.spec) {
        if cx.catalog.region(name).is_some() {
            continue;
        }
        let shown = quote(name);
        if let Some(region) = cx.catalog.region_by_display_name(name) {
            let right = &region.name;
            let title = say!(cx, en: "Write `{right}`", zh: "改为 `{right}`");
            findings
                .fail(
                    pointer,
                    say!(cx, en: "`{shown}` is not the programmatic name of the region", zh: "`{shown}` 不是区域的编程名称"),
                )
                .help(say!(cx, en: "Its programmatic name is `{right}`.", zh: "其编程名称为 `{right}`。"))
                .fix(Fix::safe(title, PatchOperation::replace(pointer, right.as_ref())));
            continue;
        }
        unknown(cx, findings, pointer, name);
    }
}

fn unknown(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, name: &str) {
    let shown = quote(name);
    let date = cx.catalog.date();
    let may_be_new = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let reported = if may_be_new {
        findings.fail_as(
            Severity::Warning,
            pointer,
            say!(
                cx,
                en: "the region `{shown}` is not known as of {date}",
                zh: "截至 {date} 的区域表中没有 `{shown}`",
            ),
        )
    } else {
        findings.fail(
            pointer,
            say!(cx, en: "`{shown}` cannot be the name of a region", zh: "`{shown}` 不可能是区域名称"),
        )
    };
    let near = cx.spec.cloud().map_or_else(Vec::new, |cloud| nearest(cx.catalog, cloud, name));
    let Some(first) = near.first() else {
        reported.help(say!(
            cx,
            en: "`aks-compute catalog regions` lists the regions; `az account list-locations` lists today's.",
            zh: "`aks-compute catalog regions` 列出区域；`az account list-locations` 列出当前可用的区域。",
        ));
        return;
    };
    let names: Vec<&str> = near.iter().map(|region| region.name.as_ref()).collect();
    let names = names.join(match cx.language {
        Language::English => ", ",
        Language::Chinese => "、",
    });
    let first = &first.name;
    let title = say!(cx, en: "Write `{first}`", zh: "改为 `{first}`");
    reported
        .help(say!(
            cx,
            en: "Near to it: {names}. `az account list-locations` lists today's regions.",
            zh: "相近的区域：{names}。`az account list-locations` 列出当前可用的区域。",
        ))
        .fix(Fix::offered(title, PatchOperation::replace(pointer, first.as_ref())));
}
