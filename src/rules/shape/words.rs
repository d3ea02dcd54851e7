//! Puts shape problems into words, for the rules whose ids they carry.

use std::borrow::Cow;

use crate::document::Value;
use crate::language::{Language, say};
use crate::report::{Findings, Fix, PatchOperation};
use crate::rules::Context;
use crate::spec::{Found, Operation, Shape, ShapeProblem, ShapeProblemKind};

/// Reports the shape problems that belong to the rule `id`.
pub(in crate::rules) fn report(cx: &Context<'_>, findings: &mut Findings, id: &str) {
    for problem in cx.spec.problems.iter().filter(|problem| problem.rule == id) {
        one(cx, findings, problem);
    }
}

/// That a key stands in an object more than once.
pub(crate) fn repeated_key(language: Language, key: &str) -> Cow<'static, str> {
    struct Words {
        language: Language,
    }
    let cx = Words { language };
    say!(cx, en: "the key `{key}` stands here more than once", zh: "键 `{key}` 重复出现")
}

fn one(cx: &Context<'_>, findings: &mut Findings, problem: &ShapeProblem) {
    let pointer = problem.pointer.clone();
    match &problem.kind {
        ShapeProblemKind::UnknownKey { key, nearest, nearest_is_free } => {
            let message = say!(cx, en: "unknown key `{key}`", zh: "未知的键 `{key}`");
            let reported = findings.fail(pointer.clone(), message).at_key();
            match nearest {
                Some(name) => {
                    let reported = reported.help(say!(
                        cx,
                        en: "Did you mean `{name}`? Nothing is ever ignored silently, so a key must be spelt exactly.",
                        zh: "您是否想写 `{name}`？任何内容都不会被悄悄忽略，因此键名必须完全一致。",
                    ));
                    if *nearest_is_free {
                        let target = renamed(&pointer, name);
                        let title =
                            say!(cx, en: "Rename `{key}` to `{name}`", zh: "将 `{key}` 改名为 `{name}`");
                        reported.fix(Fix::offered(title, PatchOperation::rename(pointer, target)));
                    }
                }
                None => {
                    reported.help(say!(
                        cx,
                        en: "Remove it, or see `aks-compute schema spec` for the keys that exist.",
                        zh: "请删除该键；可用的键见 `aks-compute schema spec`。",
                    ));
                }
            }
        }
        ShapeProblemKind::RepeatedKey { key } => {
            findings.fail(pointer, repeated_key(cx.language, key)).at_repeated_key().help(say!(
                cx,
                en: "Keep one of them: which of the values is meant cannot be known.",
                zh: "请只保留一个：无法判断哪个值才是您想要的。",
            ));
        }
        ShapeProblemKind::Missing { key } => {
            findings.fail(pointer, say!(cx, en: "`{key}` is missing", zh: "缺少 `{key}`")).help(needed(cx));
        }
        ShapeProblemKind::NothingToUpdate => {
            findings
                .fail(pointer, say!(cx, en: "this update changes nothing", zh: "该更新没有任何变更"))
                .help(say!(
                    cx,
                    en: "Give at least one of `ssl`, `loadBalancer` and `refresh`.",
                    zh: "请至少给出 `ssl`、`loadBalancer`、`refresh` 之一。",
                ));
        }
        ShapeProblemKind::WrongType { expected, found } => wrong_type(cx, findings, pointer, expected, found),
        ShapeProblemKind::NotAChoice { choices, found, nearest, only_case_differs } => {
            let allowed = choices.join(match cx.language {
                Language::English => ", ",
                Language::Chinese => "、",
            });
            let reported = findings
                .fail(
                    pointer.clone(),
                    say!(cx, en: "`{found}` is not one of {allowed}", zh: "`{found}` 不是以下值之一：{allowed}"),
                )
                .help(say!(
                    cx,
                    en: "Write one of them exactly so: upper and lower case matter.",
                    zh: "请严格按所列写法填写，区分大小写。",
                ));
            if let Some(choice) = *nearest {
                let title = say!(cx, en: "Write `{choice}`", zh: "改为 `{choice}`");
                let operation = PatchOperation::replace(pointer, choice);
                reported.fix(Fix { title, safe: *only_case_differs, patch: vec![operation] });
            }
        }
        ShapeProblemKind::WrongOperation { key, operation } => {
            let (name, operation) = (key.name, operation.as_str());
            let users = key.operations.iter().copied().map(Operation::as_str).collect::<Vec<_>>().join(", ");
            let help = if users.is_empty() {
                Cow::Borrowed(key.description.get(cx.language))
            } else {
                say!(
                    cx,
                    en: "It belongs to: {users}. Remove it here.",
                    zh: "它只用于：{users}。请在此处删除。",
                )
            };
            let title = say!(cx, en: "Remove `{name}`", zh: "删除 `{name}`");
            findings
                .fail(
                    pointer.clone(),
                    say!(cx, en: "`{operation}` has no use for `{name}`", zh: "`{operation}` 操作用不到 `{name}`"),
                )
                .at_key()
                .help(help)
                .fix(Fix::offered(title, PatchOperation::remove(pointer)));
        }
    }
}

