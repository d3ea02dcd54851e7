//! The decoded spec: typed members that borrow their texts from the document.

use std::fmt;

use super::choice::choice;
use super::cluster_create::ClusterCreate;
use super::field::Field;
use super::operation::Operation;
use super::shape::ShapeProblem;
use crate::catalog::DEFAULT_API_VERSION;
use crate::document::Value;

/// A decoded spec.
#[derive(Debug, Default)]
pub struct Spec<'a> {
    /// The operation; `None` where it is missing or no operation.
    pub operation: Option<Operation>,
    /// The cloud, one of the catalog's; `AzureCloud` unless given.
    pub cloud: Field<&'a str>,
    /// The api-version of `workspaces/computes`.
    pub api_version: Field<&'a str>,
    /// The workspace.
    pub workspace: Workspace<'a>,
    /// The name of the compute.
    pub name: Field<&'a str>,
    /// The description of the compute.
    pub description: Field<&'a str>,
    /// The tags of the compute.
    pub tags: Field<Vec<(&'a str, &'a str)>>,
    /// Where the cluster goes; the workspace's location unless given.
    pub location: Field<&'a str>,
    /// What the cluster is for; `FastProd` unless given.
    pub cluster_purpose: Field<ClusterPurpose>,
    /// How many nodes.
    pub agent_count: Field<i64>,
    /// The VM size of the nodes.
    pub agent_vm_size: Field<&'a str>,
    /// The virtual network of a created cluster.
    pub network: Field<Network<'a>>,
    /// The load balancer of the scoring front end.
    pub load_balancer: Field<LoadBalancer<'a>>,
    /// TLS of the scoring front end.
    pub ssl: Field<Ssl<'a>>,
    /// The cluster to attach.
    pub cluster: Field<Cluster<'a>>,
    /// What a detach does to the cluster.
    pub action: Field<UnderlyingResourceAction>,
    /// Whether an update renews Azure ML's components, by detaching and attaching again.
    pub refresh: Field<bool>,
    /// Warnings that the user turned off.
    pub acknowledge: Vec<Acknowledgement<'a>>,
    /// Everything that is wrong with the shape.
    pub problems: Vec<ShapeProblem>,
    /// The whole document, for keys that are decoded only to be refused.
    pub(crate) root: Option<&'a Value>,
}

/// The workspace.
#[derive(Debug, Default)]
pub struct Workspace<'a> {
    /// A GUID.
    pub subscription_id: Field<&'a str>,
    /// The resource group.
    pub resource_group: Field<&'a str>,
    /// The name.
    pub name: Field<&'a str>,
    /// The region, by its programmatic name.
    pub location: Field<&'a str>,
}

choice! {
    /// What a cluster is for.
    ClusterPurpose {
        /// Production, for speed.
        FastProd = "FastProd",
        /// Production, for density.
        DenseProd = "DenseProd",
        /// Development and test.
        DevTest = "DevTest",
    }
}

impl ClusterPurpose {
    /// Whether the cluster serves production.
    pub const fn is_production(self) -> bool {
        matches!(self, Self::FastProd | Self::DenseProd)
    }
}

/// The virtual network of a created cluster.
#[derive(Debug, Default)]
pub struct Network<'a> {
    /// The resource group of the virtual network.
    pub vnet_resource_group: Field<&'a str>,
    /// The name of the virtual network.
    pub vnet_name: Field<&'a str>,
    /// The name of the subnet.
    pub subnet_name: Field<&'a str>,
    /// The CIDR of Kubernetes services.
    pub service_cidr: Field<&'a str>,
    /// The address of the cluster's DNS service.
    pub dns_service_ip: Field<&'a str>,
    /// The address and prefix of the Docker bridge.
    pub docker_bridge_cidr: Field<&'a str>,
}

/// The load balancer of the scoring front end.
#[derive(Debug, Default)]
pub struct LoadBalancer<'a> {
    /// Its type.
    pub kind: Field<LoadBalancerType>,
    /// The name of the subnet of an internal load balancer.
    pub subnet: Field<&'a str>,
}

choice! {
    /// The type of a load balancer.
    LoadBalancerType {
        /// With a public address.
        PublicIp = "PublicIp",
        /// With an address in the virtual network.
        InternalLoadBalancer = "InternalLoadBalancer",
    }
}

/// TLS of the scoring front end.
#[derive(Debug, Default)]
pub struct Ssl<'a> {
    /// The status, where it is said.
    pub status: Field<SslStatus>,
    /// The label of a Microsoft certificate's name.
    pub leaf_domain_label: Field<&'a str>,
    /// Whether an existing name with this label is taken over.
    pub overwrite_existing_domain: Field<bool>,
    /// Whether an update renews Microsoft's certificate.
    pub renew: Field<bool>,
    /// The host name of a custom certificate.
    pub cname: Field<&'a str>,
    /// The certificate chain, PEM.
    pub cert_pem: Field<&'a str>,
    /// The private key, PEM.
    pub key_pem: Field<Secret<'a>>,
    /// The file of the certificate chain.
    pub cert_pem_file: Field<&'a str>,
    /// The file of the private key.
    pub key_pem_file: Field<&'a str>,
    /// The Key Vault that holds certificate and key.
    pub key_vault: Field<KeyVault<'a>>,
}

