//! ARM ids, compared as Azure Resource Manager compares them.

use crate::host::lowercase;

/// Whether two ARM ids name the same resource: without regard to case and to slashes at the end.
pub fn same_resource(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_end_matches('/'), right.trim_end_matches('/'));
    left.eq_ignore_ascii_case(right) || lowercase(left) == lowercase(right)
}
