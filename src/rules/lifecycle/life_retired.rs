//! The v1 tools that know this compute are out of support.

use time::Date;
use time::macros::date;

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation;

/// The last day of support for azure-cli-ml.
const CLI_SUPPORT_ENDS: Date = date!(2025 - 09 - 30);
/// The last day of support for azureml-core.
const SDK_SUPPORT_ENDS: Date = date!(2026 - 06 - 30);

pub(super) static RULE: Rule = Rule {
    id: "LIFE-RETIRED",
    severity: Severity::Warning,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "The v1 SDK and command line that know this compute type are out of support",
        zh: "支持该计算类型的 v1 SDK 和 CLI 已停止支持",
    ),
    why: prose!(
        en: "Azure Machine Learning calls this compute type legacy and develops it no further. Its v1 SDK \
             was deprecated on 2025-03-31 and its v1 command line is gone; version 2 of either does not \
             know the type. ARM still takes it in every api-version that there is. The successor is \
             computeType Kubernetes with its cluster extension.",
        zh: "Azure 机器学习将该计算类型称为旧版，不再为其开发新功能。v1 SDK 已于 2025-03-31 弃用，v1 CLI \
             也已停用，二者的第 2 版均不支持该类型。ARM 的所有 API 版本目前仍接受它。其后继是 computeType \
             Kubernetes 及相应的群集扩展。",
    ),
    source: &[
        Source::Public("Azure Machine Learning, SDK v1 deprecation (includes/sdk-v1-deprecation.md)"),
        Source::Public(
            "Azure Machine Learning, CLI v1 deprecation (includes/machine-learning-cli-v1-deprecation.md)",
        ),
        Source::Public("Azure Machine Learning, Introduction to Kubernetes compute target"),
    ],
    examples: Examples::new(
        &[],
        &[
            create("clusterPurpose: FastProd"),
            attach("clusterPurpose: FastProd"),
            update("ssl: { status: Disabled }"),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let today = cx.today();
    let message = if today <= CLI_SUPPORT_ENDS {
        say!(
            cx,
            en: "support for this compute type's CLI v1 ends on {CLI_SUPPORT_ENDS}, for its SDK v1 on {SDK_SUPPORT_ENDS}",
            zh: "支持该计算类型的 CLI v1 将于 {CLI_SUPPORT_ENDS} 停止支持，SDK v1 将于 {SDK_SUPPORT_ENDS} 停止支持",
        )
    } else if today <= SDK_SUPPORT_ENDS {
        say!(
            cx,
            en: "support for this compute type's SDK v1 ends on {SDK_SUPPORT_ENDS}; that for its CLI v1 has ended",
            zh: "支持该计算类型的 SDK v1 将于 {SDK_SUPPORT_ENDS} 停止支持；CLI v1 已停止支持",
        )
    } else {
        say!(
            cx,
            en: "this compute type is legacy: support for its SDK v1 ended on {SDK_SUPPORT_ENDS}",
            zh: "该计算类型属于旧版：支持它的 SDK v1 已于 {SDK_SUPPORT_ENDS} 停止支持",
        )
    };
    findings.fail("/operation", message).help(say!(
        cx,
        en: "ARM still takes it; plan the move to computeType `Kubernetes`.",
        zh: "ARM 目前仍接受它；请规划迁移到 computeType `Kubernetes`。",
    ));
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use time::macros::datetime;

    use crate::document::Format;
    use crate::facts::Facts;
    use crate::{CheckOptions, check_text};

    fn message(now: OffsetDateTime) -> String {
        let facts = Facts::default();
        let report = check_text("operation: create", Format::Yaml, &CheckOptions::new(now, &facts));
        let finding = report.findings.iter().find(|finding| finding.rule.id == super::RULE.id);
        finding.unwrap().message.to_string()
    }

    #[test]
    fn the_day_of_the_check_decides_what_has_ended() {
        let both = message(datetime!(2025-09-30 23:59 UTC));
        assert!(both.contains("ends on 2025-09-30"), "{both}");
        let one = message(datetime!(2025-10-01 0:00 UTC));
        assert!(one.contains("ends on 2026-06-30") && one.contains("has ended"), "{one}");
        assert_eq!(one, message(datetime!(2026-06-30 23:59 UTC)));
        let none = message(datetime!(2026-07-01 0:00 UTC));
        assert!(none.contains("ended on 2026-06-30"), "{none}");
        // The same moment, told in a zone that is a day ahead.
        assert_eq!(one, message(datetime!(2026-07-01 7:00 +8)));
    }
}
