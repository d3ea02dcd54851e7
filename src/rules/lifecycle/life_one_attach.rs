//! A cluster has one attachment.

use crate::language::{Language, prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::attach;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-ONE-ATTACH",
    severity: Severity::Error,
    operations: &[Operation::Attach],
    title: text!(
        en: "A cluster is attached once: to one workspace, under one name",
        zh: "一个群集只附加一次：一个工作区、一个名称",
    ),
    why: prose!(
        en: "Each new attachment breaks the one before, which then fails without a word about the cause. \
             The Chinese edition of the article gives two names in one workspace as its example; the \
             English original also forbids a second workspace.",
        zh: "每个新附件都会破坏先前的附件，而后者失败时并不会说明原因。\
             文章中文版以同一工作区内的两个名称为例；英文原文还禁止附加到第二个工作区。",
    ),
    source: &[Source::Article(Section::Attach), Source::Public("MicrosoftDocs/azure-docs#41778")],
    examples: Examples::new(
        &[attach(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }] } }",
        )],
        &[attach("clusterPurpose: FastProd")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let pointer = "/cluster";
    if let Some(together) = cx.together {
        let inputs = together.same_cluster(cx.spec);
        if inputs.len() > 1 {
            let inputs = inputs.join(match cx.language {
                Language::English => ", ",
                Language::Chinese => "、",
            });
            findings
                .fail(
                    pointer,
                    say!(
                        cx,
                        en: "one cluster is attached more than once: {inputs}",
                        zh: "同一群集被附加多次：{inputs}",
                    ),
                )
                .help(say!(
                    cx,
                    en: "Keep one of them: each attachment breaks the one before.",
                    zh: "请只保留一个：每个新附件都会破坏先前的附件。",
                ));
            return;
        }
    }
    if cx.spec.cluster_id().is_none() || cx.spec.creates_cluster() {
        return;
    }
    findings
        .unknown(
            pointer,
            say!(
                cx,
                en: "whether the cluster is attached already is not known",
                zh: "尚不清楚该群集是否已附加",
            ),
            cx.ask_computes(),
        )
        .help(say!(
            cx,
            en: "Detach it first if it is, and look in other workspaces too: each attachment breaks the one before.",
            zh: "若已附加，请先拆离，并检查其他工作区：每个新附件都会破坏先前的附件。",
        ));
}
