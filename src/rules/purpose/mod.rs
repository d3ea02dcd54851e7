//! What the cluster is for, and what that asks of its nodes.

use std::borrow::Cow;

use super::nodes::pools::{MOST_NODES, MOST_TOGETHER, Pool, pools};
use super::{Context, Rule};
use crate::language::say;
use crate::report::{Fix, PatchOperation, Reported};
use crate::spec::{ClusterPurpose, Field, OsType};

mod purpose_12vcpu;
mod purpose_dev_note;
mod purpose_enum;
mod purpose_prod_nodes;

/// The vCPUs that a production cluster has at least.
pub(super) const PRODUCTION_VCPUS: u64 = 12;

/// The nodes that a production cluster has at least.
pub(super) const PRODUCTION_NODES: u64 = 3;

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

/// Says how a cluster yet to be made gets large enough for production: with so many more nodes in its system pool,
/// where that may have them.
fn enlarge(cx: &Context<'_>, reported: Reported<'_>, more: &dyn Fn(&Pool<'_>) -> Option<u64>) {
    let system = pools(cx).find(|pool| pool.is_system() && pool.os == Some(OsType::Linux));
    let grown = system.and_then(|pool| grown(cx, &pool, more(&pool)?));
    reported.help(enlargement(cx)).fix(grown.unwrap_or_else(|| for_development(cx)));
}

fn enlargement(cx: &Context<'_>) -> Cow<'static, str> {
    say!(
        cx,
        en: "Give the Linux pools more or larger nodes, or set `clusterPurpose: DevTest` where the cluster is not for production.",
        zh: "请为 Linux 节点池增加节点或选用更大的 VM；若群集不用于生产，可设置 `clusterPurpose: DevTest`。",
    )
}

/// The fix that gives the pool so many more nodes; none where another bound would be broken.
fn grown(cx: &Context<'_>, pool: &Pool<'_>, more: u64) -> Option<Fix> {
    let (_, listed) = pool.listed?;
    let more = i64::try_from(more).ok()?;
    let count = pool.count?.max(0).saturating_add(more);
    if listed.enable_auto_scaling.or_default(false)?
        && !(listed.min_count.given()? <= count && count <= listed.max_count.given()?)
    {
        return None;
    }
    let others = pools(cx).filter_map(|pool| pool.count);
    let together = others.fold(more, |sum, count| sum.saturating_add(count.max(0)));
    if count > MOST_NODES || together > MOST_TOGETHER {
        return None;
    }
    let pointer = pool.count_pointer();
    let operation = if listed.count.is_absent() {
        PatchOperation::add(pointer, count)
    } else {
        PatchOperation::replace(pointer, count)
    };
    let title = say!(cx, en: "Use {count} nodes in the system pool", zh: "系统节点池使用 {count} 个节点");
    Some(Fix::offered(title, operation))
}
