//! ARM ids, compared as Azure Resource Manager compares them.

/// Whether two ARM ids name the same resource: without regard to case and to slashes at the end.
pub fn same_resource(left: &str, right: &str) -> bool {
    left.trim_end_matches('/').eq_ignore_ascii_case(right.trim_end_matches('/'))
        || left.trim_end_matches('/').to_lowercase() == right.trim_end_matches('/').to_lowercase()
}
