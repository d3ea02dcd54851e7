//! The taints of a node pool are written as AKS takes them.

use super::pools::{listed_pointer, pools};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::fixes::rewrite;
use crate::rules::pattern::Pattern;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::Operation::Attach;

static TAINT: Pattern = Pattern::new(
    "^[A-Za-z0-9][A-Za-z0-9_./-]{0,252}=[A-Za-z0-9][A-Za-z0-9_.-]{0,62}:(NoSchedule|PreferNoSchedule|NoExecute)$",
);

pub(super) static RULE: Rule = Rule {
    id: "NODES-TAINT",
    severity: Severity::Error,
    operations: &[Attach],
    title: text!(
        en: "A taint is `key=value:effect`, with the effect NoSchedule, PreferNoSchedule or NoExecute",
        zh: "污点写作 `key=value:effect`，效果为 NoSchedule、PreferNoSchedule 或 NoExecute",
    ),
    why: prose!(
        en: "AKS refuses a node pool with any other taint. The key has at most 253 characters, the value at most 63; both \
             begin with a letter or a digit.",
        zh: "其他写法的污点会被 AKS 拒绝。键最多 253 个字符，值最多 63 个字符，二者都以字母或数字开头。",
    ),
    source: &[
        Source::Public("azure-cli 2.91.0, acs/_validators.py"),
        Source::Public("MicrosoftDocs/azure-aks-docs, use-node-taints.md"),
    ],
    examples: Examples::new(
        &[attach(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: models, vmSize: Standard_D4s_v5, taints: ['example.com/team=ml:NoSchedule', 'CriticalAddonsOnly=true:PreferNoSchedule'] }] } }",
        )],
        &[
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: models, vmSize: Standard_D4s_v5, taints: [''] }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: models, vmSize: Standard_D4s_v5, taints: ['team:NoSchedule', ' team=ml:NoSchedule'] }] } }",
            ),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }, { name: models, vmSize: Standard_D4s_v5, taints: ['team=ml:noschedule'] }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for pool in pools(cx) {
        let Some((number, spec)) = pool.listed else { continue };
        let taints = spec.taints.as_ref().map(Vec::as_slice).unwrap_or_default();
        for (place, taint) in taints.iter().enumerate() {
            let Some(taint) = taint.given().filter(|taint| !TAINT.matches(taint)) else { continue };
            let pointer = listed_pointer(number, &format!("taints/{place}"));
            let shown = quote(taint);
            let bare = taint.trim();
            let fix = TAINT.matches(bare).then(|| rewrite(cx, pointer.clone(), bare, true));
            let reported = findings
                .fail(
                    pointer,
                    if bare.is_empty() {
                        say!(cx, en: "the taint is empty", zh: "污点为空")
                    } else {
                        say!(cx, en: "`{shown}` is not a taint that AKS takes", zh: "AKS 不接受污点 `{shown}`")
                    },
                )
                .help(say!(
                    cx,
                    en: "Write `key=value:effect`, for example `team=ml:NoSchedule`; the effect is NoSchedule, PreferNoSchedule or NoExecute, in this letter case.",
                    zh: "请写为 `key=value:effect`，例如 `team=ml:NoSchedule`；效果为 NoSchedule、PreferNoSchedule 或 NoExecute，注意大小写。",
                ));
            if let Some(fix) = fix {
                reported.fix(fix);
            }
        }
    }
}
