//! Where a rule is said: a section of the article, or another public document.

use crate::language::{Language, Text, text};

/// Where a rule is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A section of Microsoft's article about creating and attaching AKS clusters.
    Article(Section),
    /// Another public document: its name, and the place in it.
    Public(&'static str),
    /// No document says it; it follows from what the fields mean.
    Own,
}

/// A section of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Before you begin.
    Prerequisites,
    /// What is not possible or needs care.
    Limitations,
    /// Kubernetes versions.
    Versions,
    /// How to find available and default versions.
    AvailableVersions,
    /// Creating a cluster.
    Create,
    /// Attaching a cluster.
    Attach,
    /// TLS termination.
    Tls,
    /// The internal load balancer.
    InternalLoadBalancer,
    /// Detaching a cluster.
    Detach,
    /// Troubleshooting: updating the components in the cluster.
    UpdateCluster,
    /// Troubleshooting: failing web services.
    WebServiceFailures,
    /// Troubleshooting: what azureml-fe leaves behind.
    FrontEndLeftovers,
    /// Troubleshooting: a policy against public addresses.
    PublicIpPolicy,
}

const ARTICLE: Text = text!(en: "Create and attach AKS", zh: "创建并附加 AKS 群集");

impl Section {
    /// The heading.
    pub const fn title(self) -> Text {
        match self {
            Self::Prerequisites => text!(en: "Prerequisites", zh: "先决条件"),
            Self::Limitations => text!(en: "Limitations", zh: "限制"),
            Self::Versions => text!(en: "AKS version", zh: "AKS 版本"),
            Self::AvailableVersions => text!(en: "Available and default versions", zh: "可用版本和默认版本"),
            Self::Create => text!(en: "Create a new AKS cluster", zh: "创建新的 AKS 群集"),
            Self::Attach => text!(en: "Attach an existing AKS cluster", zh: "附加现有的 AKS 群集"),
            Self::Tls => text!(en: "TLS termination", zh: "TLS 终止"),
            Self::InternalLoadBalancer => text!(en: "Internal load balancer", zh: "内部负载均衡器"),
            Self::Detach => text!(en: "Detach an AKS cluster", zh: "拆离 AKS 群集"),
            Self::UpdateCluster => text!(en: "Troubleshooting, update the cluster", zh: "疑难解答：更新群集"),
            Self::WebServiceFailures => {
                text!(en: "Troubleshooting, web service failures", zh: "疑难解答：Web 服务失败")
            }
            Self::FrontEndLeftovers => {
                text!(en: "Troubleshooting, azureml-fe resources", zh: "疑难解答：azureml-fe 相关资源")
            }
            Self::PublicIpPolicy => {
                text!(en: "Troubleshooting, load balancers without public IPs", zh: "疑难解答：负载均衡器不应具有公共 IP")
            }
        }
    }
}

impl Source {
    /// Writes the source as one phrase.
    pub fn write(self, language: Language, out: &mut String) {
        match self {
            Self::Article(section) => {
                out.push_str(ARTICLE.get(language));
                out.push_str(language.colon());
                out.push_str(section.title().get(language));
            }
            Self::Public(document) => out.push_str(document),
            Self::Own => out.push_str(match language {
                Language::English => "own inference, no published rule",
                Language::Chinese => "自行推断，无公开规则",
            }),
        }
    }
}
