//! Whether the condition of a policy's rule holds for a public address, as far as that can be said.

use std::cell::Cell;

use super::parameters::{Parameters, argument};
use crate::document::Value;
use crate::facts::{member, same_region, same_text};

/// How deep a condition may be nested; Azure allows less.
const DEEPEST: u32 = 64;

/// The resource that AKS would make, about which a rule is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The public address.
    Address,
    /// The load balancer with the address at its front.
    LoadBalancer,
}

impl Subject {
    /// Its type.
    pub(super) const fn resource_type(self) -> &'static str {
        match self {
            Self::Address => "Microsoft.Network/publicIPAddresses",
            Self::LoadBalancer => "Microsoft.Network/loadBalancers",
        }
    }
}

/// A condition is asked about one resource. `None`, as the answer, is what cannot be said.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) subject: Subject,
    /// The region of the resource.
    pub(super) location: Option<&'a str>,
    pub(super) parameters: Parameters<'a>,
    /// How many more comparisons may be made.
    pub(super) budget: &'a Cell<u32>,
}

/// What a condition looks at.
enum Operand<'a> {
    Text(&'a str),
    Region(&'a str),
    /// A member that is there, with a content that nobody knows yet.
    Something,
    /// A member of another type of resource.
    Nothing,
    /// A count of none.
    Zero,
    /// A count of one or more.
    Some,
    Unknown,
}

impl<'a> Question<'a> {
    /// Whether a condition holds.
    pub(super) fn holds(&self, condition: &'a Value) -> Option<bool> {
        self.holds_within(condition, DEEPEST)
    }

    fn holds_within(&self, condition: &'a Value, depth: u32) -> Option<bool> {
        self.spend()?;
        let depth = depth.checked_sub(1)?;
        if let Some(inner) = member(condition, "not") {
            return self.holds_within(inner, depth).map(|holds| !holds);
        }
        for (key, decisive) in [("allOf", false), ("anyOf", true)] {
            if let Some(list) = member(condition, key) {
                return self.each(list, decisive, depth);
            }
        }
        let operand = self.operand(condition, depth);
        self.compare(&operand, condition)
    }

    /// `allOf` is decided by one `false`, `anyOf` by one `true`.
    fn each(&self, list: &'a Value, decisive: bool, depth: u32) -> Option<bool> {
        if list.items().is_empty() {
            return None;
        }
        let mut answer = Some(!decisive);
        for item in list.items() {
            match self.holds_within(item, depth) {
                Some(holds) if holds == decisive => return Some(decisive),
                Some(_) => {}
                None => answer = None,
            }
        }
        answer
    }

    fn operand(&self, condition: &'a Value, depth: u32) -> Operand<'a> {
        if let Some(field) = member(condition, "field").and_then(Value::as_str) {
            return self.field(field);
        }
        if let Some(count) = member(condition, "count") {
            return self.count(count, depth);
        }
        let value = member(condition, "value").and_then(Value::as_str);
        match value.and_then(|value| argument(value, "field")) {
            Some(field) => self.field(field),
            None => Operand::Unknown,
        }
    }

    fn field(&self, field: &str) -> Operand<'a> {
        if field.eq_ignore_ascii_case("type") {
            return Operand::Text(self.subject.resource_type());
        }
        if field.eq_ignore_ascii_case("location") {
            return self.location.map_or(Operand::Unknown, Operand::Region);
        }
        // `Microsoft.Network/loadBalancers/frontendIPConfigurations[*].publicIPAddress.id`
        let own = self.subject.resource_type();
        let rest = field.get(..own.len()).filter(|start| start.eq_ignore_ascii_case(own));
        match rest.and_then(|start| field.get(start.len()..)?.strip_prefix('/')) {
            Some(member) if self.subject == Subject::LoadBalancer => {
                let member = member.to_ascii_lowercase();
                match member.strip_prefix("frontendipconfigurations[*]") {
                    Some("" | ".publicipaddress" | ".publicipaddress.id") => Operand::Something,
                    _ => Operand::Unknown,
                }
            }
            Some(_) => Operand::Unknown,
            None if is_alias(field) => Operand::Nothing,
            None => Operand::Unknown,
        }
    }

    fn count(&self, count: &'a Value, depth: u32) -> Operand<'a> {
        let Some(field) = member(count, "field").and_then(Value::as_str) else { return Operand::Unknown };
        let all = match self.field(field) {
            Operand::Something => Operand::Some,
            Operand::Nothing => return Operand::Nothing,
            _ => return Operand::Unknown,
        };
        match member(count, "where") {
            None => all,
            Some(filter) => match self.holds_within(filter, depth) {
                Some(true) => all,
                Some(false) => Operand::Zero,
                None => Operand::Unknown,
            },
        }
    }

    fn compare(&self, operand: &Operand<'_>, condition: &'a Value) -> Option<bool> {
        const NEGATED: &[(&str, &str)] =
            &[("notEquals", "equals"), ("notIn", "in"), ("notLike", "like"), ("notContains", "contains")];
        for (negated, operator) in NEGATED {
            if let Some(value) = member(condition, negated) {
                // Whether what is not there differs from everything is not written down anywhere.
                return match operand {
                    Operand::Nothing => None,
                    _ => self.test(operand, operator, value).map(|holds| !holds),
                };
            }
        }
        for operator in [
            "equals",
            "in",
            "like",
            "contains",
            "exists",
            "greater",
            "greaterOrEquals",
            "less",
            "lessOrEquals",
        ] {
            if let Some(value) = member(condition, operator) {
                return self.test(operand, operator, value);
            }
        }
        None
    }

    fn test(&self, operand: &Operand<'_>, operator: &str, value: &'a Value) -> Option<bool> {
        let value = self.parameters.resolve(value)?;
        if operator == "exists" {
            let wanted = truth(value)?;
            return match operand {
                Operand::Text(_) | Operand::Region(_) | Operand::Something => Some(wanted),
                Operand::Nothing if wanted => Some(false),
                _ => None,
            };
        }
        if operator == "in" {
            return self.is_in(operand, value);
        }
        match operand {
            Operand::Zero => is_zero(operator, value.as_integer()?),
            // That nothing of another type is there never makes a condition hold for certain.
            Operand::Nothing if value.as_integer().is_some() => {
                is_zero(operator, value.as_integer()?).filter(|holds| !holds)
            }
            Operand::Some => match (operator, value.as_integer()?) {
                ("equals", ..1) | ("less", ..2) | ("lessOrEquals", ..1) => Some(false),
                ("greater", ..1) | ("greaterOrEquals", ..2) => Some(true),
                _ => None,
            },
            _ => test_text(operand, operator, value.as_str()?),
        }
    }

    fn is_in(&self, operand: &Operand<'_>, list: &'a Value) -> Option<bool> {
        let Value::Array(items) = list else { return None };
        let mut answer = Some(false);
        for item in items {
            self.spend()?;
            match self.parameters.resolve(item).and_then(Value::as_str) {
                Some(text) => match test_text(operand, "equals", text) {
                    Some(true) => return Some(true),
                    Some(false) => {}
                    None => answer = None,
                },
                None => answer = None,
            }
        }
        answer
    }

    /// Whether a list of types, which a parameter holds, has that of the resource.
    pub(super) fn has_type(&self, list: &str) -> Option<bool> {
        self.is_in(&Operand::Text(self.subject.resource_type()), self.parameters.get(list)?)
    }

    fn spend(&self) -> Option<()> {
        self.budget.set(self.budget.get().checked_sub(1)?);
        Some(())
    }
}

/// Compares none with a number.
fn is_zero(operator: &str, limit: i64) -> Option<bool> {
    Some(match operator {
        "equals" => limit == 0,
        "greater" => limit < 0,
        "greaterOrEquals" => limit <= 0,
        "less" => limit > 0,
        "lessOrEquals" => limit >= 0,
        _ => return None,
    })
}

fn test_text(operand: &Operand<'_>, operator: &str, wanted: &str) -> Option<bool> {
    let (text, is_region) = match operand {
        Operand::Text(text) => (*text, false),
        Operand::Region(region) => (*region, true),
        Operand::Something => {
            return match (operator, wanted) {
                ("equals", "") => Some(false),
                ("like", "*") => Some(true),
                _ => None,
            };
        }
        // What is not there equals no text, except perhaps the empty one.
        Operand::Nothing if operator == "equals" && !wanted.is_empty() => return Some(false),
        _ => return None,
    };
    match operator {
        "equals" if is_region => Some(same_region(text, wanted)),
        "equals" => Some(same_text(text, wanted)),
        "like" => is_like(&text.to_ascii_lowercase(), &wanted.to_ascii_lowercase()),
        "contains" => Some(text.to_ascii_lowercase().contains(&wanted.to_ascii_lowercase())),
        _ => None,
    }
}

/// Whether a text is like a pattern, which may have one `*`.
fn is_like(text: &str, pattern: &str) -> Option<bool> {
    match pattern.split_once('*') {
        Some((_, end)) if end.contains('*') => None,
        Some((start, end)) => Some(text.strip_prefix(start).is_some_and(|rest| rest.ends_with(end))),
        None => Some(text == pattern),
    }
}

/// Whether the field is one of a type of resource: `Microsoft.Storage/storageAccounts/sku.name`.
fn is_alias(field: &str) -> bool {
    !field.starts_with('[') && field.split_once('/').is_some_and(|(provider, _)| provider.contains('.'))
}

/// `true` and `"true"`.
fn truth(value: &Value) -> Option<bool> {
    match value.as_str() {
        Some(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Some(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => value.as_bool(),
    }
}
