//! The name of the compute fits the pattern that newer api-versions have.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "NAME-COMPUTE-ARM",
    severity: Severity::Error,
    operations: &[Create, Attach],
    title: text!(
        en: "From api-version 2025-12-01 on a compute name does not end in a hyphen and digits",
        zh: "自 API 版本 2025-12-01 起，计算名称不能以短划线加数字结尾",
    ),
    why: prose!(
        en: "Newer api-versions (previews from 2023-08-01 on, stable ones from 2025-12-01 on) have a pattern for the name \
             that refuses `aks-1`. Sources differ: the article allows such names, and the pattern allows a hyphen at the \
             end, which the article forbids. We ask for the article's rule always and for ARM's in addition where the \
             spec's api-version has it.",
        zh: "较新的 API 版本（预览版自 2023-08-01 起，稳定版自 2025-12-01 起）为名称规定了模式，会拒绝 `aks-1` 这样的名称。\
             各来源说法不一：文章允许这类名称，而该模式允许以短划线结尾，文章则禁止。我们始终要求符合文章的规则；\
             若配置所用的 API 版本带有该模式，则同时要求符合 ARM 的模式。",
    ),
    source: &[Source::Public(
        "Azure/bicep-types-az, Microsoft.MachineLearningServices/workspaces/computes, name",
    )],
    examples: Examples::new(
        &[
            create("name: aks-1"),
            create("name: aks1\napiVersion: 2026-05-01"),
            attach("name: aks-1a\napiVersion: 2026-05-01"),
        ],
        &[create("name: aks-1\napiVersion: 2025-12-01"), attach("name: my-aks-01\napiVersion: 2026-05-01")],
    ),
    check,
};

/// The shortest name, for the fix.
const SHORTEST: usize = 3;

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.spec.name.given() else { return };
    let Some((before, digits)) = ends_in_number(name) else { return };
    let version = cx.spec.api_version().and_then(|version| cx.catalog.api_version(version));
    let Some(version) = version.filter(|version| version.computes.name_pattern) else { return };
    let (shown, version) = (quote(name), &version.name);
    let reported = findings
        .fail(
            "/name",
            say!(
                cx,
                en: "api-version {version} refuses `{shown}`: a name may not end in a hyphen and digits",
                zh: "API 版本 {version} 会拒绝 `{shown}`：名称不能以短划线加数字结尾",
            ),
        )
        .help(say!(
            cx,
            en: "Write the number without a hyphen before it, or use an api-version before 2025-12-01.",
            zh: "请去掉数字前的短划线，或使用 2025-12-01 之前的 API 版本。",
        ));
    let joined = [before.trim_end_matches('-'), digits].concat();
    if joined.len() >= SHORTEST && ends_in_number(&joined).is_none() {
        let title = say!(cx, en: "Write `{joined}`", zh: "改为 `{joined}`");
        reported.fix(Fix::offered(title, PatchOperation::replace("/name", joined)));
    }
}

/// What stands before the last hyphen and the digits after it, where nothing but digits stands there.
///
/// ARM's pattern is `^[a-zA-Z](?![a-zA-Z0-9-]*-\d+$)[a-zA-Z0-9\-]{2,23}$`; what it refuses besides this,
/// the article's rule refuses too. No regex crate that fits into the module knows look-ahead.
fn ends_in_number(name: &str) -> Option<(&str, &str)> {
    let (before, after) = name.rsplit_once('-')?;
    (!after.is_empty() && after.bytes().all(|byte| byte.is_ascii_digit())).then_some((before, after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The pattern read step by step: every place at which the look-ahead could match is tried.
    fn arm_accepts(name: &str) -> bool {
        let bytes = name.as_bytes();
        let Some((first, rest)) = bytes.split_first() else { return false };
        let looks_ahead = (0..rest.len()).any(|hyphen| {
            let (start, end) = rest.split_at(hyphen);
            start.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
                && end.first() == Some(&b'-')
                && end.len() > 1
                && end[1..].iter().all(u8::is_ascii_digit)
        });
        first.is_ascii_alphabetic()
            && !looks_ahead
            && (2..=23).contains(&rest.len())
            && rest.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    }

    fn article_accepts(name: &str) -> bool {
        (3..=24).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !name.ends_with('-')
    }

    #[test]
    fn only_digits_after_the_last_hyphen_count() {
        for refused in ["aks-1", "a-1", "a--1", "my-aks-01", "a1-2-3"] {
            assert!(ends_in_number(refused).is_some() && !arm_accepts(refused), "{refused}");
        }
        for accepted in ["aks1", "aks-1a", "aks-", "a1-b", "A--", "a-1-b"] {
            assert!(ends_in_number(accepted).is_none() && arm_accepts(accepted), "{accepted}");
        }
    }

    proptest! {
        #[test]
        fn within_the_article_it_agrees_with_the_pattern(
            name in "[a-z][a-z0-9-]{1,8}|[a-zA-Z0-9-]{0,26}|[a-z]-{0,2}[0-9]{0,3}|\\PC{0,5}"
        ) {
            if article_accepts(&name) {
                prop_assert_eq!(ends_in_number(&name).is_none(), arm_accepts(&name), "{}", name);
            }
            // What the pattern accepts beyond the article only ends in a hyphen.
            if arm_accepts(&name) {
                prop_assert!(ends_in_number(&name).is_none());
                prop_assert!(article_accepts(&name) || name.ends_with('-'));
            }
        }
    }
}
