//! Why no spec came out of a document, in words.

use std::borrow::Cow;

use crate::document::SyntaxError;
use crate::language::{Language, say};
use crate::rules::shape::syntax::located;

/// Why no spec came out of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is no JSON or YAML.
    NotADocument(SyntaxError),
    /// It is none of the documents that are understood.
    NotRecognized,
    /// A template or a list of requests without a compute of type AKS.
    NoCompute,
    /// What is given as the parameters file is none.
    Parameters,
    /// The resource group is not the ARM id of one.
    ResourceGroup,
}

impl ImportError {
    /// What is wrong and what would be right.
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        /// What `say!` asks for its language.
        struct Saying {
            language: Language,
        }
        let saying = Saying { language };
        match self {
            Self::NotADocument(error) => located(language, error),
            Self::NotRecognized => say!(
                saying,
                en: "not understood: give an ARM template, the body of a request for a compute of type AKS, requests with `method` and `url`, or a compute as Azure Resource Manager shows it; of Terraform or Bicep files give the ARM template (`az bicep build`)",
                zh: "无法识别：请提供 ARM 模板、AKS 计算的请求正文、含 `method` 和 `url` 的请求，或 Azure 资源管理器返回的计算；Terraform 或 Bicep 文件请改用 ARM 模板（`az bicep build`）",
            ),
            Self::NoCompute => say!(
                saying,
                en: "there is no compute of type AKS (Microsoft.MachineLearningServices/workspaces/computes) in it",
                zh: "其中没有 AKS 类型的计算（Microsoft.MachineLearningServices/workspaces/computes）",
            ),
            Self::Parameters => say!(
                saying,
                en: "not a parameters file: give its JSON (of a .bicepparam file: `az bicep build-params`)",
                zh: "不是参数文件：请提供其 JSON（.bicepparam 文件请先运行 `az bicep build-params`）",
            ),
            Self::ResourceGroup => say!(
                saying,
                en: "the resource group is no ARM id: write it like /subscriptions/<id>/resourceGroups/<name>",
                zh: "资源组不是 ARM 资源 ID：请写成 /subscriptions/<id>/resourceGroups/<name>",
            ),
        }
    }
}
