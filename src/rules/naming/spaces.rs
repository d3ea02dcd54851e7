//! Names with spaces around them, which come from copying.

use crate::language::say;
use crate::report::{Fix, PatchOperation};
use crate::rules::Context;

/// The fix for a name that is only wrong because of the spaces around it.
pub(super) fn without_spaces(
    cx: &Context<'_>,
    pointer: &'static str,
    name: &str,
    is_right: impl Fn(&str) -> bool,
) -> Option<Fix> {
    let trimmed = name.trim();
    (trimmed.len() < name.len() && is_right(trimmed)).then(|| {
        let title = say!(cx, en: "Remove the spaces around it", zh: "删除首尾空格");
        Fix::safe(title, PatchOperation::replace(pointer, trimmed))
    })
}
