//! Definitions of policies and of initiatives, as `az policy definition list` and
//! `az policy set-definition show` show them.

use super::origin::Origin;
use super::resource::Resource;
use super::resource_id::is_of_type;
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.Authorization/policyDefinitions";
pub(super) const SET_TYPE: &str = "Microsoft.Authorization/policySetDefinitions";

/// The definition of a policy or of an initiative.
#[derive(Clone, Debug)]
pub struct PolicyDefinitionFact {
    /// Its ARM id.
    pub id: String,
    /// The declared parameters: `{ "name": { "defaultValue": … } }`.
    pub parameters: Value,
    /// What it does; `None` where the fact does not show it.
    pub content: Option<PolicyContent>,
    /// Where the fact was read.
    pub origin: Origin,
}

/// What a definition does.
#[derive(Clone, Debug)]
pub enum PolicyContent {
    /// A policy: what its rule does where its condition holds.
    Rule {
        /// The member `if`.
        condition: Value,
        /// The member `then.effect`: a word, or an expression.
        effect: String,
    },
    /// An initiative: the policies in it.
    Set(Vec<PolicyReference>),
    /// A policy for what is inside of resources, such as the pods of a cluster.
    DataPlane,
}

/// One policy of an initiative.
#[derive(Clone, Debug)]
pub struct PolicyReference {
    /// The ARM id of its definition.
    pub definition_id: String,
    /// The values of its parameters: `{ "name": { "value": … } }`.
    pub parameters: Value,
}

/// Whether the id is one of an initiative.
pub(crate) fn is_initiative(id: &str) -> bool {
    is_of_type(id, SET_TYPE)
}

/// Reads a definition.
pub(super) fn policy_definition(data: &Value, id: &str, origin: Origin) -> PolicyDefinitionFact {
    let definition = Resource(data);
    PolicyDefinitionFact {
        id: id.trim_end_matches('/').to_owned(),
        parameters: definition.get("parameters").cloned().unwrap_or(Value::Null),
        content: if is_initiative(id) { set(definition) } else { rule(definition) },
        origin,
    }
}

fn rule(definition: Resource<'_>) -> Option<PolicyContent> {
    // `All` and `Indexed` are about resources; `Microsoft.Kubernetes.Data` and the like are not.
    if definition.text("mode").is_some_and(|mode| mode.contains('.')) {
        return Some(PolicyContent::DataPlane);
    }
    let rule = definition.part("policyRule")?;
    Some(PolicyContent::Rule {
        condition: rule.part("if")?.0.clone(),
        effect: rule.part("then")?.owned("effect")?,
    })
}

fn set(definition: Resource<'_>) -> Option<PolicyContent> {
    let references = definition.array("policyDefinitions")?.iter().map(|reference| {
        let reference = Resource(reference);
        Some(PolicyReference {
            definition_id: reference.owned("policyDefinitionId")?,
            parameters: reference.get("parameters").cloned().unwrap_or(Value::Null),
        })
    });
    Some(PolicyContent::Set(references.collect::<Option<_>>()?))
}
