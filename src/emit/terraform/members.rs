//! Members of a body on their way into attributes: what nobody takes is what an azurerm resource cannot say.

use super::syntax::Item;
use crate::document::Value;

/// The value at a path, to take members out of.
pub(super) fn at_mut<'a>(body: &'a mut Value, path: &[&str]) -> Option<&'a mut Value> {
    path.iter().try_fold(body, |value, key| value.get_mut(key))
}

/// Takes the value at a path out of a body.
pub(super) fn take(body: &mut Value, path: &[&str]) -> Option<Value> {
    let (last, parents) = path.split_last()?;
    let parent = at_mut(body, parents)?;
    let value = parent.get(last)?.clone();
    parent.remove(last);
    Some(value)
}

/// Takes the value at a path if it is this text, which is what the azurerm resource means by silence.
pub(super) fn take_default(body: &mut Value, path: &[&str], default: &str) {
    if body.at(path).and_then(Value::as_str) == Some(default) {
        take(body, path);
    }
}

/// Takes the value at a path as an attribute.
pub(super) fn move_to(items: &mut Vec<Item>, name: &'static str, body: &mut Value, path: &[&str]) {
    items.extend(take(body, path).map(|value| Item::Attribute(name, value)));
}

/// Takes the members of an object as attributes, each by its table row: member, attribute.
pub(super) fn move_all(
    items: &mut Vec<Item>,
    body: &mut Value,
    parents: &[&str],
    table: &[(&str, &'static str)],
) {
    for (member, name) in table {
        let path: Vec<&str> = parents.iter().copied().chain([*member]).collect();
        move_to(items, name, body, &path);
    }
}

/// The names of the members that are left, those within others by their own names.
pub(super) fn left(body: &Value) -> Vec<String> {
    let mut names = Vec::new();
    collect(body, &mut names);
    names
}

fn collect(body: &Value, names: &mut Vec<String>) {
    for member in body.members() {
        match &member.value {
            Value::Object(_) => collect(&member.value, names),
            _ => names.push(member.key.clone()),
        }
    }
}
