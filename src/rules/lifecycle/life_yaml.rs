//! The cluster is not changed through YAML.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::update;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-YAML",
    severity: Severity::Info,
    operations: &[Operation::Update],
    title: text!(
        en: "What Azure ML deployed in the cluster is not changed through YAML",
        zh: "不要通过 YAML 直接更改 Azure ML 在群集中部署的内容",
    ),
    why: prose!(
        en: "AKS takes the change, and the next deployment by Azure Machine Learning overwrites it. Only \
             two fields survive: the request limits and CPU and memory.",
        zh: "AKS 会接受更改，但 Azure 机器学习的下一次部署会将其覆盖。只有两个字段不会被覆盖：请求限制，\
             以及 CPU 和内存。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[
            update("ssl: { leafDomainLabel: contoso, renew: true }"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
        &[update("ssl: { status: Disabled }"), update("loadBalancer: { type: PublicIp }")],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let renews = cx.spec.ssl.as_ref().is_some_and(|ssl| ssl.renew == Field::Given(true));
    if cx.spec.load_balancer.is_absent() && (cx.spec.ssl.is_absent() || renews) {
        return;
    }
    findings
        .note(
            "/operation",
            say!(
                cx,
                en: "changes made to the cluster's YAML are overwritten by Azure ML's deployments",
                zh: "直接修改群集 YAML 的更改会被 Azure ML 的部署覆盖",
            ),
        )
        .help(say!(
            cx,
            en: "Change it here instead; only request limits and CPU and memory survive in the YAML.",
            zh: "请改在此处修改；YAML 中只有请求限制以及 CPU 和内存不会被覆盖。",
        ));
}
