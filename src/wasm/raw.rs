//! Text and bytes out of JavaScript, never copied before their size is known.

use js_sys::{ArrayBuffer, JsString, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::document::{Problem, SyntaxError};

/// A value that may be text or bytes.
pub(super) enum Raw {
    /// Text; an error where it holds a lone surrogate.
    Text(Result<String, SyntaxError>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Text or bytes, but more of them than wanted.
    TooLarge,
    /// Anything else.
    Neither,
}

impl Raw {
    /// Reads text or bytes of at most `limit` bytes.
    pub(super) fn read(value: &JsValue, limit: usize) -> Self {
        if value.is_string() {
            let text: &JsString = value.unchecked_ref();
            // In UTF-8 no text has fewer bytes than it has code units in UTF-16.
            return if text.length() as usize > limit {
                Self::TooLarge
            } else {
                Self::Text(well_formed(text))
            };
        }
        match byte_length(value) {
            None => Self::Neither,
            // A view of a buffer that was given away cannot even be copied.
            Some(0) => Self::Bytes(Vec::new()),
            Some(length) if length > limit => Self::TooLarge,
            // A new view, because members of the given one may have been replaced.
            Some(_) => Self::Bytes(Uint8Array::new(value).to_vec()),
        }
    }
}

/// From how many code units on the encoder copies faster than the glue, which copies ASCII one by one.
const LONG: u32 = 16 << 10;

#[wasm_bindgen]
extern "C" {
    /// What encodes text as UTF-8 in every host.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

/// A copy of the text; a lone surrogate becomes a replacement character.
fn copied(text: &JsString) -> String {
    if text.length() < LONG {
        return String::from(text);
    }
    // The encoder makes nothing but UTF-8.
    String::from_utf8(TextEncoder::new().encode(text).to_vec()).unwrap_or_default()
}

/// The text, if no lone surrogate is in it: that would be copied as a replacement character.
pub(super) fn well_formed(text: &JsString) -> Result<String, SyntaxError> {
    let copy = copied(text);
    match copy.find('\u{fffd}') {
        Some(offset) if !text.is_valid_utf16() => {
            Err(SyntaxError { problem: Problem::InvalidUtf8 { offset }, position: None })
        }
        _ => Ok(copy),
    }
}

/// How many bytes a `Uint8Array` has; `None` for any other value, whatever it pretends to be.
fn byte_length(value: &JsValue) -> Option<usize> {
    if !ArrayBuffer::is_view(value) || !value.is_instance_of::<Uint8Array>() {
        return None;
    }
    let length = Reflect::get(value, &JsValue::from_str("byteLength")).ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of bytes that memory holds; the conversion saturates"
    )]
    Some(length as usize)
}
