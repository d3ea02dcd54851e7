//! The report as text for a terminal: the line of the spec, a marker under the value, help below.
//!
//! Written here rather than by a diagnostics crate, because the npm package's command renders on the
//! same wasm module: annotate-snippets alone would add 30 KB (brotli) to it.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Finding, Outcome, Report, Severity, Status};
use crate::language::{Language, say};

/// How the text is styled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// No colours.
    Plain,
    /// ANSI colours.
    Colored,
}

impl TextStyle {
    pub(crate) fn styles(self) -> &'static Styles {
        match self {
            Self::Plain => &PLAIN,
            Self::Colored => &COLORED,
        }
    }
}

/// What is styled how.
pub(crate) struct Styles {
    pub(crate) error: Style,
    pub(crate) warning: Style,
    pub(crate) unknown: Style,
    pub(crate) note: Style,
    pub(crate) frame: Style,
    pub(crate) strong: Style,
}

const COLORED: Styles = Styles {
    error: AnsiColor::Red.on_default().bold(),
    warning: AnsiColor::Yellow.on_default().bold(),
    unknown: AnsiColor::Magenta.on_default().bold(),
    note: AnsiColor::Cyan.on_default().bold(),
    frame: AnsiColor::Blue.on_default().bold(),
    strong: Style::new().bold(),
};

const PLAIN: Styles = Styles {
    error: Style::new(),
    warning: Style::new(),
    unknown: Style::new(),
    note: Style::new(),
    frame: Style::new(),
    strong: Style::new(),
};

/// Renders `report` about `source`; where there was no text, `source` is empty.
pub fn text(report: &Report, source: &str, style: TextStyle) -> String {
    let styles = style.styles();
    let mut out = String::new();
    let lines: Vec<&str> = source.strip_prefix('\u{feff}').unwrap_or(source).lines().collect();
    for finding in &report.findings {
        one(&mut out, report, finding, &lines, styles);
    }
    asks(&mut out, report, styles);
    summary(&mut out, report, styles);
    out
}

/// Renders only what `report` comes to, in one line.
pub fn summary_line(report: &Report, style: TextStyle) -> String {
    let mut out = String::new();
    summary(&mut out, report, style.styles());
    out
}

/// The commands that answer what is unknown, each once.
fn asks(out: &mut String, report: &Report, styles: &Styles) {
    if report.asks.is_empty() {
        return;
    }
    let style = styles.unknown;
    let title = say!(
        report,
        en: "These read-only commands show what is unknown; `check --format script` makes one script of them:",
        zh: "以下只读命令可查明未知项；`check --format script` 可将其合为一个脚本：",
    );
    let _ = writeln!(out, "{style}{title}{style:#}");
    for ask in &report.asks {
        let _ = writeln!(out, "  # {}\n  {}", ask.unlocks.join(", "), ask.command);
    }
    out.push('\n');
}

/// Renders a finding that is about no spec, but about the file `place`, if about any.
pub(crate) fn finding_text(
    out: &mut String,
    language: Language,
    finding: &Finding,
    place: Option<&str>,
    style: TextStyle,
) {
    let styles = style.styles();
    headline(out, language, finding, styles);
    if let Some(place) = place {
        let frame = styles.frame;
        let _ = writeln!(out, "  {frame}-->{frame:#} {place}");
    }
    advice(out, language, finding, 2, styles);
}

fn one(out: &mut String, report: &Report, finding: &Finding, lines: &[&str], styles: &Styles) {
    let style = headline(out, report.language, finding, styles);
    let mut margin = 2;
    // A note is about the operation rather than about a place.
    if finding.status == Status::Fail {
        margin = snippet(out, report, finding, lines, styles, style);
    }
    advice(out, report.language, finding, margin, styles);
}

/// The language of the words around a finding.
struct Said {
    language: Language,
}

/// What is wrong, in a line; returns the style of its weight.
fn headline(out: &mut String, language: Language, finding: &Finding, styles: &Styles) -> Style {
    let said = Said { language };
    let (style, label) = match (finding.status, finding.severity) {
        (Status::Unknown, _) => (styles.unknown, say!(said, en: "unknown", zh: "未知")),
        (Status::Note, _) => (styles.note, say!(said, en: "note", zh: "提示")),
        (Status::Fail, Severity::Error) => (styles.error, say!(said, en: "error", zh: "错误")),
        (Status::Fail, Severity::Warning) => (styles.warning, say!(said, en: "warning", zh: "警告")),
        (Status::Fail, Severity::Info) => (styles.note, say!(said, en: "info", zh: "信息")),
    };
    let (strong, separator, id) = (styles.strong, language.colon(), finding.rule.id);
    // Writing into a String cannot fail, here and below.
    let _ = writeln!(out, "{style}{label}[{id}]{style:#}{strong}{separator}{}{strong:#}", finding.message);
    style
}