fn needed(cx: &Context<'_>) -> Cow<'static, str> {
    match cx.spec.operation {
        Some(operation) => {
            let operation = operation.as_str();
            say!(cx, en: "`{operation}` needs it.", zh: "`{operation}` 操作需要它。")
        }
        None => say!(
            cx,
            en: "Every spec needs it. `aks-compute init create` prints one to start from.",
            zh: "每个配置都需要它。`aks-compute init create` 会输出一个可作为起点的配置。",
        ),
    }
}

fn wrong_type(cx: &Context<'_>, findings: &mut Findings, pointer: String, expected: &Shape, found: &Found) {
    let wanted = expected_words(cx, expected);
    let there = found_words(cx, found);
    let reported = findings.fail(
        pointer.clone(),
        say!(cx, en: "expected {wanted}, found {there}", zh: "应为{wanted}，实为{there}"),
    );
    let right = match (expected, found) {
        (Shape::Integer, Found::Text(Some(text))) => text.trim().parse::<i64>().ok().map(Value::from),
        (Shape::Integer, Found::Float(value)) if value.fract() == 0.0 && value.abs() < 1e9 =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10^9 fits")]
            Some(Value::from(*value as i64))
        }
        (Shape::Boolean, Found::Text(Some(text))) => match text.as_str() {
            "true" | "True" | "TRUE" | "yes" | "on" => Some(Value::Bool(true)),
            "false" | "False" | "FALSE" | "no" | "off" => Some(Value::Bool(false)),
            _ => None,
        },
        (Shape::Text, Found::Integer(value)) => Some(Value::from(value.to_string())),
        (Shape::Text, Found::Bool(value)) => Some(Value::from(value.to_string())),
        _ => None,
    };
    let reported = match (expected, found) {
        (Shape::Text, Found::Float(_) | Found::Integer(_) | Found::Bool(_)) => reported.help(say!(
            cx,
            en: "Put it in quotes: YAML reads it as a number or a boolean otherwise, and 1.30 becomes 1.3.",
            zh: "请加上引号：否则 YAML 会把它当作数字或布尔值，1.30 会变成 1.3。",
        )),
        (Shape::Integer | Shape::Boolean, Found::Text(_)) => reported.help(say!(
            cx,
            en: "Write it without quotes: in quotes it is text.",
            zh: "请去掉引号：加了引号就是文本。",
        )),
        (_, Found::Null) => reported.help(say!(
            cx,
            en: "Give it a value, or remove the key: a key with nothing behind it is not the default.",
            zh: "请填写值或删除该键：键后为空并不表示采用默认值。",
        )),
        _ => reported.help(say!(
            cx,
            en: "`aks-compute schema spec` describes every key; `aks-compute init` prints examples.",
            zh: "`aks-compute schema spec` 描述了每个键；`aks-compute init` 会输出示例。",
        )),
    };
    if let Some(value) = right {
        let shown = serde_json::to_string(&value).unwrap_or_default();
        let title = say!(cx, en: "Write {shown}", zh: "改为 {shown}");
        reported.fix(Fix::safe(title, PatchOperation::replace(pointer, value)));
    }
}

fn expected_words(cx: &Context<'_>, shape: &Shape) -> Cow<'static, str> {
    match shape {
        Shape::Text | Shape::SecretText => say!(cx, en: "text", zh: "文本"),
        Shape::Integer => say!(cx, en: "a whole number", zh: "整数"),
        Shape::Boolean => say!(cx, en: "true or false", zh: " true 或 false"),
        Shape::Choice(words) => {
            let words = words.join(", ");
            say!(cx, en: "one of {words}", zh: "以下值之一：{words}")
        }
        Shape::Texts => say!(cx, en: "a list of texts", zh: "文本列表"),
        Shape::Object(_) | Shape::Tags => say!(cx, en: "an object", zh: "对象"),
        Shape::Objects(_) => say!(cx, en: "a list of objects", zh: "对象列表"),
        Shape::Anything => say!(cx, en: "a value", zh: "值"),
    }
}

fn found_words(cx: &Context<'_>, found: &Found) -> Cow<'static, str> {
    match found {
        Found::Null => say!(cx, en: "nothing (null)", zh: "空值（null）"),
        Found::Bool(value) => say!(cx, en: "the boolean {value}", zh: "布尔值 {value}"),
        Found::Integer(value) => say!(cx, en: "the number {value}", zh: "数字 {value}"),
        Found::Float(value) => {
            // As JSON writes it: the formatter of the standard library would add 18 KB to the module.
            let value = serde_json::to_string(value).unwrap_or_default();
            say!(cx, en: "the number {value}", zh: "数字 {value}")
        }
        Found::Text(Some(text)) => say!(cx, en: "the text \"{text}\"", zh: "文本 \"{text}\""),
        Found::Text(None) => say!(cx, en: "text", zh: "文本"),
        Found::Array => say!(cx, en: "a list", zh: "列表"),
        Found::Object => say!(cx, en: "an object", zh: "对象"),
        Found::Foreign(what) => say!(cx, en: "{what}", zh: " JavaScript 值（{what}）"),
    }
}

/// `pointer` with another last token.
fn renamed(pointer: &str, name: &str) -> String {
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    format!("{parent}/{name}")
}