impl Ssl<'_> {
    /// Whether a certificate is given: inline, as a file or in Key Vault.
    pub const fn has_certificate(&self) -> bool {
        self.cert_pem.is_present() || self.cert_pem_file.is_present() || self.key_vault.is_present()
    }

    /// Whether a private key is given: inline, as a file or in Key Vault.
    pub const fn has_key(&self) -> bool {
        self.key_pem.is_present() || self.key_pem_file.is_present() || self.key_vault.is_present()
    }

    /// The status that ARM gets: the one that is said, else the one that the other members mean.
    pub fn effective_status(&self) -> Option<SslStatus> {
        match self.status {
            Field::Given(status) => Some(status),
            Field::Invalid => None,
            Field::Absent if self.leaf_domain_label.is_present() || self.renew == Field::Given(true) => {
                Some(SslStatus::Auto)
            }
            Field::Absent if self.has_certificate() || self.has_key() || self.cname.is_present() => {
                Some(SslStatus::Enabled)
            }
            Field::Absent => None,
        }
    }
}

choice! {
    /// The status of TLS.
    SslStatus {
        /// Off.
        Disabled = "Disabled",
        /// On, with the user's certificate.
        Enabled = "Enabled",
        /// On, with a certificate from Microsoft.
        Auto = "Auto",
    }
}

/// A private key: readable by what needs it, shown by nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret<'a>(pub(crate) &'a str);

impl<'a> Secret<'a> {
    /// The secret itself.
    pub const fn expose(self) -> &'a str {
        self.0
    }
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

/// Certificate and key in Key Vault.
#[derive(Debug, Default)]
pub struct KeyVault<'a> {
    /// The ARM id of the vault.
    pub id: Field<&'a str>,
    /// The name of the secret that holds the certificate chain, PEM.
    pub cert_secret: Field<&'a str>,
    /// The name of the secret that holds the private key, PEM.
    pub key_secret: Field<&'a str>,
}

/// The cluster to attach.
#[derive(Debug, Default)]
pub struct Cluster<'a> {
    /// Its ARM id.
    pub resource_id: Field<&'a str>,
    /// Its subscription; the workspace's unless given.
    pub subscription_id: Field<&'a str>,
    /// Its resource group.
    pub resource_group: Field<&'a str>,
    /// Its name.
    pub name: Field<&'a str>,
    /// The cluster itself, where it is made first.
    pub create: Field<ClusterCreate<'a>>,
}

choice! {
    /// What a detach does to the cluster.
    UnderlyingResourceAction {
        /// The cluster stays.
        Detach = "Detach",
        /// The cluster is deleted.
        Delete = "Delete",
    }
}

/// A warning that the user turned off.
#[derive(Clone, Copy, Debug)]
pub struct Acknowledgement<'a> {
    /// The id of the rule.
    pub rule: &'a str,
    /// Why.
    pub reason: &'a str,
}

/// The cloud that a spec means when it names none.
pub(crate) const DEFAULT_CLOUD: &str = "AzureCloud";
/// How many nodes the service gives a new cluster when a spec names no count.
pub(crate) const DEFAULT_AGENT_COUNT: i64 = 3;
/// The VM size that the service takes when a spec names none.
pub(crate) const DEFAULT_AGENT_VM_SIZE: &str = "Standard_D3_v2";

impl<'a> Spec<'a> {
    /// The cloud, with its default; `None` where its shape is wrong.
    pub fn cloud(&self) -> Option<&'a str> {
        self.cloud.or_default(DEFAULT_CLOUD)
    }

    /// The api-version, with its default; `None` where its shape is wrong.
    pub fn api_version(&self) -> Option<&'a str> {
        self.api_version.or_default(DEFAULT_API_VERSION)
    }

    /// Where the cluster goes: `location` or `cluster.create.location`, else the workspace's.
    pub fn compute_location(&self) -> Option<&'a str> {
        if let Some(create) = self.cluster_create() {
            return create.location(self);
        }
        match self.location {
            Field::Given(location) => Some(location),
            Field::Absent => self.workspace.location.given(),
            Field::Invalid => None,
        }
    }

    /// The purpose, with its default; `None` where its shape is wrong.
    pub fn purpose(&self) -> Option<ClusterPurpose> {
        self.cluster_purpose.or_default(ClusterPurpose::FastProd)
    }

    /// How many nodes a new cluster has, with the default; `None` where the count is no count.
    pub fn node_count(&self) -> Option<u64> {
        let count = self.agent_count.or_default(DEFAULT_AGENT_COUNT)?;
        u64::try_from(count).ok().filter(|count| *count > 0)
    }

    /// The VM size of a new cluster, with the default; `None` where its shape is wrong.
    pub fn vm_size(&self) -> Option<&'a str> {
        self.agent_vm_size.or_default(DEFAULT_AGENT_VM_SIZE)
    }

    /// The cluster that is made before it is attached.
    pub fn cluster_create(&self) -> Option<&ClusterCreate<'a>> {
        self.cluster.as_ref()?.create.as_ref()
    }

    /// Whether the cluster to attach is yet to be made, so that nothing in Azure can be asked about it.
    pub fn creates_cluster(&self) -> bool {
        self.cluster.as_ref().is_some_and(|cluster| cluster.create.is_present())
    }

    /// The files that the spec names: those of certificate and key.
    pub fn named_files(&self) -> impl Iterator<Item = &'a str> {
        let ssl = self.ssl.as_ref();
        let certificate = ssl.and_then(|ssl| ssl.cert_pem_file.given());
        let key = ssl.and_then(|ssl| ssl.key_pem_file.given());
        certificate.into_iter().chain(key).filter(|name| !name.is_empty())
    }

    /// Whether the load balancer is internal.
    pub fn is_internal(&self) -> bool {
        self.load_balancer
            .as_ref()
            .is_some_and(|balancer| balancer.kind == Field::Given(LoadBalancerType::InternalLoadBalancer))
    }

    /// What stands at a key of the document, even where the operation has no use for it.
    pub fn raw(&self, key: &str) -> Option<&'a Value> {
        self.root.and_then(|root| root.get(key))
    }
}
