//! Whether a policy forbids the public address that AKS would make for the cluster.

use std::cell::Cell;

use crate::document::Value;
use crate::facts::{PolicyAssignmentFact, PolicyAssignmentsFact, PolicyContent};
use crate::rules::Context;
use condition::{Question, Subject};
use parameters::Parameters;
use place::{Place, Reach};
pub(super) use undecided::{related, report_undecided};

mod condition;
mod parameters;
mod place;
mod undecided;

/// How many comparisons a check may make before it gives up: a whole tenant takes some 100,000.
const BUDGET: u32 = 3_000_000;

/// The built-in "Not allowed resource types" and "Allowed resource types", which say what they do by their parameters.
const NOT_ALLOWED_TYPES: &str =
    "/providers/Microsoft.Authorization/policyDefinitions/6c112d4e-5bc7-47ae-a041-ea2d9dccd749";
const ALLOWED_TYPES: &str =
    "/providers/Microsoft.Authorization/policyDefinitions/a08ec900-254a-4555-9bf5-e42af04b5c5c";

/// What the policies say of a public address.
pub(super) enum PublicAddressPolicy<'a> {
    /// No policy forbids it.
    Allowed,
    /// This assignment forbids it.
    Forbidden(Found<'a>),
    /// This assignment may forbid it: that depends on more than can be known.
    Perhaps(Found<'a>),
    /// Of this assignment the definition is not known.
    NoDefinition {
        /// The assignment.
        found: Found<'a>,
        /// The ARM id of the definition.
        definition_id: &'a str,
        /// Whether it is the only one that is not known.
        is_only: bool,
    },
    /// Which policies there are is not known.
    NotListed,
}

/// An assignment, and the list in which it was found.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) assignment: &'a PolicyAssignmentFact,
    pub(super) list: &'a PolicyAssignmentsFact,
}

/// What one assignment does about the address, from harmless to forbidding.
#[derive(Clone, Copy)]
enum Judgement {
    Allows,
    Perhaps,
    Forbids,
}

/// What the policies say of the public address of the cluster.
pub(super) fn public_address_policy<'a>(cx: &Context<'a>) -> PublicAddressPolicy<'a> {
    if cx.facts.policy_assignments.is_empty() {
        return PublicAddressPolicy::NotListed;
    }
    let Some(place) = Place::of(cx) else { return PublicAddressPolicy::NotListed };
    let budget = Cell::new(BUDGET);
    let mut judge = Judge { cx, budget: &budget, missing: None, misses_others: false };
    let (mut is_listed, mut perhaps, mut unread) = (false, None, None);
    for list in cx.facts.policy_assignments.iter().filter(|list| cx.is_of_cloud(&list.origin)) {
        let is_of_place = place.is_of(&list.origin.scope);
        is_listed |= list.is_whole && is_of_place;
        for assignment in &list.assignments {
            let reach = place.reach(assignment, is_of_place);
            if assignment.is_enforced == Some(false) || reach == Reach::No {
                continue;
            }
            let found = Found { assignment, list };
            let judgement = judge.assignment(assignment);
            if judge.missing.is_some() {
                unread.get_or_insert(found);
            }
            let is_sure =
                reach == Reach::Yes && assignment.is_enforced.is_some() && !assignment.has_selectors;
            match judgement {
                Judgement::Forbids if is_sure => return PublicAddressPolicy::Forbidden(found),
                Judgement::Forbids | Judgement::Perhaps => {
                    perhaps.get_or_insert(found);
                }
                Judgement::Allows => {}
            }
        }
    }
    match (is_listed, unread.zip(judge.missing), perhaps) {
        (false, ..) => PublicAddressPolicy::NotListed,
        (true, Some((found, definition_id)), _) => {
            PublicAddressPolicy::NoDefinition { found, definition_id, is_only: !judge.misses_others }
        }
        (true, None, Some(found)) => PublicAddressPolicy::Perhaps(found),
        (true, None, None) => PublicAddressPolicy::Allowed,
    }
}

struct Judge<'a, 'b> {
    cx: &'b Context<'a>,
    budget: &'b Cell<u32>,
    /// The id of the first definition that no fact shows.
    missing: Option<&'a str>,
    /// Whether there are others.
    misses_others: bool,
}

