//! The ARM ids that a spec names.

use super::cluster_create::ClusterCreate;
use super::field::Field;
use super::operation::Operation;
use super::types::Spec;

impl Spec<'_> {
    /// The ARM id of the workspace; `None` where a part of it is missing.
    pub fn workspace_id(&self) -> Option<String> {
        let workspace = &self.workspace;
        Some(format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.MachineLearningServices/workspaces/{}",
            workspace.subscription_id.given()?,
            workspace.resource_group.given()?,
            workspace.name.given()?
        ))
    }

    /// The ARM id of the compute; `None` where a part of it is missing.
    pub fn compute_id(&self) -> Option<String> {
        Some(format!("{}/computes/{}", self.workspace_id()?, self.name.given()?))
    }

    /// The ARM id of the cluster to attach, from `cluster.resourceId` or from its parts; it may be yet to
    /// be made.
    pub fn cluster_id(&self) -> Option<String> {
        let cluster = self.cluster.as_ref()?;
        if let Field::Given(id) = cluster.resource_id {
            return Some(id.trim_end_matches('/').to_owned());
        }
        let (subscription, group, name) = match &cluster.create {
            Field::Given(create) => (create.subscription_id, create.resource_group, create.name),
            Field::Absent => (cluster.subscription_id, cluster.resource_group, cluster.name),
            Field::Invalid => return None,
        };
        let subscription = match subscription {
            Field::Absent => self.workspace.subscription_id.given()?,
            subscription => subscription.given()?,
        };
        Some(format!(
            "/subscriptions/{subscription}/resourceGroups/{}/providers/Microsoft.ContainerService/managedClusters/{}",
            group.given()?,
            name.given()?
        ))
    }

    /// The ARM id of the subnet for the nodes of a cluster to be made.
    pub fn subnet_id(&self) -> Option<String> {
        if let Some(create) = self.created_first() {
            return create.vnet_subnet_id.given().map(str::to_owned);
        }
        let network = self.network.as_ref()?;
        Some(format!("{}/subnets/{}", self.virtual_network_id()?, network.subnet_name.given()?))
    }

    /// The ARM id of the virtual network of a cluster to be made.
    pub fn virtual_network_id(&self) -> Option<String> {
        if let Some(create) = self.created_first() {
            let (subnets, _) = create.vnet_subnet_id.given()?.rsplit_once('/')?;
            return subnets.rsplit_once('/').map(|(network, _)| network.to_owned());
        }
        let network = self.network.as_ref()?;
        Some(format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/virtualNetworks/{}",
            self.workspace.subscription_id.given()?,
            network.vnet_resource_group.given()?,
            network.vnet_name.given()?
        ))
    }

    /// The cluster that an attach makes first.
    fn created_first(&self) -> Option<&ClusterCreate<'_>> {
        self.cluster_create().filter(|_| self.operation == Some(Operation::Attach))
    }
}
