//! Values as words of bash.

/// `value` as one word of bash, whatever it holds.
///
/// A NUL byte cannot be in a word; no check lets one pass, so it is left out.
pub(crate) fn word(value: &str) -> String {
    match shlex::try_quote(value) {
        Ok(word) => word.into_owned(),
        Err(_) => word(&value.replace('\0', "")),
    }
}
