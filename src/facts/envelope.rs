//! The envelope around a fact: what kind it is and what it is about.

use super::{FactError, Stated};
use crate::document::Value;

/// A document with its envelope opened, if it has one.
pub(super) enum Envelope {
    /// What the envelope says, and its content.
    Opened { stated: Stated, data: Value },
    /// There is no envelope.
    None(Value),
}

/// Opens the envelope `{ "fact": { "kind", "name", "cloud", "subscriptionId", "location", "scope" }, "data": … }`.
pub(super) fn open(mut document: Value) -> Result<Envelope, FactError> {
    let (Some(header @ Value::Object(_)), Some(data)) = (document.get("fact"), document.get("data")) else {
        return Ok(Envelope::None(document));
    };
    if matches!(data, Value::Null) {
        return Err(FactError::NoData);
    }
    let stated = Stated::from_header(header)?;
    let data =
        document.get_mut("data").map(|data| std::mem::replace(data, Value::Null)).unwrap_or(Value::Null);
    Ok(Envelope::Opened { stated, data })
}
