//! The examples of a rule, which its tests and its page in the reference both use.

use crate::spec::Operation;

/// The examples of a rule; empty on wasm32, where nothing shows them.
#[derive(Clone, Copy, Debug)]
pub struct Examples {
    #[cfg(not(target_arch = "wasm32"))]
    silent: &'static [Example],
    #[cfg(not(target_arch = "wasm32"))]
    reports: &'static [Example],
}

/// One example: an operation and the part of the spec that matters.
///
/// The rest comes from the operation's smallest spec; a key of the example replaces the key of the
/// same name there. An example that begins with `operation:` is a whole spec and taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The operation.
    pub operation: Operation,
    /// YAML.
    pub yaml: &'static str,
    /// What is there today.
    pub given: Given,
    /// The files that the spec names, with their texts.
    pub files: &'static [(&'static str, &'static str)],
}

/// The facts of an example, JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// None.
    Nothing,
    /// The cluster of the smallest attach as `az aks show` prints it, whole and without a fault; these
    /// members replace its own.
    Cluster(&'static str),
    /// The compute of the smallest spec as its GET shows it, attached and with a certificate of Microsoft;
    /// these members replace those of its `properties`.
    Compute(&'static str),
    /// A document, or an array of several.
    Facts(&'static str),
}

impl Examples {
    /// `silent`: specs about which the rule says nothing. `reports`: specs about which it does.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(unused_variables, reason = "examples are left out of the module")
    )]
    pub const fn new(silent: &'static [Example], reports: &'static [Example]) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            silent,
            #[cfg(not(target_arch = "wasm32"))]
            reports,
        }
    }

    /// Specs about which the rule says nothing.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn silent(&self) -> &'static [Example] {
        self.silent
    }

    /// Specs about which the rule reports something.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn reports(&self) -> &'static [Example] {
        self.reports
    }
}

/// An example of a create.
pub(super) const fn create(yaml: &'static str) -> Example {
    of(Operation::Create, yaml)
}

/// An example of an attach.
pub(super) const fn attach(yaml: &'static str) -> Example {
    of(Operation::Attach, yaml)
}

/// An example of an update.
pub(super) const fn update(yaml: &'static str) -> Example {
    of(Operation::Update, yaml)
}

/// An example of a detach.
pub(super) const fn detach(yaml: &'static str) -> Example {
    of(Operation::Detach, yaml)
}

const fn of(operation: Operation, yaml: &'static str) -> Example {
    Example { operation, yaml, given: Given::Nothing, files: &[] }
}

impl Example {
    /// The same where the cluster is there, with these members.
    pub(super) const fn with_cluster(self, members: &'static str) -> Self {
        Self { given: Given::Cluster(members), ..self }
    }

    /// The same where the compute is there, with these properties.
    pub(super) const fn with_compute(self, members: &'static str) -> Self {
        Self { given: Given::Compute(members), ..self }
    }

    /// The same where the spec names these files.
    pub(super) const fn with_files(self, files: &'static [(&'static str, &'static str)]) -> Self {
        Self { files, ..self }
    }

    /// The same with these facts.
    pub(super) const fn with_facts(self, facts: &'static str) -> Self {
        Self { given: Given::Facts(facts), ..self }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Example {
    /// The facts, JSON; `None` where there are none.
    pub fn facts(&self) -> Option<String> {
        match self.given {
            Given::Nothing => None,
            Given::Facts(facts) => Some(facts.to_owned()),
            Given::Cluster(members) => {
                let mut cluster: Document = serde_json::from_str(CLUSTER).ok()?;
                cluster.extend(serde_json::from_str::<Document>(members).ok()?);
                serde_json::to_string_pretty(&cluster).ok()
            }
            Given::Compute(members) => {
                let mut compute: Document = serde_json::from_str(COMPUTE).ok()?;
                let properties = compute.get_mut("properties")?.as_object_mut()?;
                properties.extend(serde_json::from_str::<Document>(members).ok()?);
                serde_json::to_string_pretty(&compute).ok()
            }
        }
    }

    /// The whole spec, YAML.
    pub fn spec(&self) -> String {
        if self.yaml.starts_with("operation:") || !self.yaml.contains(':') {
            return self.yaml.to_owned();
        }
        let given: Vec<&str> = top_level_keys(self.yaml).collect();
        let mut spec = String::new();
        for block in blocks(smallest(self.operation)) {
            if !top_level_keys(block).any(|key| given.contains(&key)) {
                spec.push_str(block);
            }
        }
        spec.push_str(self.yaml);
        if !spec.ends_with('\n') {
            spec.push('\n');
        }
        spec
    }
}

/// The keys at the left margin.
#[cfg(not(target_arch = "wasm32"))]
fn top_level_keys(yaml: &str) -> impl Iterator<Item = &str> {
    yaml.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once(':').map(|(key, _)| key))
}

/// The lines of `yaml`, each top-level key with what belongs to it.
#[cfg(not(target_arch = "wasm32"))]
fn blocks(yaml: &str) -> impl Iterator<Item = &str> {
    yaml.split_inclusive('\n')
}

#[cfg(not(target_arch = "wasm32"))]
type Document = serde_json::Map<String, serde_json::Value>;

/// The cluster of the smallest attach, about which no rule complains.
#[cfg(not(target_arch = "wasm32"))]
const CLUSTER: &str = r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster",
  "name": "myexistingcluster",
  "location": "eastus2",
  "kubernetesVersion": "1.35.5",
  "currentKubernetesVersion": "1.35.5",
  "provisioningState": "Succeeded",
  "powerState": { "code": "Running" },
  "fqdn": "myexisting-1a2b3c4d.hcp.eastus2.azmk8s.io",
  "identity": { "type": "SystemAssigned" },
  "disableLocalAccounts": false,
  "apiServerAccessProfile": null,
  "networkProfile": { "networkPlugin": "azure", "loadBalancerSku": "standard", "outboundType": "loadBalancer" },
  "agentPoolProfiles": [
    { "name": "nodepool1", "mode": "System", "osType": "Linux", "count": 3, "vmSize": "Standard_D4s_v5", "nodeTaints": null, "powerState": { "code": "Running" } }
  ]
}"#;

/// The compute of the smallest specs, attached to the cluster of the smallest attach.
#[cfg(not(target_arch = "wasm32"))]
const COMPUTE: &str = r#"{
  "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks",
  "properties": {
    "computeType": "AKS",
    "provisioningState": "Succeeded",
    "isAttachedCompute": true,
    "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster",
    "properties": { "loadBalancerType": "PublicIp", "sslConfiguration": { "status": "Auto", "leafDomainLabel": "contoso" } }
  }
}"#;

/// The smallest spec of an operation; one line a key.
#[cfg(not(target_arch = "wasm32"))]
const fn smallest(operation: Operation) -> &'static str {
    match operation {
        Operation::Create => {
            "operation: create
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
"
        }
        Operation::Attach => {
            "operation: attach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws, location: eastus2 }
name: myaks
cluster: { resourceGroup: myresourcegroup, name: myexistingcluster }
"
        }
        Operation::Update => {
            "operation: update
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
ssl: { status: Disabled }
"
        }
        Operation::Detach => {
            "operation: detach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
"
        }
    }
}

/// An example of an attach that makes the cluster first, with these keys besides those that it needs.
macro_rules! attach_new {
    ($keys:literal) => {
        $crate::rules::examples::attach(concat!(
            "cluster: { create: { resourceGroup: rg, name: aks, nodePools: [{ name: pool1, vmSize: Standard_D4s_v5 }], ",
            $keys,
            " } }"
        ))
    };
}
pub(super) use attach_new;
