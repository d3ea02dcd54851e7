//! The spec: what the user wants, decoded from a document with every shape problem collected.

mod decode;
mod field;
mod keys;
mod object_keys;
mod operation;
#[cfg(not(target_arch = "wasm32"))]
mod reference;
mod resource_ids;
mod schema;
mod shape;
mod types;

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
