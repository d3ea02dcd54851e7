//! The planner: which way leads from what is there today to what the spec wants. Requests, scripts and the
//! runbook all follow it.

use super::Emission;
use crate::attachment::{
    self, changes, current_compute, has_failed, has_other_cluster, has_other_settings, is_gone, is_of_cloud,
};
use crate::facts::{ClusterFact, ComputeFact};
use crate::spec::{ClusterCreate, Field, Operation};

/// A way from what is there to what is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way<'a> {
    /// What the spec wants is there already, as far as answers show it.
    Nothing,
    /// The service is still at work on the compute.
    Wait,
    /// What the operation says: a compute where there is none, a change in place, a detach.
    Direct,
    /// This compute is detached, the cluster cleaned up, and attached again.
    Reattach(&'a ComputeFact),
    /// A refresh stopped after its detach: the cluster is attached again as the saved compute says.
    AttachSaved,
    /// The compute that an update is about is gone.
    Gone,
    /// The compute that an update is about is not known.
    NotKnown,
}

/// The way of a plan.
pub(super) fn way(e: Emission<'_>) -> Way<'_> {
    let current = current_compute(e.spec, e.facts);
    let is_busy = current.and_then(ComputeFact::provisioning_state).is_some_and(is_at_work);
    match (e.operation, current) {
        (Operation::Attach | Operation::Update | Operation::Detach, Some(_)) if is_busy => Way::Wait,
        (Operation::Attach, Some(current)) => {
            // What failed is not mended by attaching over it.
            let is_wanted = !has_failed(current)
                && has_other_cluster(e.spec, current) == Some(false)
                && has_other_settings(e.spec, current) == Some(false);
            if is_wanted { Way::Nothing } else { Way::Reattach(current) }
        }
        (Operation::Update, Some(current))
            if refreshes(e) && (has_failed(current) || !is_attached_anew(e, current)) =>
        {
            Way::Reattach(current)
        }
        (Operation::Update, Some(current)) if !has_failed(current) && !changes(e.spec, current) => {
            Way::Nothing
        }
        (Operation::Update, None) if is_gone(e.spec, e.facts) => {
            if refreshes(e) && saved_compute(e).is_some() { Way::AttachSaved } else { Way::Gone }
        }
        (Operation::Update, None) => Way::NotKnown,
        (Operation::Detach, None) if is_gone(e.spec, e.facts) => Way::Nothing,
        _ => Way::Direct,
    }
}

/// The compute as it was before a refresh began, where a fact keeps it.
pub(super) fn saved_compute(e: Emission<'_>) -> Option<&ComputeFact> {
    e.facts.saved_compute(&e.spec.compute_id()?).filter(|saved| is_of_cloud(e.spec, &saved.origin))
}

/// Whether the spec asks for a refresh of the components.
pub(super) fn refreshes(e: Emission<'_>) -> bool {
    e.spec.refresh == Field::Given(true)
}

/// Whether the compute was attached after the refresh began, so that its components are new.
fn is_attached_anew(e: Emission<'_>, current: &ComputeFact) -> bool {
    let before = saved_compute(e).and_then(ComputeFact::created_on);
    before.zip(current.created_on()).is_some_and(|(before, now)| before != now)
}

/// The cluster that is behind the compute today, where another one is to be attached.
pub(super) fn old_cluster(e: Emission<'_>) -> Option<&str> {
    let Way::Reattach(current) = way(e) else { return None };
    let other = e.operation == Operation::Attach && has_other_cluster(e.spec, current) == Some(true);
    current.cluster_id().filter(|_| other)
}

/// Whether the cluster that the spec would make is there already, so that it is attached as it is.
pub(super) fn cluster_is_there(e: Emission<'_>) -> bool {
    attachment::cluster_is_there(e.spec, e.facts)
}

/// The cluster to be made. One that is there already is attached as it is, and is none.
pub(super) fn new_cluster<'a>(e: Emission<'a>) -> Option<&'a ClusterCreate<'a>> {
    e.spec.cluster_create().filter(|_| !cluster_is_there(e))
}

/// What a fact shows of the cluster that is to be attached.
pub(super) fn cluster_fact(e: Emission<'_>) -> Option<&ClusterFact> {
    attachment::cluster(e.spec, e.facts)
}

/// Whether TLS may be on, so that a detach may take certificate and key with it.
pub(super) fn may_have_tls(e: Emission<'_>) -> bool {
    current_compute(e.spec, e.facts)
        .and_then(ComputeFact::ssl_status)
        .is_none_or(|status| !status.eq_ignore_ascii_case("Disabled"))
}

/// Whether an update in place writes over a certificate of the user's, which may stand nowhere but in the cluster.
pub(super) fn overwrites_certificate(e: Emission<'_>) -> bool {
    let has_own = current_compute(e.spec, e.facts)
        .and_then(ComputeFact::ssl_status)
        .is_some_and(|status| status.eq_ignore_ascii_case("Enabled"));
    e.operation == Operation::Update && !refreshes(e) && e.spec.ssl.is_present() && has_own
}

fn is_at_work(state: &str) -> bool {
    ["Creating", "Updating", "Deleting", "Resizing"].iter().any(|work| work.eq_ignore_ascii_case(state))
}