impl<'a> Judge<'a, '_> {
    fn assignment(&mut self, assignment: &'a PolicyAssignmentFact) -> Judgement {
        let Some(id) = &assignment.definition_id else { return Judgement::Perhaps };
        let is_effect_replaced = assignment.has_overrides;
        let definition = self.cx.facts.policy_definition(id).filter(|it| self.cx.is_of_cloud(&it.origin));
        let Some(PolicyContent::Set(references)) = definition.and_then(|it| it.content.as_ref()) else {
            return self.policy(id, &assignment.parameters, None, is_effect_replaced);
        };
        let declared = definition.map_or(&Value::Null, |it| &it.parameters);
        let outer = Parameters { given: &assignment.parameters, declared, outer: None };
        let mut judgement = Judgement::Allows;
        for reference in references {
            match self.policy(
                &reference.definition_id,
                &reference.parameters,
                Some(&outer),
                is_effect_replaced,
            ) {
                Judgement::Forbids => return Judgement::Forbids,
                Judgement::Perhaps => judgement = Judgement::Perhaps,
                Judgement::Allows => {}
            }
        }
        judgement
    }

    /// Judges a policy with these values of its parameters.
    fn policy<'p>(
        &mut self,
        id: &'a str,
        given: &'p Value,
        outer: Option<&'p Parameters<'p>>,
        is_effect_replaced: bool,
    ) -> Judgement {
        // Every policy costs something, also one of which the condition need not be looked at.
        let Some(left) = self.budget.get().checked_sub(1) else { return Judgement::Perhaps };
        self.budget.set(left);
        let definition = self.cx.facts.policy_definition(id).filter(|it| self.cx.is_of_cloud(&it.origin));
        let declared = definition.map_or(&Value::Null, |it| &it.parameters);
        let parameters = Parameters { given, declared, outer };
        let (effect, condition) = match definition.and_then(|it| it.content.as_ref()) {
            Some(PolicyContent::Rule { condition, effect }) => (effect_of(effect, &parameters), condition),
            Some(PolicyContent::DataPlane) => return Judgement::Allows,
            // An initiative in an initiative, which Azure does not have.
            Some(PolicyContent::Set(_)) => return Judgement::Perhaps,
            None => return self.without_definition(id, &parameters, is_effect_replaced),
        };
        let effect = if is_effect_replaced { None } else { effect };
        if effect == Some(false) {
            return Judgement::Allows;
        }
        judgement(effect, self.holds(condition, &parameters))
    }

    /// Judges one of the two policies that say by their parameters what they do.
    fn without_definition(
        &mut self,
        id: &'a str,
        parameters: &Parameters<'_>,
        is_effect_replaced: bool,
    ) -> Judgement {
        let address = Question {
            subject: Subject::Address,
            location: None,
            parameters: *parameters,
            budget: self.budget,
        };
        let id_is = |wanted: &str| id.trim_end_matches('/').eq_ignore_ascii_case(wanted);
        let (effect, holds) = if id_is(NOT_ALLOWED_TYPES) {
            let effect = parameters.get("effect").map_or(Some(true), |effect| denies(effect.as_str()?));
            (effect, address.has_type("listOfResourceTypesNotAllowed"))
        } else if id_is(ALLOWED_TYPES) {
            (Some(true), address.has_type("listOfResourceTypesAllowed").map(|is_allowed| !is_allowed))
        } else {
            let first = *self.missing.get_or_insert(id);
            self.misses_others |= !first.eq_ignore_ascii_case(id);
            return Judgement::Allows;
        };
        judgement(if is_effect_replaced { None } else { effect }, holds)
    }

    /// Whether a condition holds for the address or for the load balancer.
    fn holds<'p>(&'p self, condition: &'p Value, parameters: &Parameters<'p>) -> Option<bool> {
        let location = self.cx.cluster_location();
        let mut answer = Some(false);
        for subject in [Subject::Address, Subject::LoadBalancer] {
            let question = Question { subject, location, parameters: *parameters, budget: self.budget };
            match question.holds(condition) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => answer = None,
            }
        }
        answer
    }
}

/// What follows from whether the effect denies and whether the condition holds.
fn judgement(denies: Option<bool>, holds: Option<bool>) -> Judgement {
    match (denies, holds) {
        (Some(false), _) | (_, Some(false)) => Judgement::Allows,
        (Some(true), Some(true)) => Judgement::Forbids,
        _ => Judgement::Perhaps,
    }
}

/// Whether the effect that a rule names denies.
fn effect_of(effect: &str, parameters: &Parameters<'_>) -> Option<bool> {
    if !effect.starts_with('[') {
        return denies(effect);
    }
    let parameter = parameters::argument(effect, "parameters")?;
    denies(parameters.get(parameter)?.as_str()?)
}

/// Whether this effect denies; `None` for a word that is none.
fn denies(effect: &str) -> Option<bool> {
    const HARMLESS: &[&str] = &[
        "audit",
        "disabled",
        "append",
        "modify",
        "mutate",
        "manual",
        "auditIfNotExists",
        "deployIfNotExists",
        "denyAction",
        "addToNetworkGroup",
    ];
    if effect.eq_ignore_ascii_case("deny") {
        return Some(true);
    }
    HARMLESS.iter().any(|harmless| effect.eq_ignore_ascii_case(harmless)).then_some(false)
}
