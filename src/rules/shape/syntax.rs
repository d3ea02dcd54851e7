//! The text is one plain YAML or JSON document.

use std::borrow::Cow;

use crate::document::{MAXIMUM_DEPTH, MAXIMUM_NUMBER_LENGTH, Problem, SyntaxError};
use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::create;
use crate::rules::{Examples, Rule, Source};
use crate::spec::Operation;

pub(crate) static RULE: Rule = Rule {
    id: "SPEC-SYNTAX",
    severity: Severity::Error,
    operations: Operation::ALL,
    title: text!(en: "The text is one plain YAML or JSON document", zh: "文本必须是单个普通的 YAML 或 JSON 文档"),
    why: prose!(
        en: "A spec is read by people and by several tools, so it stays plain: UTF-8, one document, no anchors, \
             aliases, merge keys or tags, and sizes that a person could have written.",
        zh: "配置要供人和多种工具阅读，因此保持简单：UTF-8、单个文档、不用锚点、别名、合并键和标签，规模也应在人能书写的范围内。",
    ),
    source: &[Source::Own],
    examples: Examples::new(
        &[create("name: myaks")],
        &[
            create("operation: create\n  name: [myaks"),
            create("operation: create\nworkspace: &ws { name: a }\nname: *ws"),
            create("operation: create\n---\noperation: attach"),
        ],
    ),
    // What keeps a text from being a document is reported before there is a spec: see `report`.
    check: |_, _| {},
};

/// Reports why a text is no document.
pub(crate) fn report(language: Language, problem: &Problem, findings: &mut Findings) {
    struct Words {
        language: Language,
    }
    let cx = Words { language };
    let message = message(language, problem);
    let reported = findings.fail("", message);
    let help = match problem {
        Problem::Empty => Some(say!(
            cx,
            en: "`aks-compute init create` prints a spec to start from.",
            zh: "`aks-compute init create` 会输出一个可作为起点的配置。",
        )),
        Problem::NotUtf8Encoding | Problem::InvalidUtf8 { .. } => Some(say!(
            cx,
            en: "Save the file as UTF-8. In PowerShell: `Out-File -Encoding utf8`.",
            zh: "请将文件另存为 UTF-8。在 PowerShell 中：`Out-File -Encoding utf8`。",
        )),
        Problem::Anchor | Problem::MergeKey => {
            Some(say!(cx, en: "Write the value out where it is needed.", zh: "请在需要的地方直接写出该值。"))
        }
        Problem::Tag => Some(say!(
            cx,
            en: "Remove the tag; put text that looks like a number in quotes.",
            zh: "请删除标签；形似数字的文本请加引号。",
        )),
        Problem::SeveralDocuments => Some(say!(
            cx,
            en: "Put each spec in a file of its own.",
            zh: "请将每个配置放在单独的文件中。",
        )),
        Problem::TooLarge { .. } | Problem::TooDeep | Problem::NumberTooLong => Some(say!(
            cx,
            en: "This is probably not a spec: a spec is a short document that a person can read.",
            zh: "这很可能不是配置文件：配置是一份人可以读完的短文档。",
        )),
        Problem::ControlCharacter { .. } | Problem::KeyNotText | Problem::Parser { .. } => Some(say!(
            cx,
            en: "Correct the text at this place; everything else is checked once it can be read.",
            zh: "请修正此处的文本；文档可读之后才会检查其余内容。",
        )),
    };
    if let Some(help) = help {
        reported.help(help);
    }
}

/// The error in words, with its place where there is one.
pub(crate) fn located(language: Language, error: &SyntaxError) -> Cow<'static, str> {
    struct Words {
        language: Language,
    }
    let problem = message(language, &error.problem);
    let Some(position) = error.position else { return problem };
    let (line, column) = (position.line, position.column);
    say!(
        Words { language },
        en: "line {line}, column {column}: {problem}",
        zh: "第 {line} 行第 {column} 列：{problem}",
    )
}

/// The problem in words.
pub(crate) fn message(language: Language, problem: &Problem) -> Cow<'static, str> {
    struct Words {
        language: Language,
    }
    let cx = Words { language };
    match problem {
        Problem::Empty => say!(cx, en: "the document is empty", zh: "文档为空"),
        Problem::TooLarge { limit } => {
            let kibibytes = limit / 1024;
            say!(cx, en: "the document is larger than {kibibytes} KiB", zh: "文档超过 {kibibytes} KiB")
        }
        Problem::TooDeep => say!(
            cx,
            en: "the document is nested deeper than {MAXIMUM_DEPTH} levels",
            zh: "文档嵌套超过 {MAXIMUM_DEPTH} 层",
        ),
        Problem::NumberTooLong => say!(
            cx,
            en: "the number has more than {MAXIMUM_NUMBER_LENGTH} characters or is out of range",
            zh: "数字超过 {MAXIMUM_NUMBER_LENGTH} 个字符或超出范围",
        ),
        Problem::NotUtf8Encoding => {
            say!(cx, en: "the text is not UTF-8 (it looks like UTF-16 or UTF-32)", zh: "文本不是 UTF-8（看起来是 UTF-16 或 UTF-32）")
        }
        Problem::InvalidUtf8 { offset } => {
            say!(cx, en: "the text is not UTF-8: the byte at offset {offset} belongs to no character", zh: "文本不是 UTF-8：偏移 {offset} 处的字节不属于任何字符")
        }
        Problem::ControlCharacter { code } => {
            say!(cx, en: "the control character U+{code:04X} is not allowed", zh: "不允许出现控制字符 U+{code:04X}")
        }
        Problem::Anchor => say!(cx, en: "anchors and aliases are not allowed", zh: "不允许使用锚点和别名"),
        Problem::MergeKey => {
            say!(cx, en: "merge keys (`<<`) are not allowed", zh: "不允许使用合并键（`<<`）")
        }
        Problem::Tag => {
            say!(cx, en: "explicit tags (`!!str`) are not allowed", zh: "不允许使用显式标签（`!!str`）")
        }
        Problem::SeveralDocuments => {
            say!(cx, en: "the text holds more than one document", zh: "文本中包含多个文档")
        }
        Problem::KeyNotText => say!(cx, en: "a key must be text", zh: "键必须是文本"),
        Problem::Parser { notation, message } => {
            say!(cx, en: "this is not {notation}: {message}", zh: "不是有效的 {notation}：{message}")
        }
    }
}
