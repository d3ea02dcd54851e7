//! An update changes TLS and the load balancer, nothing else.

use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::update;
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::Operation;

pub(super) static RULE: Rule = Rule {
    id: "LIFE-UPDATE-SCOPE",
    severity: Severity::Error,
    operations: &[Operation::Update],
    title: text!(
        en: "An update changes TLS and the load balancer, nothing else",
        zh: "更新只能更改 TLS 和负载均衡器",
    ),
    why: prose!(
        en: "The SDK's update knows only these, and ARM has no partial update for this compute: whatever else is put is \
             refused or ignored. Node counts are changed in the studio, everything else by a new attachment or a new \
             cluster.",
        zh: "SDK 的更新只涉及这些设置，ARM 也不支持对该计算做部分更新：其余内容要么被拒绝，要么被忽略。节点数在工作室中更改，\
             其他设置则须重新附加或新建群集。",
    ),
    source: &[
        Source::Public("azureml-core 1.61.0, AksUpdateConfiguration"),
        Source::Article(Section::Limitations),
    ],
    examples: Examples::new(
        &[update("ssl: { status: Disabled }"), update("loadBalancer: { type: PublicIp }")],
        &[update("agentCount: 5"), update("clusterPurpose: DevTest\ntags: { team: vision }")],
    ),
    check,
};

/// What someone may wish to change, with where it stands.
const FIXED: &[(&str, &str)] = &[
    ("description", "/description"),
    ("tags", "/tags"),
    ("location", "/location"),
    ("clusterPurpose", "/clusterPurpose"),
    ("agentCount", "/agentCount"),
    ("network", "/network"),
    ("cluster", "/cluster"),
];

fn check(cx: &Context<'_>, findings: &mut Findings) {
    for (key, pointer) in FIXED.iter().copied() {
        if cx.spec.raw(key).is_none() {
            continue;
        }
        let help = match key {
            "agentCount" => say!(
                cx,
                en: "Scale the nodes on the cluster's page in Azure Machine Learning studio.",
                zh: "请在 Azure 机器学习工作室的群集页面中缩放节点。",
            ),
            "location" | "network" => say!(
                cx,
                en: "Create another cluster and attach that one.",
                zh: "请另建一个群集，再附加该群集。",
            ),
            _ => say!(
                cx,
                en: "Detach the cluster, clean up, and attach with the new value.",
                zh: "请拆离群集、清理，再以新值附加。",
            ),
        };
        let title = say!(cx, en: "Remove `{key}`", zh: "删除 `{key}`");
        findings
            .fail(pointer, say!(cx, en: "an update cannot change `{key}`", zh: "更新无法更改 `{key}`"))
            .at_key()
            .help(help)
            .fix(Fix::offered(title, PatchOperation::remove(pointer)));
    }
}
