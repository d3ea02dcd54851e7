//! The values of a template's expressions, of those that need nothing but the template and where it is deployed to.

use std::cell::Cell;

use super::Importing;
use super::lost::Why;
use super::part::SECRET;
use crate::document::{Number, Value, join, object};
use crate::facts::member;

/// How deeply expressions may be nested, defaults of parameters among them.
const MAXIMUM_DEPTH: u32 = 16;

/// How much the values of all expressions may come to, so that a template which doubles a text with each variable ends.
pub(super) struct Allowance(Cell<usize>);

impl Allowance {
    /// Characters and values: far more than any template holds.
    const WHOLE: usize = 1 << 22;

    pub(super) fn new() -> Self {
        Self(Cell::new(Self::WHOLE))
    }

    /// Takes what a value comes to.
    fn spend(&self, value: &Value) -> Result<(), Why> {
        let left = self.0.get().checked_sub(weight(value)).ok_or(Why::Expression)?;
        self.0.set(left);
        Ok(())
    }
}

/// The characters and values in a value.
fn weight(value: &Value) -> usize {
    1 + match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(weight).sum(),
        Value::Object(members) => members.iter().map(|member| member.key.len() + weight(&member.value)).sum(),
        _ => 0,
    }
}

/// What the expressions of a template can refer to.
#[derive(Clone, Copy)]
pub(super) struct Environment<'a> {
    /// The parameters that the template declares.
    pub(super) declared: Option<&'a Value>,
    /// The values that it is given.
    pub(super) given: Option<&'a Value>,
    /// Its variables.
    pub(super) variables: Option<&'a Value>,
    /// The subscription and the resource group to which it is deployed.
    pub(super) place: Option<(&'a str, &'a str)>,
    /// What is left of the allowance.
    pub(super) allowance: &'a Allowance,
}

impl Environment<'_> {
    /// The value with every expression in it evaluated; what cannot be evaluated is reported and becomes null.
    pub(super) fn resolve(self, value: &Value, pointer: &str, importing: &mut Importing<'_>) -> Value {
        match value {
            Value::String(text) => self.text(text, 0).unwrap_or_else(|why| {
                importing.lose(pointer, why);
                Value::Null
            }),
            Value::Array(items) => {
                let items = items.iter().enumerate();
                let resolve = |(number, item): (usize, &Value)| {
                    self.resolve(item, &format!("{pointer}/{number}"), importing)
                };
                Value::Array(items.map(resolve).collect())
            }
            Value::Object(members) => {
                let mut object = Value::object();
                for member in members {
                    let pointer = join(pointer, &member.key);
                    match self.text(&member.key, 0) {
                        Ok(Value::String(key)) => {
                            object.push(key, self.resolve(&member.value, &pointer, importing));
                        }
                        Ok(_) => importing.lose(pointer, Why::Expression),
                        Err(why) => importing.lose(pointer, why),
                    }
                }
                object
            }
            other => other.clone(),
        }
    }

    /// The value of a text, which may be an expression.
    pub(super) fn text(self, text: &str, depth: u32) -> Result<Value, Why> {
        let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            return Ok(text.into());
        };
        if inner.starts_with('[') {
            return Ok(text.strip_prefix('[').unwrap_or(text).into());
        }
        let mut rest = inner;
        let value = self.expression(&mut rest, depth)?;
        if rest.trim().is_empty() { Ok(value) } else { Err(Why::Expression) }
    }

    /// The value of the expression with which `rest` begins.
    fn expression(self, rest: &mut &str, depth: u32) -> Result<Value, Why> {
        if depth > MAXIMUM_DEPTH {
            return Err(Why::Expression);
        }
        *rest = rest.trim_start();
        if let Some(quoted) = rest.strip_prefix('\'') {
            *rest = quoted;
            return literal(rest).map(Value::from);
        }
        let mut value = self.call(rest, depth)?;
        self.allowance.spend(&value)?;
        while let Some(after) = rest.trim_start().strip_prefix('.') {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
            let (name, after) = after.split_at_checked(end).ok_or(Why::Expression)?;
            value = member(&value, name).cloned().ok_or(Why::Expression)?;
            *rest = after;
        }
        Ok(value)
    }

    /// The value of the function that is called where `rest` begins.
    fn call(self, rest: &mut &str, depth: u32) -> Result<Value, Why> {
        let (name, arguments) = rest.split_once('(').ok_or(Why::Expression)?;
        *rest = arguments.trim_start();
        let mut values = Vec::new();
        if let Some(after) = rest.strip_prefix(')') {
            *rest = after;
        } else {
            loop {
                values.push(self.expression(rest, depth + 1)?);
                *rest = rest.trim_start();
                if let Some(after) = rest.strip_prefix(',') {
                    *rest = after;
                } else if let Some(after) = rest.strip_prefix(')') {
                    *rest = after;
                    break;
                } else {
                    return Err(Why::Expression);
                }
            }
        }
        self.function(name.trim(), &values, depth)
    }

    fn function(self, name: &str, arguments: &[Value], depth: u32) -> Result<Value, Why> {
        if arguments.contains(&Value::Foreign(SECRET)) {
            return Err(Why::Secret);
        }
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        match arguments {
            [Value::String(parameter)] if is("parameters") => self.parameter(parameter, depth),
            [Value::String(variable)] if is("variables") => {
                let value = self.variables.and_then(|variables| member(variables, variable));
                self.whole(value.ok_or(Why::Expression)?, depth + 1)
            }
            [Value::String(form), values @ ..] if is("format") => format(form, values).map(Value::from),
            [_, ..] if is("concat") => concat(arguments),
            [] if is("subscription") => {
                let (subscription, _) = self.place.ok_or(Why::NeedsResourceGroup)?;
                Ok(
                    object! { "id" => format!("/subscriptions/{subscription}"), "subscriptionId" => subscription },
                )
            }
            [] if is("resourceGroup") => {
                let (subscription, name) = self.place.ok_or(Why::NeedsResourceGroup)?;
                let id = format!("/subscriptions/{subscription}/resourceGroups/{name}");
                Ok(object! { "id" => id, "name" => name })
            }
            _ if is("resourceId") => self.resource_id(arguments).map(Value::from),
            _ => Err(Why::Expression),
        }
    }

    fn parameter(self, name: &str, depth: u32) -> Result<Value, Why> {
        let declaration = self.declared.and_then(|declared| member(declared, name));
        let is_secure =
            declaration.and_then(|declaration| member(declaration, "type")?.as_str()).is_some_and(|kind| {
                ["securestring", "secureobject"].iter().any(|secure| kind.eq_ignore_ascii_case(secure))
            });
        let given = self.given.and_then(|given| member(given, name));
        // A reference to Key Vault is no secret itself.
        if let Some(reference) = given.filter(|given| member(given, "reference").is_some()) {
            return Ok(reference.clone());
        }
        if is_secure {
            return Ok(Value::Foreign(SECRET));
        }
        if let Some(value) = given.and_then(|given| member(given, "value")) {
            return Ok(value.clone());
        }
        match declaration.and_then(|declaration| member(declaration, "defaultValue")) {
            Some(value) => self.whole(value, depth + 1),
            None => Err(Why::NoValue(name.to_owned())),
        }
    }

    /// The value if every expression in it can be evaluated.
    pub(super) fn whole(self, value: &Value, depth: u32) -> Result<Value, Why> {
        match value {
            Value::String(text) => self.text(text, depth),
            Value::Array(items) => {
                let items: Result<Vec<_>, _> = items.iter().map(|item| self.whole(item, depth)).collect();
                items.map(Value::from)
            }
            Value::Object(members) => {
                let mut object = Value::object();
                for member in members {
                    let Value::String(key) = self.text(&member.key, depth)? else {
                        return Err(Why::Expression);
                    };
                    object.push(key, self.whole(&member.value, depth)?);
                }
                Ok(object)
            }
            other => Ok(other.clone()),
        }
    }

    /// An ARM id from its type and names, in front of which may stand subscription and resource group.
    fn resource_id(self, arguments: &[Value]) -> Result<String, Why> {
        let texts: Option<Vec<&str>> = arguments.iter().map(Value::as_str).collect();
        let texts = texts.ok_or(Why::Expression)?;
        let place = texts.iter().position(|text| text.contains('/')).ok_or(Why::Expression)?;
        let (before, rest) = texts.split_at_checked(place).ok_or(Why::Expression)?;
        let [resource_type, names @ ..] = rest else { return Err(Why::Expression) };
        let here = || self.place.ok_or(Why::NeedsResourceGroup);
        let (subscription, group) = match before {
            [] => here()?,
            [group] => (here()?.0, *group),
            [subscription, group] => (*subscription, *group),
            _ => return Err(Why::Expression),
        };
        let mut types = resource_type.split('/');
        let provider = types.next().unwrap_or_default();
        let mut id = format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}");
        let mut names = names.iter();
        for name_of_type in types {
            let name = names.next().ok_or(Why::Expression)?;
            id.push('/');
            id.push_str(name_of_type);
            id.push('/');
            id.push_str(name);
        }
        if names.next().is_some() { Err(Why::Expression) } else { Ok(id) }
    }
}

