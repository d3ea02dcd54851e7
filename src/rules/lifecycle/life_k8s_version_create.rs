//! A created cluster takes the default version.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::attach_instead::attach_instead;
use crate::rules::examples::create;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-K8S-VERSION-CREATE",
    severity: Severity::Error,
    operations: &[Operation::Create],
    title: text!(en: "A create cannot choose the Kubernetes version", zh: "创建时无法选择 Kubernetes 版本"),
    why: prose!(
        en: "The compute has no field for it: whether by the studio, the command line, the SDK or ARM, \
             the new cluster gets the version that is AKS's default on that day.",
        zh: "该计算没有对应字段：无论使用工作室、CLI、SDK 还是 ARM，新群集都采用 AKS 当日的默认版本。",
    ),
    source: &[Source::Article(Section::Versions)],
    examples: Examples::new(&[create("agentCount: 3")], &[create("kubernetesVersion: \"1.34\"")]),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.spec.raw("kubernetesVersion").is_none() {
        return;
    }
    let fix = attach_instead(cx).unwrap_or_else(|| {
        let title = say!(cx, en: "Take the default version", zh: "采用默认版本");
        Fix::offered(title, PatchOperation::remove("/kubernetesVersion"))
    });
    findings
        .fail(
            "/kubernetesVersion",
            say!(
                cx,
                en: "the Kubernetes version of a created cluster cannot be chosen",
                zh: "创建群集时无法选择 Kubernetes 版本",
            ),
        )
        .at_key()
        .help(say!(
            cx,
            en: "Create the cluster in AKS with this version, then attach it.",
            zh: "请先在 AKS 中以该版本创建群集，然后再附加。",
        ))
        .fix(fix);
}
