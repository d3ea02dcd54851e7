//! What is known of a paste as text for a terminal.

use std::fmt::Write as _;

use super::{Explained, Explanation, Outcome, Tier};
use crate::language::{Language, say};
use crate::report::TextStyle;
use crate::rules;

/// Renders what is known of a paste.
pub fn text(explained: &Explained, style: TextStyle) -> String {
    let mut out = String::new();
    if explained.outcome == Outcome::Unknown {
        unknown(&mut out, explained, style);
    }
    for explanation in &explained.explanations {
        one(&mut out, explained, explanation, style);
    }
    out
}

fn unknown(out: &mut String, explained: &Explained, style: TextStyle) {
    let (label, strong) = (style.styles().unknown, style.styles().strong);
    let colon = explained.language.colon();
    let codes = explained.unknown_codes.join(", ");
    let message = if !codes.is_empty() {
        say!(explained, en: "not in the table of known errors: {codes}", zh: "不在已知错误表中：{codes}")
    } else if !explained.explanations.is_empty() {
        say!(
            explained,
            en: "only what stands around the error is known; the error itself is not in the table, or not in this text",
            zh: "只识别出外层错误；错误本身不在已知错误表中，或不在这段文本中",
        )
    } else {
        say!(
            explained,
            en: "nothing in this text is in the table of known errors, and it holds no error code",
            zh: "这段文本与已知错误表中的任何一项都不符，其中也没有错误代码",
        )
    };
    let help = say!(
        explained,
        en: "Give the whole error, with its details: the innermost one names the cause. `az deployment operation group list` \
             shows the errors of a deployment.",
        zh: "请提供完整的错误及其详细信息：原因在最内层的错误中。`az deployment operation group list` 可列出一次部署的各个错误。",
    );
    let title = say!(explained, en: "unknown", zh: "未知");
    // Writing into a String cannot fail, here and below.
    let _ = writeln!(out, "{label}{title}{label:#}{strong}{colon}{message}{strong:#}");
    line(out, explained.language, style, &say!(explained, en: "help", zh: "帮助"), &help);
    out.push('\n');
}

fn one(out: &mut String, explained: &Explained, explanation: &Explanation, style: TextStyle) {
    let language = explained.language;
    let entry = explanation.entry;
    let (label, strong) = (style.styles().note, style.styles().strong);
    let title = match entry.tier {
        Tier::Cause => say!(explained, en: "cause", zh: "原因"),
        Tier::Symptom => say!(explained, en: "symptom", zh: "现象"),
        Tier::Wrapper => say!(explained, en: "wrapper", zh: "外层错误"),
    };
    let _ = writeln!(
        out,
        "{label}{title}[{}]{label:#}{strong}{}{}{strong:#}",
        entry.id,
        language.colon(),
        entry.cause.get(language)
    );
    line(out, language, style, &say!(explained, en: "seen", zh: "依据"), &explanation.matched.join("; "));
    line(out, language, style, &say!(explained, en: "fix", zh: "修复"), entry.fix.get(language));
    for rule in entry.rules.iter().filter_map(|id| rules::find(id)) {
        let mut named = rule.id.to_owned();
        let _ = write!(named, " ({})", rule.title.get(language));
        line(out, language, style, &say!(explained, en: "rule", zh: "规则"), &named);
    }
    line(out, language, style, &say!(explained, en: "source", zh: "来源"), &entry.source_line(language));
    out.push('\n');
}

fn line(out: &mut String, language: Language, style: TextStyle, label: &str, text: &str) {
    let (frame, strong) = (style.styles().frame, style.styles().strong);
    let _ = writeln!(out, "  {frame}={frame:#} {strong}{label}{strong:#}{}{text}", language.colon());
}
