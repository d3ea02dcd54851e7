//! A private cluster is created in AKS.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "PRIV-CREATE",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(
        en: "A private cluster is created in AKS, then attached",
        zh: "专用群集必须先在 AKS 中创建，然后附加",
    ),
    why: prose!(
        en: "The request of Azure Machine Learning has no field for it: what it creates has a public API server. A cluster \
             cannot be made private in this way afterwards.",
        zh: "Azure 机器学习的请求中没有这个字段：它创建的群集，API 服务器都是公开的，事后也无法由此改成专用群集。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[create("agentCount: 3")],
        &[create("privateCluster: true"), create("privateCluster: false")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(given) = cx.spec.raw("privateCluster") else { return };
    let pointer = "/privateCluster";
    if given.as_bool() == Some(false) {
        let title =
            say!(cx, en: "Remove `privateCluster`: it is so anyway", zh: "删除 `privateCluster`：默认即如此");
        findings
            .fail(
                pointer,
                say!(
                    cx,
                    en: "a created cluster is never private, and cannot be told so",
                    zh: "由 Azure 机器学习创建的群集从不是专用群集，无需也无法指定",
                ),
            )
            .at_key()
            .help(say!(cx, en: "Remove the key.", zh: "请删除该键。"))
            .fix(Fix::safe(title, PatchOperation::remove(pointer)));
        return;
    }
    findings
        .fail(
            pointer,
            say!(
                cx,
                en: "Azure Machine Learning cannot create a private cluster",
                zh: "Azure 机器学习无法创建专用群集",
            ),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Create the private cluster in AKS, without a public FQDN, then attach it.",
            zh: "请在 AKS 中创建不带公共 FQDN 的专用群集，然后附加。",
        ))
        .fix_if_any(attach_instead(cx));
}
