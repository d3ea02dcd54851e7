//! An Azure Machine Learning workspace, as an ARM GET or `az ml workspace show` shows it.

use super::origin::Origin;
use super::resource::Resource;
use crate::document::Value;

pub(super) const TYPE: &str = "Microsoft.MachineLearningServices/workspaces";

/// A workspace. `None` is what the fact does not say.
#[derive(Clone, Debug)]
pub struct WorkspaceFact {
    /// Its ARM id.
    pub id: String,
    /// Its region, by its programmatic name.
    pub location: Option<String>,
    /// How many private endpoints it has, those that were turned down or cut off aside.
    pub private_endpoints: Option<usize>,
    /// Where the fact was read.
    pub origin: Origin,
}

/// Reads a workspace.
pub(super) fn workspace(data: &Value, id: &str, origin: Origin) -> WorkspaceFact {
    let workspace = Resource(data);
    WorkspaceFact {
        id: id.to_owned(),
        location: workspace.owned("location"),
        // ARM prints an empty array where there is none; a fact without the member says nothing.
        private_endpoints: workspace
            .array("privateEndpointConnections")
            .map(|connections| connections.iter().filter(|connection| may_be_used(connection)).count()),
        origin,
    }
}

/// Whether traffic may come through a connection, now or once it is approved; one without a state, or with a state that
/// nobody knows, may have it.
fn may_be_used(connection: &Value) -> bool {
    let state = Resource(connection).part("privateLinkServiceConnectionState");
    let status = state.and_then(|state| state.text("status")).unwrap_or_default();
    !["Rejected", "Disconnected", "Timeout"].iter().any(|dead| status.eq_ignore_ascii_case(dead))
}
