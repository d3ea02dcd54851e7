//! The GET of Azure Resource Manager that answers a question, for hosts that have no `az`.

use super::Context;
use crate::emit::CLUSTER_API_VERSION;
use crate::facts::{FactKind, Scope};
use crate::report::{CALLER, FactHeader};
use crate::resource_manager;

// Not the newest, which China and US Government get later.
const NETWORK: &str = "2023-09-01";
const QUOTA: &str = "2024-07-01";
const SIZES: &str = "2021-07-01";
const ROLES: &str = "2022-04-01";
const POLICIES: &str = "2021-06-01";

impl Context<'_> {
    /// The URL of the GET of which the answer is this fact; `None` where the spec does not say all of it.
    pub(super) fn url_of_fact(&self, fact: &FactHeader) -> Option<String> {
        let Scope { resource, location, .. } = &fact.scope;
        let resource = resource.as_deref();
        let of_region = |rest: &str, subscription: &str| {
            Some(format!(
                "/subscriptions/{subscription}/providers/{}",
                rest.replace("{}", location.as_deref()?)
            ))
        };
        let of_cluster = self.cluster_subscription();
        let of_workspace = self.spec.workspace.subscription_id.given();
        let computes = self.spec.api_version()?;
        let (path, version, filter) = match fact.kind {
            FactKind::Cluster => (resource?.to_owned(), CLUSTER_API_VERSION, String::new()),
            FactKind::NodePools => (format!("{}/agentPools", resource?), CLUSTER_API_VERSION, String::new()),
            FactKind::Versions => {
                let path = "Microsoft.ContainerService/locations/{}/kubernetesVersions";
                (of_region(path, of_cluster.as_deref()?)?, CLUSTER_API_VERSION, String::new())
            }
            FactKind::Computes => {
                let is_one = resource? == self.spec.compute_id()?;
                let path = if is_one { resource?.to_owned() } else { format!("{}/computes", resource?) };
                (path, computes, String::new())
            }
            FactKind::Workspace => (resource?.to_owned(), computes, String::new()),
            FactKind::VirtualNetwork => (resource?.to_owned(), NETWORK, String::new()),
            FactKind::Subnets => (format!("{}/subnets", resource?), NETWORK, String::new()),
            FactKind::Quota => {
                let path = "Microsoft.Compute/locations/{}/usages";
                (of_region(path, of_cluster.as_deref()?)?, QUOTA, String::new())
            }
            FactKind::Sizes => {
                let path = of_region("Microsoft.Compute/skus", of_cluster.as_deref()?)?;
                (path, SIZES, format!("location eq '{}'", location.as_deref()?))
            }
            FactKind::Roles => {
                let path = format!("{}/providers/Microsoft.Authorization/roleAssignments", resource?);
                (path, ROLES, format!("atScope() and assignedTo('{CALLER}')"))
            }
            FactKind::PolicyAssignments => {
                let path = format!("{}/providers/Microsoft.Authorization/policyAssignments", resource?);
                (path, POLICIES, "atScope()".to_owned())
            }
            FactKind::ServiceTags => {
                let path = "Microsoft.Network/locations/{}/serviceTags";
                (of_region(path, of_workspace?)?, NETWORK, String::new())
            }
            FactKind::PolicyDefinitions | FactKind::SavedCompute => return None,
        };
        Some(self.url_with(&path, version, &filter))
    }

    /// Shows the definition with this id; without one, lists those of the subscription.
    pub(super) fn url_of_policy_definition(
        &self,
        id: Option<&str>,
        is_initiative: bool,
        subscription: Option<&str>,
    ) -> Option<String> {
        let noun = if is_initiative { "policySetDefinitions" } else { "policyDefinitions" };
        let path = match id {
            Some(id) => id.to_owned(),
            None => format!("/subscriptions/{}/providers/Microsoft.Authorization/{noun}", subscription?),
        };
        Some(self.url_with(&path, POLICIES, ""))
    }

    fn url_with(&self, path: &str, version: &str, filter: &str) -> String {
        let cloud = self.spec.cloud().unwrap_or_default();
        let mut url = resource_manager::url(self.catalog, cloud, path, version);
        if !filter.is_empty() {
            url.push_str("&$filter=");
            url.push_str(&filter.replace(' ', "%20").replace('\'', "%27"));
        }
        url
    }
}
