//! Bytes to text: UTF-8 with or without a byte order mark, and a clear word about anything else.

use super::{MAXIMUM_SPEC_BYTES, Problem, SyntaxError};

/// The text in `bytes`.
///
/// # Errors
/// UTF-16 and UTF-32 (recognised by their byte order mark or by zero bytes), and bytes that are not UTF-8.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, SyntaxError> {
    let error = |problem| SyntaxError { problem, position: None };
    let looks_wide = bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || matches!(bytes, [0, first, ..] if *first != 0)
        || matches!(bytes, [first, 0, second, 0, ..] if *first != 0 && *second != 0);
    if looks_wide {
        return Err(error(Problem::NotUtf8Encoding));
    }
    std::str::from_utf8(bytes)
        .map_err(|invalid| error(Problem::InvalidUtf8 { offset: invalid.valid_up_to() }))
}

/// The text of a spec in `bytes`.
///
/// # Errors
/// More bytes than a spec may have, and what [`decode_utf8`] refuses.
pub fn spec_text(bytes: &[u8]) -> Result<&str, SyntaxError> {
    // The size first: a file that is too large is cut where it is read, perhaps within a character.
    if bytes.len() > MAXIMUM_SPEC_BYTES {
        return Err(SyntaxError { problem: Problem::TooLarge { limit: MAXIMUM_SPEC_BYTES }, position: None });
    }
    decode_utf8(bytes)
}
