//! The cluster to attach has a name that an AKS cluster can have.

use super::cluster_id::ClusterId;
use super::parts::is_cluster_name;
use super::spaces::without_spaces;
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;

pub(super) static RULE: Rule = Rule {
    id: "NAME-AKS",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "An AKS cluster name has 1 to 63 letters, digits, hyphens and underscores",
        zh: "AKS 群集名称由 1 到 63 个字母、数字、短划线和下划线组成",
    ),
    why: prose!(
        en: "AKS gives no cluster any other name, so the attachment would fail because the cluster does not exist.",
        zh: "AKS 不允许其他形式的群集名称，因此附加会因群集不存在而失败。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("hashicorp/terraform-provider-azurerm, containers/validate/kubernetes.go"),
    ],
    examples: Examples::new(
        &[
            attach("cluster: { resourceGroup: myresourcegroup, name: a }"),
            attach("cluster: { resourceGroup: myresourcegroup, name: my_existing-cluster1 }"),
        ],
        &[
            attach("cluster: { resourceGroup: myresourcegroup, name: my.cluster }"),
            attach("cluster: { resourceGroup: myresourcegroup, name: mycluster- }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let cluster = cx.spec.cluster.as_ref();
    let names = [
        ("/cluster/name", cluster.and_then(|cluster| cluster.name.given())),
        ("/cluster/create/name", cx.spec.cluster_create().and_then(|create| create.name.given())),
        ("/cluster/resourceId", ClusterId::given(cx.spec).map(|id| id.name)),
    ];
    for (pointer, name) in names {
        let Some(name) = name.filter(|name| !is_cluster_name(name)) else { continue };
        let shown = quote(name);
        let reported = findings
            .fail(pointer, say!(cx, en: "no AKS cluster can be called `{shown}`", zh: "AKS 群集不可能名为 `{shown}`"))
            .help(say!(
                cx,
                en: "A cluster name has 1 to 63 ASCII letters, digits, hyphens and underscores and starts and ends with a letter or digit.",
                zh: "群集名称由 1 到 63 个 ASCII 字母、数字、短划线和下划线组成，首尾均为字母或数字。",
            ));
        // A name inside of an id cannot be replaced by itself.
        if pointer != "/cluster/resourceId"
            && let Some(fix) = without_spaces(cx, pointer, name, is_cluster_name)
        {
            reported.fix(fix);
        }
    }
}
