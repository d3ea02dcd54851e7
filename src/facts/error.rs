//! Why a file of facts could not be used.

use std::borrow::Cow;

use crate::document::SyntaxError;
use crate::language::{Language, say};

/// Why a file of facts could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactError {
    /// Larger than [`super::MAXIMUM_FACT_BYTES`].
    TooLarge,
    /// No JSON.
    NotADocument(SyntaxError),
    /// Of a shape that is not recognised: the keys that were seen.
    Unrecognised(Vec<String>),
}

impl FactError {
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
            Self::Unrecognised(keys) => {
                let keys = if keys.is_empty() { "-".to_owned() } else { keys.join(", ") };
                say!(
                    cx,
                    en: "this fact is not recognised (its keys: {keys}); understood is the ARM GET of a compute of a workspace: an object with `id` and `properties.computeType`",
                    zh: "无法识别该事实（其键为：{keys}）；目前可识别工作区计算的 ARM GET 结果：含有 `id` 和 `properties.computeType` 的对象",
                )
            }
        }
    }
}
