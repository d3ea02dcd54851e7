//! Where AKS makes the public address of a cluster, and which policy assignments reach that far.
//!
//! Load balancer and address stand in the node resource group, not in that of the cluster: what is
//! assigned to the cluster's own resource group, or leaves only that out, does not decide.

use crate::facts::{PolicyAssignmentFact, Scope, covers, same_resource, segment_after};
use crate::rules::Context;

/// Where the address is made.
pub(super) struct Place {
    subscription: String,
    /// The resource group of the cluster.
    group: String,
    /// The node resource group, where a fact names it.
    node_group: Option<String>,
    /// How AKS begins the name of the node resource group, where nobody chose another.
    usual_node_group: Option<String>,
}

/// Whether an assignment is about the address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Yes,
    Perhaps,
    No,
}

impl Place {
    /// The place, as far as the spec says it.
    pub(super) fn of(cx: &Context<'_>) -> Option<Self> {
        let group = cx.cluster_group_id()?;
        let subscription = format!("/subscriptions/{}", segment_after(&group, "subscriptions")?);
        let node_group = cx
            .current_cluster()
            .and_then(|cluster| cluster.node_resource_group.as_deref())
            .map(|name| format!("{subscription}/resourceGroups/{name}"));
        let usual_node_group = cx.spec.cluster_id().and_then(|id| {
            let name = segment_after(&id, "managedClusters")?;
            let of_cluster = segment_after(&group, "resourceGroups")?;
            Some(format!("{subscription}/resourceGroups/MC_{of_cluster}_{name}_"))
        });
        Some(Self { subscription, group, node_group, usual_node_group })
    }

    /// Whether a list of what is assigned to `scope` has what is assigned to the place and above it.
    pub(super) fn is_of(&self, scope: &Scope) -> bool {
        match &scope.resource {
            Some(resource) => {
                same_resource(resource, &self.subscription)
                    || covers(&self.group, resource)
                    || self.node_group.as_ref().is_some_and(|group| covers(group, resource))
            }
            None => {
                let subscription = segment_after(&self.subscription, "subscriptions");
                scope.location.is_none()
                    && scope.subscription_id.is_some()
                    && scope.allows(scope.cloud.as_deref(), subscription)
            }
        }
    }

    /// Whether an assignment is about the address; `is_of_place` says whether its list [`Place::is_of`] it.
    pub(super) fn reach(&self, assignment: &PolicyAssignmentFact, is_of_place: bool) -> Reach {
        let mut reach = self.within(&assignment.scope, is_of_place);
        for left_out in &assignment.not_scopes {
            // Nobody but Azure knows which management groups are above the subscription.
            let is_left_out =
                if is_management_group(left_out) { Reach::Perhaps } else { self.within(left_out, true) };
            reach = match (reach, is_left_out) {
                (Reach::No, _) | (_, Reach::Yes) => return Reach::No,
                (_, Reach::Perhaps) => Reach::Perhaps,
                (reach, Reach::No) => reach,
            };
        }
        reach
    }

    /// Whether the address is within a scope.
    fn within(&self, scope: &str, is_of_place: bool) -> Reach {
        let is_within = |holds: bool| if holds { Reach::Yes } else { Reach::No };
        if is_management_group(scope) {
            return is_within(is_of_place);
        }
        if let Some(node_group) = &self.node_group {
            return is_within(covers(scope, node_group));
        }
        let is_usual = self.usual_node_group.as_ref().is_some_and(|usual| {
            scope.get(..usual.len()).is_some_and(|start| start.eq_ignore_ascii_case(usual))
        });
        if is_usual || same_resource(scope, &self.group) {
            return Reach::Perhaps;
        }
        is_within(covers(scope, &self.subscription))
    }
}

fn is_management_group(scope: &str) -> bool {
    segment_after(scope, "managementGroups").is_some()
}
