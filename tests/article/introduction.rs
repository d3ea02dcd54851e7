//! The paragraph above the first heading.

use crate::support::{accepted, attach, create};

#[test]
fn a_cluster_is_created_from_the_workspace_or_attached_to_it() {
    accepted(&create("agentCount: 3"));
    accepted(&attach("cluster: { resourceGroup: myresourcegroup, name: myexistingcluster }"));
}
