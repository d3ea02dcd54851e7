//! Policy assignments, as `az policy assignment list` or an ARM GET shows them.

use super::origin::Origin;
use super::resource::Resource;
use super::resource_id::parent;
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.Authorization/policyAssignments";

/// The policy assignments of one list.
#[derive(Clone, Debug)]
pub struct PolicyAssignmentsFact {
    /// The assignments.
    pub assignments: Vec<PolicyAssignmentFact>,
    /// Whether these are all that the command found, not one page of several.
    pub is_whole: bool,
    /// Where the fact was read.
    pub origin: Origin,
}

/// A policy or an initiative, assigned to a scope. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct PolicyAssignmentFact {
    /// Its ARM id.
    pub id: String,
    /// The ARM id of what it applies to, with everything below.
    pub scope: String,
    /// The ARM ids of what it leaves out.
    pub not_scopes: Vec<String>,
    /// The ARM id of the definition of the policy or of the initiative.
    pub definition_id: Option<String>,
    /// Whether a violation is refused; `None` for a mode that is not known.
    pub is_enforced: Option<bool>,
    /// Its name for people.
    pub display_name: Option<String>,
    /// The values of parameters: `{ "name": { "value": … } }`.
    pub parameters: Value,
    /// Whether it is narrowed to some resources by more than scopes.
    pub has_selectors: bool,
    /// Whether it replaces effects of the definition.
    pub has_overrides: bool,
    /// Where it stands in the list.
    pub pointer: String,
}

impl PolicyAssignmentFact {
    /// What people know it by: its display name, else the name in its id.
    pub fn name(&self) -> &str {
        match &self.display_name {
            Some(name) => name,
            None => self.id.trim_end_matches('/').rsplit('/').next().unwrap_or_default(),
        }
    }
}

/// Reads an assignment.
pub(super) fn policy_assignment(data: &Value, id: &str, pointer: String) -> PolicyAssignmentFact {
    let assignment = Resource(data);
    let mode = assignment.text("enforcementMode").unwrap_or("Default");
    let is_enforced = if mode.eq_ignore_ascii_case("Default") {
        Some(true)
    } else if mode.eq_ignore_ascii_case("DoNotEnforce") {
        Some(false)
    } else {
        None
    };
    let not_scopes = assignment.texts("notScopes");
    let is_given = |key| assignment.get(key).is_some_and(|value| !value.is_empty());
    PolicyAssignmentFact {
        id: id.to_owned(),
        scope: match assignment.text("scope") {
            Some(scope) => scope,
            // The id is the scope's, then `providers/Microsoft.Authorization/policyAssignments/<name>`.
            None => parent(id).and_then(parent).unwrap_or_default(),
        }
        .to_owned(),
        has_selectors: is_given("resourceSelectors")
            || (not_scopes.is_none() && assignment.get("notScopes").is_some()),
        // `az` has been seen to print several scopes as one text, parted by spaces.
        not_scopes: not_scopes
            .unwrap_or_default()
            .iter()
            .flat_map(|scopes| scopes.split(' '))
            .filter(|scope| !scope.is_empty())
            .map(str::to_owned)
            .collect(),
        definition_id: assignment.owned("policyDefinitionId"),
        is_enforced,
        display_name: assignment.owned("displayName"),
        parameters: assignment.get("parameters").cloned().unwrap_or(Value::Null),
        has_overrides: is_given("overrides"),
        pointer,
    }
}
