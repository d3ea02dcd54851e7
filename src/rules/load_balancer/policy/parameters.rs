//! The values of parameters in a policy's rule.

use crate::document::Value;
use crate::facts::member;

/// The parameters of one definition: what was given, else the defaults.
#[derive(Clone, Copy)]
pub(super) struct Parameters<'a> {
    /// The values: `{ "name": { "value": … } }`.
    pub(super) given: &'a Value,
    /// The declarations: `{ "name": { "defaultValue": … } }`.
    pub(super) declared: &'a Value,
    /// Those of the initiative, of which the given values may speak.
    pub(super) outer: Option<&'a Parameters<'a>>,
}

impl<'a> Parameters<'a> {
    /// The value of a parameter.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        match member(self.given, name).and_then(|parameter| member(parameter, "value")) {
            Some(value) => match self.outer {
                Some(outer) => outer.resolve(value),
                None => Some(value),
            },
            None => member(member(self.declared, name)?, "defaultValue"),
        }
    }

    /// What a value of the rule stands for; `None` where that takes more than looking up one parameter.
    pub(super) fn resolve(&self, value: &'a Value) -> Option<&'a Value> {
        match value.as_str() {
            Some(text) if text.starts_with('[') => self.get(argument(text, "parameters")?),
            _ => Some(value),
        }
    }
}

/// The one argument in `[function('argument')]`.
pub(super) fn argument<'a>(expression: &'a str, function: &str) -> Option<&'a str> {
    let call = expression.strip_prefix('[')?.strip_suffix(']')?.trim();
    let name = call.get(..function.len()).filter(|name| name.eq_ignore_ascii_case(function))?;
    let quoted = call.get(name.len()..)?.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    let argument = quoted.strip_prefix('\'')?.strip_suffix('\'')?;
    (!argument.contains('\'')).then_some(argument)
}
