//! The runbook: the steps of a plan as Markdown.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::Emission;
use super::step::Step;
use crate::language::{Language, say};

/// The runbook as Markdown.
pub(super) fn markdown(e: Emission<'_>, steps: &[Step]) -> String {
    let name = e.spec.name.given().unwrap_or_default();
    let workspace = e.spec.workspace.name.given().unwrap_or_default();
    let operation = e.operation.as_str();
    let mut text = match e.language {
        Language::English => format!("# {operation}: compute `{name}` in workspace `{workspace}`\n"),
        Language::Chinese => format!("# {operation}：工作区 `{workspace}` 中的计算 `{name}`\n"),
    };
    // Writing into a String cannot fail.
    let _ = write!(text, "\n{}\n", how(e, steps));
    for (number, step) in steps.iter().enumerate() {
        let _ = write!(text, "\n## {}. {}\n", number + 1, step.title);
        if let Some(run) = &step.run {
            let fence = fence(run);
            let _ = write!(text, "\n{fence}bash\n{run}\n{fence}\n");
        }
        for (label, value) in [
            (say!(e, en: "Interrupts", zh: "影响"), &step.interrupts),
            (say!(e, en: "Done when", zh: "完成标志"), &step.done_when),
            (say!(e, en: "To undo", zh: "撤销方法"), &step.undo),
        ] {
            if let Some(value) = value {
                let separator = match e.language {
                    Language::English => ": ",
                    Language::Chinese => "：",
                };
                let _ = write!(text, "\n- {label}{separator}{value}");
            }
        }
        if step.interrupts.is_some() || step.done_when.is_some() || step.undo.is_some() {
            text.push('\n');
        }
    }
    text
}

/// How the steps are followed, what they need, and what to do where one fails.
fn how(e: Emission<'_>, steps: &[Step]) -> Cow<'static, str> {
    let is_used = |program: &&&str| {
        let call = format!("{program} ");
        steps.iter().filter_map(|step| step.run.as_deref()).any(|run| run.contains(&call))
    };
    let programs: Vec<String> = ["az", "kubectl", "jq", "openssl"]
        .iter()
        .filter(is_used)
        .map(|program| format!("`{program}`"))
        .collect();
    let programs = programs.join(&say!(e, en: ", ", zh: "、"));
    say!(
        e,
        en: "Run the steps in bash, in the folder of these files, one after the other; go on only when a step is done. Where one fails, stop and plan again with new facts: that gives what remains. Needed: {programs}.",
        zh: "请在这些文件所在的文件夹中用 bash 逐步执行；上一步完成后才能继续。如果某一步失败，请停止，并用新的事实重新生成方案，即可得到剩余步骤。需要：{programs}。",
    )
}

/// What begins and ends a block of code: more backticks than stand together anywhere in it.
fn fence(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}
