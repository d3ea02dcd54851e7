//! The commands that get missing facts, filled in with the spec's own names.
//!
//! Every value is quoted for bash; what the spec does not say stands as a placeholder in capitals.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Context;
use crate::facts::{FactKind, Scope, is_initiative, segment_after};
use crate::report::{FactHeader, Question};
use crate::resource_manager;
use crate::shell;
use crate::spec::Spec;

/// The commands of one check, each written once however many rules ask for it.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    cluster: OnceCell<Arc<Question>>,
    node_pools: OnceCell<Arc<Question>>,
    versions: OnceCell<Arc<Question>>,
    computes: OnceCell<Arc<Question>>,
    compute: OnceCell<Arc<Question>>,
    workspace: OnceCell<Arc<Question>>,
    virtual_network: OnceCell<Arc<Question>>,
    quota: OnceCell<Arc<Question>>,
    sizes: OnceCell<Arc<Question>>,
    policies: OnceCell<Arc<Question>>,
    roles: OnceCell<Arc<Question>>,
    service_tags: OnceCell<Arc<Question>>,
}

/// What stands in a command for what the spec does not say.
const PLACEHOLDERS: &[&str] = &[
    "CLUSTER_ID",
    "CLUSTER_NAME",
    "CLUSTER_RESOURCE_GROUP",
    "COMPUTE",
    "REGION",
    "RESOURCE_GROUP",
    "SUBSCRIPTION_ID",
    "VNET_NAME",
    "VNET_RESOURCE_GROUP",
    "WORKSPACE",
];

/// The placeholders in a command: what has to be filled in before it can be run.
pub(crate) fn placeholders_in(command: &str) -> impl Iterator<Item = &'static str> {
    PLACEHOLDERS.iter().copied().filter(|placeholder| {
        command.match_indices(placeholder).any(|(start, _)| {
            let before = command.get(..start).and_then(|text| text.chars().next_back());
            let after = command.get(start + placeholder.len()..).and_then(|text| text.chars().next());
            // The words and segments of a URL, not parts of names.
            let ends_word =
                |character: Option<char>| character.is_none_or(|character| " /?'\")".contains(character));
            ends_word(before) && ends_word(after)
        })
    })
}

/// `value` as one word of bash; a placeholder where the spec does not say it.
fn word(value: Option<&str>, placeholder: &str) -> String {
    value.map_or_else(|| placeholder.to_owned(), shell::word)
}

