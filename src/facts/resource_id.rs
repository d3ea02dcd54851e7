//! ARM ids, compared and taken apart as Azure Resource Manager does it.

use crate::host::lowercase;

/// Whether two ARM ids name the same resource: without regard to case and to slashes at the end.
pub fn same_resource(left: &str, right: &str) -> bool {
    same_text(left.trim_end_matches('/'), right.trim_end_matches('/'))
}

/// Whether what holds for the scope with this ARM id holds for the resource: it is the scope itself, or below it.
pub fn covers(scope: &str, resource: &str) -> bool {
    let mut segments = resource.trim_end_matches('/').split('/');
    let mut covering = scope.trim_end_matches('/').split('/');
    covering.all(|wanted| segments.next().is_some_and(|segment| same_text(wanted, segment)))
}

/// Whether two texts differ in case at most.
pub(crate) fn same_text(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
        || (!left.is_ascii() && !right.is_ascii() && lowercase(left) == lowercase(right))
}

/// The segment behind the segment `name`: the group behind `resourceGroups`.
pub(crate) fn segment_after<'a>(id: &'a str, name: &str) -> Option<&'a str> {
    let mut segments = id.split('/');
    segments.find(|segment| segment.eq_ignore_ascii_case(name))?;
    segments.next().filter(|segment| !segment.is_empty())
}

/// The id of the resource that holds this one: of the cluster for a node pool.
pub(crate) fn parent(id: &str) -> Option<&str> {
    let (without_name, _) = id.trim_end_matches('/').rsplit_once('/')?;
    Some(without_name.rsplit_once('/')?.0)
}

/// Whether the id names a resource of this type, `Provider/type/type`.
pub(super) fn is_of_type(id: &str, resource_type: &str) -> bool {
    path_of_type(id).is_some_and(|path| is_path_of_type(path, resource_type))
}

/// The part of an id that says type and names: what stands behind its last provider, since an assignment of
/// a policy stands below another resource.
pub(super) fn path_of_type(id: &str) -> Option<&str> {
    id.get(rfind_segment(id, "providers")?..)
}

/// Whether such a part is of a resource of this type.
pub(super) fn is_path_of_type(path: &str, resource_type: &str) -> bool {
    let mut wanted = resource_type.split('/');
    let mut segments = path.split('/');
    let provider = segments.next().unwrap_or_default();
    if !wanted.next().is_some_and(|wanted| provider.eq_ignore_ascii_case(wanted)) {
        return false;
    }
    loop {
        let (name_of_type, name) = (segments.next(), segments.next());
        match (wanted.next(), name_of_type) {
            (Some(wanted), Some(given)) if given.eq_ignore_ascii_case(wanted) => {
                if name.is_none_or(str::is_empty) {
                    return false;
                }
            }
            (None, None | Some("")) => return true,
            _ => return false,
        }
    }
}

/// Where the text behind the last segment `name` begins.
fn rfind_segment(id: &str, name: &str) -> Option<usize> {
    let mut end = id.len();
    for segment in id.rsplit('/') {
        let start = end - segment.len();
        if segment.eq_ignore_ascii_case(name) {
            return Some(end + 1);
        }
        end = start.saturating_sub(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLUSTER: &str =
        "/subscriptions/s/resourcegroups/rg/providers/microsoft.containerservice/ManagedClusters/aks";

    #[test]
    fn the_type_of_an_id_is_behind_its_last_provider() {
        let type_of_cluster = "Microsoft.ContainerService/managedClusters";
        assert!(is_of_type(CLUSTER, type_of_cluster));
        assert!(is_of_type(&format!("{CLUSTER}/"), type_of_cluster));
        assert!(!is_of_type(&format!("{CLUSTER}/agentPools/one"), type_of_cluster));
        assert!(is_of_type(
            &format!("{CLUSTER}/agentPools/one"),
            "Microsoft.ContainerService/managedClusters/agentPools"
        ));
        assert!(!is_of_type(
            "/subscriptions/s/providers/Microsoft.ContainerService/managedClusters",
            type_of_cluster
        ));
        assert!(!is_of_type("", type_of_cluster));
        assert!(!is_of_type("providers", type_of_cluster));
        let assignment = format!("{CLUSTER}/providers/Microsoft.Authorization/roleAssignments/1");
        assert!(is_of_type(&assignment, "Microsoft.Authorization/roleAssignments"));
        assert!(!is_of_type(&assignment, type_of_cluster));
    }

    #[test]
    fn segments_and_parents() {
        assert_eq!(segment_after(CLUSTER, "resourceGroups"), Some("rg"));
        assert_eq!(segment_after(CLUSTER, "nothing"), None);
        assert_eq!(parent(&format!("{CLUSTER}/agentPools/one/")), Some(CLUSTER));
        assert_eq!(parent("x"), None);
    }
}
