//! Every subscription is given by its id.

use super::parts::is_guid;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "ID-SUBSCRIPTION",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "A subscription is given by its id, a GUID", zh: "订阅须以其 ID（GUID）给出"),
    why: prose!(
        en: "A subscription has a display name too, but ARM knows it by its id only. The SDK takes any text and the \
             request fails later. No source states the form of the id; nothing but a GUID can be one.",
        zh: "订阅也有显示名称，但 ARM 只认其 ID。SDK 接受任何文本，之后请求才失败。没有文档说明 ID 的形式；除 GUID 外都不可能是订阅 ID。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[create(
            "workspace: { subscriptionId: ABCDEF01-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }",
        )],
        &[
            create(
                "workspace: { subscriptionId: My Subscription, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }",
            ),
            attach(
                "cluster: { subscriptionId: contoso-prod, resourceGroup: myresourcegroup, name: myexistingcluster }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let cluster = cx.spec.cluster.as_ref();
    let subscriptions = [
        ("/workspace/subscriptionId", cx.spec.workspace.subscription_id.given()),
        ("/cluster/subscriptionId", cluster.and_then(|cluster| cluster.subscription_id.given())),
        (
            "/cluster/create/subscriptionId",
            cx.spec.cluster_create().and_then(|create| create.subscription_id.given()),
        ),
    ];
    for (pointer, id) in subscriptions {
        let Some(id) = id.filter(|id| !is_guid(id)) else { continue };
        let shown = quote(id);
        let reported = findings
            .fail(pointer, say!(cx, en: "`{shown}` is no subscription id", zh: "`{shown}` 不是订阅 ID"))
            .help(say!(
                cx,
                en: "Give the GUID that `az account show --query id` prints.",
                zh: "请填写 `az account show --query id` 输出的 GUID。",
            ));
        let bare = id.trim().trim_start_matches("/subscriptions/").trim_matches(['{', '}', '/']);
        if is_guid(bare) {
            let title = say!(cx, en: "Write the GUID alone", zh: "只保留 GUID");
            reported.fix(Fix::safe(title, PatchOperation::replace(pointer, bare)));
        }
    }
}
