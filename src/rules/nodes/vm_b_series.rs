//! B-series and the first A-series are not for system pools.

use super::pools::{Pool, pools};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, create};
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::{Attach, Create};

pub(super) static RULE: Rule = Rule {
    id: "VM-B-SERIES",
    severity: Severity::Warning,
    operations: &[Create, Attach],
    title: text!(
        en: "A system pool has no B-series and no Av1 size",
        zh: "系统节点池不应使用 B 系列或 Av1 系列",
    ),
    why: prose!(
        en: "B-series machines live on credits and slow down when these are used up; the first A-series is slower still. \
             AKS pages disagree whether a system pool may have them: \"aren't supported\" in one, advice in another. So this \
             is a warning.",
        zh: "B 系列 VM 依赖积分，积分用完就会降速；第一代 A 系列更慢。AKS 各页面对系统节点池能否使用它们说法不一：一处写“不支持”，另一处只是建议。因此这里是警告。",
    ),
    source: &[
        Source::Public("MicrosoftDocs/azure-aks-docs, use-system-pools.md"),
        Source::Public("MicrosoftDocs/azure-aks-docs, quotas-skus-regions.md"),
    ],
    examples: Examples::new(
        &[
            create("agentVmSize: Standard_D4s_v5"),
            create("agentVmSize: Standard_A4_v2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: pool2, vmSize: Standard_B4ms }] } }",
            ),
        ],
        &[
            create("agentVmSize: Standard_B4ms"),
            create("agentVmSize: Standard_b8als_v2"),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_B4ms }] } }",
            ),
        ],
    ),
    check,
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Series {
    Burstable,
    FirstA,
}

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for pool in pools(cx).filter(Pool::is_system) {
        let Some(name) = pool.size else { continue };
        if let Some(series) = series(name) {
            report(cx, findings, &pool, name, series);
        }
    }
}

fn report(cx: &Context<'_>, findings: &mut Findings, pool: &Pool<'_>, name: &str, series: Series) {
    let name = quote(name);
    let message = match series {
        Series::Burstable => say!(
            cx,
            en: "`{name}` is a burstable B-series size, which is not for a system pool",
            zh: "`{name}` 属于可突发的 B 系列，不适用于系统节点池",
        ),
        Series::FirstA => say!(
            cx,
            en: "`{name}` is a size of the first A-series, which is not for a system pool",
            zh: "`{name}` 属于第一代 A 系列，不适用于系统节点池",
        ),
    };
    findings.fail(pool.size_pointer(), message).help(say!(
        cx,
        en: "Choose a size of another series, with at least 4 vCPUs and 4 GiB.",
        zh: "请选择其他系列中至少 4 个 vCPU、4 GiB 内存的大小。",
    ));
}

/// The series by the name: `B` and a number, or `A` and nothing but a number.
fn series(name: &str) -> Option<Series> {
    let (_tier, rest) = name.split_once('_')?;
    let mut letters = rest.chars();
    let letter = letters.next()?.to_ascii_uppercase();
    let number = letters.as_str();
    if letter == 'B' && number.starts_with(|c: char| c.is_ascii_digit()) {
        Some(Series::Burstable)
    } else if letter == 'A' && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        Some(Series::FirstA)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_stands_in_the_name() {
        for (name, expected) in [
            ("Standard_B2ms", Some(Series::Burstable)),
            ("STANDARD_B16AS_V2", Some(Series::Burstable)),
            ("Standard_A11", Some(Series::FirstA)),
            ("Basic_A1", Some(Series::FirstA)),
            ("Standard_A2_v2", None),
            ("Standard_A", None),
            ("Standard_", None),
            ("B2ms", None),
            ("Standard_D3_v2", None),
        ] {
            assert_eq!(series(name), expected, "{name}");
        }
    }
}
