//! What names and ids are made of.

/// Whether `text` is a GUID in its usual form: `11111111-2222-3333-4444-555555555555`.
pub(super) fn is_guid(text: &str) -> bool {
    let mut groups = text.split('-');
    let is_group = |group: &str, length: usize| {
        group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    [8, 4, 4, 4, 12].into_iter().all(|length| groups.next().is_some_and(|group| is_group(group, length)))
        && groups.next().is_none()
}

/// The longest name of a resource group, in characters.
pub(super) const LONGEST_RESOURCE_GROUP: usize = 90;

/// Whether a resource group may have this name.
pub(super) fn is_resource_group(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= LONGEST_RESOURCE_GROUP
        && !name.ends_with('.')
        && name.chars().all(may_be_in_resource_group)
}

/// Letters and digits of any script, which patterns that mean the same natively and on wasm32 cannot
/// name. A little more than .NET's `Char.IsLetterOrDigit` passes (`½`), so nothing good is refused.
pub(super) fn may_be_in_resource_group(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '(' | ')')
}

/// Whether an AKS cluster may have this name.
pub(super) fn is_cluster_name(name: &str) -> bool {
    (1..=63).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && starts_and_ends(name, |c| c.is_ascii_alphanumeric())
}

/// Whether a virtual network or subnet may have a name of these characters; lengths differ.
pub(super) fn is_network_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

fn starts_and_ends(name: &str, with: fn(char) -> bool) -> bool {
    name.starts_with(with) && name.ends_with(with)
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    #[test]
    fn a_guid_has_five_groups() {
        assert!(is_guid("11111111-2222-3333-4444-55555555abCD"));
        for wrong in [
            "",
            "1111111-2222-3333-4444-555555555555",
            "11111111-2222-3333-4444-5555555555555",
            "11111111-2222-3333-4444-555555555555-",
            "{11111111-2222-3333-4444-555555555555}",
            "11111111222233334444555555555555",
            "g1111111-2222-3333-4444-555555555555",
        ] {
            assert!(!is_guid(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_resource_group_has_1_to_90_characters_of_any_script() {
        assert!(is_resource_group("a"));
        assert!(is_resource_group(&"组".repeat(90)));
        assert!(is_resource_group("(x)_.-"));
        for wrong in ["", "ml-rg.", "ml rg", "ml/rg", &"a".repeat(91)] {
            assert!(!is_resource_group(wrong), "{wrong}");
        }
    }

    fn pattern(cell: &'static OnceLock<Regex>, text: &str) -> &'static Regex {
        cell.get_or_init(|| Regex::new(text).unwrap())
    }

    proptest! {
        #[test]
        fn names_agree_with_the_published_patterns(
            name in "[a-zA-Z0-9_.-]{0,3}|[a-z_.-]{60,66}|[a-z()._-]{88,92}|\\PC{0,6}"
        ) {
            static CLUSTER: OnceLock<Regex> = OnceLock::new();
            static NETWORK: OnceLock<Regex> = OnceLock::new();
            static GROUP: OnceLock<Regex> = OnceLock::new();
            let cluster = pattern(&CLUSTER, "^([a-zA-Z0-9]|[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])$");
            prop_assert_eq!(is_cluster_name(&name), cluster.is_match(&name));
            let network = pattern(&NETWORK, "^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$");
            prop_assert_eq!(is_network_name(&name), network.is_match(&name));
            let group = pattern(&GROUP, "^[-A-Za-z0-9._()]{1,90}$");
            if name.is_ascii() {
                prop_assert_eq!(is_resource_group(&name), group.is_match(&name) && !name.ends_with('.'));
            }
        }
    }
}