/// Texts one after the other, or the items of arrays.
fn concat(values: &[Value]) -> Result<Value, Why> {
    let mut text = String::new();
    let mut items = Vec::new();
    for value in values {
        match value {
            Value::String(part) => text.push_str(part),
            Value::Number(Number::Integer(number)) => text.push_str(&number.to_string()),
            Value::Array(part) => items.extend_from_slice(part),
            _ => return Err(Why::Expression),
        }
    }
    let arrays = values.iter().filter(|value| matches!(value, Value::Array(_))).count();
    match arrays {
        0 => Ok(text.into()),
        _ if arrays == values.len() => Ok(items.into()),
        _ => Err(Why::Expression),
    }
}

/// The text up to its closing quote; two quotes are one.
fn literal(rest: &mut &str) -> Result<String, Why> {
    let mut text = String::new();
    loop {
        let (before, after) = rest.split_once('\'').ok_or(Why::Expression)?;
        text.push_str(before);
        *rest = after;
        match rest.strip_prefix('\'') {
            Some(after) => {
                text.push('\'');
                *rest = after;
            }
            None => return Ok(text),
        }
    }
}

/// `form` with `{0}`, `{1}`, … replaced; anything else in braces is not evaluated.
fn format(form: &str, values: &[Value]) -> Result<String, Why> {
    let mut text = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        let (number, after) = after.split_once('}').ok_or(Why::Expression)?;
        if before.contains('}') {
            return Err(Why::Expression);
        }
        text.push_str(before);
        if text.len() > Allowance::WHOLE {
            return Err(Why::Expression);
        }
        let value = number.parse().ok().and_then(|number: usize| values.get(number));
        match value {
            Some(Value::String(value)) => text.push_str(value),
            Some(Value::Number(Number::Integer(value))) => text.push_str(&value.to_string()),
            _ => return Err(Why::Expression),
        }
        rest = after;
    }
    if rest.contains('}') {
        return Err(Why::Expression);
    }
    Ok(text + rest)
}
