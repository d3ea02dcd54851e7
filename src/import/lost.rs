//! What an import does not carry over, in words.

use crate::language::{Language, say};

/// Something in a document that the spec does not hold as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Lost {
    /// The JSON pointer to it in the document.
    pub pointer: String,
    /// What became of it, and why.
    pub what: String,
}

/// Why something is not carried over. No value of the document stands in it, because it may be a secret.
#[derive(Clone, Debug)]
pub(super) enum Why {
    /// The spec has no key for it.
    NoKey,
    /// The operation does not take it.
    NotOfAttach,
    /// An expression that only Azure Resource Manager can evaluate.
    Expression,
    /// A parameter without a value.
    NoValue(String),
    /// A secret of a template in a place where the spec takes none.
    Secret,
    /// An id of which the template says only the end.
    NeedsResourceGroup,
    /// Another resource of a template.
    OtherResource,
    /// Another request of a list.
    OtherRequest,
    /// The document does not say where the workspace is.
    NoWorkspace,
    /// The certificate.
    Certificate,
    /// The private key.
    PrivateKey,
}

impl Why {
    pub(super) fn say(&self, language: Language) -> String {
        /// What `say!` asks for its language.
        struct Saying {
            language: Language,
        }
        let saying = Saying { language };
        match self {
            Self::NoKey => say!(
                saying,
                en: "not carried over: the spec has no key for it, or none that takes this value",
                zh: "未导入：配置中没有对应的键，或对应的键不接受该值",
            ),
            Self::NotOfAttach => say!(
                saying,
                en: "not carried over: when a cluster is attached, this follows from the cluster itself",
                zh: "未导入：附加群集时，该值由群集本身决定",
            ),
            Self::Expression => say!(
                saying,
                en: "not carried over: only Azure Resource Manager can evaluate this expression; write its value into the spec",
                zh: "未导入：该表达式只能由 Azure 资源管理器求值；请将其值写入配置",
            ),
            Self::NoValue(name) => say!(
                saying,
                en: "not carried over: the parameter `{name}` has no value; give the parameters file with --parameters",
                zh: "未导入：参数 `{name}` 没有值；请用 --parameters 指定参数文件",
            ),
            Self::Secret => say!(
                saying,
                en: "not carried over: a secret is never written into a spec",
                zh: "未导入：机密不会写入配置",
            ),
            Self::NeedsResourceGroup => say!(
                saying,
                en: "not carried over: a template does not say to which resource group it is deployed; give its ARM id with --resource-group",
                zh: "未导入：模板不说明部署到哪个资源组；请用 --resource-group 指定其 ARM 资源 ID",
            ),
            Self::OtherResource => say!(
                saying,
                en: "not carried over: a spec describes one compute and, at most, the cluster that it makes for it",
                zh: "未导入：一份配置只描述一个计算，以及为它新建的群集（如有）",
            ),
            Self::OtherRequest => say!(
                saying,
                en: "not carried over: a spec is one operation on one compute",
                zh: "未导入：一份配置只对应一个计算的一次操作",
            ),
            Self::NoWorkspace => say!(
                saying,
                en: "the document does not say in which subscription and resource group the workspace is: add them to `workspace`",
                zh: "文档没有说明工作区所在的订阅和资源组：请在 `workspace` 中补充",
            ),
            Self::Certificate => say!(
                saying,
                en: "a certificate is not written into a spec: put it into the file `cert.pem` beside it",
                zh: "证书不会写入配置：请将其保存到配置旁的文件 `cert.pem`",
            ),
            Self::PrivateKey => say!(
                saying,
                en: "a private key is never written into a spec: put it into the file `key.pem` beside it",
                zh: "私钥不会写入配置：请将其保存到配置旁的文件 `key.pem`",
            ),
        }
        .into_owned()
    }
}
