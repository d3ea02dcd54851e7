//! Why a file has no Kubernetes versions to show.

use std::borrow::Cow;

use crate::document::Value;
use crate::facts::FactError;
use crate::language::{Language, say};
use crate::rules::quote::quote;

/// Why a file has no Kubernetes versions to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionsError {
    /// The file cannot be read as a document.
    File(FactError),
    /// An object without a version: its keys.
    Keys(Vec<String>),
    /// Anything else without a version: how it begins.
    Beginning(String),
}

/// How many keys an error shows.
const MOST_KEYS: usize = 12;

impl VersionsError {
    pub(super) fn in_value(data: &Value) -> Self {
        match data {
            Value::Object(members) => Self::Keys(
                members.iter().take(MOST_KEYS).map(|member| quote(&member.key).into_owned()).collect(),
            ),
            Value::String(text) => Self::in_text(text),
            data => Self::in_text(&serde_json::to_string(data).unwrap_or_default()),
        }
    }

    pub(super) fn in_text(text: &str) -> Self {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
        // A key given by mistake is shown nowhere.
        Self::Beginning(if first.contains("PRIVATE KEY") {
            "<private key>".to_owned()
        } else {
            quote(first).into_owned()
        })
    }

    /// The error in words: what was seen, and what would be understood.
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        struct Words {
            language: Language,
        }
        let cx = Words { language };
        let seen = match self {
            Self::File(error) => return error.message(language),
            Self::Keys(keys) if keys.is_empty() => {
                say!(cx, en: "an object without keys", zh: "一个没有键的对象")
            }
            Self::Keys(keys) => {
                let keys = keys.join(", ");
                say!(cx, en: "its keys: {keys}", zh: "其键为：{keys}")
            }
            Self::Beginning(text) => say!(cx, en: "it begins: {text}", zh: "开头为：{text}"),
        };
        say!(
            cx,
            en: "no Kubernetes version is found here ({seen}); understood is what `az aks get-versions` prints, with `-o table` (`KubernetesVersion`, or `Result` for the default) or with `-o json` (`orchestrators` or `values`), and the same from the REST API",
            zh: "未在此处找到 Kubernetes 版本（{seen}）；可识别 `az aks get-versions` 的输出：`-o table` 的表格（`KubernetesVersion`，或仅含默认版本的 `Result`）、`-o json` 的结果（`orchestrators` 或 `values`），以及 REST API 返回的相同内容",
        )
    }
}
