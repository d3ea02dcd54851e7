//! AKS still supports the version of an attached cluster.

use std::borrow::Cow;

use super::kubernetes::{Standing, Subject, next_step, standing, subject, without_version};
use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, attach_new};
use crate::rules::pools::named;
use crate::rules::quote::quote;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-VERSION",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "An attached cluster runs a Kubernetes version that AKS supports",
        zh: "所附加群集的 Kubernetes 版本须受 AKS 支持",
    ),
    why: prose!(
        en: "Every version that AKS supports can be attached. For one that it supports no more the attach \
             fails and lists the versions that are supported. A list of the region decides: a version is refused where its minor \
             version is not in it, or is for long-term support that the cluster does not have. Where only another patch is listed \
             it is a warning, because AKS lists the newest patches and supports the minor version. Without a list the catalog's \
             calendar is asked, which is dated and of the public cloud only: it lets a version pass, warns of one, and never refuses one. A cluster that is made first is judged by the version that \
             the spec gives it; no cluster is made with a patch that the list does not have.",
        zh: "AKS 支持的所有版本都可以附加。如果版本已不受支持，附加会失败，并列出当前受支持的版本。\
             以所在区域的版本列表为准：次要版本不在列表中，或仅供长期支持而群集未启用时，不予通过。若只列出了其他补丁版本，则只作警告，\
             因为 AKS 只列出最新的补丁，而支持的是次要版本。没有列表时参考目录中的日程：它有日期，且只针对 Azure 公有云，只用于放行或警告，从不用于拒绝。先行创建的群集按配置中的版本判断；不在列表中的补丁版本无法用于创建群集。",
    ),
    source: &[Source::Article(Section::Versions), Source::Public("AKS, Supported Kubernetes versions")],
    examples: Examples::new(
        &[
            attach_new!("tier: Standard"),
            attach_new!("kubernetesVersion: \"1.35\""),
            attach_new!("kubernetesVersion: \"1.32\", tier: Premium, supportPlan: AKSLongTermSupport"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
        ],
        &[
            attach("clusterPurpose: FastProd"),
            attach("clusterPurpose: FastProd").with_cluster(r#"{ "currentKubernetesVersion": "1.29.4" }"#),
            attach(
                "cluster: { create: { resourceGroup: rg, name: aks, kubernetesVersion: \"1.33\", nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.cluster_id().is_none() {
        return;
    }
    let Some(subject) = subject(cx) else {
        unknown_version(cx, findings);
        return;
    };
    let shown = quote(subject.version);
    match standing(cx, &subject) {
        Standing::Listed | Standing::ListedPreview | Standing::InCalendar | Standing::PreviewInCalendar => {}
        Standing::NotListed => {
            let message = say!(
                cx,
                en: "AKS does not support Kubernetes {shown} in the region",
                zh: "AKS 在该区域不支持 Kubernetes {shown}",
            );
            not_listed(cx, findings, &subject, Severity::Error, message);
        }
        Standing::ListedForLts => {
            let message = say!(
                cx,
                en: "AKS supports Kubernetes {shown} in the region with long-term support only, which the cluster does not have",
                zh: "AKS 在该区域仅以长期支持方式支持 Kubernetes {shown}，而该群集未启用长期支持",
            );
            not_listed(cx, findings, &subject, Severity::Error, message);
        }
        Standing::OtherPatchListed => {
            // A cluster runs on with an older patch, but none is made with it.
            let severity = if cx.makes_cluster() { Severity::Error } else { Severity::Warning };
            let message = say!(
                cx,
                en: "AKS lists other patches of its minor version in the region, not Kubernetes {shown}",
                zh: "AKS 在该区域列出了同一次要版本的其他补丁，但没有 Kubernetes {shown}",
            );
            not_listed(cx, findings, &subject, severity, message);
        }
        Standing::OverInCalendar => {
            let date = cx.catalog.date();
            let reported = findings
                .fail_as(
                    Severity::Warning,
                    subject.pointer,
                    say!(
                        cx,
                        en: "Kubernetes {shown} is out of standard support by the AKS calendar of {date}",
                        zh: "按照截至 {date} 的 AKS 日程，Kubernetes {shown} 已超出标准支持期",
                    ),
                )
                .ask(cx.ask_versions());
            if cx.makes_cluster() {
                reported.fix_if_any(without_version(cx)).help(say!(
                    cx,
                    en: "Take one of the region's versions, or leave the key out for the default of AKS.",
                    zh: "请使用该区域列表中的版本，或删除该键以采用 AKS 的默认版本。",
                ));
                return;
            }
            reported.help(say!(
                cx,
                en: "Look at the versions of the region, and upgrade the cluster first where its version is not among them.",
                zh: "请查看该区域的版本列表；若其中没有该版本，请先升级群集。",
            ));
        }
        Standing::NewerThanList => {
            findings
                .unknown(
                    subject.pointer,
                    say!(
                        cx,
                        en: "the cluster runs Kubernetes {shown}, newer than every version of the list, which must be out of date",
                        zh: "群集运行的 Kubernetes {shown} 比列表中的所有版本都新，该列表应已过时",
                    ),
                    cx.ask_versions(),
                )
                .help(say!(
                    cx,
                    en: "List the versions of the cluster's region anew.",
                    zh: "请重新获取群集所在区域的版本列表。",
                ));
        }
        Standing::Unknown => {
            let question = if cx.known_versions().is_some() && !cx.makes_cluster() {
                cx.ask_cluster()
            } else {
                cx.ask_versions()
            };
            findings
                .unknown(
                    subject.pointer,
                    say!(
                        cx,
                        en: "whether AKS supports Kubernetes {shown} in the region is not known",
                        zh: "尚不清楚 AKS 在该区域是否支持 Kubernetes {shown}",
                    ),
                    question,
                )
                .help(say!(
                    cx,
                    en: "It must be one of the versions of `az aks get-versions`.",
                    zh: "它必须是 `az aks get-versions` 列出的版本之一。",
                ));
        }
    }
}

/// The list does not have the version for this cluster: says which it has, and how to get there.
fn not_listed(
    cx: &Context<'_>,
    findings: &mut Findings,
    subject: &Subject<'_>,
    severity: Severity,
    message: Cow<'static, str>,
) {
    let Some(versions) = cx.known_versions() else { return };
    let listed: Vec<&str> = versions.list.ga().map(|entry| entry.version.as_str()).collect();
    let listed = named(cx, &listed);
    let reported = findings
        .fail_as(severity, subject.pointer, message)
        .related(&versions.origin, versions.origin.pointer.clone());
    if cx.makes_cluster() {
        reported.fix_if_any(without_version(cx)).help(say!(
            cx,
            en: "Take one of these, or leave the key out for the default of AKS: {listed}.",
            zh: "请使用以下版本之一，或删除该键以采用 AKS 的默认版本：{listed}。",
        ));
        return;
    }
    let reported = reported.help(say!(
        cx,
        en: "Upgrade the cluster before you attach it, one minor version at a time, to one of these: {listed}.",
        zh: "请在附加前升级群集，每次升级一个次要版本，直至以下版本之一：{listed}。",
    ));
    if let Some(next) = next_step(cx, subject.version) {
        reported.remedy(cx.aks_upgrade(next));
    }
}

/// Nothing says which version it is.
fn unknown_version(cx: &Context<'_>, findings: &mut Findings) {
    if cx.makes_cluster() {
        // AKS makes the cluster with its default, which it supports; a version of a wrong type is reported elsewhere.
        return;
    }
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether AKS supports the cluster's Kubernetes version is not known",
                zh: "尚不清楚 AKS 是否支持该群集的 Kubernetes 版本",
            ),
            cx.ask_cluster(),
        )
        .ask(cx.ask_versions())
        .help(say!(
            cx,
            en: "Upgrade the cluster first if its version is no longer among those of `az aks get-versions`.",
            zh: "如果其版本已不在 `az aks get-versions` 的列表中，请先升级群集。",
        ));
}
