//! The specs of one run, for the rules that look at more than one.

use crate::host::lowercase;
use crate::index::Index;
use crate::spec::{Operation, Spec};

/// What the specs of one run have in common.
#[derive(Debug, Default)]
pub struct Together {
    computes: Inputs,
    clusters: Inputs,
}

impl Together {
    /// Adds the spec of an input.
    pub fn add(&mut self, input: &str, spec: &Spec<'_>) {
        if let Some(key) = compute_key(spec) {
            self.computes.add(key, input);
        }
        if let Some(key) = cluster_key(spec) {
            self.clusters.add(key, input);
        }
    }

    /// The inputs that make a compute of the same name in the same workspace; this one is among them.
    pub(super) fn same_compute(&self, spec: &Spec<'_>) -> &[String] {
        compute_key(spec).map_or(&[], |key| self.computes.of(&key))
    }

    /// The inputs that attach the same cluster; this one is among them.
    pub(super) fn same_cluster(&self, spec: &Spec<'_>) -> &[String] {
        cluster_key(spec).map_or(&[], |key| self.clusters.of(&key))
    }
}

/// The names of inputs by what they have in common.
#[derive(Debug, Default)]
struct Inputs {
    index: Index,
    all: Vec<(String, Vec<String>)>,
}

impl Inputs {
    fn add(&mut self, key: String, input: &str) {
        let place = self.index.find(&key, |at| self.is_at(&key, at));
        match place.and_then(|at| self.all.get_mut(at)) {
            Some((_, inputs)) => inputs.push(input.to_owned()),
            None => {
                self.index.push(&key);
                self.all.push((key, vec![input.to_owned()]));
            }
        }
    }

    fn of(&self, key: &str) -> &[String] {
        let place = self.index.find(key, |at| self.is_at(key, at));
        place.and_then(|at| self.all.get(at)).map_or(&[], |(_, inputs)| inputs)
    }

    fn is_at(&self, key: &str, at: usize) -> bool {
        self.all.get(at).is_some_and(|(other, _)| other == key)
    }
}

/// Names compare as ARM compares them: without regard to case.
fn compute_key(spec: &Spec<'_>) -> Option<String> {
    if !matches!(spec.operation, Some(Operation::Create | Operation::Attach)) {
        return None;
    }
    let workspace = &spec.workspace;
    let parts = [
        spec.cloud()?,
        workspace.subscription_id.given()?,
        workspace.resource_group.given()?,
        workspace.name.given()?,
        spec.name.given()?,
    ];
    Some(lowercase(&parts.join("/")))
}

fn cluster_key(spec: &Spec<'_>) -> Option<String> {
    Some(lowercase(&spec.cluster_id()?))
}