impl Context<'_> {
    /// Shows the cluster to be attached: `az aks show`.
    pub(super) fn ask_cluster(&self) -> Arc<Question> {
        self.ask(&self.commands.cluster, FactKind::Cluster, &|| {
            (self.cluster_command("az aks show", "--name"), self.about(self.spec.cluster_id()))
        })
    }

    /// Lists the node pools of the cluster to be attached: `az aks nodepool list`.
    pub(super) fn ask_node_pools(&self) -> Arc<Question> {
        self.ask(&self.commands.node_pools, FactKind::NodePools, &|| {
            (
                self.cluster_command("az aks nodepool list", "--cluster-name"),
                self.about(self.spec.cluster_id()),
            )
        })
    }

    /// Lists the Kubernetes versions of the cluster's region.
    pub(super) fn ask_versions(&self) -> Arc<Question> {
        self.ask(&self.commands.versions, FactKind::Versions, &|| {
            let (region, scope) = self.region();
            (format!("az aks get-versions --location {region} --output json"), scope)
        })
    }

    /// Lists the computes of the workspace.
    pub(super) fn ask_computes(&self) -> Arc<Question> {
        self.ask(&self.commands.computes, FactKind::Computes, &|| {
            (self.workspace_request("/computes"), self.about(self.spec.workspace_id()))
        })
    }

    /// Shows the compute itself.
    pub(super) fn ask_compute(&self) -> Arc<Question> {
        self.ask(&self.commands.compute, FactKind::Computes, &|| {
            let name = self.spec.name.given().unwrap_or("COMPUTE");
            (self.workspace_request(&format!("/computes/{name}")), self.about(self.spec.compute_id()))
        })
    }

    /// Shows the workspace with its private endpoints.
    pub(super) fn ask_workspace(&self) -> Arc<Question> {
        self.ask(&self.commands.workspace, FactKind::Workspace, &|| {
            (self.workspace_request(""), self.about(self.spec.workspace_id()))
        })
    }

    /// Shows the virtual network of a cluster to be created, with its subnets.
    pub(super) fn ask_virtual_network(&self) -> Arc<Question> {
        self.ask(&self.commands.virtual_network, FactKind::VirtualNetwork, &|| {
            let id = self.spec.virtual_network_id();
            let segment = |name| id.as_deref().and_then(|id| segment_after(id, name));
            let group = word(segment("resourceGroups"), "VNET_RESOURCE_GROUP");
            let name = word(segment("virtualNetworks"), "VNET_NAME");
            let subscription = word(segment("subscriptions"), "SUBSCRIPTION_ID");
            let command = format!(
                "az network vnet show --resource-group {group} --name {name} --subscription {subscription} --output json"
            );
            (command, self.about(id))
        })
    }

    /// Lists the compute quota of the region.
    pub(super) fn ask_quota(&self) -> Arc<Question> {
        self.ask(&self.commands.quota, FactKind::Quota, &|| self.in_region("az vm list-usage", ""))
    }

    /// Lists the VM sizes that the subscription may use in the region.
    pub(super) fn ask_sizes(&self) -> Arc<Question> {
        self.ask(&self.commands.sizes, FactKind::Sizes, &|| {
            self.in_region("az vm list-skus", " --resource-type virtualMachines --all")
        })
    }

    /// Lists the policy assignments that apply to the resource group in which the cluster is.
    pub(super) fn ask_policies(&self) -> Arc<Question> {
        self.ask(&self.commands.policies, FactKind::PolicyAssignments, &|| {
            let id = self.cluster_group_id();
            let segment = |name| id.as_deref().and_then(|id| segment_after(id, name));
            let group = word(segment("resourceGroups"), "RESOURCE_GROUP");
            let subscription = word(segment("subscriptions"), "SUBSCRIPTION_ID");
            let command = format!(
                "az policy assignment list --resource-group {group} --subscription {subscription} --disable-scope-strict-match --output json"
            );
            (command, self.about(id))
        })
    }

    /// Shows the definition of a policy or of an initiative; lists all of them where others are asked for too.
    pub(super) fn ask_policy_definition(&self, id: &str, is_only: bool) -> Arc<Question> {
        let noun = if is_initiative(id) { "set-definition" } else { "definition" };
        let id = id.trim_end_matches('/');
        let group = self.cluster_group_id();
        let own = group.as_deref().and_then(|group| segment_after(group, "subscriptions"));
        let (verb, place) = match segment_after(id, "managementGroups").filter(|_| is_only) {
            Some(group) => ("show", format!("--management-group {}", shell::word(group))),
            None => {
                let its = segment_after(id, "subscriptions").filter(|_| is_only).or(own);
                (
                    if is_only { "show" } else { "list" },
                    format!("--subscription {}", word(its, "SUBSCRIPTION_ID")),
                )
            }
        };
        let name = match id.rsplit('/').next().filter(|_| is_only) {
            Some(name) => format!(" --name {}", shell::word(name)),
            None => String::new(),
        };
        let fact = FactHeader {
            kind: FactKind::PolicyDefinitions,
            scope: self.about(is_only.then(|| id.to_owned())),
        };
        let url = self.url_of_policy_definition(is_only.then_some(id), is_initiative(id), own);
        Arc::new(Question {
            command: format!("az policy {noun} {verb}{name} {place} --output json").into(),
            url: url.map(Into::into),
            fact,
        })
    }

    /// Lists the caller's roles on the cluster to be attached; on its resource group while it is not made.
    pub(super) fn ask_roles(&self) -> Arc<Question> {
        self.ask(&self.commands.roles, FactKind::Roles, &|| {
            let id = if self.makes_cluster() { self.cluster_group_id() } else { self.spec.cluster_id() };
            let scope = word(id.as_deref(), "CLUSTER_ID");
            let command = format!(
                "az role assignment list --assignee \"$(az ad signed-in-user show --query id --output tsv)\" --scope {scope} --include-inherited --include-groups --output json"
            );
            (command, self.about(id))
        })
    }

    /// Lists the IP ranges of service tags, among them those of Azure Machine Learning.
    pub(super) fn ask_service_tags(&self) -> Arc<Question> {
        self.ask(&self.commands.service_tags, FactKind::ServiceTags, &|| {
            let location = self.spec.workspace.location.given();
            let command = format!(
                "az network list-service-tags --location {} --subscription {} --output json",
                word(location, "REGION"),
                word(self.spec.workspace.subscription_id.given(), "SUBSCRIPTION_ID")
            );
            (command, Scope { location: location.map(str::to_owned), ..self.about(None) })
        })
    }

    /// The question in `cell`, written at the first call.
    fn ask(
        &self,
        cell: &OnceCell<Arc<Question>>,
        kind: FactKind,
        write: &dyn Fn() -> (String, Scope),
    ) -> Arc<Question> {
        cell.get_or_init(|| {
            let (command, scope) = write();
            let fact = FactHeader { kind, scope };
            let url = self.url_of_fact(&fact).map(Into::into);
            Arc::new(Question { command: command.into(), url, fact })
        })
        .clone()
    }

    /// A scope in the spec's cloud: a resource, or nothing more yet.
    fn about(&self, resource: Option<String>) -> Scope {
        Scope {
            cloud: self.spec.cloud().map(str::to_owned),
            subscription_id: resource
                .as_deref()
                .and_then(|id| segment_after(id, "subscriptions"))
                .map(str::to_owned),
            resource,
            ..Scope::default()
        }
    }

    /// A command about the region and the subscription of the cluster.
    fn in_region(&self, command: &str, rest: &str) -> (String, Scope) {
        let subscription = self.cluster_subscription();
        let (region, scope) = self.region();
        let scope = Scope { subscription_id: subscription.as_deref().map(str::to_owned), ..scope };
        let subscription = word(subscription.as_deref(), "SUBSCRIPTION_ID");
        (format!("{command} --location {region}{rest} --subscription {subscription} --output json"), scope)
    }

    /// The region of the cluster as a word of bash, and as a scope. Where only Azure knows the region of a
    /// cluster to be attached, the word finds it out and the scope is the cluster.
    fn region(&self) -> (String, Scope) {
        let location = self.cluster_location();
        let cluster = self.spec.cluster_id().filter(|_| location.is_none() && !self.makes_cluster());
        let region = match (location, &cluster) {
            (Some(location), _) => shell::word(location),
            (None, Some(_)) => {
                let (subscription, group, name) = cluster_words(self.spec);
                format!(
                    "\"$(az aks show --resource-group {group} --name {name} --subscription {subscription} --query location --output tsv)\""
                )
            }
            (None, None) => "REGION".to_owned(),
        };
        let location = location.map(str::to_owned);
        (region, Scope { location, resource: cluster, ..self.about(None) })
    }

    /// Changes the cluster to be attached: `az aks update` with these options.
    pub(super) fn aks_update(&self, options: &str) -> String {
        let (subscription, group, name) = cluster_words(self.spec);
        format!(
            "az aks update --resource-group {group} --name {name} --subscription {subscription} {options}"
        )
    }

    /// Takes the cluster to be attached to this Kubernetes version.
    pub(super) fn aks_upgrade(&self, version: &str) -> String {
        let (subscription, group, name) = cluster_words(self.spec);
        let version = shell::word(version);
        format!(
            "az aks upgrade --resource-group {group} --name {name} --subscription {subscription} --kubernetes-version {version}"
        )
    }

    fn cluster_command(&self, command: &str, name_option: &str) -> String {
        let (subscription, group, name) = cluster_words(self.spec);
        format!(
            "{command} --resource-group {group} {name_option} {name} --subscription {subscription} --output json"
        )
    }

    /// A GET of something below the workspace, by `az rest`, which needs no `ml` extension.
    fn workspace_request(&self, below: &str) -> String {
        let workspace = &self.spec.workspace;
        let path = format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.MachineLearningServices/workspaces/{}{below}",
            workspace.subscription_id.given().unwrap_or("SUBSCRIPTION_ID"),
            workspace.resource_group.given().unwrap_or("RESOURCE_GROUP"),
            workspace.name.given().unwrap_or("WORKSPACE"),
        );
        let cloud = self.spec.cloud().unwrap_or_default();
        let url =
            resource_manager::url(self.catalog, cloud, &path, self.spec.api_version().unwrap_or_default());
        format!("az rest --method get --url {}", shell::word(&url))
    }
}

