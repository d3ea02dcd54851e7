//! The ARM id of a resource in a resource group, taken apart.

use super::parts::{is_guid, is_resource_group};

/// An id of the form `/subscriptions/…/resourceGroups/…/providers/…/TYPE/…`, of one type or of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::rules) struct ResourceId<'a> {
    pub(in crate::rules) subscription: &'a str,
    pub(in crate::rules) resource_group: &'a str,
    /// The name of the outermost resource: the virtual network of a subnet.
    pub(in crate::rules) parent: &'a str,
    /// The name of the resource itself.
    pub(in crate::rules) name: &'a str,
}

impl<'a> ResourceId<'a> {
    /// Takes an id of this type apart; the letter case of its fixed words does not matter, as everywhere in ARM.
    pub(in crate::rules) fn parse(id: &'a str, provider: &str, types: &[&str]) -> Option<Self> {
        let mut segments = id.strip_prefix('/')?.split('/');
        let mut name_behind = |word: &str| {
            segments.next().filter(|segment| segment.eq_ignore_ascii_case(word))?;
            segments.next().filter(|name| !name.is_empty())
        };
        let subscription = name_behind("subscriptions")?;
        let resource_group = name_behind("resourceGroups")?;
        name_behind("providers").filter(|segment| segment.eq_ignore_ascii_case(provider))?;
        let (mut parent, mut name) = (None, "");
        for word in types {
            name = name_behind(word)?;
            parent = parent.or(Some(name));
        }
        let id = Self { subscription, resource_group, parent: parent?, name };
        segments.next().is_none().then_some(id)
    }

    /// The id of a subnet.
    pub(in crate::rules) fn subnet(id: &'a str) -> Option<Self> {
        Self::parse(id, "Microsoft.Network", &["virtualNetworks", "subnets"])
    }

    /// Whether it stands in a subscription and a resource group that can be.
    pub(in crate::rules) fn is_sound(&self) -> bool {
        is_guid(self.subscription) && is_resource_group(self.resource_group)
    }
}

/// `id` as it was meant: without white space around it and a slash at its end, with the slash at its
/// beginning.
pub(in crate::rules) fn tidied(id: &str) -> String {
    let bare = id.trim().trim_matches('/');
    let mut tidy = String::with_capacity(bare.len() + 1);
    tidy.push('/');
    tidy.push_str(bare);
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subnet_stands_in_a_network() {
        let id = "/SUBSCRIPTIONS/s/resourcegroups/g/providers/microsoft.network/virtualnetworks/v/Subnets/n";
        let expected = ResourceId { subscription: "s", resource_group: "g", parent: "v", name: "n" };
        assert_eq!(ResourceId::subnet(id), Some(expected));
        for wrong in [
            "",
            "/",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n/",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks//subnets/n",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualNetworks/v/subnets/n",
            "subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n",
        ] {
            assert_eq!(ResourceId::subnet(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn slashes_and_spaces_around_an_id_can_be_mended() {
        assert_eq!(tidied(" subscriptions/s/ "), "/subscriptions/s");
        assert_eq!(tidied("/subscriptions/s"), "/subscriptions/s");
    }
}
