//! The shape of the document: syntax, keys, types, and which key belongs to which operation.

use super::Rule;

mod acknowledge;
mod key;
mod missing;
mod operation;
pub(crate) mod syntax;
mod r#type;
mod words;

#[cfg(all(target_arch = "wasm32", not(feature = "certificate-module")))]
pub(crate) use words::repeated_key;
pub(super) use words::report;

pub(super) const RULES: &[&Rule] =
    &[&syntax::RULE, &key::RULE, &missing::RULE, &r#type::RULE, &operation::RULE, &acknowledge::RULE];
