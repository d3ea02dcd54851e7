//! A compute can be used when it has succeeded.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-WAIT",
    severity: Severity::Info,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "A compute can be used when its provisioning state is Succeeded",
        zh: "预配状态为 Succeeded 之后，计算才可使用",
    ),
    why: prose!(
        en: "ARM answers at once and works on. A model deployed before the end fails with \
             ComputeResourceNotCreated, and an error shows only in the compute's own state. The times are \
             the article's estimates.",
        zh: "ARM 会立即应答，并在后台继续执行。在完成之前部署模型会因 ComputeResourceNotCreated 失败，\
             而错误只体现在计算自身的状态中。所述时间为文章的估计。",
    ),
    source: &[
        Source::Article(Section::Create),
        Source::Article(Section::Attach),
        Source::Public("MicrosoftDocs/azure-docs#60083"),
    ],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }")],
        &[
            create("agentCount: 3"),
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
    let minutes = match cx.operation() {
        Some(Operation::Create) => 10,
        Some(Operation::Attach) => 5,
        _ if cx.spec.refresh == Field::Given(true) => 5,
        _ => return,
    };
    let message = if cx.is(Operation::Create) {
        say!(cx, en: "creating takes about {minutes} minutes", zh: "创建大约需要 {minutes} 分钟")
    } else {
        say!(cx, en: "attaching takes about {minutes} minutes", zh: "附加大约需要 {minutes} 分钟")
    };
    findings.note("/operation", message).help(say!(
        cx,
        en: "Deploy models only when the compute's `provisioningState` is `Succeeded`.",
        zh: "请等到计算的 `provisioningState` 为 `Succeeded` 之后再部署模型。",
    ));
}
