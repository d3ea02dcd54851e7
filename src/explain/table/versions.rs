//! Kubernetes versions that AKS does not offer.

use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::Source;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "version-not-supported",
        tier: Tier::Cause,
        signs: &[
            Sign::Code("K8sVersionNotSupported"),
            Sign::Code("UnsupportedAliasMinorVersion"),
            Sign::Phrase("kubernetes version * is not supported"),
            Sign::Phrase("supported versions are between"),
            Sign::Phrase("version * is not supported in this region"),
        ],
        cause: text!(
            en: "AKS does not offer this Kubernetes version in this region, or Azure Machine Learning does not support the cluster's; `az ml` may say that the request was submitted, and only `show` has the error",
            zh: "AKS 在该区域不提供此 Kubernetes 版本，或 Azure 机器学习不支持群集的版本；`az ml` 可能提示已成功提交，错误只在 `show` 中显示",
        ),
        fix: text!(
            en: "See which versions there are with `az aks get-versions -l REGION -o table`, then upgrade the cluster (`az aks upgrade`) or name one of them. A create takes the default and no version.",
            zh: "用 `az aks get-versions -l REGION -o table` 查看可用版本，然后升级群集（`az aks upgrade`）或改用其中一个版本。创建时使用默认版本，不能指定版本。",
        ),
        rules: &["LIFE-K8S-VERSION", "LIFE-K8S-VERSION-CREATE", "LIFE-WAIT"],
        source: Source::Public(
            "Azure/MachineLearningNotebooks#197; Azure/azure-cli-extensions#515; MicrosoftDocs/azure-docs#48784, #20140",
        ),
        samples: &[
            Sample::new(
                "BadArgument",
                "Specified kubernetes version 1.12.4 is not supported. Supported versions are between 1.8 - 1.11",
            ),
            Sample::new(
                "K8sVersionNotSupported",
                "Managed cluster myaks is on version 1.24.6, which is not supported in this region. Please use [az aks get-versions] command to get the supported version list in this region.",
            ),
        ],
    },
    Entry {
        id: "version-long-term-only",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("only available for long-term support")],
        cause: text!(
            en: "this Kubernetes version is past its community support, and AKS has it for clusters with long-term support only",
            zh: "此 Kubernetes 版本已过社区支持期，AKS 仅向启用长期支持的群集提供",
        ),
        fix: text!(
            en: "Take a version in community support, or give the cluster the Premium tier with the support plan AKSLongTermSupport.",
            zh: "改用仍在社区支持期内的版本，或为群集启用高级层和支持计划 AKSLongTermSupport。",
        ),
        rules: &["LIFE-SUPPORT-PLAN", "LIFE-K8S-VERSION"],
        source: Source::Public("AKS, Long-term support"),
        samples: &[Sample::new(
            "BadRequest",
            "Managed cluster myaks is on version 1.29.15, which is only available for Long-Term Support (LTS).",
        )],
    },
];
