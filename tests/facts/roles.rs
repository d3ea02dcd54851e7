//! The caller's roles: seen or not seen, never missing for certain.

use aks_compute::report::Status;
use serde_json::{Value, json};

use crate::answers::{facts, said};
use crate::specs::{CLUSTER, GROUP, OTHER_SUBSCRIPTION, SUBSCRIPTION, attach};

pub(crate) const OWNER: &str = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const CONTRIBUTOR: &str = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const CLUSTER_ADMIN: &str = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8";
const CLUSTER_USER: &str = "4abbcc35-e782-43d8-92c5-2d3f1bd2253f";

/// A role assignment that names the role by its id only.
pub(crate) fn role(definition: &str, scope: &str) -> Value {
    json!({
        "id": format!("{scope}/providers/Microsoft.Authorization/roleAssignments/1"), "scope": scope,
        "roleDefinitionId": format!("{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/{definition}"),
        "roleDefinitionName": null, "principalId": "p", "principalType": "User", "condition": null,
    })
}

/// A list of role assignments, with the envelope that says of what.
pub(crate) fn roles(scope: &str, data: Value) -> Value {
    json!({ "fact": { "kind": "roles", "scope": scope }, "data": data })
}

/// What LIFE-RBAC-ATTACH says: nothing, or what it sees.
#[track_caller]
fn rbac(expected: Option<&str>, documents: &[Value]) {
    let finding = said("LIFE-RBAC-ATTACH", &attach(""), &facts(documents));
    match (expected, &finding) {
        (None, None) => {}
        (Some(words), Some(finding)) => {
            assert_eq!(finding.status, Status::Note, "a role is never missing for certain");
            assert!(finding.message.contains(words), "{}", finding.message);
            assert!(finding.remedy.as_ref().unwrap().command.starts_with("az role assignment list"));
        }
        _ => panic!("{finding:#?}\n{documents:#?}"),
    }
}

#[test]
fn both_roles_have_to_be_seen() {
    let admin = role(CLUSTER_ADMIN, CLUSTER);
    rbac(None, &[roles(CLUSTER, json!([role(OWNER, GROUP), admin]))]);
    rbac(
        None,
        &[roles(
            &CLUSTER.to_uppercase(),
            json!([role(CONTRIBUTOR, SUBSCRIPTION), role(CLUSTER_ADMIN, GROUP)]),
        )],
    );
    rbac(None, &[roles(CLUSTER, json!([role(OWNER, "/"), role(CLUSTER_ADMIN, "/")]))]);
    rbac(
        None,
        &[
            roles(CLUSTER, json!([role(OWNER, GROUP)])),
            roles(GROUP, json!({ "value": [admin], "nextLink": "x" })),
        ],
    );
    let named = json!({ "id": format!("{GROUP}/providers/Microsoft.Authorization/roleAssignments/2"),
        "properties": { "scope": GROUP, "roleDefinitionName": "owner", "principalId": "P" } });
    rbac(None, &[roles(CLUSTER, json!([named, admin]))]);

    rbac(Some("only Owner or Contributor"), &[roles(CLUSTER, json!([role(OWNER, GROUP)]))]);
    rbac(Some("only Azure Kubernetes Service Cluster Admin"), &[roles(CLUSTER, json!([admin]))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, json!([role(CLUSTER_USER, SUBSCRIPTION)]))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, json!([]))]);
    rbac(Some("attaching takes"), &[]);
    // Owner of the cluster alone is not one of its resource group.
    rbac(Some("only Azure Kubernetes"), &[roles(CLUSTER, json!([role(OWNER, CLUSTER), admin]))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, json!([role(OWNER, OTHER_SUBSCRIPTION)]))]);
}

#[test]
fn roles_of_nobody_knows_whom_decide_nothing() {
    let both = json!([role(OWNER, GROUP), role(CLUSTER_ADMIN, CLUSTER)]);
    rbac(Some("attaching takes"), std::slice::from_ref(&both));
    rbac(Some("attaching takes"), &[roles(OTHER_SUBSCRIPTION, both.clone())]);
    let changed = |key: &str, value: Value| {
        let mut both = both.clone();
        both[1][key] = value;
        both
    };
    // Everybody's roles: two callers, or nobody says whose.
    rbac(Some("attaching takes"), &[roles(CLUSTER, changed("principalId", json!("q")))]);
    rbac(Some("attaching takes"), &[roles(CLUSTER, changed("principalId", Value::Null))]);
    rbac(Some("only Owner"), &[roles(CLUSTER, changed("condition", json!("@Resource[x] StringEquals 'y'")))]);
    let mut of_group = changed("principalId", json!("q"));
    of_group[1]["principalType"] = json!("Group");
    rbac(None, &[roles(CLUSTER, of_group)]);
}
