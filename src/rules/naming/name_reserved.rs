//! The name of the compute is not one that Azure Machine Learning keeps for itself.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

const RESERVED: &[&str] = &["amlcompute", "local", "containerinstance"];

pub(super) static RULE: Rule = Rule {
    id: "NAME-RESERVED",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(en: "A compute name is not a reserved word", zh: "计算名称不能是保留字"),
    why: prose!(
        en: "Azure Machine Learning means built-in targets by `amlcompute`, `local` and `containerinstance`. The SDK \
             refuses them only on create and only in lower case; names of computes do not depend on case, so we refuse \
             them in any case, on attach too.",
        zh: "Azure 机器学习用 `amlcompute`、`local` 和 `containerinstance` 表示内置目标。SDK 只在创建时检查，\
             而且只检查小写；计算名称不区分大小写，因此无论大小写，附加时我们同样拒绝。",
    ),
    source: &[Source::Public("azureml-core 1.61.0, azureml/core/compute/compute.py")],
    examples: Examples::new(
        &[create("name: localaks"), attach("name: amlcompute2")],
        &[create("name: local"), attach("name: AmlCompute")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.name.given() else { return };
    if !RESERVED.iter().any(|word| word.eq_ignore_ascii_case(name)) {
        return;
    }
    findings
        .fail("/name", say!(cx, en: "`{name}` is a reserved name", zh: "`{name}` 是保留名称"))
        .help(say!(
            cx,
            en: "Choose another name: `amlcompute`, `local` and `containerinstance` are taken in every workspace.",
            zh: "请换一个名称：`amlcompute`、`local` 和 `containerinstance` 在每个工作区中都已被占用。",
        ));
}
