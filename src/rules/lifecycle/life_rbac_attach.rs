//! Who attaches a cluster needs two roles.

use crate::facts::{Role, covers};
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
             Forbidden. Owner and Contributor hold the right to fetch these credentials too; the article demands the \
             second role all the same. A role that no list shows may come through a group, so its absence is never an error.",
        zh: "Azure 机器学习以您的身份读取群集并获取其管理员凭据。缺少角色时，附加会在数分钟后失败，\
             往往只提示 Forbidden。“所有者”和“参与者”本身也包含获取这些凭据的权限，但文章仍要求第二个角色。\
             列表中未显示的角色可能来自组，因此缺少角色从不视为错误。",
    ),
    source: &[Source::Article(Section::Limitations)],
    examples: Examples::new(
        &[
            update("ssl: { status: Disabled }"),
            attach("clusterPurpose: FastProd").with_facts(r#"{
  "fact": { "kind": "roles", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster" },
  "data": [
    { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleAssignments/1",
      "scope": "/subscriptions/11111111-2222-3333-4444-555555555555",
      "roleDefinitionName": "Contributor", "principalId": "22222222-0000-0000-0000-000000000001", "principalType": "User", "condition": null },
    { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.Authorization/roleAssignments/2",
      "scope": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup",
      "roleDefinitionName": "Azure Kubernetes Service Cluster Admin Role", "principalId": "22222222-0000-0000-0000-000000000002", "principalType": "Group", "condition": null }
  ]
}"#),
        ],
        &[
            attach("clusterPurpose: FastProd"),
            attach("clusterPurpose: FastProd").with_facts(r#"{
  "fact": { "kind": "roles", "scope": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster" },
  "data": [
    { "id": "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleAssignments/1",
      "scope": "/subscriptions/11111111-2222-3333-4444-555555555555",
      "roleDefinitionName": "Owner", "principalId": "22222222-0000-0000-0000-000000000001", "principalType": "User", "condition": null }
  ]
}"#),
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
    let seen = Seen::of(cx);
    if seen.group && seen.cluster {
        return;
    }
    let message = match (seen.group, seen.cluster) {
        (true, _) => say!(
            cx,
            en: "attaching also takes Azure Kubernetes Service Cluster Admin on the cluster: of your two roles only \
                 Owner or Contributor on its resource group is seen",
            zh: "附加还需要群集上的“Azure Kubernetes 服务群集管理员”角色：您的两个角色中只看到其资源组的“所有者”或“参与者”",
        ),
        (_, true) => say!(
            cx,
            en: "attaching also takes Owner or Contributor on the cluster's resource group: of your two roles only \
                 Azure Kubernetes Service Cluster Admin on the cluster is seen",
            zh: "附加还需要群集所在资源组的“所有者”或“参与者”角色：您的两个角色中只看到群集上的“Azure Kubernetes 服务群集管理员”",
        ),
        _ => say!(
            cx,
            en: "attaching takes Owner or Contributor on the cluster's resource group and \
                 Azure Kubernetes Service Cluster Admin on the cluster",
            zh: "附加需要群集所在资源组的“所有者”或“参与者”角色，以及群集上的“Azure Kubernetes 服务群集管理员”角色",
        ),
    };
    let help = if seen.is_listed {
        say!(
            cx,
            en: "The list of your roles does not show it without a condition. Roles through groups count too, and a custom role may do.",
            zh: "您的角色列表中没有不带条件的此角色。通过组获得的角色同样有效，自定义角色也可能足够。",
        )
    } else {
        say!(
            cx,
            en: "See with the command which roles you have; roles through groups count too.",
            zh: "请用该命令查看您拥有的角色；通过组获得的角色同样有效。",
        )
    };
    findings.note(pointer, message).help(help).ask(cx.ask_roles());
}

/// Which of the two roles facts show.
#[derive(Default)]
struct Seen {
    /// Whether there is a list of the caller's roles at all.
    is_listed: bool,
    /// Owner or Contributor on the cluster's resource group.
    group: bool,
    /// Cluster Admin on the cluster.
    cluster: bool,
}

impl Seen {
    fn of(cx: &Context<'_>) -> Self {
        let mut seen = Self::default();
        if cx.facts.roles.is_empty() {
            return seen;
        }
        let (Some(cluster), Some(group)) = (cx.spec.cluster_id(), cx.cluster_group_id()) else { return seen };
        for list in &cx.facts.roles {
            // A list says whose roles these are only by having been asked for: about the cluster, or about
            // something above it.
            let is_about_cluster =
                list.origin.scope.resource.as_ref().is_some_and(|scope| covers(scope, &cluster));
            if !is_about_cluster || !cx.is_of_cloud(&list.origin) || !list.is_of_one_caller() {
                continue;
            }
            seen.is_listed = true;
            for assignment in list.assignments.iter().filter(|assignment| !assignment.has_condition) {
                match assignment.role {
                    Some(Role::Owner | Role::Contributor) => seen.group |= covers(&assignment.scope, &group),
                    Some(Role::ClusterAdmin) => seen.cluster |= covers(&assignment.scope, &cluster),
                    None => {}
                }
            }
        }
        seen
    }
}
