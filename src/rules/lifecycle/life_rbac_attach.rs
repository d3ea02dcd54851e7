//! Who attaches a cluster needs two roles.

use crate::language::{prose, say, text};
use crate::report::{Findings, Severity};
use crate::rules::examples::{attach, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Field, Operation};

pub(super) static RULE: Rule = Rule {
    id: "LIFE-RBAC-ATTACH",
    severity: Severity::Info,
    operations: &[Operation::Attach, Operation::Update],
    title: text!(en: "Who attaches a cluster needs two roles", zh: "附加群集需要两个角色"),
    why: prose!(
        en: "Azure Machine Learning reads the cluster in your name and fetches its administrator \
             credentials. With a role missing the attach fails after minutes, often with no more than \
             Forbidden.",
        zh: "Azure 机器学习以您的身份读取群集并获取其管理员凭据。缺少角色时，附加会在数分钟后失败，\
             往往只提示 Forbidden。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }")],
        &[
            attach("clusterPurpose: FastProd"),
            update(
                "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
refresh: true",
            ),
        ],
    ),
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let pointer = match cx.operation() {
        Some(Operation::Attach) => "/cluster",
        _ if cx.spec.refresh == Field::Given(true) => "/refresh",
        _ => return,
    };
    findings
        .note(
            pointer,
            say!(
                cx,
                en: "attaching takes Owner or Contributor on the cluster's resource group and \
                     Azure Kubernetes Service Cluster Admin on the cluster",
                zh: "附加需要群集所在资源组的“所有者”或“参与者”角色，以及群集上的“Azure Kubernetes 服务群集管理员”角色",
            ),
        )
        .help(say!(
            cx,
            en: "See with the command which roles you have; roles through groups count too.",
            zh: "请用该命令查看您拥有的角色；通过组获得的角色同样有效。",
        ))
        .ask(cx.ask_roles());
}
