//! The table of known errors: a file a family. A new error is a new entry in one of them.

use super::Entry;

mod access;
mod capacity;
mod cluster;
mod deployment;
mod extension;
mod life_cycle;
mod load_balancer;
mod network;
mod requests;
mod sdk;
mod tls;
mod versions;
mod web_services;

/// The families, in the order of the reference.
pub(super) const FAMILIES: &[&[Entry]] = &[
    capacity::ENTRIES,
    versions::ENTRIES,
    network::ENTRIES,
    load_balancer::ENTRIES,
    access::ENTRIES,
    cluster::ENTRIES,
    tls::ENTRIES,
    life_cycle::ENTRIES,
    web_services::ENTRIES,
    sdk::ENTRIES,
    extension::ENTRIES,
    deployment::ENTRIES,
    requests::ENTRIES,
];

/// The documents that several entries come from.
mod documents {
    use crate::rules::Source;

    /// How to troubleshoot Kubernetes compute.
    pub(super) const KUBERNETES_COMPUTE: Source =
        Source::Public("Azure Machine Learning, Troubleshoot Kubernetes compute");
    /// How to troubleshoot the extension.
    pub(super) const EXTENSION: Source =
        Source::Public("Azure Machine Learning, Troubleshoot the extension: error codes of HealthCheck");
    /// The error codes of AKS.
    pub(super) const AKS_ERRORS: Source = Source::Public("Azure Kubernetes Service (AKS) error codes");
    /// The error codes of deployments.
    pub(super) const DEPLOYMENT_ERRORS: Source =
        Source::Public("Azure Resource Manager, Troubleshoot common Azure deployment errors");
    /// Version 1 of the SDK.
    pub(super) const SDK: Source = Source::Public("azureml-core 1.61.0, azureml/core/compute/aks.py");
    /// The status codes of HTTP and the contract of Azure Resource Manager.
    pub(super) const RESOURCE_MANAGER: Source =
        Source::Public("Azure Resource Manager RPC, common API details and asynchronous operations");
}