fn cluster_words(spec: &Spec<'_>) -> (String, String, String) {
    let id = spec.cluster_id().unwrap_or_default();
    let segments: Vec<&str> = id.split('/').collect();
    let segment = |number: usize| segments.get(number).copied().filter(|segment| !segment.is_empty());
    (
        word(segment(2), "SUBSCRIPTION_ID"),
        word(segment(4), "CLUSTER_RESOURCE_GROUP"),
        word(segment(8), "CLUSTER_NAME"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever writes a new one here is told to name it above.
    #[test]
    fn every_placeholder_of_this_file_is_known() {
        let source = include_str!("ask.rs").split("#[cfg(test)]").next().unwrap_or_default();
        let capitals = |text: &&str| {
            text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        };
        let quoted: Vec<&str> = source.split('"').filter(capitals).collect();
        assert!(quoted.len() > 2 * PLACEHOLDERS.len(), "{quoted:?}");
        for placeholder in quoted {
            assert!(PLACEHOLDERS.contains(&placeholder), "{placeholder} is missing in PLACEHOLDERS");
        }
    }

    #[test]
    fn placeholders_are_whole_words_and_whole_segments() {
        let found = |command: &str| placeholders_in(command).collect::<Vec<_>>();
        assert_eq!(found("az aks get-versions --location REGION --output json"), ["REGION"]);
        assert_eq!(
            found("az rest --url 'https://x/subscriptions/SUBSCRIPTION_ID/computes/COMPUTE?api-version=1'"),
            ["COMPUTE", "SUBSCRIPTION_ID"]
        );
        assert_eq!(
            found("az aks show --resource-group MY-REGION --name REGION2 --subscription xREGION"),
            [""; 0]
        );
        assert_eq!(found("\"$(az aks show --name CLUSTER_NAME)\""), ["CLUSTER_NAME"]);
    }
}
