//! Why a file of facts could not be used.

use std::borrow::Cow;

use super::FactKind;
use crate::document::{SyntaxError, Value};
use crate::language::{Language, say};

/// Why a file of facts could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactError {
    /// Larger than [`super::MAXIMUM_FACT_BYTES`].
    TooLarge,
    /// No JSON.
    NotADocument(SyntaxError),
    /// Of a shape that is not recognised, or not of the kind that it is said to be: the keys that were seen.
    Unrecognised {
        /// The keys that were seen.
        keys: Vec<String>,
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

/// What is understood, by the commands that print it.
const UNDERSTOOD: &str = "az aks show, az aks list, az aks nodepool list, az aks get-versions, az ml compute list, az network vnet show, az network vnet subnet list, az vm list-usage, az vm list-skus, az role assignment list, az policy assignment list, az policy definition list, az network list-service-tags, ServiceTags_*.json; ARM: managedClusters, agentPools, workspaces, workspaces/computes, virtualNetworks, subnets";

impl FactError {
    /// A document that is not recognised.
    pub(super) fn unrecognised(data: &Value, stated: Option<FactKind>) -> Self {
        let keys =
            data.members().iter().take(12).map(|member| member.key.chars().take(40).collect()).collect();
        Self::Unrecognised { keys, stated }
    }

    /// The error in words: what is wrong, and what would be understood.
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        struct Words {
            language: Language,
        }
        let cx = Words { language };
        match self {
            Self::TooLarge => say!(cx, en: "the file is larger than 64 MiB", zh: "文件超过 64 MiB"),
            Self::NotADocument(error) => {
                let problem = crate::rules::shape::syntax::message(language, &error.problem);
                match error.position {
                    Some(position) => {
                        let (line, column) = (position.line, position.column);
                        say!(cx, en: "line {line}, column {column}: {problem}", zh: "第 {line} 行第 {column} 列：{problem}")
                    }
                    None => problem,
                }
            }
            Self::Unrecognised { keys, stated } => {
                let keys = if keys.is_empty() { "-".to_owned() } else { keys.join(", ") };
                match stated {
                    Some(kind) => {
                        let kind = kind.as_str();
                        say!(
                            cx,
                            en: "this is not recognised as a fact of the kind `{kind}` (its keys: {keys})",
                            zh: "无法将其识别为 `{kind}` 类事实（其键为：{keys}）",
                        )
                    }
                    None => say!(
                        cx,
                        en: "this fact is not recognised (its keys: {keys}); understood are the outputs of: {UNDERSTOOD}",
                        zh: "无法识别该事实（其键为：{keys}）；可识别以下输出：{UNDERSTOOD}",
                    ),
                }
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
                en: "an empty list does not say what it lists: give it as `--facts KIND@SCOPE=FILE` or in an envelope",
                zh: "空列表没有说明所列内容：请以 `--facts 类别@范围=文件` 或信封形式提供",
            ),
        }
    }
}
