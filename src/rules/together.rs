//! The specs of one run, for the rules that look at more than one.

use std::collections::HashMap;

use crate::host::lowercase;
use crate::spec::{Field, Operation, Spec};

/// What the specs of one run have in common.
#[derive(Debug, Default)]
pub struct Together {
    computes: HashMap<String, Vec<String>>,
    clusters: HashMap<String, Vec<String>>,
}

impl Together {
    /// Adds the spec of an input.
    pub fn add(&mut self, input: &str, spec: &Spec<'_>) {
        if let Some(key) = compute_key(spec) {
            self.computes.entry(key).or_default().push(input.to_owned());
        }
        if let Some(key) = cluster_key(spec) {
            self.clusters.entry(key).or_default().push(input.to_owned());
        }
    }

    /// The inputs that make a compute of the same name in the same workspace; this one is among them.
    pub(super) fn same_compute(&self, spec: &Spec<'_>) -> &[String] {
        compute_key(spec).and_then(|key| self.computes.get(&key)).map_or(&[], Vec::as_slice)
    }

    /// The inputs that attach the same cluster; this one is among them.
    pub(super) fn same_cluster(&self, spec: &Spec<'_>) -> &[String] {
        cluster_key(spec).and_then(|key| self.clusters.get(&key)).map_or(&[], Vec::as_slice)
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
    let cluster = spec.cluster.as_ref()?;
    if let Field::Given(id) = cluster.resource_id {
        return Some(lowercase(id.trim_end_matches('/')));
    }
    let subscription = cluster.subscription_id.given().or(spec.workspace.subscription_id.given())?;
    let (group, name) = (cluster.resource_group.given()?, cluster.name.given()?);
    Some(lowercase(&format!(
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}"
    )))
}