/// What to do about a finding, below the margin.
fn advice(out: &mut String, language: Language, finding: &Finding, margin: usize, styles: &Styles) {
    let said = Said { language };
    let (strong, frame, separator) = (styles.strong, styles.frame, language.colon());
    let space = " ".repeat(margin);
    let entries = [
        finding.help.as_ref().map(|help| (say!(said, en: "help", zh: "帮助"), help.to_string())),
        finding.fix.as_ref().map(|fix| (say!(said, en: "fix", zh: "修复"), fix.title.to_string())),
        // The commands that get missing facts stand once, below all findings.
        finding
            .remedy
            .as_ref()
            .filter(|_| finding.status != Status::Unknown)
            .map(|remedy| (say!(said, en: "run", zh: "运行"), remedy.command.to_string())),
    ];
    for (label, text) in entries.into_iter().flatten() {
        let _ = writeln!(out, "{space}{frame}={frame:#} {strong}{label}{strong:#}{separator}{text}");
    }
    out.push('\n');
}

/// Draws the place; returns the width of the margin, below which help is aligned.
fn snippet(
    out: &mut String,
    report: &Report,
    finding: &Finding,
    lines: &[&str],
    styles: &Styles,
    style: Style,
) -> usize {
    let frame = styles.frame;
    let input = report.input.as_deref().unwrap_or("-");
    let Some(position) = finding.position else {
        let place = if finding.path.is_empty() { "/" } else { &finding.path };
        let _ = writeln!(out, "  {frame}-->{frame:#} {input} {place}");
        return 2;
    };
    let number = position.line.to_string();
    let margin = number.len() + 1;
    let space = " ".repeat(margin);
    let _ = writeln!(
        out,
        "{}{frame}-->{frame:#} {input}:{}:{}",
        " ".repeat(margin - 1),
        position.line,
        position.column
    );
    let Some(line) = (position.line as usize).checked_sub(1).and_then(|index| lines.get(index)) else {
        return margin;
    };
    if may_hold_a_key(finding, line) {
        return margin;
    }
    let column = position.column as usize - 1;
    let length = if position.end_line == position.line {
        position.end_column.saturating_sub(position.column) as usize
    } else {
        LONGEST_LINE
    };
    // A long line is shown around the marker only: a JSON document may well be one line.
    let start = if column + length > LONGEST_LINE { column.saturating_sub(CONTEXT) } else { 0 };
    let mut rest = line.chars().skip(start);
    let before: String = rest.by_ref().take(column - start).collect();
    let marked: String = rest.by_ref().take(length.clamp(1, LONGEST_LINE)).collect();
    let after: String = rest.by_ref().take(LONGEST_LINE.saturating_sub(column - start + length)).collect();
    let lead = if start > 0 { "…" } else { "" };
    let tail = if rest.next().is_some() { "…" } else { "" };
    let before = format!("{lead}{before}");
    let shown: String =
        [&before, &marked, &after, tail].into_iter().flat_map(|part| part.chars()).map(visible).collect();
    let _ = writeln!(out, "{space}{frame}|{frame:#}");
    let _ = writeln!(out, "{frame}{number} |{frame:#} {shown}");
    let indent = " ".repeat(before.chars().map(width).sum());
    let carets = "^".repeat(marked.width().max(1));
    let _ = writeln!(out, "{space}{frame}|{frame:#} {indent}{style}{carets}{style:#}");
    let _ = writeln!(out, "{space}{frame}|{frame:#}");
    margin
}

/// How many characters of a line are shown.
const LONGEST_LINE: usize = 120;
/// How many of them stand before the marker where the line is longer.
const CONTEXT: usize = 30;

/// A tab takes one column, and so does a character that a terminal would act upon.
fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        other if other.is_control() => '\u{fffd}',
        other => other,
    }
}

fn width(character: char) -> usize {
    visible(character).width().unwrap_or(1)
}

/// No output shows a private key, so lines that may be part of one are not shown.
fn may_hold_a_key(finding: &Finding, line: &str) -> bool {
    const LONGEST_WORD: usize = 48;
    finding.path.starts_with("/ssl/keyPem")
        || line.contains("PRIVATE KEY")
        || line.contains("keyPem:")
        || line.contains("\"keyPem\"")
        || line
            .split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)))
            .any(|word| word.len() >= LONGEST_WORD && !word.contains("Microsoft"))
}

fn summary(out: &mut String, report: &Report, styles: &Styles) {
    let errors = report.failed(Severity::Error);
    let warnings = report.failed(Severity::Warning);
    let unknown = report.unknown();
    let (style, outcome) = match report.outcome {
        Outcome::Fail => (styles.error, say!(report, en: "not ready to submit", zh: "尚不能提交")),
        Outcome::Unknown => (
            styles.unknown,
            say!(report, en: "no error found, but not everything could be checked", zh: "未发现错误，但有些内容无法检查"),
        ),
        Outcome::Pass => (styles.note, say!(report, en: "ready to submit", zh: "可以提交")),
    };
    let input = report.input.as_deref().unwrap_or("-");
    let counts = match report.language {
        Language::English => format!(
            "{errors} {}, {warnings} {}, {unknown} unknown",
            if errors == 1 { "error" } else { "errors" },
            if warnings == 1 { "warning" } else { "warnings" },
        ),
        Language::Chinese => format!("{errors} 个错误，{warnings} 个警告，{unknown} 项未知"),
    };
    let line = match report.language {
        Language::English => format!("{input}: {style}{outcome}{style:#}: {counts}"),
        Language::Chinese => format!("{input}：{style}{outcome}{style:#}：{counts}"),
    };
    let _ = writeln!(out, "{line}");
}
