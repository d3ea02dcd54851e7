//! The spec: what the user wants, decoded from a document with every shape problem collected.

mod choice;
mod cluster_choices;
mod cluster_create;
mod cluster_defaults;
mod create_keys;
mod decode;
mod decode_cluster;
mod field;
mod keys;
mod members;
mod object_keys;
mod operation;
#[cfg(not(target_arch = "wasm32"))]
mod reference;
mod resource_ids;
mod schema;
mod shape;
mod types;

pub use cluster_choices::{
    IdentityType, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodePoolMode, OsType,
    OutboundType, SupportPlan, Tier,
};
pub use cluster_create::{ClusterCreate, Identity, LoadBalancerProfile, NatGateway, NodePoolSpec, Texts};
pub(crate) use cluster_defaults::dns_prefix_of;
pub use decode::decode;
pub use field::Field;
pub use keys::{Key, ROOT, Shape};
pub use operation::Operation;
#[cfg(not(target_arch = "wasm32"))]
pub use reference::markdown_table;
pub use schema::json_schema;
pub use shape::{Found, ShapeProblem, ShapeProblemKind};
pub use types::{
    Acknowledgement, Cluster, ClusterPurpose, KeyVault, LoadBalancer, LoadBalancerType, Network, Secret,
    Spec, Ssl, SslStatus, UnderlyingResourceAction, Workspace,
};
pub(crate) use types::{DEFAULT_AGENT_COUNT, DEFAULT_AGENT_VM_SIZE};
