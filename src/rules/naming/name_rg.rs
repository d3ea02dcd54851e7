//! Every resource group has a name that a resource group can have.

use super::cluster_id::ClusterId;
use super::parts::{LONGEST_RESOURCE_GROUP, is_resource_group, may_be_in_resource_group};
use super::spaces::without_spaces;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "NAME-RG",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(
        en: "A resource group name has 1 to 90 letters, digits, and -_.() and does not end with a period",
        zh: "资源组名称由 1 到 90 个字母、数字和 -_.() 组成，且不以句点结尾",
    ),
    why: prose!(
        en: "No resource group has any other name, so the request would end in a 404. Letters and digits of every script \
             are allowed, although some published patterns know ASCII only.",
        zh: "不存在其他形式的资源组名称，请求只会得到 404。各种文字的字母和数字都允许，尽管有些公开的模式只写了 ASCII。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-docs, resource-name-rules.md, Microsoft.Resources"),
        Source::Public("hashicorp/go-azure-helpers, resourcegroups/validate.go"),
    ],
    examples: Examples::new(
        &[
            create(
                "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: 机器学习(测试), name: ml-ws, location: eastus2 }",
            ),
            attach("cluster: { resourceGroup: a, name: myexistingcluster }"),
        ],
        &[
            create(
                "workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg., name: ml-ws, location: eastus2 }",
            ),
            attach("cluster: { resourceGroup: my group, name: myexistingcluster }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let spec = cx.spec;
    let cluster = spec.cluster.as_ref();
    let network = spec.network.as_ref();
    let groups = [
        ("/workspace/resourceGroup", spec.workspace.resource_group.given()),
        ("/cluster/resourceGroup", cluster.and_then(|cluster| cluster.resource_group.given())),
        (
            "/cluster/create/resourceGroup",
            spec.cluster_create().and_then(|create| create.resource_group.given()),
        ),
        ("/cluster/resourceId", ClusterId::given(spec).map(|id| id.resource_group)),
        ("/network/vnetResourceGroup", network.and_then(|network| network.vnet_resource_group.given())),
    ];
    for (pointer, group) in groups {
        if let Some(group) = group.filter(|group| !is_resource_group(group)) {
            report(cx, findings, pointer, group);
        }
    }
}

fn report(cx: &Context<'_>, findings: &mut Findings, pointer: &'static str, group: &str) {
    let length = group.chars().count();
    let shown = quote(group);
    let message = if length == 0 {
        say!(cx, en: "the resource group name is empty", zh: "资源组名称为空")
    } else if length > LONGEST_RESOURCE_GROUP {
        say!(
            cx,
            en: "the resource group name has {length} characters; at most 90 are allowed",
            zh: "资源组名称有 {length} 个字符，最多允许 90 个",
        )
    } else if group.chars().all(may_be_in_resource_group) {
        say!(cx, en: "the resource group name `{shown}` ends with a period", zh: "资源组名称 `{shown}` 以句点结尾")
    } else {
        say!(
            cx,
            en: "the resource group name `{shown}` holds a character that is not allowed",
            zh: "资源组名称 `{shown}` 中有不允许的字符",
        )
    };
    let reported = findings.fail(pointer, message).help(say!(
        cx,
        en: "Use 1 to 90 letters, digits, `-`, `_`, `.`, `(` and `)`, without a period at the end. Give the name, not the id.",
        zh: "请使用 1 到 90 个字母、数字或 `-`、`_`、`.`、`(`、`)`，且不以句点结尾。填写名称，而不是资源 ID。",
    ));
    // A group inside of an id cannot be replaced by itself.
    if !pointer.ends_with("Id")
        && let Some(fix) = without_spaces(cx, pointer, group, is_resource_group)
    {
        reported.fix(fix);
    }
}
