//! Values as messages quote them.

use std::borrow::Cow;

/// Longer values are cut: nobody reads on, and a report must not grow with its input.
const LONGEST: usize = 60;

/// `value` as a message may quote it: not too long, and without characters that would move a cursor.
pub(crate) fn quote(value: &str) -> Cow<'_, str> {
    if value.is_empty() {
        return Cow::Borrowed("\"\"");
    }
    let is_short = value.len() <= LONGEST || value.chars().nth(LONGEST).is_none();
    if is_short && !value.contains(char::is_control) {
        return Cow::Borrowed(value);
    }
    let shown = value.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c });
    Cow::Owned(shown.chain((!is_short).then_some('…')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_or_moves_the_cursor_is_not_quoted_as_it_is() {
        assert!(matches!(quote("myaks"), Cow::Borrowed("myaks")));
        assert_eq!(quote(&"群".repeat(60)), "群".repeat(60));
        assert_eq!(quote(&"群".repeat(61)), "群".repeat(60) + "…");
        assert_eq!(quote(""), "\"\"");
        assert_eq!(quote("a\u{1b}[2J"), "a\u{fffd}[2J");
    }
}
