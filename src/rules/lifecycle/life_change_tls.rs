//! Other settings on an attached cluster.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-CHANGE-TLS",
    severity: Severity::Info,
    operations: &[Operation::Attach, Operation::Update],
    title: text!(
        en: "A cluster that is attached already is detached before it is attached with other settings",
        zh: "以其他设置重新附加之前，须先拆离群集",
    ),
    why: prose!(
        en: "An attach over an existing attachment breaks it. The article changes TLS and other settings \
             by detaching and attaching again; the SDK can also update TLS and the load balancer in \
             place. Sources differ, so both ways are offered.",
        zh: "在现有附件之上再次附加会将其破坏。文章通过拆离再附加来更改 TLS 等设置；SDK 还可以就地更新 \
             TLS 和负载均衡器。来源说法不一，因此两种方式都提供。",
    ),
    source: &[
        Source::Article(Section::Attach),
        Source::Public("azureml-core 1.61.0, AksUpdateConfiguration"),
    ],
    examples: Examples::new(
        &[
            attach("clusterPurpose: FastProd"),
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
        &[attach("ssl: { leafDomainLabel: contoso }"), update("loadBalancer: { type: PublicIp }")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let renews = cx.spec.ssl.as_ref().is_some_and(|ssl| ssl.renew == Field::Given(true));
    let pointer = if cx.spec.ssl.is_present() && !renews {
        "/ssl"
    } else if cx.spec.load_balancer.is_present() {
        "/loadBalancer"
    } else {
        return;
    };
    if cx.is(Operation::Attach) {
        findings
            .note(
                pointer,
                say!(
                    cx,
                    en: "if the cluster is attached already, these settings need a detach first",
                    zh: "如果群集已附加，更改这些设置须先拆离",
                ),
            )
            .help(say!(
                cx,
                en: "Detach, clean up, then attach; or use `operation: update`, which changes TLS and load balancer in place.",
                zh: "请先拆离、清理，再附加；或使用 `operation: update` 就地更改 TLS 和负载均衡器。",
            ));
    } else if cx.spec.refresh != Field::Given(true) {
        findings
            .note(
                pointer,
                say!(
                    cx,
                    en: "Microsoft's article changes this by detaching and attaching again",
                    zh: "Microsoft 的文章更改此设置的方式是先拆离再重新附加",
                ),
            )
            .help(say!(
                cx,
                en: "The update in place follows the SDK; where it fails, detach, clean up and attach.",
                zh: "就地更新沿用 SDK 的做法；若失败，请拆离、清理后重新附加。",
            ));
    }
}
