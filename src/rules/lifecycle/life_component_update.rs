//! Azure ML's components in the cluster are updated by hand.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-COMPONENT-UPDATE",
    severity: Severity::Info,
    operations: &[Operation::Attach, Operation::Update],
    title: text!(
        en: "Azure ML's components in the cluster are updated by hand",
        zh: "群集中的 Azure ML 组件须手动更新",
    ),
    why: prose!(
        en: "The components stay as they were when the cluster was attached. Detaching, cleaning up and \
             attaching again installs the current ones; until it is done the endpoint does not answer.",
        zh: "这些组件会一直停留在附加群集时的版本。拆离、清理并重新附加后才会安装当前版本；\
             在此期间终结点无法响应。",
    ),
    source: &[Source::Article(Section::UpdateCluster)],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }")],
        &[
            attach("clusterPurpose: FastProd"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.is(Operation::Attach) {
        findings
            .note(
                "/operation",
                say!(
                    cx,
                    en: "Azure ML's components in the cluster do not update themselves",
                    zh: "群集中的 Azure ML 组件不会自动更新",
                ),
            )
            .help(say!(
                cx,
                en: "Later run `operation: update` with `refresh: true`: detach, clean up, attach again.",
                zh: "日后请用 `operation: update` 加 `refresh: true` 更新：拆离、清理、重新附加。",
            ));
    } else if cx.spec.refresh == Field::Given(true) {
        findings
            .note(
                "/refresh",
                say!(
                    cx,
                    en: "the components are renewed by detaching, cleaning up and attaching again",
                    zh: "组件通过拆离、清理并重新附加来更新",
                ),
            )
            .help(say!(
                cx,
                en: "The endpoint does not answer meanwhile: choose the time accordingly.",
                zh: "其间终结点无法响应，请选择合适的时间。",
            ));
    }
}
