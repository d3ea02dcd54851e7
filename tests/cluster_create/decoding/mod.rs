//! `cluster.create` as it is decoded.

use aks_compute::document::{Document, Format, Value};
use aks_compute::spec::{ClusterCreate, Spec, decode};

mod defaults;
mod shapes;

const HEAD: &str = "
operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
";

fn root(create: &str) -> Value {
    let text = format!("{HEAD}cluster:\n  create: {create}\n");
    let document = Document::parse(&text, Format::Yaml).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    document.root
}

/// Asks the spec that creates a cluster of these keys besides those that must be there.
fn with<T>(keys: &str, ask: impl FnOnce(&Spec<'_>, &ClusterCreate<'_>) -> T) -> T {
    let root = root(&format!("{{ resourceGroup: aks-rg, name: aks, {keys} }}"));
    let spec = decode(&root);
    let create = spec.cluster_create().unwrap();
    ask(&spec, create)
}
