//! The kinds of facts, by the words that envelopes and `--facts KIND@SCOPE=FILE` use.

use serde::{Serialize, Serializer};

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// AKS clusters: `az aks show`, `az aks list`, ARM `managedClusters`.
    Cluster,
    /// The node pools of a cluster: `az aks nodepool list`.
    NodePools,
    /// Kubernetes versions of a region: `az aks get-versions`.
    Versions,
    /// Computes of a workspace: ARM `workspaces/computes`, `az ml compute list`.
    Computes,
    /// A compute as it was before a refresh detached it: the file that the runbook saves.
    SavedCompute,
    /// Azure Machine Learning workspaces.
    Workspace,
    /// Virtual networks with their subnets: `az network vnet show`.
    VirtualNetwork,
    /// Subnets: `az network vnet subnet list`.
    Subnets,
    /// The core quota of a region: `az vm list-usage`.
    Quota,
    /// The VM sizes that a subscription may use: `az vm list-skus`.
    Sizes,
    /// The caller's role assignments: `az role assignment list`.
    Roles,
    /// Policy assignments: `az policy assignment list`.
    PolicyAssignments,
    /// Policy definitions: `az policy definition list`.
    PolicyDefinitions,
    /// IP ranges of service tags: the downloaded file, or `az network list-service-tags`.
    ServiceTags,
}

impl FactKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Cluster,
        Self::NodePools,
        Self::Versions,
        Self::Computes,
        Self::Workspace,
        Self::VirtualNetwork,
        Self::Subnets,
        Self::Quota,
        Self::Sizes,
        Self::Roles,
        Self::PolicyAssignments,
        Self::PolicyDefinitions,
        Self::ServiceTags,
        Self::SavedCompute,
    ];

    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cluster => "cluster",
            Self::NodePools => "nodePools",
            Self::Versions => "versions",
            Self::Computes => "computes",
            Self::SavedCompute => "savedCompute",
            Self::Workspace => "workspace",
            Self::VirtualNetwork => "virtualNetwork",
            Self::Subnets => "subnets",
            Self::Quota => "quota",
            Self::Sizes => "sizes",
            Self::Roles => "roles",
            Self::PolicyAssignments => "policyAssignments",
            Self::PolicyDefinitions => "policyDefinitions",
            Self::ServiceTags => "serviceTags",
        }
    }

    /// The commands, requests and downloads of which the output is a fact of this kind.
    pub const fn outputs(self) -> &'static str {
        match self {
            Self::Cluster => "az aks show, az aks list, ARM managedClusters",
            Self::NodePools => "az aks nodepool list, ARM agentPools",
            Self::Versions => {
                "az aks get-versions (-o table or -o json), ARM orchestrators, ARM kubernetesVersions"
            }
            Self::Computes => "az ml compute list, ARM workspaces/computes",
            Self::SavedCompute => "ARM workspaces/computes/NAME (before-refresh.json)",
            Self::Workspace => "az ml workspace show, ARM workspaces",
            Self::VirtualNetwork => "az network vnet show, ARM virtualNetworks",
            Self::Subnets => "az network vnet subnet list, ARM subnets",
            Self::Quota => "az vm list-usage",
            Self::Sizes => "az vm list-skus",
            Self::Roles => "az role assignment list",
            Self::PolicyAssignments => "az policy assignment list",
            Self::PolicyDefinitions => "az policy definition list, az policy definition show",
            Self::ServiceTags => "az network list-service-tags, ServiceTags_*.json",
        }
    }

    /// The kind that the shape of its data shows: a compute that was saved looks like any other.
    pub(super) const fn shape(self) -> Self {
        match self {
            Self::SavedCompute => Self::Computes,
            other => other,
        }
    }

    /// The kind of a word, in any case; one compute is of the kind of computes.
    pub fn from_word(word: &str) -> Option<Self> {
        if word.eq_ignore_ascii_case("compute") {
            return Some(Self::Computes);
        }
        Self::ALL.iter().copied().find(|kind| kind.as_str().eq_ignore_ascii_case(word))
    }
}

impl Serialize for FactKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
