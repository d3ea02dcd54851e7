//! The envelope around a fact: what kind it is and what it is about.

use super::resource::Resource;
use super::{FactError, FactKind, Scope};
use crate::document::Value;

/// A document with its envelope opened, if it has one.
pub(super) enum Envelope {
    /// What the envelope says, and its content.
    Opened { kind: Option<FactKind>, scope: Scope, data: Value },
    /// There is no envelope.
    None(Value),
}

/// Opens the envelope `{ "fact": { "kind", "cloud", "subscriptionId", "location", "scope" }, "data": … }`.
pub(super) fn open(mut document: Value) -> Result<Envelope, FactError> {
    let (Some(Value::Object(_)), Some(data)) = (document.get("fact"), document.get("data")) else {
        return Ok(Envelope::None(document));
    };
    if matches!(data, Value::Null) {
        return Err(FactError::NoData);
    }
    let data =
        document.get_mut("data").map(|data| std::mem::replace(data, Value::Null)).unwrap_or(Value::Null);
    let Some(fact) = document.get("fact") else { return Ok(Envelope::None(document)) };
    let fact = Resource(fact);
    let kind = match fact.text("kind") {
        Some(word) => Some(FactKind::from_word(word).ok_or_else(|| FactError::UnknownKind(word.to_owned()))?),
        None => None,
    };
    let stated = fact.text("scope").map(Scope::from_word).unwrap_or_default();
    let scope = Scope {
        cloud: fact.owned("cloud"),
        subscription_id: fact.owned("subscriptionId").or(stated.subscription_id),
        location: fact.owned("location").or(stated.location),
        resource: stated.resource,
    };
    Ok(Envelope::Opened { kind, scope, data })
}
