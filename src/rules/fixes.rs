//! Fixes that rules of several families offer.

use std::borrow::Cow;
use std::fmt::Display;

use super::Context;
use crate::language::say;
use crate::report::{Fix, PatchOperation};

/// The fix that puts `value` in the place of what is at `pointer`.
pub(super) fn rewrite(
    cx: &Context<'_>,
    pointer: impl Into<Cow<'static, str>>,
    value: impl Display,
    safe: bool,
) -> Fix {
    let value = value.to_string();
    let title = say!(cx, en: "Write `{value}`", zh: "改为 `{value}`");
    Fix { title, safe, patch: vec![PatchOperation::replace(pointer, value)] }
}

/// The fix that takes away what is at `pointer`.
pub(super) fn remove(cx: &Context<'_>, pointer: &'static str) -> Fix {
    let key = pointer.rsplit('/').next().unwrap_or_default();
    let title = say!(cx, en: "Remove `{key}`", zh: "删除 `{key}`");
    Fix::offered(title, PatchOperation::remove(pointer))
}
