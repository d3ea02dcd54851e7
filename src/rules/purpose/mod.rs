//! What the cluster is for, and what that asks of its nodes.

use super::{Context, Rule};
use crate::language::say;
use crate::report::{Fix, PatchOperation};
use crate::spec::{ClusterPurpose, Field};

mod purpose_12vcpu;
mod purpose_dev_note;
mod purpose_enum;
mod purpose_prod_nodes;

/// The vCPUs that a production cluster has at least.
pub(super) const PRODUCTION_VCPUS: u64 = 12;

/// The nodes that a production cluster has at least.
const PRODUCTION_NODES: u64 = 3;

pub(super) const RULES: &[&Rule] =
    &[&purpose_enum::RULE, &purpose_prod_nodes::RULE, &purpose_12vcpu::RULE, &purpose_dev_note::RULE];

/// The fix of a cluster that is too small for production.
fn for_development(cx: &Context<'_>) -> Fix {
    const POINTER: &str = "/clusterPurpose";
    let word = ClusterPurpose::DevTest.as_str();
    let operation = match cx.spec.cluster_purpose {
        Field::Absent => PatchOperation::add(POINTER, word),
        _ => PatchOperation::replace(POINTER, word),
    };
    Fix::offered(say!(cx, en: "Attach it for dev/test", zh: "以开发/测试用途附加"), operation)
}

/// Whether the spec attaches a cluster that is there already.
fn attaches_existing(cx: &Context<'_>) -> bool {
    cx.spec.cluster.as_ref().is_some() && !cx.spec.creates_cluster()
}
