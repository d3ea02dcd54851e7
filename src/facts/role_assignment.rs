//! Role assignments of the caller, as `az role assignment list` or an ARM GET shows them.

use super::origin::Origin;
use super::resource::Resource;
use super::resource_id::parent;
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.Authorization/roleAssignments";

/// The role assignments of one list.
#[derive(Clone, Debug)]
pub struct RolesFact {
    /// The assignments.
    pub assignments: Vec<RoleAssignmentFact>,
    /// Where the fact was read.
    pub origin: Origin,
}

/// A role that somebody has on a scope.
#[derive(Clone, Debug)]
pub struct RoleAssignmentFact {
    /// The role, if it is one that rules ask for.
    pub role: Option<Role>,
    /// The ARM id of what it is for, with everything below.
    pub scope: String,
    /// Who has it, by object id.
    pub principal_id: Option<String>,
    /// Whether it is a group that has it.
    pub is_group: bool,
    /// Whether it holds under a condition only.
    pub has_condition: bool,
}

/// A built-in role that rules ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Owner.
    Owner,
    /// Contributor.
    Contributor,
    /// Azure Kubernetes Service Cluster Admin Role.
    ClusterAdmin,
}

/// The ids of the definitions, the same in every tenant, and the names.
const ROLES: &[(&str, &str, Role)] = &[
    ("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", Role::Owner),
    ("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", Role::Contributor),
    (
        "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
        "Azure Kubernetes Service Cluster Admin Role",
        Role::ClusterAdmin,
    ),
];

impl RolesFact {
    /// Whether all of it can be the roles of one caller: a list of everybody's roles names several.
    pub fn is_of_one_caller(&self) -> bool {
        let mut callers = self.assignments.iter().filter(|assignment| !assignment.is_group);
        let Some(first) = callers.next() else { return true };
        callers.all(|other| match (&first.principal_id, &other.principal_id) {
            (Some(first), Some(other)) => first.eq_ignore_ascii_case(other),
            _ => false,
        })
    }
}

/// Reads a role assignment.
pub(super) fn role_assignment(data: &Value, id: &str) -> RoleAssignmentFact {
    let assignment = Resource(data);
    let role = match assignment.text("roleDefinitionId") {
        Some(definition) => {
            let name = definition.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            ROLES.iter().find(|(id, ..)| id.eq_ignore_ascii_case(name))
        }
        None => assignment
            .text("roleDefinitionName")
            .and_then(|given| ROLES.iter().find(|(_, name, _)| name.eq_ignore_ascii_case(given))),
    };
    RoleAssignmentFact {
        role: role.map(|(.., role)| *role),
        scope: match assignment.text("scope") {
            Some(scope) => scope,
            None => parent(id).and_then(parent).unwrap_or_default(),
        }
        .to_owned(),
        principal_id: assignment.owned("principalId"),
        is_group: assignment.text("principalType").is_some_and(|kind| {
            kind.eq_ignore_ascii_case("Group") || kind.eq_ignore_ascii_case("ForeignGroup")
        }),
        has_condition: assignment.get("condition").is_some_and(|condition| condition.as_str() != Some("")),
    }
}
