//! A user-assigned identity of a new cluster is named by its id, and only such a one.

use super::resource_id::{ResourceId, tidied};
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::attach_new;
use crate::rules::fixes::rewrite;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;
use crate::spec::{Field, IdentityType};

const IDENTITY: &str = "/cluster/create/identity";
const ID: &str = "/cluster/create/identity/resourceId";

pub(super) static RULE: Rule = Rule {
    id: "ID-IDENTITY",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "A user-assigned identity is named by its id, a system-assigned one has none",
        zh: "用户分配的标识须给出资源 ID，系统分配的标识则没有",
    ),
    why: prose!(
        en: "ARM takes the type and the id together: `UserAssigned` without an id, or an id beside `SystemAssigned`, is \
             refused. Azure's own samples leave the slash at the beginning out.",
        zh: "ARM 要求类型与资源 ID 相符：`UserAssigned` 没有 ID，或 `SystemAssigned` 带有 ID，都会被拒绝。Azure 自己的示例\
             有时漏掉开头的斜杠。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("Azure Resource Manager, managed identities in resource definitions"),
    ],
    examples: Examples::new(
        &[
            attach_new!("identity: { type: SystemAssigned }"),
            attach_new!(
                "identity: { type: UserAssigned, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id }"
            ),
        ],
        &[
            attach_new!("identity: { type: UserAssigned }"),
            attach_new!(
                "identity: { type: SystemAssigned, resourceId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id }"
            ),
            attach_new!(
                "identity: { type: UserAssigned, resourceId: subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-id/ }"
            ),
            attach_new!("identity: { type: UserAssigned, resourceId: aks-id }"),
        ],
    ),
    check,
};

fn is_right(id: &str) -> bool {
    ResourceId::parse(id, "Microsoft.ManagedIdentity", &["userAssignedIdentities"]).is_some_and(|id| {
        id.is_sound()
            && (3..=128).contains(&id.name.len())
            && id.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    })
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(identity) = cx.new_cluster().and_then(|create| create.identity.as_ref()) else { return };
    if identity.kind == Field::Given(IdentityType::UserAssigned) && identity.resource_id.is_absent() {
        findings
            .fail(
                IDENTITY,
                say!(cx, en: "a user-assigned identity needs its `resourceId`", zh: "用户分配的标识缺少 `resourceId`"),
            )
            .help(say!(
                cx,
                en: "Give the id, as `az identity show --query id` prints it.",
                zh: "请填写资源 ID，可用 `az identity show --query id` 查看。",
            ));
    }
    let Field::Given(id) = identity.resource_id else { return };
    if !is_right(id) {
        let shown = quote(id);
        let reported = findings
            .fail(ID, say!(cx, en: "`{shown}` is not the id of a user-assigned identity", zh: "`{shown}` 不是用户分配的标识的资源 ID"))
            .help(say!(
                cx,
                en: "It looks like `/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME`.",
                zh: "格式为 `/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME`。",
            ));
        let tidy = tidied(id);
        if is_right(&tidy) {
            reported.fix(rewrite(cx, ID, tidy, true));
        }
    } else if identity.kind == Field::Given(IdentityType::SystemAssigned) {
        let title = say!(cx, en: "Use this identity: `UserAssigned`", zh: "使用该标识：`UserAssigned`");
        let word = IdentityType::UserAssigned.as_str();
        findings
            .fail(ID, say!(cx, en: "a system-assigned identity has no id beforehand", zh: "系统分配的标识事先没有资源 ID"))
            .help(say!(
                cx,
                en: "Write `type: UserAssigned`, or remove the id.",
                zh: "请改为 `type: UserAssigned`，或删除资源 ID。",
            ))
            .fix(Fix::offered(title, PatchOperation::replace("/cluster/create/identity/type", word)));
    }
}
