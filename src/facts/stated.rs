//! What is said about a fact beside its data: by the header of its envelope, or by `--facts KIND@SCOPE=FILE`.

use serde::Serialize;

use super::resource::Resource;
use super::{FactError, FactKind, Scope};
use crate::document::Value;

/// What is said about a fact beside its data.
///
/// It serializes to the header of an envelope that says the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// The name of the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The kind of what is in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<FactKind>,
    /// What it is about.
    #[serde(flatten)]
    pub scope: Scope,
}

impl Stated {
    /// What the argument of `--facts` says: `KIND@SCOPE=FILE`, `KIND=FILE`, or a path alone. The name is the path.
    ///
    /// What stands before the first `=` counts only where it begins with a kind, so that paths may hold `=` and `@`.
    pub fn from_argument(argument: &str) -> Self {
        let stated = argument.split_once('=').and_then(|(what, path)| {
            let (kind, scope) = match what.split_once('@') {
                // Without a scope it would be about nothing that anybody meant.
                Some((_, "")) => return None,
                Some((kind, scope)) => (kind, Scope::from_word(scope)),
                None => (what, Scope::default()),
            };
            Some(Self { name: path.to_owned(), kind: Some(FactKind::from_word(kind)?), scope })
        });
        stated.unwrap_or_else(|| Self { name: argument.to_owned(), ..Self::default() })
    }

    /// What is wrong with the argument if no file has this name: it begins like one that says a kind, but there is no
    /// such kind.
    pub fn unknown_kind(&self) -> Option<FactError> {
        let (what, _) = self.name.split_once('=')?;
        let word = what.split_once('@').map_or(what, |(kind, _)| kind);
        let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        (is_word && self.kind.is_none() && FactKind::from_word(word).is_none())
            .then(|| FactError::UnknownKind(word.to_owned()))
    }

    /// Reads the header of an envelope.
    pub(crate) fn from_header(header: &Value) -> Result<Self, FactError> {
        let header = Resource(header);
        let kind = match header.text("kind") {
            Some(word) => {
                Some(FactKind::from_word(word).ok_or_else(|| FactError::UnknownKind(word.to_owned()))?)
            }
            None => None,
        };
        let scope = header.text("scope").map(Scope::from_word).unwrap_or_default();
        Ok(Self {
            name: header.owned("name").unwrap_or_default(),
            kind,
            scope: Scope {
                cloud: header.owned("cloud"),
                subscription_id: header.owned("subscriptionId").or(scope.subscription_id),
                location: header.owned("location").or(scope.location),
                resource: scope.resource,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(argument: &str) -> (Option<&'static str>, Scope, String) {
        let stated = Stated::from_argument(argument);
        (stated.kind.map(FactKind::as_str), stated.scope, stated.name)
    }

    #[test]
    fn a_kind_and_a_scope_may_stand_before_the_path() {
        assert_eq!(
            read("quota@eastus=usage.json"),
            (Some("quota"), Scope::from_word("eastus"), "usage.json".to_owned())
        );
        assert_eq!(
            read("NODEPOOLS=a=b@c.json"),
            (Some("nodePools"), Scope::default(), "a=b@c.json".to_owned())
        );
        let id = "/subscriptions/s/resourceGroups/a@b/providers/Microsoft.Network/virtualNetworks/v";
        let (kind, scope, name) = read(&format!("virtualNetwork@{id}=-"));
        assert_eq!((kind, name.as_str()), (Some("virtualNetwork"), "-"));
        assert_eq!(scope.resource.as_deref(), Some(id));
        assert_eq!(scope.subscription_id.as_deref(), Some("s"));
    }

    #[test]
    fn a_path_stays_a_path_where_no_kind_stands_before_it() {
        for path in
            ["a.json", "-", "", "a=b.json", "a@b=c.json", "./quota=a.json", "=", "@=", "quota@=a.json"]
        {
            assert_eq!(read(path), (None, Scope::default(), path.to_owned()));
        }
    }

    #[test]
    fn a_word_that_is_no_kind_is_named() {
        let unknown = |argument: &str| Stated::from_argument(argument).unknown_kind();
        assert_eq!(unknown("quotas@eastus=a.json"), Some(FactError::UnknownKind("quotas".to_owned())));
        assert_eq!(unknown("clusters=a.json"), Some(FactError::UnknownKind("clusters".to_owned())));
        for argument in
            ["a.json", "quota=a.json", "cluster=x=a.json", "./x=a.json", "=a", "a-b@c=d", "quota@=a.json"]
        {
            assert_eq!(unknown(argument), None, "{argument}");
        }
    }

    #[test]
    fn it_serializes_to_a_header_that_says_the_same() {
        for argument in
            ["quota@11111111-2222-3333-4444-555555555555/eastus=usage.json", "a.json", "cluster=x"]
        {
            let stated = Stated::from_argument(argument);
            let header = serde_json::to_string(&stated).unwrap_or_default();
            let document = crate::document::Document::parse(&header, crate::document::Format::Json);
            assert_eq!(
                document.ok().and_then(|document| Stated::from_header(&document.root).ok()),
                Some(stated)
            );
        }
    }
}
