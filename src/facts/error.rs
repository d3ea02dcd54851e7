//! Why a file of facts could not be used.

use std::borrow::Cow;

use super::FactKind;
use crate::document::{SyntaxError, Value};
use crate::language::{Language, say};
use crate::rules::quote::quote;
use crate::rules::shape::syntax::located;

/// Why a file of facts could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactError {
    /// Larger than [`super::MAXIMUM_FACT_BYTES`].
    TooLarge,
    /// No JSON.
    NotADocument(SyntaxError),
    /// Not recognised, or not of the kind that it is said to be.
    Unrecognised {
        /// What was seen.
        seen: Seen,
        /// The kind that it is said to be.
        stated: Option<FactKind>,
    },
    /// An envelope with a kind that there is not.
    UnknownKind(String),
    /// An envelope around nothing.
    NoData,
    /// An empty list of which nobody says what it lists.
    EmptyList,
}

/// What was seen of something that is not recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// An object: its keys.
    Keys(Vec<String>),
    /// Anything else: how it begins.
    Beginning(String),
}

/// How many keys an error shows.
const MOST_KEYS: usize = 12;

impl Seen {
    fn of_value(data: &Value) -> Self {
        match data {
            Value::Object(members) => Self::Keys(
                members.iter().take(MOST_KEYS).map(|member| quote(&member.key).into_owned()).collect(),
            ),
            Value::String(text) => Self::of_text(text),
            data => Self::of_text(&serde_json::to_string(data).unwrap_or_default()),
        }
    }

    fn of_text(text: &str) -> Self {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
        // A key given by mistake is shown nowhere.
        Self::Beginning(if first.contains("PRIVATE KEY") {
            "<private key>".to_owned()
        } else {
            quote(first).into_owned()
        })
    }
}

impl FactError {
    /// A document that is not recognised.
    pub(super) fn unrecognised(data: &Value, stated: Option<FactKind>) -> Self {
        Self::Unrecognised { seen: Seen::of_value(data), stated }
    }

    /// A text that is no document and no table.
    pub(super) fn unrecognised_text(text: &str, stated: Option<FactKind>) -> Self {
        Self::Unrecognised { seen: Seen::of_text(text), stated }
    }

    /// The error in words: what is wrong, and what would be understood.
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        struct Words {
            language: Language,
        }
        let cx = Words { language };
        match self {
            Self::TooLarge => say!(cx, en: "the file is larger than 64 MiB", zh: "文件超过 64 MiB"),
            Self::NotADocument(error) => located(language, error),
            Self::Unrecognised { seen, stated } => {
                let seen = match seen {
                    Seen::Keys(keys) if keys.is_empty() => {
                        say!(cx, en: "an object without keys", zh: "一个没有键的对象")
                    }
                    Seen::Keys(keys) => {
                        let keys = keys.join(", ");
                        say!(cx, en: "its keys: {keys}", zh: "其键为：{keys}")
                    }
                    Seen::Beginning(text) => say!(cx, en: "it begins: {text}", zh: "开头为：{text}"),
                };
                let (kind, understood) = match stated {
                    Some(kind) => {
                        let word = kind.as_str();
                        let of_kind = say!(cx, en: " of the kind `{word}`", zh: " `{word}`");
                        (of_kind, kind.outputs().to_owned())
                    }
                    None => {
                        let all: Vec<&str> = FactKind::ALL.iter().map(|kind| kind.outputs()).collect();
                        (Cow::Borrowed(""), all.join("; "))
                    }
                };
                say!(
                    cx,
                    en: "no fact{kind} is recognised ({seen}); understood are the outputs of: {understood}",
                    zh: "无法识别为事实{kind}（{seen}）；可识别以下输出：{understood}",
                )
            }
            Self::UnknownKind(word) => {
                let word: String = word.chars().take(40).collect();
                let kinds: Vec<&str> = FactKind::ALL.iter().map(|kind| kind.as_str()).collect();
                let kinds = kinds.join(", ");
                say!(
                    cx,
                    en: "there is no kind of fact `{word}`; there are: {kinds}",
                    zh: "没有名为 `{word}` 的事实类别；可用类别：{kinds}",
                )
            }
            Self::NoData => {
                say!(cx, en: "the envelope holds no data: the command failed", zh: "信封中没有数据：命令执行失败")
            }
            Self::EmptyList => say!(
                cx,
                en: "an empty list, `[]`, does not say what it lists: give it as `--facts KIND@SCOPE=FILE` or in an envelope",
                zh: "空列表（`[]`）没有说明所列内容：请以 `--facts 类别@范围=文件` 或信封形式提供",
            ),
        }
    }
}
