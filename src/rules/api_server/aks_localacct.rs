//! The cluster that is attached has its local accounts.

use super::names_cluster;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, attach_new};
use crate::rules::{Context, Examples, Rule, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "AKS-LOCALACCT",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "The local accounts of the cluster are enabled",
        zh: "群集的本地帐户必须处于启用状态",
    ),
    why: prose!(
        en: "Azure Machine Learning signs in with the cluster's admin credentials. Where local accounts are disabled, the \
             attach fails with \"Failed to get static credential\". Sources differ: Trusted Access does without them, but \
             only for the newer compute type Kubernetes and only in the public cloud, never for AksCompute.",
        zh: "Azure 机器学习使用群集的管理员凭据登录。若禁用了本地帐户，附加会报错“Failed to get static credential”。各来源说法不一：\
             受信任访问（Trusted Access）不需要本地帐户，但只适用于新的 Kubernetes 计算类型，且仅限 Azure 公有云，对 AksCompute 从不适用。",
    ),
    source: &[
        Source::Public("Azure/AML-Kubernetes issue 261"),
        Source::Public("Azure Machine Learning documentation, how-to-deploy-kubernetes-extension.md"),
        Source::Public("Azure/AML-Kubernetes, docs/azureml-aks-ta-support.md"),
    ],
    examples: Examples::new(
        &[
            attach_new!("tier: Standard"),
            attach_new!("disableLocalAccounts: false"),
            attach("clusterPurpose: FastProd").with_cluster("{}"),
        ],
        &[
            attach("name: myaks"),
            attach_new!("disableLocalAccounts: true"),
            attach("clusterPurpose: FastProd").with_cluster(r#"{ "disableLocalAccounts": true }"#),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.new_cluster().is_some_and(|create| create.disable_local_accounts == Field::Given(true)) {
        const POINTER: &str = "/cluster/create/disableLocalAccounts";
        let title = say!(cx, en: "Keep the local accounts", zh: "保留本地帐户");
        findings
            .fail(
                POINTER,
                say!(cx, en: "the cluster would have no local accounts", zh: "该群集将禁用本地帐户"),
            )
            .help(say!(
                cx,
                en: "Leave them enabled: Azure Machine Learning signs in with the cluster's admin credentials.",
                zh: "请保持启用：Azure 机器学习使用群集的管理员凭据登录。",
            ))
            .fix(Fix::offered(title, PatchOperation::replace(POINTER, false)));
    }
    if !names_cluster(cx) {
        return;
    }
    if let Some(cluster) = cx.current_cluster()
        && let Some(disabled) = cluster.local_accounts_disabled
    {
        if disabled {
            findings
                .fail(
                    "/cluster",
                    say!(cx, en: "the cluster's local accounts are disabled", zh: "该群集禁用了本地帐户"),
                )
                .related(&cluster.origin, cluster.pointer("disableLocalAccounts"))
                .help(say!(
                    cx,
                    en: "Enable them, then attach: Azure Machine Learning signs in with the cluster's admin credentials.",
                    zh: "请先启用本地帐户，再附加：Azure 机器学习使用群集的管理员凭据登录。",
                ))
                .remedy(cx.aks_update("--enable-local-accounts"));
        }
        return;
    }
    findings
        .unknown(
            "/cluster",
            say!(
                cx,
                en: "whether the cluster's local accounts are disabled is not known",
                zh: "尚不知道该群集是否禁用了本地帐户",
            ),
            cx.ask_cluster(),
        )
        .help(say!(
            cx,
            en: "If they are, enable them: `az aks update --enable-local-accounts`.",
            zh: "如已禁用，请启用：`az aks update --enable-local-accounts`。",
        ));
}
