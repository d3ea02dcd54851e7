//! How the compute that facts show stands to what a spec wants: the rules speak of it, the planner acts on it.

use crate::facts::{ClusterFact, ComputeFact, Facts, Origin, same_resource};
use crate::spec::{Field, LoadBalancerType, Spec, Ssl, SslStatus};

/// The compute as it is now, where a fact shows all of it.
pub(crate) fn current_compute<'f>(spec: &Spec<'_>, facts: &'f Facts) -> Option<&'f ComputeFact> {
    // Most checks have no fact at all, and an id is written anew for each question.
    if facts.computes.is_empty() {
        return None;
    }
    facts.compute(&spec.compute_id()?).filter(|compute| is_of_cloud(spec, &compute.origin))
}

/// Whether the facts hold the whole list of the workspace's computes.
pub(crate) fn knows_all_computes(spec: &Spec<'_>, facts: &Facts) -> bool {
    let lists = &facts.compute_lists;
    !lists.is_empty()
        && spec.workspace_id().is_some_and(|id| {
            lists.iter().any(|list| same_resource(&list.workspace_id, &id) && is_of_cloud(spec, &list.origin))
        })
}

/// Whether the facts show that the workspace has no compute of this name.
pub(crate) fn is_gone(spec: &Spec<'_>, facts: &Facts) -> bool {
    knows_all_computes(spec, facts)
        && spec
            .compute_id()
            .is_some_and(|id| facts.computes.iter().all(|compute| !same_resource(&compute.id, &id)))
}

/// What a fact shows of the cluster that is to be attached; of several the last.
pub(crate) fn cluster<'f>(spec: &Spec<'_>, facts: &'f Facts) -> Option<&'f ClusterFact> {
    // Most checks have no fact at all, and an id is written anew for each question.
    if facts.clusters.is_empty() {
        return None;
    }
    facts.cluster(&spec.cluster_id()?).filter(|cluster| is_of_cloud(spec, &cluster.origin))
}

/// Whether the cluster that the spec would make is there already, so that it is attached as it is.
pub(crate) fn cluster_is_there(spec: &Spec<'_>, facts: &Facts) -> bool {
    let is_attached = |id: &str| {
        let is_it = |compute: &ComputeFact| {
            is_of_cloud(spec, &compute.origin)
                && compute.cluster_id().is_some_and(|known| same_resource(known, id))
        };
        facts.computes.iter().any(is_it)
    };
    spec.creates_cluster()
        && (cluster(spec, facts).is_some()
            || !facts.computes.is_empty() && spec.cluster_id().is_some_and(|id| is_attached(&id)))
}

/// Whether a fact is not said to be about another cloud.
pub(crate) fn is_of_cloud(spec: &Spec<'_>, origin: &Origin) -> bool {
    origin.scope.allows_cloud(spec.cloud())
}

/// Whether the compute is a cluster that was attached, so that a detach and an attach change it.
pub(crate) fn is_attached_cluster(compute: &ComputeFact) -> bool {
    compute.compute_type().is_some_and(|kind| kind.eq_ignore_ascii_case("AKS"))
        && compute.cluster_id().is_some()
        && compute.is_attached() != Some(false)
}

/// Whether the service's last work on the compute failed.
pub(crate) fn has_failed(compute: &ComputeFact) -> bool {
    compute
        .provisioning_state()
        .is_some_and(|state| ["Failed", "Canceled"].iter().any(|failed| failed.eq_ignore_ascii_case(state)))
}

/// Whether the compute has another cluster behind it than the one to be attached.
pub(crate) fn has_other_cluster(spec: &Spec<'_>, compute: &ComputeFact) -> Option<bool> {
    Some(!same_resource(compute.cluster_id()?, &spec.cluster_id()?))
}

/// Whether the compute has other settings than the spec asks to attach it with. The certificate of one's own is
/// not among them, since no answer shows it.
pub(crate) fn has_other_settings(spec: &Spec<'_>, compute: &ComputeFact) -> Option<bool> {
    let wanted = spec.purpose();
    let purpose = wanted.zip(compute.cluster_purpose());
    any([
        has_other_tls(spec.ssl.as_ref(), compute),
        has_other_load_balancer(spec, compute),
        Some(purpose.is_some_and(|(wanted, is)| !wanted.as_str().eq_ignore_ascii_case(is))),
    ])
}

/// The keys of which the compute has other values, though nothing works otherwise for it. Tags that the spec does not
/// name are not compared: policies and people set those.
pub(crate) fn other_labels(spec: &Spec<'_>, compute: &ComputeFact) -> Vec<&'static str> {
    let description = spec.description.given().is_some_and(|wanted| compute.description() != Some(wanted));
    let tags = spec
        .tags
        .as_ref()
        .is_some_and(|tags| tags.iter().any(|(key, value)| compute.tag(key) != Some(value)));
    [("description", description), ("tags", tags)]
        .into_iter()
        .filter_map(|(key, differs)| differs.then_some(key))
        .collect()
}

/// Whether an update would change the compute; where that is not known, it is taken to.
pub(crate) fn changes(spec: &Spec<'_>, compute: &ComputeFact) -> bool {
    let tls = spec.ssl.as_ref().is_some_and(|ssl| {
        ssl.renew == Field::Given(true)
            || ssl.overwrite_existing_domain == Field::Given(true)
            || ssl.effective_status() == Some(SslStatus::Enabled)
            || has_other_tls(Some(ssl), compute) != Some(false)
    });
    tls || spec.load_balancer.is_present() && has_other_load_balancer(spec, compute) != Some(false)
}

fn has_other_tls(ssl: Option<&Ssl<'_>>, compute: &ComputeFact) -> Option<bool> {
    let status = match ssl {
        Some(ssl) => ssl.effective_status()?,
        None => SslStatus::Disabled,
    };
    let name = match (status, ssl) {
        (SslStatus::Auto, Some(ssl)) => differs(compute.leaf_domain_label(), ssl.leaf_domain_label.given()),
        (SslStatus::Enabled, Some(ssl)) => differs(compute.cname(), ssl.cname.given()),
        _ => Some(false),
    };
    any([differs(compute.ssl_status(), Some(status.as_str())), name])
}

fn has_other_load_balancer(spec: &Spec<'_>, compute: &ComputeFact) -> Option<bool> {
    let subnet = spec.load_balancer.as_ref().and_then(|balancer| balancer.subnet.given());
    let (kind, subnet) = if spec.is_internal() {
        let subnet =
            subnet.map_or(Some(false), |subnet| differs(compute.load_balancer_subnet(), Some(subnet)));
        (LoadBalancerType::InternalLoadBalancer, subnet)
    } else {
        (LoadBalancerType::PublicIp, Some(false))
    };
    any([differs(compute.load_balancer_type(), Some(kind.as_str())), subnet])
}

fn differs(is: Option<&str>, wanted: Option<&str>) -> Option<bool> {
    Some(!is?.eq_ignore_ascii_case(wanted?))
}

/// Whether any of these is so: one that is decides, whatever the others are.
fn any<const N: usize>(parts: [Option<bool>; N]) -> Option<bool> {
    if parts.contains(&Some(true)) {
        return Some(true);
    }
    (!parts.contains(&None)).then_some(false)
}
